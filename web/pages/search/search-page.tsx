/** /zoeken: one question over areas, figures, initiatives and knowledge. The words and every choice are in the address. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "./search.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { afterOf, filterOfView } from "../../api/initiative-filter.ts";
import { searchQuery } from "../../api/search.ts";
import { SubscribeLink } from "../../filters/subscribe-link.tsx";
import { useView, type View } from "../../state/view.ts";
import { Empty, Fetched } from "../../ui/loading.tsx";
import { FoundAnswer } from "./found-answer.tsx";
import { SearchFilters } from "./search-filters.tsx";

export function SearchPage() {
  const view = useView();
  const { q, soort } = view;
  const { area, theme } = filterOfView(view);
  return (
    <article className="wb-page search-page">
      <h1>{m.everything_title()}</h1>
      <p className="lead">{m.everything_lead()}</p>
      <SearchFilters />
      {q === undefined ? <Empty title={m.everything_begin()} more={m.everything_begin_more()} /> : <Results q={q} />}
      <p className="no-print">
        <SubscribeLink area={area} theme={theme} types={soort} />
      </p>
    </article>
  );
}

function Results({ q }: { q: string }) {
  const view = useView();
  const { theme, phase, area, from, to } = filterOfView(view);
  const found = useQuery(searchQuery({ q, type: view.soort, theme, phase, area, from, to, after: view.after }));
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(view.after);
  // Who turned the page goes on reading at its top, with a keyboard too.
  useEffect(() => {
    if (shown.current === view.after) return;
    shown.current = view.after;
    heading.current?.focus();
  }, [view.after]);
  return (
    <section aria-labelledby="gevonden" aria-busy={found.isPlaceholderData}>
      <h2 id="gevonden" ref={heading} tabIndex={-1} className="wb-hidden">
        {m.everything_results({ text: q })}
      </h2>
      <Fetched query={found} waiting={m.everything_waiting()}>
        {(answer) => (
          <>
            <FoundAnswer answer={answer} q={q} type={view.soort} after={view.after} />
            <Paging next={afterOf(answer.next)} after={view.after} />
          </>
        )}
      </Fetched>
    </section>
  );
}

function Paging({ next, after }: { next: string | undefined; after: string | undefined }) {
  if (next === undefined && after === undefined) return null;
  const to = (behind: string | undefined) => (view: View) => ({ ...view, after: behind });
  return (
    <nav className="page-actions no-print" aria-label={m.everything_paging()}>
      {after === undefined ? null : (
        <Link to="/zoeken" search={to(undefined)} resetScroll={false} className="nl-link">
          {m.everything_begin_again()}
        </Link>
      )}
      {next === undefined ? null : (
        <Link to="/zoeken" search={to(next)} resetScroll={false} className="nl-link">
          {m.everything_next()}
        </Link>
      )}
    </nav>
  );
}
