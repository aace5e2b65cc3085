/** A filled checklist to read: per part how far it is, per item the state, what shows it, who said so and when, and what is new. */
import "./checklist.css";
import {
  type Carried,
  type CarriedItem,
  type ChecklistProgress,
  type ChecklistRow,
  type EarlierAnswer,
  newItems,
  progressOf,
} from "#data/checklists/carry.ts";
import type { ChecklistEdition, ChecklistState } from "#data/checklists/checklist.ts";
import { checklistStateWord } from "../../labels/approach-words.ts";
import { formatDate, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { saidBy } from "./checklist-words.ts";
import { StateMark } from "./state-mark.tsx";

/** By whom, when, and that it is our own until somebody has a better one. */
export const AboutEdition = ({ edition: { id, by, day, concept } }: { edition: ChecklistEdition }) => (
  <p className="wb-small wb-soft checklist__edition">
    {m.check_edition({ edition: id, by: words(by), day: formatDate(day) })}
    {concept ? (
      <>
        {" "}
        <span className="nl-data-badge">{m.check_concept()}</span> {m.check_concept_more()}
      </>
    ) : null}
  </p>
);

/** "12 van 20 klaar, waarvan 3 zonder onderbouwing" */
export function progressWords({ done, total, bare }: ChecklistProgress): string {
  const said = { done: String(done), total: String(total) };
  return bare === 0 ? m.check_progress(said) : m.check_progress_bare({ ...said, bare: String(bare) });
}

/** What an edition brought since it was answered; nothing where it brought nothing. */
export function NewSince({ list, answeredIn }: { list: Carried; answeredIn: string | undefined }) {
  const count = newItems(list).length;
  if (count === 0 || answeredIn === undefined) return null;
  const edition = list.edition.id;
  return (
    <Notice>
      <p>
        {count === 1 ? m.check_new_one({ edition }) : m.check_new_many({ count: String(count), edition })}{" "}
        {m.check_new_kept({ edition: answeredIn })}
      </p>
    </Notice>
  );
}

interface ChecklistItemsProps {
  list: Carried;
  answeredIn: string | undefined;
  /** Level of the headings of its parts. */
  heading: "h3" | "h4";
}

export function ChecklistItems({ list, answeredIn, heading: Heading }: ChecklistItemsProps) {
  const { edition, parts, dropped, own } = list;
  return (
    <div className="checklist">
      <NewSince list={list} answeredIn={answeredIn} />
      {edition.parts.map(({ id, name }, at) => {
        const part = parts[at];
        if (!part) return null;
        return (
          <section key={id} className="checklist__part">
            <Heading>{m.check_part_progress({ part: words(name), progress: progressWords(progressOf(part)) })}</Heading>
            <ul className="checklist__items">
              {part.items.map((one) => (
                <Item key={one.item.id} one={one} edition={edition} begun={answeredIn !== undefined} />
              ))}
              {part.own.map((row) => (
                <OwnItem key={row.item} row={row} />
              ))}
            </ul>
          </section>
        );
      })}
      {own.length === 0 ? null : (
        <section className="checklist__part">
          <Heading>{m.check_own()}</Heading>
          <ul className="checklist__items">
            {own.map((row) => (
              <OwnItem key={row.item} row={row} />
            ))}
          </ul>
        </section>
      )}
      <Dropped dropped={dropped} heading={Heading} />
      <AboutEdition edition={edition} />
    </div>
  );
}

/** Answers that no item of this edition continues: kept, and said so. */
function Dropped({ dropped, heading: Heading }: { dropped: readonly EarlierAnswer[]; heading: "h3" | "h4" }) {
  if (dropped.length === 0) return null;
  return (
    <section className="checklist__part">
      <Heading>{m.check_dropped()}</Heading>
      <ul className="checklist__items">
        {dropped.map(({ row, item }) => (
          <li key={row.item} className="checklist__item">
            <StateMark state={row.state} />
            <div>
              <p className="checklist__text">{item ? words(item.text) : row.item}</p>
              <Answer row={row} state={row.state} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ItemProps {
  one: CarriedItem;
  edition: ChecklistEdition;
  /** Was anything of the list filled in? */
  begun: boolean;
}

function Item({ one: { item, state, row, earlier, isNew }, edition, begun }: ItemProps) {
  return (
    <li className="checklist__item">
      <StateMark state={state ?? "open"} />
      <div>
        <p className="checklist__text">
          {words(item.text)} {isNew ? <span className="nl-data-badge">{m.check_badge_new()}</span> : null}
        </p>
        {state ? <Answer row={row} state={state} /> : begun ? <p className="checklist__answer">{m.check_unseen()}</p> : null}
        {earlier.map((one) => (
          <Earlier key={one.row.item} {...one} />
        ))}
        <details className="checklist__more no-print">
          <summary>{m.check_more()}</summary>
          <WhyOf item={item} edition={edition} />
        </details>
      </div>
    </li>
  );
}

const OwnItem = ({ row }: { row: ChecklistRow }) => (
  <li className="checklist__item">
    <StateMark state={row.state} />
    <div>
      <p className="checklist__text">
        {row.text} <span className="nl-data-badge">{m.check_own_badge()}</span>
      </p>
      <Answer row={row} state={row.state} />
    </div>
  </li>
);

function Answer({ row, state }: { row: ChecklistRow | undefined; state: ChecklistState }) {
  const said = row && saidBy({ ...row });
  return (
    <p className="checklist__answer">
      <strong>{checklistStateWord(state)}</strong>
      {row?.evidence ? <>: {row.evidence}</> : null}
      {said ? <span className="wb-soft"> ({said})</span> : null}
    </p>
  );
}

/** What was answered to an item that this one took the place of. */
export const Earlier = ({ row, item }: EarlierAnswer) => (
  <div className="checklist__earlier">
    <p className="wb-small wb-soft">{m.check_earlier({ text: item ? words(item.text) : row.item })}</p>
    <Answer row={row} state={row.state} />
  </div>
);

export function WhyOf({ item, edition }: { item: CarriedItem["item"]; edition: ChecklistEdition }) {
  const source = edition.sources.find(({ id }) => id === item.source);
  return (
    <dl className="facts checklist__why">
      <div className="facts__pair">
        <dt>{m.check_why()}</dt>
        <dd>{words(item.why)}</dd>
      </div>
      <div className="facts__pair">
        <dt>{m.check_example()}</dt>
        <dd>{words(item.example)}</dd>
      </div>
      {source ? (
        <div className="facts__pair">
          <dt>{m.check_source()}</dt>
          <dd>
            {source.name}
            {source.link ? (
              <>
                {" "}
                <OutsideLink href={source.link} />
              </>
            ) : null}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
