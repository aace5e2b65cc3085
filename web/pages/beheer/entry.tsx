/** /beheer/:id: one entry under judgement: what is public beside what is new, what looks like it, and what happened before. */

import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { Place } from "#data/schema/initiative.ts";
import { may } from "#data/schema/permission.ts";
import type { Happened } from "#data/schema/queue.ts";
import { subjectOf } from "#data/schema/record.ts";
import { isNotFound } from "../../api/client.ts";
import { entryQuery, historyQuery, versionQuery } from "../../api/moderation.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { reportsQuery } from "../../api/submissions.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { useItemText } from "../../figures/editions/use-item-text.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { Loading } from "../../ui/loading.tsx";
import { MapGuard } from "../../ui/map-guard.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { RetractEntry, Retracted } from "../follow/retract.tsx";
import { Together } from "../together/together.tsx";
import { BeheerFrame, type CurrentUser, judges } from "./beheer-frame.tsx";
import { EntryFields } from "./entry-fields.tsx";
import { EntryHistory } from "./entry-history.tsx";
import { EntrySteps } from "./entry-steps.tsx";
import { BackToQueue, Summary } from "./entry-summary.tsx";
import type { NameLookup } from "./entry-words.ts";
import { InsideRoute } from "./inside-route.tsx";
import { Missing } from "./missing.tsx";
import { Reports, settles } from "./reports.tsx";
import { SimilarEntries } from "./similar-entries.tsx";

const PlaceMap = lazy(async () => ({ default: (await import("../../map/draw/place-map.tsx")).PlaceMap }));

export function EntryPage() {
  const { id = "" } = useParams({ strict: false });
  const { data } = useQuery({ ...entryQuery(id), enabled: false });
  const [retracted, setRetracted] = useState<string>();
  return (
    <BeheerFrame title={data?.content.title ?? m.beheer_entry()} action="entry.read">
      {(user) =>
        retracted === id ? (
          <div className="prose">
            <Retracted />
            <BackToQueue />
          </div>
        ) : (
          <EntryView key={id} id={id} user={user} onRetracted={() => setRetracted(id)} />
        )
      }
    </BeheerFrame>
  );
}

interface EntryViewProps {
  id: string;
  user: CurrentUser;
  /** Its consent was withdrawn: it is gone. Absent for a type that is not told with consent. */
  onRetracted?: (() => void) | undefined;
}

/** Also on the page of an entry that is not public, for who made it. */
export function EntryView({ id, user, onRetracted }: EntryViewProps) {
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
  return <Judging entry={entry.data} history={history.data} user={user} onRetracted={onRetracted} />;
}

/** The newest version that was public, where there is one. */
const publicVersionOf = (entry: WorkingVersion, history: readonly Happened[]) =>
  entry.public ? history.find(({ state }) => state === "published")?.version : undefined;

interface JudgingProps extends Omit<EntryViewProps, "id"> {
  entry: WorkingVersion;
  history: readonly Happened[];
}

function Judging({ entry, history, user, onRetracted }: JudgingProps) {
  const names = useNames(entry.type);
  const [done, setDone] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const base = publicVersionOf(entry, history);
  const compared = entry.state === "published" ? undefined : base;
  const old = useQuery(versionQuery(entry.id, compared));
  const reports = useQuery({ ...reportsQuery(entry), enabled: settles({ entry, user }) });
  // What stands above the buttons is there before they are: who presses one never misses it because the page moved.
  const [ready, setReady] = useState(false);
  if (!ready && !old.isLoading && !reports.isLoading) setReady(true);
  const say = (text: string) => {
    setDone(text);
    status.current?.focus();
  };
  if (!ready) return <Loading error={null}>{m.beheer_entry_loading()}</Loading>;
  return (
    <>
      <Summary entry={entry} history={history} names={names} />
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
              <EntryFields from={old.data} to={entry.content} type={entry.type} names={names} />
              <WhereItLies from={old.data?.place} to={entry.content.place} />
            </>
          )}
        </section>
        <InsideRoute working={entry} />
        <EntrySteps entry={entry} history={history} user={user} onDone={say} />
      </div>
      <Together entry={{ type: entry.type, id: entry.id }} person={user.id} mayEdit={may(user, "entry.edit", subjectOf(entry))} />
      {entry.state === "archived" ? null : <SimilarEntries entry={entry} user={user} names={names} />}
      <EntryHistory entry={entry} history={history} names={names} onDone={say} />
      {onRetracted ? <RetractEntry working={entry} onDone={onRetracted} /> : null}
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

/** Names of areas, indicators and organisations, for the values of an entry; what is not known by name keeps its code. */
function useNames(type: string): NameLookup {
  const { nameOf } = useAreaNames();
  const { catalog } = useShown();
  const organisationName = useOrganisationName();
  const item = useItemText(type);
  return useMemo(
    () => ({
      item,
      area: (code) => nameOf(code) ?? code,
      indicator: (id) => {
        const found = catalog?.indicators.find((one) => one.id === id);
        return found ? words(found.name) : id;
      },
      organisation: (id) => organisationName(id) ?? id,
    }),
    [nameOf, catalog, organisationName, item],
  );
}
