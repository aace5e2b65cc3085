/** The queue as a table; on a phone every row is a card with its own small labels. */

import { Link } from "@tanstack/react-router";
import type { SortField, WhoseWork } from "#data/schema/initiative-filter.ts";
import type { QueueEntry, QueueState } from "#data/schema/queue.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { choiceWord } from "../../labels/entry-words.ts";
import { formatDate, formatNumber, formatSince, themeWord } from "../../labels/format.ts";
import { originWord, stateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView, useView } from "../../state/view.ts";
import { StateBadge, TypeBadge, waitWords } from "./moderation-words.tsx";

/** What the list is sorted by and has no column of its own stands in the last one. */
const ownColumns: Partial<Record<SortField, { head: () => string; of: (entry: QueueEntry) => string }>> = {
  theme: { head: m.lists_col_theme, of: ({ themes = [] }) => (themes[0] ? themeWord(themes[0]) : m.lists_unknown()) },
  confirmed: {
    head: m.lists_col_confirmed,
    of: ({ verifiedOn }) => (verifiedOn === undefined ? m.lists_never() : formatSince(verifiedOn)),
  },
  ends: { head: m.lists_col_ends, of: ({ endsOn }) => (endsOn === undefined ? m.lists_unknown() : formatSince(endsOn)) },
  reach: { head: m.lists_col_reach, of: ({ reach }) => (reach === undefined ? m.lists_unknown() : formatNumber(reach)) },
};

/** A press sorts by the column, a second one from its other end. */
function SortableHead({ head, field }: { head: string; field?: SortField | undefined }) {
  const { sort } = useView();
  const setView = useSetView();
  if (field === undefined) return <th scope="col">{head}</th>;
  const on = sort === field || sort === `-${field}`;
  const down = sort === `-${field}`;
  return (
    <th scope="col" aria-sort={on ? (down ? "descending" : "ascending") : undefined}>
      <button
        type="button"
        className="beheer-sort"
        onClick={() => setView({ sort: on && !down ? `-${field}` : field, after: undefined })}
      >
        {head}
        <span aria-hidden="true">{on ? (down ? " ▼" : " ▲") : ""}</span>
      </button>
    </th>
  );
}

interface QueueTableProps {
  entries: readonly QueueEntry[];
  whose: WhoseWork;
  state: QueueState | undefined;
}

export function QueueTable({ entries, whose, state }: QueueTableProps) {
  const organisationName = useOrganisationName();
  const { nameOf } = useAreaNames();
  const now = Date.now();
  const waiting = state === "submitted" || state === "returned";
  const placeOf = ({ buurt, wijk, gemeente }: QueueEntry["placed"]) => {
    const names = [nameOf(buurt ?? wijk), nameOf(gemeente)].filter((name) => name !== undefined);
    return [...new Set(names)].join(", ") || m.beheer_nowhere();
  };
  const organisationOf = (id: string | undefined) =>
    id === undefined ? m.beheer_no_organisation() : (organisationName(id) ?? "…");
  const { sort } = useView();
  const field = sort?.replace("-", "") as SortField | undefined;
  const own = field && ownColumns[field];
  const last = own?.head() ?? (waiting ? m.beheer_col_waits() : m.beheer_col_changed());
  const heads: { head: string; field?: SortField | undefined }[] = [
    { head: m.beheer_col_title(), field: "title" },
    { head: m.beheer_col_where(), field: "place" },
    { head: m.beheer_col_organisation() },
    ...(whose === "mine" ? [] : [{ head: m.beheer_col_who() }]),
    { head: last, field: own && field },
  ];
  return (
    <table className="wb-table beheer-table beheer-queue">
      <caption className="wb-hidden">{state ? stateWord(state) : m.beheer_state_all()}</caption>
      <thead>
        <tr>
          {heads.map((one) => (
            <SortableHead key={one.head} {...one} />
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} data-state={entry.state}>
            <th scope="row">
              <Title entry={entry} badge={state === undefined} />
            </th>
            <td data-label={m.beheer_col_where()}>{placeOf(entry.placed)}</td>
            <td data-label={m.beheer_col_organisation()}>{organisationOf(entry.organisation)}</td>
            {whose === "mine" ? null : <td data-label={m.beheer_col_who()}>{whoOf(entry)}</td>}
            <td data-label={last} className="beheer-when">
              {own?.of(entry) ?? (waiting ? waitWords(entry.updatedAt, now) : formatDate(entry.updatedAt))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const whoOf = ({ submittedBy, createdBy, origin }: QueueEntry) => {
  const who = submittedBy ?? createdBy;
  if (!who && origin) return originWord(origin);
  return who ? (who.name ?? m.beheer_gone_person()) : m.beheer_no_account();
};

function Title({ entry, badge }: { entry: QueueEntry; badge: boolean }) {
  const { id, type, title, kind, themes, state, returned } = entry;
  return (
    <>
      <Link to="/beheer/$id" params={{ id }} search={true} className="nl-link">
        {title}
      </Link>
      <span className="beheer-table__more">
        <TypeBadge type={entry.type} />
        {badge ? <StateBadge state={state} /> : null}
        {entry.public && state !== "published" ? <span className="nl-data-badge">{m.beheer_badge_public()}</span> : null}
        {entry.selfApproved ? <span className="nl-data-badge">{m.beheer_self_approved()}</span> : null}
        {[kind && choiceWord(type, "kind", kind), ...(themes ?? []).map(themeWord)].filter(Boolean).join(" · ")}
      </span>
      {returned ? (
        <span className="beheer-reason">
          <strong>{m.beheer_returned_because()}</strong> {returned.reason}
        </span>
      ) : null}
    </>
  );
}
