/** /bronnen: every dataset with its source, licence, age, how true it is and what is missing. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { formatDate, formatNumber, formatSince, words } from "../../labels/format.ts";
import { useShown } from "../../state/shown.ts";
import { Loading } from "../../ui/loading.tsx";
import { SourceText } from "../../ui/outside-link.tsx";
import { Findings } from "./findings.tsx";
import { SourceCard } from "./source-card.tsx";

export function SourcesPage() {
  const { manifest, catalog, error } = useShown();
  const { hash } = useLocation();
  // The cards come after the page: go to the asked one when they are there.
  useEffect(() => {
    if (catalog && hash !== "") document.getElementById(hash)?.scrollIntoView();
  }, [catalog, hash]);
  return (
    <article className="wb-page">
      <h1>{m.sources_title()}</h1>
      <p className="lead">{m.sources_lead()}</p>
      {manifest && catalog ? (
        <>
          <p className="wb-soft">
            {m.sources_built({ date: formatDate(manifest.builtAt), year: String(manifest.division) })}{" "}
            {m.sources_count({
              count: formatNumber(catalog.sources.length),
              indicators: formatNumber(catalog.indicators.length),
            })}
          </p>
          <p className="wb-soft">{m.sources_status_legend()}</p>
          <p className="wb-soft">
            {m.sources_dcat()} <a href="/api/v1/sources/dcat">{m.sources_dcat_json()}</a>,{" "}
            <a href="/api/v1/sources/dcat?format=turtle">{m.sources_dcat_turtle()}</a>
          </p>
          {catalog.sources.map((source) => (
            <SourceCard
              key={source.id}
              source={source}
              indicators={indicatorsOf(catalog, source.id)}
              target={hash === source.id}
            />
          ))}
          {manifest.findings ? <Findings file={manifest.findings} catalog={catalog} /> : null}
          <GroupSources catalog={catalog} />
        </>
      ) : (
        <Loading error={error}>{m.loading()}</Loading>
      )}
    </article>
  );
}

/** The indicators that have figures of the source, each with the columns of that source alone. */
function indicatorsOf({ indicators }: Catalog, source: string): PublishedIndicator[] {
  return indicators.flatMap((indicator) => {
    const columns = indicator.columns.filter((column) => sourceIdOf(indicator, column) === source);
    return columns.length === 0 ? [] : [{ ...indicator, columns }];
  });
}

function GroupSources({ catalog }: { catalog: Catalog }) {
  return (
    <section>
      <h2>{m.sources_groups()}</h2>
      {catalog.groups.map((list) => (
        <section key={list.id} className="source-card" id={list.id}>
          <h3>
            {words(list.name)} ({list.areas.length})
          </h3>
          <p>{words(list.explanation)}</p>
          <dl className="facts wb-small">
            <dt>{m.group_since()}</dt>
            <dd>{formatSince(list.since)}</dd>
            <dt>{m.table_status()}</dt>
            <dd>{words(list.status)}</dd>
            <dt>{m.group_source()}</dt>
            <dd>
              <SourceText text={list.source} />
            </dd>
            <dt>{m.sources_division()}</dt>
            <dd>{list.divisionYear}</dd>
          </dl>
        </section>
      ))}
    </section>
  );
}
