/** /initiatieven/:id: everything that everybody may know of one initiative. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./initiatives.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { freshnessOf } from "#data/schema/day.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import type { WorkingVersion } from "#data/schema/queue.ts";
import { isNotFound } from "../../api/client.ts";
import { initiativeQuery } from "../../api/initiatives.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { InitiativeFacts, InitiativeParts } from "../../figures/initiatives/initiative-facts.tsx";
import { fieldOrder, fieldWord } from "../../labels/field-words.ts";
import { formatDate, themeWord } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord, placeWords } from "../../labels/initiative-words.ts";
import { contentOfDraft, draftOfEntry } from "../../state/draft.ts";
import { whereOf } from "../../state/where.ts";
import { LoadingPage } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { valueWords } from "../form/value-words.ts";
import { NotFoundPage } from "../not-found.tsx";
import { CopyEntry, typedOf } from "./copy-entry.tsx";
import { useWorking, WorkingPanel } from "./working-panel.tsx";

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
  const { content, verifiedOn } = initiative;
  const { nameOf } = useAreaNames();
  const where = whereOf(initiative);
  const freshness = freshnessOf(verifiedOn, new Date());
  return (
    <article className="wb-page">
      <h1>{content.title}</h1>
      <p className="lead">
        {[kindWord(content.kind), lifecycleWord(content.lifecycle), ...content.themes.map(themeWord)].join(" · ")}
      </p>
      {freshness === "stale" ? <Notice kind="warning">{freshnessWords(freshness, verifiedOn)}</Notice> : null}
      <div className="page-actions no-print">
        <BackToList />
        {where ? (
          <Link to="/" search={(before) => ({ ...before, after: undefined, ...where })} className="nl-link">
            {m.area_show()}
          </Link>
        ) : null}
      </div>
      {working ? <WorkingPanel working={working} /> : null}
      <CopyEntry from={working?.content ?? typedOf(initiative)} />
      <p className="initiative-text">{content.summary}</p>
      <InitiativeFacts initiative={initiative} nameOf={nameOf} />
      <InitiativeParts content={content} />
      <Source initiative={initiative} />
    </article>
  );
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

/** An initiative that is not published (any more), for who may see it all the same. */
function WorkingPage({ working }: { working: WorkingVersion }) {
  const { nameOf } = useAreaNames();
  const { title, summary, themes = [] } = working.content;
  const content = contentOfDraft(draftOfEntry(working.content));
  const place = placeWords({ placed: working.placed }, nameOf);
  const shown = fieldOrder.filter((field) => !["title", "summary", "themes", "place"].includes(field));
  return (
    <article className="wb-page">
      <h1>{title}</h1>
      <p className="lead">{[place, ...themes.map(themeWord)].filter(Boolean).join(" · ")}</p>
      <WorkingPanel working={working} />
      <CopyEntry from={working.content} />
      {summary ? <p className="initiative-text">{summary}</p> : null}
      <dl className="facts initiative-facts">
        {shown.flatMap((field) => {
          const lines = valueWords(field, content[field]);
          if (lines.length === 0) return [];
          return [
            <div key={field} className="facts__pair">
              <dt>{fieldWord(field)}</dt>
              <dd>{lines.join("; ")}</dd>
            </div>,
          ];
        })}
      </dl>
      <p className="wb-soft">{m.form_unpublished()}</p>
    </article>
  );
}
