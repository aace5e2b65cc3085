/** /initiatieven: what is being done, as a list; the equal of the map for who cannot use a map. Every choice is in the address. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./initiatives.css";
import "./export-links.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { freshnessOf } from "#data/schema/freshness.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { type ExportForm, exportLinks, initiativesQuery } from "../../api/initiatives.ts";
import { afterOf, filterOf, isFiltered, questionOf } from "../../api/initiative-filter.ts";
import { sessionQuery } from "../../api/session.ts";
import { type AreaNames, useAreaNames } from "../../api/use-area-names.ts";
import { unpublishedQuery } from "../../api/working-versions.ts";
import { TallyWords } from "../../figures/tally-words.tsx";
import { InitiativeFilters } from "../../filters/initiative-filters.tsx";
import { themeWord } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord, placeWords } from "../../labels/initiative-words.ts";
import { useView } from "../../state/use-view.ts";
import { Icon } from "../../ui/icon.tsx";
import { Loading } from "../../ui/loading.tsx";
import { usePhone } from "../../ui/media.ts";
import { FeedLinks } from "./feed-links.tsx";
import { NewInitiativeLink } from "./new-initiative-link.tsx";
import { stateWord } from "./working-panel.tsx";

export function InitiativesPage() {
  // Or what was found would stand a screen and a half below.
  const phone = usePhone();
  return (
    <article className="wb-page">
      <h1>{m.initiatives_title()}</h1>
      <p className="lead">{m.initiatives_lead()}</p>
      <p className="page-actions no-print">
        <NewInitiativeLink />
      </p>
      <Unpublished />
      <InitiativeFilters compact={phone} />
      <p className="no-print">
        <Link
          to="/"
          search={(view) => ({ ...view, after: undefined, initiatives: undefined, panel: "initiatieven" })}
          className="nl-link"
        >
          {m.layer_on_map()}
        </Link>
      </p>
      <Results />
    </article>
  );
}

function Results() {
  const view = useView();
  const filter = filterOf(view);
  const { data, error, refetch, isPlaceholderData } = useQuery(initiativesQuery(filter, view.after));
  const heading = useFocusOnTurn(view.after);
  if (!data) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.initiatives_loading()}
      </Loading>
    );
  }
  const { initiatives, numberMatched, next, previous } = data;
  return (
    <section aria-labelledby="gevonden" aria-busy={isPlaceholderData}>
      <h2 id="gevonden" ref={heading} tabIndex={-1}>
        {m.initiatives_results()}
      </h2>
      <TallyWords matched={numberMatched} active={data.numberActive} unconfirmed={data.numberUnconfirmed} />
      {initiatives.length === 0 ? <Nothing filtered={isFiltered(filter)} /> : <Items initiatives={initiatives} />}
      <Paging previous={previous} next={afterOf(next)} />
      {initiatives.length === 0 ? null : <ExportLinks question={questionOf(filter, undefined)} />}
      <FeedLinks question={questionOf(filter, undefined)} title={m.feed_title()} />
    </section>
  );
}

/** Who turned the page goes on reading at its top, with a keyboard too. */
function useFocusOnTurn(after: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(after);
  useEffect(() => {
    if (shown.current === after) return;
    shown.current = after;
    heading.current?.focus();
  }, [after]);
  return heading;
}

function Items({ initiatives }: { initiatives: PublicInitiative[] }) {
  const { nameOf } = useAreaNames();
  const now = new Date();
  return (
    <ul className="initiatives">
      {initiatives.map((one) => (
        <InitiativeItem key={one.id} initiative={one} nameOf={nameOf} now={now} />
      ))}
    </ul>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <div className="initiatives-none">
      <p>{filtered ? m.initiatives_none_filtered() : m.initiatives_none()}</p>
      <p className="wb-soft">{filtered ? m.initiatives_none_filtered_more() : m.initiatives_none_more()}</p>
    </div>
  );
}

interface PagingProps {
  /** Address of the page before; absent on the first. */
  previous: string | undefined;
  /** Where the next page begins after; absent on the last. */
  next: string | undefined;
}

function Paging({ previous, next }: PagingProps) {
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="page-actions" aria-label={m.initiatives_paging()}>
      {previous === undefined ? null : (
        <>
          <PageLink after={undefined}>{m.initiatives_first()}</PageLink>
          <PageLink after={afterOf(previous)}>{m.layer_previous_page()}</PageLink>
        </>
      )}
      {next === undefined ? null : <PageLink after={next}>{m.initiatives_next()}</PageLink>}
    </nav>
  );
}

const PageLink = ({ after, children }: { after: string | undefined; children: string }) => (
  <Link to="/initiatieven" search={(view) => ({ ...view, after })} resetScroll={false} className="nl-link">
    {children}
  </Link>
);

/** The list as a file, exactly as it is filtered. */
const words: Record<ExportForm, () => string> = { xlsx: m.export_xlsx, csv: m.export_csv, geojson: m.export_geojson };

/** `question` is the query string that the list was asked with. */
function ExportLinks({ question }: { question: string }) {
  return (
    <section className="export-links no-print" aria-labelledby="meenemen">
      <h2 id="meenemen">{m.export_title()}</h2>
      <p className="wb-soft">{m.export_lead()}</p>
      <ul>
        {exportLinks(question).map(({ form, href }) => (
          <li key={form}>
            <a className="nl-button nl-button--default" href={href} download>
              <Icon name="download" />
              <span className="nl-button__label">{words[form]()}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is not published yet and may be seen by who is signed in: the own drafts, those of the team, what waits for an editor. */
function Unpublished() {
  const { data: session } = useQuery(sessionQuery);
  const { data } = useQuery(unpublishedQuery(session?.person));
  if (!session || !data || data.workingVersions.length === 0) return null;
  return (
    <details className="fold unpublished no-print">
      <summary>
        {m.form_unpublished()}
        <span className="fold__count">{data.numberMatched}</span>
      </summary>
      <ul className="wb-list">
        {data.workingVersions.map(({ id, content, state }) => (
          <li key={id}>
            <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
              {content.title}
            </Link>{" "}
            <span className="wb-soft">({stateWord(state)})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface InitiativeItemProps {
  initiative: PublicInitiative;
  nameOf: AreaNames["nameOf"];
  now: Date;
}

function InitiativeItem({ initiative: { id, content, verifiedOn }, nameOf, now }: InitiativeItemProps) {
  const freshness = freshnessOf(verifiedOn, now);
  const parties = content.parties.map(({ organisation }) => organisation).join(", ");
  const place = placeWords(content, nameOf);
  return (
    <li className="initiative" data-freshness={freshness}>
      <h3>
        <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
          {content.title}
        </Link>
      </h3>
      <p className="initiative__kind">
        {[kindWord(content.kind), lifecycleWord(content.lifecycle), ...content.themes.map(themeWord)].join(" · ")}
      </p>
      <p>{content.summary}</p>
      <dl className="facts wb-small">
        {place === "" ? null : <Fact term={m.initiative_place()}>{place}</Fact>}
        {parties === "" ? null : <Fact term={m.initiative_parties()}>{parties}</Fact>}
        {content.source ? <Fact term={m.initiative_source()}>{content.source}</Fact> : null}
        <Fact term={m.initiative_fresh_label()}>{freshnessWords(freshness, verifiedOn)}</Fact>
      </dl>
    </li>
  );
}

function Fact({ term, children }: { term: string; children: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
