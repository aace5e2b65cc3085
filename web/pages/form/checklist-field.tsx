/** The items of a checklist to fill in: every item of the newest edition is there; a row is made when somebody says how far it is. */
import { useId, useState } from "react";
import { type CarriedItem, type ChecklistRow, carried, newItems, progressOf } from "#data/checklists/carry.ts";
import {
  type ChecklistEdition,
  type ChecklistState,
  type ChecklistTemplate,
  checklistStates,
  checklistTemplates,
} from "#data/checklists/checklist.ts";
import { type AnyEdition, checklistEditions } from "#data/editions/edition.ts";
import { today } from "#data/schema/day.ts";
import { AboutEdition, Earlier, NewSince, progressWords, WhyOf } from "../../figures/checklists/checklist-items.tsx";
import { WithEditions } from "../../figures/editions/with-editions.tsx";
import { checklistStateWord } from "../../labels/approach-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { newRow, randomKey, rowsAt, valueAt } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { DraftTextArea, DraftTextField, FieldError, fieldId, useForm } from "./fields/draft-fields.tsx";
import { faultsUnder } from "./fields/entry-faults.ts";

const isTemplate = (value: unknown): value is ChecklistTemplate => checklistTemplates.some((one) => one === value);

/** What is typed so far, as far as it is an answer. */
function useRows(): { path: string; row: ChecklistRow }[] {
  const { draft } = useForm();
  return rowsAt(draft, "rows").map(({ row }, at) => {
    const typed = row as Record<string, string | undefined>;
    const state = checklistStates.find((one) => one === typed.state) ?? "open";
    return { path: `rows.${at}`, row: { ...typed, item: typed.item ?? "", state } };
  });
}

export const ChecklistField = () => <WithEditions>{(editions) => <Items all={editions} />}</WithEditions>;

function Items({ all }: { all: readonly AnyEdition[] }) {
  const { draft, edit, faults } = useForm();
  const rows = useRows();
  const template = valueAt(draft, "template");
  const editions = isTemplate(template) ? checklistEditions(all, template) : [];
  const edition = editions.at(-1);
  if (!edition) return null;
  const answeredIn = valueAt(draft, "edition");
  const known = typeof answeredIn === "string" && answeredIn !== "" ? answeredIn : undefined;
  const list = carried(editions, { edition: known, rows: rows.map(({ row }) => row) });
  const pathOf = (item: string) => rows.find(({ row }) => row.item === item)?.path;
  const begin = () => (known === undefined ? edit({ kind: "set", path: "edition", value: edition.id }) : undefined);
  const add = (row: Record<string, string>) => {
    begin();
    edit({ kind: "insert", path: "rows", at: rows.length, value: newRow(row) });
  };
  const own = faultsUnder(new Map([...faults].filter(([at]) => at === "rows" || at === "edition")), "rows");
  return (
    <div className="checklist-field" id={fieldId("rows")} tabIndex={-1}>
      <FieldError id={fieldId("rows")} faults={own} />
      <p role="status">{progressWords(list.progress)}</p>
      <NewSince list={list} answeredIn={known} />
      {newItems(list).length > 0 ? (
        <p>
          <Button onClick={() => edit({ kind: "set", path: "edition", value: edition.id })}>{m.check_seen()}</Button>
        </p>
      ) : null}
      {edition.parts.map(({ id, name }, at) => {
        const part = list.parts[at];
        if (!part) return null;
        return (
          <section key={id} className="checklist__part">
            <h3>{m.check_part_progress({ part: words(name), progress: progressWords(progressOf(part)) })}</h3>
            {part.items.map((one) => (
              <ItemFields
                key={one.item.id}
                one={one}
                edition={edition}
                path={pathOf(one.item.id)}
                onBegin={(state) => add({ item: one.item.id, state, on: today() })}
              />
            ))}
            {part.own.map((row) => (
              <OwnItemFields key={row.item} row={row} path={pathOf(row.item)} />
            ))}
            <Button
              icon="plus"
              onClick={() => add({ item: `eigen-${randomKey()}`, part: id, text: "", state: "open" })}
              aria-label={`${m.check_own_add()}: ${words(name)}`}
            >
              {m.check_own_add()}
            </Button>
          </section>
        );
      })}
      <AboutEdition edition={edition} />
    </div>
  );
}

interface ItemFieldsProps {
  one: CarriedItem;
  edition: ChecklistEdition;
  /** Of its row; undefined where nobody answered it in these words. */
  path: string | undefined;
  onBegin: (state: ChecklistState) => void;
}

function ItemFields({ one: { item, state, earlier, isNew }, edition, path, onBegin }: ItemFieldsProps) {
  return (
    <fieldset className="form-row checklist-field__item" {...(path ? { id: fieldId(path), tabIndex: -1 } : {})}>
      <legend>
        {words(item.text)} {isNew ? <span className="nl-data-badge">{m.check_badge_new()}</span> : null}
      </legend>
      {earlier.map((answer) => (
        <Earlier key={answer.row.item} {...answer} />
      ))}
      <details className="checklist__more">
        <summary>{m.check_more()}</summary>
        <WhyOf item={item} edition={edition} />
      </details>
      <StateRadios state={state} path={path} onBegin={onBegin} />
      {path ? <AnswerFields path={path} state={state} /> : null}
    </fieldset>
  );
}

function OwnItemFields({ row, path }: { row: ChecklistRow; path: string | undefined }) {
  const { edit } = useForm();
  if (path === undefined) return null;
  return (
    <fieldset className="form-row checklist-field__item" id={fieldId(path)} tabIndex={-1}>
      <legend>
        {row.text || m.check_own_badge()} <span className="nl-data-badge">{m.check_own_badge()}</span>
      </legend>
      <DraftTextField path={`${path}.text`} label={m.check_own_text()} />
      <StateRadios state={row.state} path={path} onBegin={() => undefined} />
      <AnswerFields path={path} state={row.state} />
      <Button
        variant="subtle"
        icon="close"
        onClick={() => edit({ kind: "remove", path: "rows", at: Number(path.split(".")[1]) })}
      >
        {m.check_own_remove()}
      </Button>
    </fieldset>
  );
}

interface StateRadiosProps {
  state: ChecklistState | undefined;
  path: string | undefined;
  onBegin: (state: ChecklistState) => void;
}

function StateRadios({ state, path, onBegin }: StateRadiosProps) {
  const { edit } = useForm();
  const name = useId();
  const choose = (to: ChecklistState) => (path ? edit({ kind: "set", path: `${path}.state`, value: to }) : onBegin(to));
  return (
    <fieldset className="form-group form-field" id={path ? fieldId(`${path}.state`) : undefined} tabIndex={-1}>
      <legend className="wb-label">{m.check_state()}</legend>
      <div className="form-ticks">
        {checklistStates.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={state === one} onChange={() => choose(one)} />
            {checklistStateWord(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What shows it, who says so and when: asked once somebody works on it, or where something stands already. */
function AnswerFields({ path, state }: { path: string; state: ChecklistState | undefined }) {
  const { draft } = useForm();
  const [wasOpened] = useState(() => ["evidence", "by"].some((field) => Boolean(valueAt(draft, `${path}.${field}`))));
  if (state === "open" && !wasOpened) return null;
  return (
    <>
      <DraftTextArea path={`${path}.evidence`} label={m.check_evidence()} hint={m.check_evidence_hint()} rows={2} optional />
      <div className="form-pair">
        <DraftTextField path={`${path}.by`} label={m.check_by()} hint={m.check_by_hint()} optional />
        <DraftTextField path={`${path}.on`} label={m.check_on()} type="date" width="short" optional />
      </div>
    </>
  );
}
