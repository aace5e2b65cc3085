/** /vergelijk: two to four areas side by side on one scale. Which areas, beside what and in which form is all in the address. */
import * as m from "../../paraglide/messages.js";
import "../../style/pages.css";
import "../area/profile.css";
import "../area/folds.css";
import "./charts.css";
import "./compare.css";
import { Link } from "@tanstack/react-router";
import { filterOfPlace } from "#data/region/filter.ts";
import { mostAreas } from "#data/schema/area.ts";
import { themes } from "#data/schema/indicator.ts";
import { landCode } from "#data/schema/profile.ts";
import { BenchmarkField, BenchmarkRule } from "../../figures/compare/benchmark-field.tsx";
import { benchmarkName } from "../../labels/benchmark-words.ts";
import { formatDate } from "../../labels/format.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Notice } from "../../ui/notice.tsx";
import { saveText } from "../../ui/save-text.ts";
import { CompareAreas } from "./compare-areas.tsx";
import { comparisonCsv } from "./compare-csv.ts";
import { CompareTheme } from "./compare-theme.tsx";
import { linesOfTheme, type ShownComparison, shownComparison } from "./compared.ts";
import { Dropped } from "./dropped.tsx";
import { Farthest } from "./farthest.tsx";
import { FoundComparison, type FoundComparisonProps } from "./found-comparison.tsx";
import { joinedNames } from "./names.ts";

export const ComparePage = () => <FoundComparison>{(found) => <ComparedPage {...found} />}</FoundComparison>;

function ComparedPage({ comparison, manifest, catalog, refused, isOnItsWay }: FoundComparisonProps) {
  const { areas, unknown, division, benchmark } = comparison;
  const [first, ...others] = areas;
  const shown = shownComparison(comparison, catalog);
  const levels = new Set(areas.map(({ level }) => level));
  if (!first) return null;
  return (
    <article className="wb-page profile compare" aria-busy={isOnItsWay}>
      <h1>{others.length > 0 ? m.compare_title({ names: joinedNames(areas) }) : m.compare_title_one({ name: first.name })}</h1>
      <Dropped unknown={unknown} division={division} />
      <CompareAreas areas={areas} />
      {others.length > 0 ? null : (
        <Notice kind="info">{benchmark ? m.compare_one({ name: benchmarkName(benchmark) }) : m.compare_one_alone()}</Notice>
      )}
      {levels.size > 1 ? <Notice kind="info">{m.compare_levels()}</Notice> : null}
      {refused === undefined ? null : <Notice kind="warning">{m.profile_benchmark_other({ code: refused })}</Notice>}
      <div className="compare-choices no-print">
        <BenchmarkField area={first} others={others} benchmark={benchmark} />
        <FormChoice />
      </div>
      {benchmark ? <BenchmarkRule benchmark={benchmark} area={first} /> : null}
      <Actions shown={shown} />
      <Farthest shown={shown} />
      <section aria-labelledby="cijfers">
        <h2 id="cijfers">{m.compare_all()}</h2>
        {themes.map((theme) => {
          const lines = linesOfTheme(shown.lines, theme);
          return lines.length === 0 ? null : <CompareTheme key={theme} theme={theme} shown={shown} lines={lines} />;
        })}
      </section>
      <p className="print-only wb-small">{m.compare_printed({ date: formatDate(manifest.builtAt), year: String(division) })}</p>
    </article>
  );
}

function FormChoice() {
  const { chart } = useView();
  const setView = useSetView();
  return (
    <Choices
      label={m.compare_show()}
      value={chart ?? "uit"}
      options={[
        { value: "uit", label: m.compare_as_table() },
        { value: "aan", label: m.compare_as_chart() },
      ]}
      onChange={(value) => setView({ chart: value === "aan" ? "aan" : undefined }, { replace: true })}
    />
  );
}

/** A shape that somebody drew is no list of areas. */
function onMap(code: string): string[] {
  const filter = filterOfPlace(code);
  return filter && "area" in filter ? filter.area.split(",") : [];
}

function Actions({ shown }: { shown: ShownComparison }) {
  const { areas } = shown.comparison;
  const codes = areas.flatMap(({ code }) => (code === landCode ? [] : onMap(code)));
  // In the order of the page.
  const lines = themes.flatMap((theme) => linesOfTheme(shown.lines, theme));
  const save = () => saveText("wijkblik-vergelijking.csv", comparisonCsv(shown, lines), "text/csv;charset=utf-8");
  return (
    <div className="page-actions no-print">
      {codes.length === 0 || codes.length > mostAreas ? null : (
        <Link
          to="/"
          search={(view) => ({
            ...view,
            area: undefined,
            at: undefined,
            panel: "clusters",
            clusters: "selectie",
            selection: codes.join(","),
          })}
          className="nl-link"
        >
          {m.compare_map()}
        </Link>
      )}
      <Button icon="download" onClick={save}>
        {m.compare_csv()}
      </Button>
      <Link to="/vergelijk/dossier" search={true} className="nl-link">
        {m.dossier_link()}
      </Link>
    </div>
  );
}
