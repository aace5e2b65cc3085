/** /initiatieven: what is being done, as a list; the equal of the map for who cannot use a map. Every choice is in the address. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./initiatives.css";
import "./links.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { freshnessOf } from "#data/schema/day.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { afterOf, filterOfView, isFiltered, questionOf } from "../../api/initiative-filter.ts";
import { initiativesQuery } from "../../api/initiatives.ts";
import { sessionQuery } from "../../api/session.ts";
import { type AreaNames, useAreaNames } from "../../api/use-area-names.ts";
import { unpublishedQuery } from "../../api/working-versions.ts";
import { NextSteps } from "../../figures/next-steps.tsx";
import { TallyWords } from "../../figures/tally-words.tsx";
import { InitiativeFilters } from "../../filters/initiative-filters.tsx";
import { SortChoice } from "../../filters/sort-choice.tsx";
import { themeWord } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord, placeWords, takenOverWords } from "../../labels/initiative-words.ts";
import { ownStateWord } from "../../labels/workflow-words.ts";
import { useView } from "../../state/view.ts";
import { Empty, Fetched, Loading } from "../../ui/loading.tsx";
import { usePhone } from "../../ui/media.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { ExportLinks, FeedLinks, NewInitiativeLink } from "./links.tsx";
import { Paging, useFocusOnTurn } from "./paging.tsx";
import { PaperList } from "./paper-list.tsx";

export function InitiativesPage() {
  // Or what was found would stand a screen and a half below.
  const phone = usePhone();
  return (
    <article className="wb-page initiatives-page">
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
  const filter = filterOfView(view);
  const found = useQuery(initiativesQuery(filter, view.after, view.sort));
  const heading = useFocusOnTurn(view.after);
  return (
    <Fetched query={found} waiting={m.initiatives_loading()}>
      {(list) => {
        const { initiatives, numberMatched, numberActive, numberUnconfirmed, next, previous } = list;
        return (
          <section aria-labelledby="gevonden" aria-busy={found.isPlaceholderData}>
            <h2 id="gevonden" ref={heading} tabIndex={-1}>
              {m.initiatives_results()}
            </h2>
            {found.isPlaceholderData ? (
              <Waiting>{m.initiatives_loading()}</Waiting>
            ) : (
              <>
                <TallyWords matched={numberMatched} active={numberActive} unconfirmed={numberUnconfirmed} />
                {numberMatched > 1 ? <SortChoice usual={m.lists_sort_made()} /> : null}
                {initiatives.length === 0 ? <Nothing filtered={isFiltered(filter)} /> : <Items initiatives={initiatives} />}
                <Paging to="/initiatieven" previous={previous} next={afterOf(next)} />
              </>
            )}
            {initiatives.length === 0 || found.isPlaceholderData ? null : (
              <PaperList key={JSON.stringify([filter, view.sort])} filter={filter} sort={view.sort} shown={list} />
            )}
            {initiatives.length === 0 ? null : <ExportLinks question={questionOf(filter, undefined)} />}
            <FeedLinks question={questionOf(filter, undefined)} title={m.feed_title()} types="initiative" />
          </section>
        );
      }}
    </Fetched>
  );
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

const Nothing = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <Empty title={m.initiatives_none_filtered()} more={m.initiatives_none_filtered_more()} />
  ) : (
    <>
      <Empty title={m.initiatives_none()} more={m.initiatives_none_more()} />
      <NextSteps />
    </>
  );

/** What is not published yet and may be seen by who is signed in: the own drafts, those of the team, what waits for an editor. */
function Unpublished() {
  const { data: session } = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(unpublishedQuery(session?.person));
  if (!session) return null;
  if (!data)
    return error ? (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.loading()}
      </Loading>
    ) : null;
  if (data.workingVersions.length === 0) return null;
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
            <span className="wb-soft">({ownStateWord(state)})</span>
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

function InitiativeItem({ initiative: { id, content, verifiedOn, takenOver }, nameOf, now }: InitiativeItemProps) {
  const freshness = freshnessOf(verifiedOn, now);
  const parties = content.parties.map(({ organisation }) => organisation).join(", ");
  const place = placeWords(content, nameOf);
  const origin = takenOverWords(takenOver);
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
        {origin ? <Fact term={m.initiative_taken_over_label()}>{origin}</Fact> : null}
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
