/** /kennis/:collection/:id: everything that everybody may know of one entry, out of the definition of its type. */
import "../../style/pages.css";
import "../initiatives/initiatives.css";
import "./entry-page.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { PublicEntry } from "#data/entries/public-entry.ts";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { entryDefinitions } from "#data/entry-types/registry.ts";
import { isGone, isNotFound } from "../../api/client.ts";
import { publicEntryQuery, relatedQuery } from "../../api/entries.ts";
import { shownAttachment, shownPhoto } from "../../api/files.ts";
import { useOrganisationName } from "../../api/organisations.ts";
import { sessionQuery } from "../../api/session.ts";
import { textsOf } from "../../figures/knowledge/knowledge-words.ts";
import { approachPage, hrefOfEntry, knowledgePage, listPageOf, pageOfEntry } from "../../labels/entry-pages.ts";
import { choiceWord, typeWord } from "../../labels/entry-words.ts";
import { formatDate, themeWord } from "../../labels/format.ts";
import { ownStateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { AttachmentList, PhotoList } from "../../ui/files.tsx";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { LoadingPage } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Meetings } from "../activities/meetings.tsx";
import { ActivityParticipants } from "../activities/participants.tsx";
import { TakingPart } from "../activities/taking-part.tsx";
import { AgreementParties } from "../approach/agreement-parties.tsx";
import { ReportForm } from "../follow/report-form.tsx";
import { Retracted } from "../follow/retract.tsx";
import { ShareFold } from "../initiatives/share-fold.tsx";
import { useWorking, WorkingPanel } from "../initiatives/working-panel.tsx";
import { NotFoundPage } from "../not-found.tsx";
import { LearnAlong } from "../questions/learn-along.tsx";
import { QuestionParts } from "../questions/question-parts.tsx";
import { EntryFacts, EntryTexts } from "./entry-facts.tsx";
import { EntryRows } from "./entry-rows.tsx";
import { Related } from "./related.tsx";
import { StoryWords } from "./story-words.tsx";

const JudgedParts = lazyPart(async () => (await import("./judged-parts.tsx")).JudgedParts);
const MapStorySteps = lazyPart(async () => (await import("./map-story.tsx")).MapStorySteps);
/** Of who may see what is not public: nobody else fetches it. */
const EntryView = lazyPart(async () => (await import("../beheer/entry.tsx")).EntryView);

export function KnowledgeEntryPage() {
  const { collection = "", id = "" } = useParams({ strict: false });
  const definition = entryDefinitions().find((one) => one.dutch === collection || one.type === collection);
  return definition ? <EntryOfType key={`${definition.type} ${id}`} definition={definition} id={id} /> : <Gone />;
}

function EntryOfType({ definition, id }: { definition: EntryDefinition; id: string }) {
  const [retracted, setRetracted] = useState(false);
  const { data, error, refetch } = useQuery({ ...publicEntryQuery(definition.type, id), enabled: !retracted });
  const hidden = error !== null && isNotFound(error);
  const { working, busy, failed, retry } = useWorking(id, data, hidden);
  if (retracted || (error && isGone(error))) return <Withdrawn here={retracted} />;
  const onRetracted = definition.consent ? () => setRetracted(true) : undefined;
  if (hidden && !busy && !failed)
    return working?.type === definition.type ? <WorkingPage working={working} onRetracted={onRetracted} /> : <Gone />;
  if (!data) {
    return (
      <LoadingPage title={m.entries_page()} error={hidden ? failed : error} onRetry={hidden ? retry : () => void refetch()}>
        {m.entries_loading()}
      </LoadingPage>
    );
  }
  return (
    <>
      {data.id === id ? null : <MergedInto entry={data} />}
      <EntryDetail definition={definition} entry={data} working={working} onRetracted={onRetracted} />
    </>
  );
}

const Gone = () => (
  <NotFoundPage title={m.entries_gone()} text={m.entries_gone_more()}>
    <ToList />
  </NotFoundPage>
);

/** Who told it took the consent back: it is gone for good. `here`: on this page, just now. */
const Withdrawn = ({ here }: { here: boolean }) => (
  <article className="wb-page">
    <h1>{m.entries_withdrawn()}</h1>
    {here ? <Retracted /> : null}
    <p className="lead">{m.entries_withdrawn_more()}</p>
    <p>{m.entries_withdrawn_kept()}</p>
    <p className="page-actions">
      <ToList />
    </p>
  </article>
);

/** Of what an approach runs on back to the approach of its first area. */
function ToList({ of }: { of?: PublicEntry }) {
  const isKnowledge = of === undefined || listPageOf(of.type) === knowledgePage;
  const [code] = isKnowledge ? [] : textsOf(of.content, "areas");
  const to = isKnowledge ? { to: knowledgePage } : code === undefined ? { to: approachPage } : toApproach(code);
  return (
    <Link {...to} search={true} className="nl-link">
      {isKnowledge ? m.entries_back() : m.approach_area_back()}
    </Link>
  );
}
const toApproach = (code: string) => ({ to: "/gebied/$code/aanpak", params: { code } });

/** The old address of a duplicate still works; this says why another one is shown. */
const MergedInto = ({ entry }: { entry: PublicEntry }) => (
  <Notice>
    <p>
      {m.beheer_merged_here()}{" "}
      <Link {...pageOfEntry(entry)} search={true} className="nl-link">
        {m.beheer_new_address()}
      </Link>
    </p>
  </Notice>
);

interface EntryDetailProps {
  definition: EntryDefinition;
  entry: PublicEntry;
  working: WorkingVersion | undefined;
  /** Absent for a type that is not told with consent. */
  onRetracted: (() => void) | undefined;
}

function EntryDetail({ definition, entry, working, onRetracted }: EntryDetailProps) {
  const { type, content } = entry;
  const { photos = [], attachments = [], themes = [], kind } = content;
  const lead = [typeWord(type), kind && choiceWord(type, "kind", kind), ...themes.map(themeWord)].filter(Boolean).join(" · ");
  return (
    <article className="wb-page initiative-page entry-page">
      <h1>{content.title}</h1>
      <p className="lead entry-page__lead">{lead}</p>
      <Newer entry={entry} />
      {working ? <WorkingPanel working={working} onRetracted={onRetracted} /> : null}
      {type === "story" ? <StoryWords content={content} /> : <Summary text={content.summary ?? questionIn(content)} />}
      {type === "mapStory" ? <MapStorySteps content={content} /> : null}
      {type === "checklist" || type === "assessment" ? <JudgedParts entry={entry} /> : null}
      {definition.meetings ? <Meetings entry={entry} /> : null}
      {type === "activity" ? <TakingPart entry={entry} /> : null}
      {type === "activity" && working ? <ActivityParticipants working={working} /> : null}
      {type === "question" ? <QuestionParts entry={entry} /> : null}
      {type === "agreement" ? <AgreementParties id={entry.id} /> : null}
      {type === "learningQuestion" ? <LearnAlong entry={entry} /> : null}
      <PhotoList photos={photos.map(shownPhoto)} />
      {attachments.length === 0 ? null : (
        <section>
          <h2>{m.entries_download()}</h2>
          <AttachmentList attachments={attachments.map(shownAttachment)} />
        </section>
      )}
      <EntryFacts definition={definition} content={content} />
      <EntryRows definition={definition} content={content} />
      {type === "assessment" ? null : <EntryTexts definition={definition} content={content} />}
      <Related entry={entry} />
      <PageActions entry={entry} />
      <MadeBy entry={entry} />
      <ReportForm entry={{ type, id: entry.id }} />
      <p className="print-only">
        {m.initiative_printed({ day: formatDate(new Date().toISOString()), address: location.origin + location.pathname })}
      </p>
    </article>
  );
}

/** What is asked stands where others have their summary. */
const questionIn = ({ question }: PublicEntry["content"]): string | undefined =>
  typeof question === "string" ? question : undefined;

const Summary = ({ text }: { text: string | undefined }) => (text ? <p className="initiative-text">{text}</p> : null);

/** Whoever finds an older edition should know at once. */
function Newer({ entry: { type, id } }: Pick<EntryDetailProps, "entry">) {
  const { data } = useQuery(relatedQuery(type, id));
  const newer = data?.newer;
  if (!newer) return null;
  return (
    <Notice kind="warning">
      <p>
        {m.entries_newer()}{" "}
        <Link {...pageOfEntry({ type, id: newer.id })} search={true} className="nl-link">
          {[newer.title, newer.edition].filter(Boolean).join(", ")}
        </Link>
      </p>
    </Notice>
  );
}

/** To take along, to send on, to print. */
function PageActions({ entry }: Pick<EntryDetailProps, "entry">) {
  return (
    <>
      <div className="page-actions no-print">
        <ToList of={entry} />
        <Button icon="print" onClick={() => window.print()}>
          {m.initiative_print()}
        </Button>
      </div>
      <ShareFold title={entry.content.title} address={location.origin + hrefOfEntry(entry)} />
    </>
  );
}

function MadeBy({ entry: { organisation, updatedAt } }: Pick<EntryDetailProps, "entry">) {
  const nameOf = useOrganisationName();
  const name = organisation === undefined ? undefined : nameOf(organisation);
  return (
    <p className="wb-small wb-soft">
      {name ? `${m.entries_made_by()}: ${name}. ` : null}
      {m.entries_changed({ day: formatDate(updatedAt) })}.
    </p>
  );
}

/** What is not published (any more), for who may see it all the same: all that the page of beheer shows. */
function WorkingPage({ working, onRetracted }: Pick<EntryDetailProps, "onRetracted"> & { working: WorkingVersion }) {
  const { data: session } = useQuery(sessionQuery);
  if (!session) return null;
  return (
    <article className="wb-page beheer">
      <h1>{working.content.title}</h1>
      <p role="status">
        {m.form_state_label()}: <strong>{ownStateWord(working.state)}</strong>
      </p>
      <EntryView
        id={working.id}
        user={{ id: session.person, name: session.name, grants: session.grants }}
        onRetracted={onRetracted}
      />
    </article>
  );
}
