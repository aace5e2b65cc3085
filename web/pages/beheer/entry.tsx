/** /beheer/:id: one entry under judgement: what is public beside what is new, what looks like it, and what happened before. */

import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import type { Place } from "#data/schema/initiative.ts";
import { may } from "#data/schema/permission.ts";
import type { Happened, WorkingVersion } from "#data/schema/queue.ts";
import { subjectOf } from "#data/schema/record.ts";
import { isNotFound } from "../../api/client.ts";
import { entryQuery, historyQuery, versionQuery } from "../../api/moderation.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { formatMoment, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { Loading } from "../../ui/loading.tsx";
import { MapGuard } from "../../ui/map-guard.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { Together } from "../together/together.tsx";
import { BeheerFrame, type CurrentUser, judges } from "./beheer-frame.tsx";
import { EntryFields } from "./entry-fields.tsx";
import { EntryHistory, whoDid } from "./entry-history.tsx";
import { EntrySteps } from "./entry-steps.tsx";
import type { NameLookup } from "./entry-words.ts";
import { Missing } from "./missing.tsx";
import { StateBadge } from "./moderation-words.tsx";
import { Reports } from "./reports.tsx";
import { SimilarEntries } from "./similar-entries.tsx";

const PlaceMap = lazy(async () => ({ default: (await import("../../map/draw/place-map.tsx")).PlaceMap }));

export function EntryPage() {
  const { id = "" } = useParams({ strict: false });
  const { data } = useQuery({ ...entryQuery(id), enabled: false });
  return (
    <BeheerFrame title={data?.content.title ?? m.beheer_entry()} action="initiative.read">
      {(user) => <EntryView key={id} id={id} user={user} />}
    </BeheerFrame>
  );
}

/** Also on the page of an entry that is not public, for who made it. */
export function EntryView({ id, user }: { id: string; user: CurrentUser }) {
  const entry = useQuery(entryQuery(id));
  const history = useQuery(historyQuery(id));
  const failed = entry.error ?? history.error;
  if (failed && isNotFound(failed)) {
    return (
      <div className="prose">
        <p className="lead">{m.beheer_entry_gone()}</p>
        <BackToQueue />
      </div>
    );
  }
  if (!entry.data || !history.data) {
    return (
      <Loading
        error={failed}
        onRetry={() => {
          void entry.refetch();
          void history.refetch();
        }}
      >
        {m.beheer_entry_loading()}
      </Loading>
    );
  }
  return <Judging entry={entry.data} history={history.data} user={user} />;
}

const BackToQueue = () => (
  <Link to="/beheer" search={true} className="nl-link">
    {m.beheer_back()}
  </Link>
);

/** The newest version that was public, where there is one. */
const publicVersionOf = (entry: WorkingVersion, history: readonly Happened[]) =>
  entry.public ? history.find(({ state }) => state === "published")?.version : undefined;

interface JudgingProps {
  entry: WorkingVersion;
  history: readonly Happened[];
  user: CurrentUser;
}

function Judging({ entry, history, user }: JudgingProps) {
  const names = useNames();
  const [done, setDone] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const base = publicVersionOf(entry, history);
  const compared = entry.state === "published" ? undefined : base;
  const old = useQuery(versionQuery(entry.id, compared));
  const say = (text: string) => {
    setDone(text);
    status.current?.focus();
  };
  return (
    <>
      <Summary entry={entry} history={history} />
      <p className="beheer-done" role="status" tabIndex={-1} ref={status}>
        {done === "" ? null : (
          <>
            {done}{" "}
            <Link to="/beheer" search={(view) => ({ ...view, after: undefined })} className="nl-link">
              {judges(user) ? m.beheer_on_with_queue() : m.beheer_back()}
            </Link>
          </>
        )}
      </p>
      <Missing entry={entry} />
      <Reports entry={entry} user={user} />
      <div className="beheer-judging">
        <section aria-labelledby="inhoud-nu">
          <h2 id="inhoud-nu">{compared === undefined ? m.beheer_contents() : m.beheer_compare()}</h2>
          {compared !== undefined && !old.data ? (
            <Loading error={old.error} onRetry={() => void old.refetch()}>
              {m.beheer_entry_loading()}
            </Loading>
          ) : (
            <>
              <EntryFields from={old.data} to={entry.content} names={names} />
              <WhereItLies from={old.data?.place} to={entry.content.place} />
            </>
          )}
        </section>
        <EntrySteps entry={entry} history={history} user={user} onDone={say} />
      </div>
      <Together
        entry={{ type: "initiative", id: entry.id }}
        person={user.id}
        mayEdit={may(user, "initiative.edit", subjectOf(entry))}
      />
      {entry.state === "archived" ? null : <SimilarEntries entry={entry} user={user} names={names} />}
      <EntryHistory entry={entry} history={history} names={names} onDone={say} />
    </>
  );
}

/** A place that moved is shown with the one before. */
function WhereItLies({ from, to }: { from: Place | undefined; to: Place | undefined }) {
  if (!to) return null;
  const moved = from !== undefined && JSON.stringify(from) !== JSON.stringify(to);
  return (
    <MapGuard words={m.beheer_place_no_map()}>
      <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
        <PlaceMap from={moved ? from : undefined} to={to} />
      </Suspense>
    </MapGuard>
  );
}

function Summary({ entry, history }: Omit<JudgingProps, "user">) {
  const names = useNames();
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
          <Link to="/initiatieven/$id" params={{ id: entry.id }} search={true} className="nl-link">
            {m.beheer_to_public()}
          </Link>
        ) : null}
        {entry.steps.includes("edit") ? (
          <Link to="/initiatieven/$id/bewerken" params={{ id: entry.id }} search={true} className="nl-link">
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

/** Names of areas, indicators and organisations, for the values of an entry. */

/** What is not known by name keeps its code. */
function useNames(): NameLookup {
  const { nameOf } = useAreaNames();
  const { catalog } = useShown();
  const organisationName = useOrganisationName();
  return useMemo(
    () => ({
      area: (code) => nameOf(code) ?? code,
      indicator: (id) => {
        const found = catalog?.indicators.find((one) => one.id === id);
        return found ? words(found.name) : id;
      },
      organisation: (id) => organisationName(id) ?? id,
    }),
    [nameOf, catalog, organisationName],
  );
}
