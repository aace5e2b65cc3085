/** One theme of a comparison behind a fold, as a table or as a drawing. */
import type { Theme } from "#data/schema/indicator.ts";
import { useDrawnLater } from "../../figures/area/drawn-later.ts";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { SourceLine } from "../../figures/source-line.tsx";
import { themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useView } from "../../state/view.ts";
import { CompareChart } from "./compare-chart.tsx";
import { comparisonCsv } from "./compare-csv.ts";
import { CompareTable } from "./compare-table.tsx";
import type { ComparedLine, ShownComparison } from "./compared.ts";
import { joinedNames } from "./names.ts";

interface ThemeProps {
  theme: Theme;
  shown: ShownComparison;
  lines: readonly ComparedLine[];
}

export function CompareTheme({ theme, shown, lines }: ThemeProps) {
  const isDrawn = useDrawnLater();
  const count = lines.length === 1 ? m.profile_theme_count_one() : m.area_figure_count({ count: String(lines.length) });
  return (
    <section aria-labelledby={theme}>
      <details className="fold theme-fold">
        <summary>
          <h3 id={theme}>{themeWord(theme)}</h3>
          <span className="theme-fold__sum">{count}</span>
        </summary>
        {isDrawn ? <ThemeBody theme={theme} shown={shown} lines={lines} /> : null}
      </details>
    </section>
  );
}

function ThemeBody({ theme, shown, lines }: ThemeProps) {
  const { chart } = useView();
  const name = themeWord(theme);
  const sources = [...new Set(lines.flatMap(({ row }) => row.areas.flatMap((one) => one?.source ?? [])))];
  return (
    <div className="theme-fold__body">
      {chart === "aan" ? (
        <CompareChart shown={shown} lines={lines} name={name} />
      ) : (
        <>
          <CompareTable shown={shown} lines={lines} caption={name} />
          <ChartFiles
            name={`${name}, ${joinedNames(shown.comparison.areas)}`}
            csv={() => comparisonCsv(shown, lines)}
            catalog={shown.catalog}
          />
        </>
      )}
      {sources.map((id) => (
        <SourceLine key={id} id={id} catalog={shown.catalog} />
      ))}
    </div>
  );
}
