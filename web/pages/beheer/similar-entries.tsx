/** Does this exist already? What looks like the entry, and merging it with one of them. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { may } from "#data/schema/permission.ts";
import type { Similar, WorkingVersion } from "#data/schema/queue.ts";
import { subjectOf } from "#data/schema/record.ts";
import { similarQuery } from "../../api/moderation.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import type { Member } from "./beheer-frame.tsx";
import type { NamesOfEntry } from "./entry-words.ts";
import { MergePanel } from "./merge-panel.tsx";
import { StateBadge } from "./state-badge.tsx";

interface SimilarEntriesProps {
  entry: WorkingVersion;
  member: Member;
  names: NamesOfEntry;
}

export function SimilarEntries({ entry, member, names }: SimilarEntriesProps) {
  const { data, error, refetch } = useQuery(similarQuery(entry.id));
  const [merging, setMerging] = useState<string>();
  const merges = may(member, "initiative.merge", subjectOf(entry));
  return (
    <section aria-labelledby="lijkt-op">
      <h2 id="lijkt-op">{m.beheer_similar()}</h2>
      {!data ? (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.beheer_similar_loading()}
        </Loading>
      ) : data.length === 0 ? (
        <p className="wb-soft">{m.beheer_similar_none()}</p>
      ) : (
        <ul className="beheer-similar">
          {data.map((one) => (
            <li key={one.id}>
              <Link to="/beheer/$id" params={{ id: one.id }} search={true} className="nl-link">
                {one.title}
              </Link>
              <StateBadge state={one.state} />
              <span className="wb-soft">{whyWords(one, names)}</span>
              {merges ? (
                <Button aria-expanded={merging === one.id} onClick={() => setMerging(merging === one.id ? undefined : one.id)}>
                  {m.beheer_merge_open()}
                  <span className="wb-hidden"> {one.title}</span>
                </Button>
              ) : null}
              {merging === one.id ? <MergePanel entry={entry} otherId={one.id} member={member} names={names} /> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** "hetzelfde thema, 120 meter verderop; titel lijkt voor 80% op deze" */
function whyWords({ metres, alike, placed }: Similar, names: NamesOfEntry): string {
  const where = placed.buurt ?? placed.wijk ?? placed.gemeente;
  return [
    where && names.area(where),
    metres === undefined ? undefined : metres === 0 ? m.beheer_same_spot() : m.beheer_metres({ metres: formatNumber(metres) }),
    alike >= 0.5 ? m.beheer_alike({ percent: Math.round(alike * 100) }) : undefined,
  ]
    .filter(Boolean)
    .join(", ");
}
