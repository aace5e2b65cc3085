/** Above an entry under judgement: how it stands, whose it is, its last change, and the ways on. */

import { Link } from "@tanstack/react-router";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { Happened } from "#data/schema/queue.ts";
import { formOfEntry, pageOfEntry } from "../../labels/entry-pages.ts";
import { formatMoment } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { whoDid } from "./entry-history.tsx";
import type { NameLookup } from "./entry-words.ts";
import { StateBadge, TypeBadge } from "./moderation-words.tsx";

export const BackToQueue = () => (
  <Link to="/beheer" search={true} className="nl-link">
    {m.beheer_back()}
  </Link>
);

interface SummaryProps {
  entry: WorkingVersion;
  history: readonly Happened[];
  names: NameLookup;
}

export function Summary({ entry, history, names }: SummaryProps) {
  const [last] = history;
  const returned = entry.state === "draft" && isReturned(history);
  const back = history.find(({ step }) => step === "return");
  const into =
    entry.state === "archived"
      ? history.flatMap(({ changes }) => changes).find(({ field }) => field === "mergedInto")
      : undefined;
  return (
    <>
      <p className="beheer-summary">
        <TypeBadge type={entry.type} />
        <StateBadge state={returned ? "returned" : entry.state} />
        {entry.public && entry.state !== "published" ? <span>{m.beheer_still_public()}</span> : null}
        <span>{entry.organisation ? names.organisation(entry.organisation) : m.beheer_no_organisation()}</span>
        {last ? <span>{m.beheer_last_change({ moment: formatMoment(last.at), name: whoDid(last) })}</span> : null}
        <span>{m.beheer_version({ version: entry.version })}</span>
        {entry.public && entry.selfApproved ? <span className="nl-data-badge">{m.beheer_self_approved()}</span> : null}
      </p>
      {entry.hidden.length > 0 ? <p className="wb-soft">{m.beheer_hidden_fields()}</p> : null}
      <p className="page-actions no-print">
        <BackToQueue />
        {entry.public ? (
          <Link {...pageOfEntry(entry)} search={true} className="nl-link">
            {m.beheer_to_public()}
          </Link>
        ) : null}
        {entry.steps.includes("edit") ? (
          <Link {...formOfEntry(entry)} search={true} className="nl-link">
            {m.beheer_edit()}
          </Link>
        ) : null}
      </p>
      {returned && back ? (
        <Notice kind="warning">
          <p>
            <strong>{m.beheer_returned_because()}</strong> {back.reason}
          </p>
        </Notice>
      ) : null}
      {into ? (
        <Notice>
          <p>
            {m.beheer_merged_into()}{" "}
            <Link to="/beheer/$id" params={{ id: String(into.to) }} search={true} className="nl-link">
              {m.beheer_to_survivor()}
            </Link>
          </p>
        </Notice>
      ) : null}
    </>
  );
}

/** Sent back, and not submitted again since. History is newest first. */
function isReturned(history: readonly Happened[]): boolean {
  const at = history.findIndex(({ step }) => step === "return" || step === "submit");
  return history[at]?.step === "return";
}
