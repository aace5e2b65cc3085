/** The form of who proposes an entry of any other type: what must be there first, all else folded away and free to stay empty. */
import type { EntryDefinition, FormPart } from "#data/entry-types/definition.ts";
import * as m from "../../paraglide/messages.js";
import { Tick } from "./fields/choice-fields.tsx";
import { useForm } from "./fields/draft-fields.tsx";
import { EntryField, PartFields } from "./form-field.tsx";
import { MaybeAnswered } from "./maybe-answered.tsx";
import { Fold } from "./part.tsx";
import { SenderEmail } from "./proposal.tsx";
import "./proposal.css";

export function EntryProposal({ definition }: { definition: EntryDefinition }) {
  const { faults } = useForm();
  const needed = new Set(["title", ...definition.proposed]);
  const first = definition.form.flatMap(({ fields }) => fields.filter(({ field }) => needed.has(field)));
  const rest = definition.form.flatMap(({ part, fields }): FormPart[] => {
    // Whose it is follows from who takes it in.
    const left = fields.filter(({ field, as }) => !needed.has(field) && as !== "owner");
    return left.length === 0 ? [] : [{ part, fields: left }];
  });
  const wrong = [...faults.keys()].some((path) => !needed.has(path.split(".")[0] ?? "") && !path.startsWith("sender."));
  return (
    <div className="proposal">
      {first.map((asked) => (
        <EntryField key={asked.field} asked={asked} />
      ))}
      {definition.type === "question" ? <MaybeAnswered /> : null}
      <SenderEmail first={definition.mailFirst === true} />
      <div>
        <p className="form-hint">{m.form_consent_text()}</p>
        <Tick path="sender.consent" label={m.form_consent()} />
      </div>
      <Fold title={m.entries_more()} wrong={wrong}>
        <div className="proposal__more">
          {rest.map((part) => (
            <PartFields key={part.part} part={part} optional />
          ))}
        </div>
      </Fold>
    </div>
  );
}
