/** Three tests and three judgements, each with its question and with room for its reason. */
import { type Framework, frameworkOf } from "#data/assessment/framework.ts";
import { verdictAnswers } from "#data/assessment/verdicts.ts";
import { frameworksOf } from "#data/editions/edition.ts";
import { WithEditions } from "../../figures/editions/with-editions.tsx";
import { verdictWord } from "../../labels/approach-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { valueAt } from "../../state/draft.ts";
import { DraftTextArea, FieldError, fieldId, options, useForm } from "./fields/draft-fields.tsx";
import { faultsUnder } from "./fields/entry-faults.ts";

export const VerdictsField = () => <WithEditions>{(editions) => <Verdicts frameworks={frameworksOf(editions)} />}</WithEditions>;

function Verdicts({ frameworks }: { frameworks: readonly Framework[] }) {
  const { draft, edit, faults } = useForm();
  const edition = valueAt(draft, "edition");
  const framework = frameworkOf(frameworks, typeof edition === "string" ? edition : undefined);
  const own = faultsUnder(new Map([...faults].filter(([at]) => at === "verdicts")), "verdicts");
  const choose = (path: string, answer: string) => {
    if (edition === undefined) edit({ kind: "set", path: "edition", value: framework.id });
    edit({ kind: "set", path: `${path}.answer`, value: answer });
  };
  const part = (kind: "test" | "judgement") =>
    framework.verdicts
      .filter((one) => one.kind === kind)
      .map(({ id, name, question }) => {
        const path = `verdicts.${id}`;
        const answerId = fieldId(`${path}.answer`);
        return (
          <fieldset key={id} className="form-row" id={fieldId(path)} tabIndex={-1}>
            <legend>{words(name)}</legend>
            <fieldset className="form-group form-field" id={answerId} tabIndex={-1}>
              <legend className="wb-label">{words(question)}</legend>
              <FieldError id={answerId} faults={faultsUnder(faults, `${path}.answer`)} />
              <div className="form-ticks">
                {options(verdictAnswers, verdictWord).map(({ value, label }) => (
                  <label key={value}>
                    <input
                      type="radio"
                      name={answerId}
                      checked={valueAt(draft, `${path}.answer`) === value}
                      onChange={() => choose(path, value)}
                    />
                    {label}
                  </label>
                ))}
              </div>
            </fieldset>
            <DraftTextArea path={`${path}.reason`} label={m.assess_reason()} rows={2} />
          </fieldset>
        );
      });
  return (
    <div id={fieldId("verdicts")} tabIndex={-1}>
      <FieldError id={fieldId("verdicts")} faults={own} />
      <h3>{m.assess_tests()}</h3>
      {part("test")}
      <h3>{m.assess_judgements()}</h3>
      {part("judgement")}
      <p className="wb-small wb-soft">
        {framework.concept ? (
          <>
            <span className="nl-data-badge">{m.check_concept()}</span> {m.assess_concept_more({ after: words(framework.after) })}
          </>
        ) : null}
      </p>
    </div>
  );
}
