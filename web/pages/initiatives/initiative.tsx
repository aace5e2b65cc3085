/** /initiatieven/:id: everything that everybody may know of one initiative. */

import { AreaExamples } from "../../figures/knowledge/area-examples.tsx";
import { ownStateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./initiatives.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { freshnessOf } from "#data/schema/day.ts";
import type { Place } from "#data/schema/initiative.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { isNotFound } from "../../api/client.ts";
import { shownAttachment, shownPhoto } from "../../api/files.ts";
import { initiativeQuery } from "../../api/initiatives.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { sessionQuery } from "../../api/session.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { InitiativeParts, ProfessionalFacts, ResidentFacts } from "../../figures/initiatives/initiative-facts.tsx";
import { formatDate, themeWord } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord } from "../../labels/initiative-words.ts";
import { getLocale } from "../../paraglide/runtime.js";
import type { ViewChange } from "../../state/view.ts";
import { whereOf } from "../../state/where.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { AttachmentList, PhotoList } from "../../ui/files.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { LoadingPage } from "../../ui/loading.tsx";
import { MapGuard } from "../../ui/map-guard.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { ReportForm } from "../follow/report-form.tsx";
import { NotFoundPage } from "../not-found.tsx";
import { CloseBy } from "./close-by.tsx";
import { CopyEntry, typedOf } from "./copy-entry.tsx";
import { ShareFold } from "./share-fold.tsx";
import { useWorking, WorkingPanel } from "./working-panel.tsx";

const PlaceMap = lazy(async () => ({ default: (await import("../../map/draw/place-map.tsx")).PlaceMap }));
/** Of who may see what is not public: nobody else fetches it. */
const EntryView = lazyPart(async () => (await import("../beheer/entry.tsx")).EntryView);

export function InitiativePage() {
  const { id = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(initiativeQuery(id));
  const hidden = error !== null && isNotFound(error);
  const { working, busy, failed, retry } = useWorking(id, data, hidden);
  if (hidden && !busy && !failed) return working ? <WorkingPage working={working} /> : <Gone />;
  if (!data) {
    return (
      <LoadingPage title={m.initiative_page()} error={hidden ? failed : error} onRetry={hidden ? retry : () => void refetch()}>
        {m.initiative_loading()}
      </LoadingPage>
    );
  }
  return (
    <>
      {data.id === id ? null : <MergedInto id={data.id} />}
      <InitiativeDetail initiative={data} working={working} />
    </>
  );
}

/** It may have been there yesterday: what is archived is gone everywhere. */
function Gone() {
  return (
    <NotFoundPage title={m.initiative_gone()} text={m.initiative_gone_more()}>
      <BackToList />
    </NotFoundPage>
  );
}

/** The old address of a duplicate still works; this says why another one is shown. */
const MergedInto = ({ id }: { id: string }) => (
  <Notice>
    <p>
      {m.beheer_merged_here()}{" "}
      <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
        {m.beheer_new_address()}
      </Link>
    </p>
  </Notice>
);

const BackToList = () => (
  <Link to="/initiatieven" search={true} className="nl-link">
    {m.initiative_back()}
  </Link>
);

function InitiativeDetail({ initiative, working }: { initiative: PublicInitiative; working: WorkingVersion | undefined }) {
  const { content, verifiedOn, organisation } = initiative;
  const { nameOf } = useAreaNames();
  const organisationName = useOrganisationName();
  const freshness = freshnessOf(verifiedOn, new Date());
  const owner = organisation === undefined ? undefined : organisationName(organisation);
  return (
    <article className="wb-page initiative-page">
      <h1>{content.title}</h1>
      <p className="lead">
        {[kindWord(content.kind), lifecycleWord(content.lifecycle), ...content.themes.map(themeWord)].join(" · ")}
      </p>
      {freshness === "stale" ? <Notice kind="warning">{freshnessWords(freshness, verifiedOn)}</Notice> : null}
      {working ? <WorkingPanel working={working} /> : null}
      <CopyEntry from={working?.content ?? typedOf(initiative)} />
      <p className="initiative-text">{content.summary}</p>
      <PhotoList photos={content.photos.map(shownPhoto)} />
      <div className="initiative-first">
        <ResidentFacts initiative={initiative} nameOf={nameOf} owner={owner} />
        <WhereItLies initiative={initiative} />
      </div>
      <AttachmentList attachments={content.attachments.map(shownAttachment)} />
      <PageActions initiative={initiative} />
      <section>
        <h2>{m.initiative_for_professionals()}</h2>
        <ProfessionalFacts initiative={initiative} nameOf={nameOf} />
        <InitiativeParts content={content} />
      </section>
      <CloseBy id={initiative.id} />
      <TriedElsewhere content={content} />
      <Source initiative={initiative} />
      <ReportForm entry={{ type: "initiative", id: initiative.id }} />
      <p className="print-only">
        {m.initiative_printed({ day: formatDate(new Date().toISOString()), address: location.origin + location.pathname })}
      </p>
    </article>
  );
}

/** What was tried in areas like that of an initiative, with its themes or its phase first. */
function TriedElsewhere({ content: { placed, themes, phase } }: Pick<PublicInitiative, "content">) {
  const code = placed.buurt ?? placed.wijk ?? placed.gemeente;
  if (code === undefined) return null;
  return (
    <div className="no-print">
      <AreaExamples code={code} heading="h2" theme={themes.join()} phase={phase} />
    </div>
  );
}

/** What everybody may see of the place; in words it stands beside. */
function placeShown({ content: { place }, geometry }: PublicInitiative): Place | undefined {
  if (place?.kind === "area") return { ...place, public: true };
  return place && geometry ? { ...place, geometry, public: true } : undefined;
}

function WhereItLies({ initiative }: { initiative: PublicInitiative }) {
  const place = placeShown(initiative);
  if (!place) return null;
  return (
    <div className="no-print">
      <MapGuard words={m.initiative_no_map()}>
        <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
          <PlaceMap to={place} workingArea={initiative.content.workingArea} />
        </Suspense>
      </MapGuard>
    </div>
  );
}

/** To the map and the list; to take along, to send on, to print. */
function PageActions({ initiative }: { initiative: PublicInitiative }) {
  const where = whereOf(initiative);
  return (
    <>
      <div className="page-actions no-print">
        {where ? (
          <Link to="/" search={(before) => ({ ...before, after: undefined, ...where })} className="nl-link">
            {m.area_show()}
          </Link>
        ) : null}
        {initiative.geometry ? (
          <Link to="/gebied/eigen" search={(before) => ({ ...before, initiative: initiative.id })} className="nl-link">
            {m.region_around_here()}
          </Link>
        ) : null}
        <BackToList />
        <Button icon="print" onClick={() => window.print()}>
          {m.initiative_print()}
        </Button>
      </div>
      <ShareFold title={initiative.content.title} address={location.origin + location.pathname}>
        {where ? (
          <CopyField label={m.initiative_embed()} text={embedCode(where)} description={m.initiative_embed_more()} />
        ) : null}
      </ShareFold>
    </>
  );
}

/** The map with this initiative, without the bar and the panels. */
function embedCode({ spot, at, area, initiative }: ViewChange): string {
  const view = Object.entries({ spot, at, area, initiative, embed: "1", lang: getLocale() });
  const asked = new URLSearchParams(view.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  const source = `${location.origin}/?${asked}`.replaceAll("&", "&amp;");
  return `<iframe src="${source}" title="Wijkblik" width="100%" height="520" style="border:0" loading="lazy"></iframe>`;
}

/** Who to name when this is used elsewhere; nothing is said of a licence that nobody gave. */
function Source({ initiative: { content, updatedAt } }: { initiative: PublicInitiative }) {
  const lead = content.parties.find(({ role }) => role === "trekker") ?? content.parties[0];
  const source = content.source ?? lead?.organisation;
  const { licence } = content;
  return (
    <section>
      <h2>{m.initiative_source_title()}</h2>
      <p className="initiative-text">{source ? m.initiative_source_named({ source }) : m.initiative_source_unnamed()}</p>
      {licence ? <p className="initiative-text">{m.initiative_licence_named({ licence })}</p> : null}
      <p className="initiative-text wb-small wb-soft">
        {licence ? null : m.initiative_attribution()} {m.initiative_updated({ day: formatDate(updatedAt) })}
      </p>
    </section>
  );
}

/** An initiative that is not published (any more), for who may see it all the same: all that the page of beheer shows. */
function WorkingPage({ working }: { working: WorkingVersion }) {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return (
    <article className="wb-page beheer">
      <h1>{working.content.title}</h1>
      <p role="status">
        {m.form_state_label()}: <strong>{ownStateWord(working.state)}</strong>
      </p>
      <CopyEntry from={working.content} />
      <EntryView id={working.id} user={{ id: session.person, name: session.name, grants: session.grants }} />
    </article>
  );
}
