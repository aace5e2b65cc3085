/** /initiatieven: what is being done, as a list; the equal of the map for who cannot use a map. Every choice is in the address. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { afterOf, filterOf, isFiltered, questionOf } from "../../api/initiative-filter.ts";
import { initiativesQuery } from "../../api/initiatives.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { TallyWords } from "../../figures/tally-words.tsx";
import { InitiativeFilters } from "../../filters/initiative-filters.tsx";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/use-view.ts";
import { Loading } from "../../ui/loading.tsx";
import { usePhone } from "../../ui/media.ts";
import { ExportLinks } from "./export-links.tsx";
import { FeedLinks } from "./feed-links.tsx";
import { InitiativeItem } from "./initiative-item.tsx";
import { NewInitiativeLink } from "./new-initiative-link.tsx";
import { Unpublished } from "./unpublished.tsx";
import "../../style/pages.css";
import "./initiatives.css";

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
