/** /vergelijk/dossier: areas side by side on paper, made of what the comparison and the dossier of one area are made of. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "../area/profile.css";
import "../compare/charts.css";
import "../compare/compare.css";
import "./dossier.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Manifest } from "#data/schema/manifest.ts";
import { profileQuery } from "../../api/published.ts";
import { BenchmarkRule } from "../../figures/compare/benchmark-field.tsx";
import { PinMark } from "../../figures/compare/pin-mark.tsx";
import { usePins } from "../../figures/compare/pins.ts";
import { formatNumber } from "../../labels/format.ts";
import { useView } from "../../state/view.ts";
import { Fetched } from "../../ui/loading.tsx";
import { Notice } from "../../ui/notice.tsx";
import { AreaCard } from "../compare/compare-areas.tsx";
import { CompareTable } from "../compare/compare-table.tsx";
import { CompareTrend, hasTrend } from "../compare/compare-trend.tsx";
import { type ComparedLine, type ShownComparison, shownComparison } from "../compare/compared.ts";
import { Dropped } from "../compare/dropped.tsx";
import { Farthest } from "../compare/farthest.tsx";
import { FoundComparison, type FoundComparisonProps } from "../compare/found-comparison.tsx";
import { joinedNames } from "../compare/names.ts";
import { Colophon, MissingSection } from "./colophon.tsx";
import { DossierAgreements, DossierInitiatives } from "./dossier-approach.tsx";
import { courses, dossierFigures, mostCourses } from "./dossier-figures.tsx";
import { DossierMap } from "./dossier-map.tsx";
import { DossierSheet } from "./dossier-sheet.tsx";
import { DossierStories } from "./dossier-stories.tsx";
import { comparisonParts } from "./parts.ts";

export const ComparisonDossierPage = () => (
  <FoundComparison>{(found) => <ComparisonDossier key={found.comparison.areas.length} {...found} />}</FoundComparison>
);

function ComparisonDossier({ comparison, manifest, catalog, refused }: FoundComparisonProps) {
  const { areas, unknown, division, benchmark } = comparison;
  const [first] = areas;
  const shown = shownComparison(comparison, catalog);
  const lines = linesOf(shown, dossierFigures);
  const places = areas.filter(({ level }) => level !== "land");
  const address = useAddress();
  if (!first) return null;
  const back = (
    <Link to="/vergelijk" search={true} className="nl-link">
      {m.dossier_back_compare()}
    </Link>
  );
  return (
    <DossierSheet {...{ name: joinedNames(areas), manifest, division, all: comparisonParts, back, kind: "compare" }}>
      {(has) => (
        <>
          <Dropped unknown={unknown} division={division} />
          <ul className={`compare-areas compare-areas--${areas.length}`}>
            {areas.map((area, i) => (
              <AreaCard key={area.code} area={area} index={i} />
            ))}
          </ul>
          {new Set(areas.map(({ level }) => level)).size > 1 ? <Notice kind="info">{m.compare_levels()}</Notice> : null}
          {refused === undefined ? null : <Notice kind="warning">{m.profile_benchmark_other({ code: refused })}</Notice>}
          {benchmark ? <BenchmarkRule benchmark={benchmark} area={first} /> : null}
          {has("kaart") ? <Maps shown={shown} manifest={manifest} /> : null}
          {has("opvallend") ? <Farthest shown={shown} /> : null}
          {has("cijfers") ? (
            <section aria-labelledby="dossier-cijfers">
              <h2 id="dossier-cijfers">{m.profile_themes()}</h2>
              <CompareTable shown={shown} lines={lines} caption={m.profile_themes()} themed />
            </section>
          ) : null}
          {has("verloop") ? <Courses shown={shown} /> : null}
          {has("initiatieven") && places.length > 0 ? <DossierInitiatives places={places} /> : null}
          {has("afspraken") && places.length > 0 ? <DossierAgreements places={places} /> : null}
          {has("verhalen") && places.length > 0 ? <DossierStories places={places} /> : null}
          {has("ontbreekt") ? (
            <MissingSection catalog={catalog}>
              <MissingFigures shown={shown} />
            </MissingSection>
          ) : null}
          <Colophon sources={sourcesOf(shown.lines)} {...{ address, division, catalog, manifest }} />
        </>
      )}
    </DossierSheet>
  );
}

/** The comparison itself, with what it stands beside. */
function useAddress(): string {
  const { benchmark } = useView();
  const { codes } = usePins();
  const beside = benchmark === undefined ? "" : `&benchmark=${encodeURIComponent(benchmark)}`;
  return `/vergelijk?compare=${codes.map(encodeURIComponent).join(",")}${beside}`;
}

const linesOf = ({ lines }: ShownComparison, ids: readonly string[]): ComparedLine[] =>
  ids.flatMap((id) => lines.find(({ indicator }) => indicator.id === id) ?? []);

const sourcesOf = (lines: readonly ComparedLine[]): string[] =>
  lines.flatMap(({ row }) => row.areas.flatMap((one) => one?.source ?? []));

function Maps({ shown: { comparison, catalog }, manifest }: { shown: ShownComparison; manifest: Manifest }) {
  return (
    <section aria-labelledby="dossier-kaarten">
      <h2 id="dossier-kaarten">{m.dossier_part_map()}</h2>
      <div className="dossier-maps">
        {comparison.areas.map(({ code, name, level }, i) =>
          level === "land" ? null : (
            <div key={code}>
              <h3>
                <PinMark index={i} /> {name}
              </h3>
              <MapOf code={code} manifest={manifest} catalog={catalog} />
            </div>
          ),
        )}
      </div>
    </section>
  );
}

interface MapOfProps extends Pick<ShownComparison, "catalog"> {
  code: string;
  manifest: Manifest;
}

function MapOf({ code, manifest, catalog }: MapOfProps) {
  const found = useQuery(profileQuery(manifest, code));
  return (
    <Fetched query={found} waiting={m.loading()}>
      {(profile) => <DossierMap profile={profile} catalog={catalog} size="half" />}
    </Fetched>
  );
}

function Courses({ shown }: { shown: ShownComparison }) {
  const some = linesOf(shown, courses).filter(hasTrend).slice(0, mostCourses);
  if (some.length === 0) return null;
  return (
    <section aria-labelledby="dossier-verloop">
      <h2 id="dossier-verloop">{m.dossier_courses()}</h2>
      <div className="trend-grid">
        {some.map((line) => (
          <CompareTrend key={line.indicator.id} line={line} shown={shown} />
        ))}
      </div>
    </section>
  );
}

/** How many, and not which: four long lists of names say less than the table of the comparison. */
function MissingFigures({ shown: { comparison, lines } }: { shown: ShownComparison }) {
  const counts = comparison.areas.map(({ name }, i) => ({
    name,
    count: lines.filter(({ row }) => (row.areas[i]?.value ?? null) === null).length,
  }));
  return (
    <ul>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ name, count }) => (
          <li key={name}>{m.dossier_comparison_missing({ name, count: formatNumber(count), of: formatNumber(lines.length) })}</li>
        ))}
    </ul>
  );
}
