/** The places of one theme in one drawing, to look at or to take along. */
import { useId } from "react";
import { ChartFiles } from "../../figures/chart-files.tsx";
import { formatYears, levelsWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { comparisonCsv } from "./compare-csv.ts";
import type { ComparedLine, ShownComparison } from "./compared.ts";
import { joinedNames, lettersWords } from "./names.ts";
import { heightOfLanes, LaneMarks } from "./place-lanes.tsx";

const [wide, label] = [340, 17];

interface ChartProps {
  shown: ShownComparison;
  lines: readonly ComparedLine[];
  name: string;
}

export function CompareChart({ shown, lines, name }: ChartProps) {
  const id = useId();
  const { areas } = shown.comparison;
  const placed = lines.filter(({ row }) => row.areas.some((one) => one?.position !== undefined));
  const step = label + heightOfLanes(areas.length) + 8;
  if (placed.length === 0) return <p className="wb-soft">{m.compare_differ_none()}</p>;
  return (
    <figure className="compare-chart" aria-labelledby={id}>
      <figcaption id={id} className="wb-hidden">
        {name}
      </figcaption>
      <svg
        viewBox={`0 0 ${wide} ${placed.length * step}`}
        role="img"
        aria-label={m.compare_chart_alt({ names: joinedNames(areas), count: String(placed.length) })}
      >
        {placed.map(({ indicator, row }, i) => (
          <g key={indicator.id}>
            <text x={2} y={i * step + 12}>
              {[words(indicator.short), row.year].filter(Boolean).join(", ")}
            </text>
            <LaneMarks polarity={indicator.polarity} row={row} top={i * step + label} wide={wide} />
          </g>
        ))}
      </svg>
      <ChartFiles
        name={`${name}, ${joinedNames(areas)}`}
        csv={() => comparisonCsv(shown, lines)}
        catalog={shown.catalog}
        picture={{
          unit: m.chart_places({ areas: levelsWord(shown.comparison.positionsAmong) }),
          years: formatYears(placed.flatMap(({ row }) => row.year ?? [])),
          keys: lettersWords(areas),
          sources: placed.flatMap(({ row }) => row.areas.flatMap((one) => one?.source ?? [])),
        }}
      />
    </figure>
  );
}
