/** Does this exist already? What looks like the entry, and merging it with one of them. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { fieldsOfType } from "#data/entry-types/registry.ts";
import { type Offer, offersOf } from "#data/schema/merge.ts";
import { may, mayOnlyNamed } from "#data/schema/permission.ts";
import type { Similar } from "#data/schema/queue.ts";
import { subjectOf } from "#data/schema/record.ts";
import { entriesChanged } from "../../api/after-change.ts";
import { entryQuery, merge, similarQuery } from "../../api/moderation.ts";
import { fieldLabel } from "../../labels/entry-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { useIsHere } from "../../ui/here.ts";
import { Fetched } from "../../ui/loading.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { CurrentUser } from "./beheer-frame.tsx";
import { Lines } from "./entry-fields.tsx";
import { linesOf, type NameLookup } from "./entry-words.ts";
import { Refusal, SelfApproval } from "./form-parts.tsx";
import { StateBadge } from "./moderation-words.tsx";

interface SimilarEntriesProps {
  entry: WorkingVersion;
  user: CurrentUser;
  names: NameLookup;
}

export function SimilarEntries({ entry, user, names }: SimilarEntriesProps) {
  const similar = useQuery(similarQuery(entry.id));
  const [merging, setMerging] = useState<string>();
  const merges = may(user, "entry.merge", subjectOf(entry));
  return (
    <section aria-labelledby="lijkt-op">
      <h2 id="lijkt-op">{m.beheer_similar()}</h2>
      <Fetched query={similar} waiting={m.beheer_similar_loading()} empty={<p className="wb-soft">{m.beheer_similar_none()}</p>}>
        {(all) => (
          <ul className="beheer-similar">
            {all.map((one) => (
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
                {merging === one.id ? <MergePanel entry={entry} otherId={one.id} user={user} names={names} /> : null}
              </li>
            ))}
          </ul>
        )}
      </Fetched>
    </section>
  );
}

/** "hetzelfde thema, 120 meter verderop; titel lijkt voor 80% op deze" */
function whyWords({ metres, alike, placed }: Similar, names: NameLookup): string {
  const where = placed.buurt ?? placed.wijk ?? placed.gemeente;
  return [
    where && names.area(where),
    metres === undefined ? undefined : metres === 0 ? m.beheer_same_spot() : m.beheer_metres({ metres: formatNumber(metres) }),
    alike >= 0.5 ? m.beheer_alike({ percent: Math.round(alike * 100) }) : undefined,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Two entries become one: which one stays, and what it takes over of the other. */
interface MergePanelProps {
  entry: WorkingVersion;
  otherId: string;
  user: CurrentUser;
  names: NameLookup;
}

function MergePanel({ entry, otherId, user, names }: MergePanelProps) {
  const other = useQuery(entryQuery(otherId));
  return (
    <Fetched query={other} waiting={m.beheer_entry_loading()}>
      {(data) =>
        may(user, "entry.merge", subjectOf(data)) ? (
          <Merging entry={entry} other={data} user={user} names={names} />
        ) : (
          <p className="wb-soft">{m.beheer_merge_not_yours()}</p>
        )
      }
    </Fetched>
  );
}

interface MergingProps extends Pick<MergePanelProps, "entry" | "user" | "names"> {
  other: WorkingVersion;
}

function Merging({ entry, other, user, names }: MergingProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const isHere = useIsHere();
  // What is public is known by its address: it stays, unless somebody chooses otherwise.
  const [stays, setStays] = useState<"this" | "other">(other.public && !entry.public ? "other" : "this");
  const [survivor, duplicate] = stays === "this" ? [entry, other] : [other, entry];
  const [named, setNamed] = useState(false);
  // What is merged into a public one becomes public.
  const judged = survivor.state === "published" ? [survivor, duplicate] : [];
  const alone = judged.some((one) => mayOnlyNamed(user, "entry.publish", subjectOf(one)));
  const offers = offersOf(fieldsOfType(survivor.type), survivor.content, duplicate.content);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const taken = ({ field, taking }: Offer) => chosen.get(field) ?? taking !== "replaces";
  const [reason, setReason] = useState("");
  const together = useMutation({
    mutationFn: () =>
      merge({
        survivor,
        duplicate,
        take: offers.filter(taken).map(({ field }) => field),
        reason: reason.trim() || undefined,
        ...(alone && named ? { selfApproved: true } : {}),
      }),
    onSuccess: async () => {
      // First, while the panel is there to tell: what is asked anew takes it away.
      if (isHere.current) {
        await navigate({ to: "/beheer/$id", params: { id: survivor.id }, search: true });
        // A keyboard goes on at the top of the page.
        document.getElementById("inhoud")?.focus();
      }
      await entriesChanged(client);
    },
  });
  return (
    <div className="beheer-merge">
      <Choices
        label={m.beheer_merge_stays()}
        options={[
          { value: "this", label: m.beheer_merge_this({ title: entry.content.title }) },
          { value: "other", label: m.beheer_merge_other({ title: other.content.title }) },
        ]}
        value={stays}
        onChange={(value) => {
          setStays(value);
          setChosen(new Map());
        }}
      />
      {offers.length === 0 ? (
        <p>{m.beheer_merge_nothing()}</p>
      ) : (
        <Offers
          offers={offers}
          taken={taken}
          onTake={(field, take) => setChosen(new Map(chosen).set(field, take))}
          survivor={survivor}
          duplicate={duplicate}
          names={names}
        />
      )}
      <TextField className="beheer-field" label={m.beheer_merge_reason()} maxLength={1000} value={reason} onChange={setReason} />
      <p className="wb-small wb-soft">{survivor.state === "published" ? m.beheer_merge_public() : m.beheer_merge_more()}</p>
      {alone ? <SelfApproval checked={named} onChange={setNamed} /> : null}
      <Button variant="primary" disabled={together.isPending || (alone && !named)} onClick={() => together.mutate()}>
        {m.beheer_merge_do()}
      </Button>
      {together.error ? (
        <Refusal error={together.error} onNewest={() => void entriesChanged(client).then(() => together.reset())} />
      ) : null}
    </div>
  );
}

interface OffersProps {
  offers: readonly Offer[];
  taken: (offer: Offer) => boolean;
  onTake: (field: string, take: boolean) => void;
  survivor: WorkingVersion;
  duplicate: WorkingVersion;
  names: NameLookup;
}

function Offers({ offers, taken, onTake, survivor, duplicate, names }: OffersProps) {
  const how = { fills: m.beheer_take_fills, adds: m.beheer_take_adds, replaces: m.beheer_take_replaces };
  return (
    <table className="wb-table beheer-compare">
      <caption>{m.beheer_merge_take()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.beheer_take()}</th>
          <th scope="col">{m.beheer_merge_kept()}</th>
          <th scope="col">{m.beheer_merge_gone()}</th>
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => (
          <tr key={offer.field}>
            <th scope="row">
              <label className="beheer-check">
                <input type="checkbox" checked={taken(offer)} onChange={(event) => onTake(offer.field, event.target.checked)} />
                {fieldLabel(survivor.type, offer.field)}
              </label>
              <span className="wb-small wb-soft">{how[offer.taking]()}</span>
            </th>
            <td data-label={m.beheer_merge_kept()}>
              <Kept lines={linesOf(survivor.type, offer.field, survivor.content[offer.field], names)} />
            </td>
            <td data-label={m.beheer_merge_gone()}>
              <Kept lines={linesOf(survivor.type, offer.field, duplicate.content[offer.field], names)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Kept = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? <span className="wb-soft">{m.beheer_empty_field()}</span> : <Lines lines={lines} />;
