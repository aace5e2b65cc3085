/** Every change as a row, newest first. An older version can be looked at, and put back as a new draft. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { Happened } from "#data/schema/queue.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { restore, versionQuery } from "../../api/moderation.ts";
import { fieldLabel } from "../../labels/entry-words.ts";
import { formatMoment } from "../../labels/format.ts";
import { happenedWord, originWord, stateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Fetched } from "../../ui/loading.tsx";
import { EntryFields, Lines } from "./entry-fields.tsx";
import { linesOf, type NameLookup } from "./entry-words.ts";
import { Refusal } from "./form-parts.tsx";

interface EntryHistoryProps {
  entry: WorkingVersion;
  history: readonly Happened[];
  names: NameLookup;
  onDone: (words: string) => void;
}

export function EntryHistory({ entry, history, names, onDone }: EntryHistoryProps) {
  const [looking, setLooking] = useState<number>();
  return (
    <section aria-labelledby="geschiedenis">
      <h2 id="geschiedenis">{m.beheer_history()}</h2>
      <ol className="beheer-history">
        {history.map((row) => (
          <li key={row.version}>
            <h3>
              {happenedWord(row.step)} <span className="wb-soft">{m.beheer_version({ version: row.version })}</span>
            </h3>
            <p className="wb-soft">
              <time dateTime={row.at}>{formatMoment(row.at)}</time>, {whoDid(row)}
            </p>
            {row.selfApproved ? <p className="beheer-reason">{m.beheer_self_approved()}</p> : null}
            {row.reason ? <p className="beheer-reason">{row.reason}</p> : null}
            <Changed type={entry.type} row={row} names={names} />
            {row.version === entry.version ? null : (
              <Button
                variant="subtle"
                aria-expanded={looking === row.version}
                onClick={() => setLooking(looking === row.version ? undefined : row.version)}
              >
                {m.beheer_look({ version: row.version })}
              </Button>
            )}
            {looking === row.version ? <Older entry={entry} version={row.version} names={names} onDone={onDone} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

export const whoDid = ({ name, actor, origin }: Happened): string => {
  if (origin) return originWord(origin);
  return name ?? (actor === undefined ? m.beheer_no_account() : m.beheer_gone_person());
};

/** Fields that are no part of the contents: said by the step itself, or in words of their own. */
const ownWords = new Set(["state", "restored", "mergedFrom", "mergedInto", "verifiedOn"]);

function Changed({ type, row, names }: { type: string; row: Happened; names: NameLookup }) {
  const fields = row.changes.filter(({ field }) => !ownWords.has(field));
  const gone = row.changes.find(({ field }) => field === "mergedFrom");
  const restored = row.changes.find(({ field }) => field === "restored");
  return (
    <>
      {gone ? (
        <p>
          {m.beheer_merged_from()}{" "}
          <Link to="/beheer/$id" params={{ id: String(gone.to) }} search={true} className="nl-link">
            {m.beheer_to_duplicate()}
          </Link>
        </p>
      ) : null}
      {restored ? <p>{m.beheer_restored_from({ version: Number(restored.to) })}</p> : null}
      {fields.length === 0 ? null : (
        <details className="fold">
          <summary>
            {row.step === "create" ? m.beheer_filled_in() : fields.map(({ field }) => fieldLabel(type, field)).join(", ")}
            <span className="fold__count">{fields.length}</span>
          </summary>
          <table className="wb-table beheer-compare">
            <caption className="wb-hidden">{m.beheer_changes({ count: fields.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{m.beheer_field()}</th>
                <th scope="col">{m.beheer_was()}</th>
                <th scope="col">{m.beheer_became()}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ field, from, to }) => (
                <tr key={field}>
                  <th scope="row">{fieldLabel(type, field)}</th>
                  <td data-label={m.beheer_was()}>
                    {from === undefined && to === undefined ? (
                      m.beheer_not_for_you()
                    ) : (
                      <Value type={type} field={field} value={from} names={names} />
                    )}
                  </td>
                  <td data-label={m.beheer_became()}>
                    {from === undefined && to === undefined ? (
                      m.beheer_not_for_you()
                    ) : (
                      <Value type={type} field={field} value={to} names={names} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

interface ValueProps {
  type: string;
  field: string;
  value: unknown;
  names: NameLookup;
}

function Value({ type, field, value, names }: ValueProps) {
  const lines = linesOf(type, field, value, names);
  return lines.length === 0 ? <span className="wb-soft">{m.beheer_empty_field()}</span> : <Lines lines={lines} />;
}

function Older({ entry, version, names, onDone }: { version: number } & Omit<EntryHistoryProps, "history">) {
  const client = useQueryClient();
  const older = useQuery(versionQuery(entry.id, version));
  const back = useMutation({
    mutationFn: () => restore(entry, version),
    onSuccess: async () => {
      await entriesChanged(client);
      onDone(m.beheer_done_restore({ version }));
    },
  });
  return (
    <div className="beheer-older">
      <Fetched query={older} waiting={m.beheer_entry_loading()}>
        {(content) => (
          <EntryFields
            from={entry.content}
            to={content}
            type={entry.type}
            names={names}
            before={m.beheer_now({ state: stateWord(entry.state) })}
            after={m.beheer_version({ version })}
          />
        )}
      </Fetched>
      {older.data && entry.steps.includes("edit") ? (
        <p>
          <Button variant="primary" disabled={back.isPending} onClick={() => back.mutate()}>
            {m.beheer_restore({ version })}
          </Button>{" "}
          <span className="wb-small wb-soft">{m.beheer_restore_more()}</span>
        </p>
      ) : null}
      {back.error ? <Refusal error={back.error} onNewest={() => void entriesChanged(client).then(() => back.reset())} /> : null}
    </div>
  );
}
