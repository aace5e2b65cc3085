/** Where several areas stand among all areas of one level: a lane for each, so that no mark covers another; right is favourable. */
import type { ComparedRow } from "#data/comparable/comparison.ts";
import type { Indicator } from "#data/schema/indicator.ts";
import { spineAt } from "../../figures/area/spine.tsx";
import { letterOf, MarkShape } from "../../figures/compare/pin-mark.tsx";

const [width, left, right, lane] = [220, 18, 8, 14];

export const heightOfLanes = (areas: number): number => areas * lane + 4;

interface PlaceLanesProps {
  polarity: Indicator["polarity"];
  row: Pick<ComparedRow, "areas" | "benchmark">;
  /** Where it begins in a larger drawing. */
  top?: number;
  wide?: number;
}

/** Marks alone, for a drawing of several rows. */
export function LaneMarks({ polarity, row: { areas, benchmark }, top = 0, wide = width }: PlaceLanesProps) {
  const x = (place: number) => left + (spineAt(polarity, place) / 100) * (wide - left - right);
  const [from, to] = [x(25), x(75)].sort((a, b) => a - b) as [number, number];
  const height = heightOfLanes(areas.length);
  return (
    <>
      <rect className="lanes__half" x={from} y={top} width={to - from} height={height} />
      <line className="lanes__middle" x1={x(50)} x2={x(50)} y1={top} y2={top + height} />
      {areas.map((one, i) => {
        const y = top + 2 + lane * (i + 0.5);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place
          <g key={i}>
            <text className="lanes__letter" x={2} y={y + 4}>
              {letterOf(i)}
            </text>
            <line className="lanes__lane" x1={left} x2={wide - right} y1={y} y2={y} />
            {one?.position === undefined ? null : <MarkShape index={i} x={x(one.position)} y={y} r={5} />}
          </g>
        );
      })}
      {benchmark?.position === undefined ? null : (
        <path className="compare-beside" d={`M${x(benchmark.position).toFixed(1)} ${top}v${height}`} />
      )}
    </>
  );
}

export function PlaceLanes(props: PlaceLanesProps) {
  return (
    <svg className="lanes" viewBox={`0 0 ${width} ${heightOfLanes(props.row.areas.length)}`} aria-hidden="true">
      <LaneMarks {...props} />
    </svg>
  );
}
