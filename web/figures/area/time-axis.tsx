/** One figure over the years, and on the same axis beneath it what was done: periods, agreements and money of initiatives. */
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { SeriesYear } from "#data/schema/profile.ts";
import { axisText } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import type { Lane } from "./time-lanes.ts";
import { yearsOfLanes } from "./time-lanes.ts";
import { breakPath, type EventYear, placeEvents, type TrendScale, trendPath, trendScale } from "./trend-line.ts";
import "./time-axis.css";

interface TimeAxisProps {
  /** Undefined where the figure has one year: then there is the axis of the initiatives alone. */
  figure: { indicator: PublishedIndicator; series: readonly SeriesYear[] } | undefined;
  lanes: readonly Lane[];
}

/** More than these are in the table alone. */
export const mostLanes = 15;
const box = { left: 20, right: 580, top: 20, bottom: 110 };
const [width, laneHeight] = [640, 24];

const eventNames: Record<EventYear, () => string> = {
  2007: m.trend_event_2007,
  2012: m.trend_event_2012,
  2022: m.trend_event_2022,
};

export function TimeAxis({ figure, lanes }: TimeAxisProps) {
  const scale = scaleOf(figure?.series ?? [], lanes);
  if (!scale) return null;
  const shown = lanes.slice(0, mostLanes);
  const events = placeEvents(scale, box, (year) => eventNames[year]());
  const above = 13 * Math.max(0, ...events.map(({ row }) => row));
  const axis = figure ? box.bottom + 18 : box.top + 6;
  const height = axis + 12 + shown.length * laneHeight;
  const years = { from: String(scale.from), to: String(scale.to) };
  return (
    <svg
      className="time-axis"
      viewBox={`0 ${-above} ${width} ${height + above}`}
      role="img"
      aria-label={m.profile_axis_alt({ ...years, count: String(lanes.length) })}
    >
      {events.map(({ year, x, row, anchor }) => (
        <g key={year} className="time-axis__event">
          <line x1={x} x2={x} y1={13 * row - above + 14} y2={height} />
          <text x={x} y={13 * row - above + 10} textAnchor={anchor}>
            {eventNames[year]()}
          </text>
        </g>
      ))}
      {figure ? <Course {...figure} scale={scale} /> : null}
      <Years scale={scale} y={axis} />
      {shown.map((lane, i) => (
        <LaneMarks key={lane.initiative.id} lane={lane} scale={scale} y={axis + 12 + i * laneHeight} />
      ))}
    </svg>
  );
}

/** A series without values has no scale of its own, and the years still have. */
function scaleOf(series: readonly SeriesYear[], lanes: readonly Lane[]): TrendScale | undefined {
  const besides = yearsOfLanes(lanes);
  const [from, to] = besides;
  const own = trendScale([series], box, besides);
  if (own || from === undefined || to === undefined) return own;
  return trendScale(
    [
      [
        { year: from, value: 0 },
        { year: Math.max(to, from + 1), value: 0 },
      ],
    ],
    box,
  );
}

function Course({ indicator, series, scale }: NonNullable<TimeAxisProps["figure"]> & { scale: TrendScale }) {
  return (
    <>
      {[scale.high, scale.low].map((value, i) => (
        <g key={i === 0 ? "high" : "low"}>
          <line className="time-axis__grid" x1={box.left} x2={box.right} y1={scale.y(value)} y2={scale.y(value)} />
          <text x={box.right + 8} y={scale.y(value) + 4}>
            {axisText(indicator, value)}
          </text>
        </g>
      ))}
      <path className="time-axis__line" d={trendPath(series, scale)} />
      <path className="time-axis__break" d={breakPath(series, scale)} />
      {series.map(({ year, value }) =>
        value === null ? null : <circle key={year} className="time-axis__dot" cx={scale.x(year)} cy={scale.y(value)} r={3} />,
      )}
    </>
  );
}

/** As many years as fit with room between them. */
function Years({ scale, y }: { scale: TrendScale; y: number }) {
  const step = [1, 2, 5, 10, 20].find((one) => (one / (scale.to - scale.from)) * (box.right - box.left) >= 40) ?? 50;
  const years = Array.from({ length: scale.to - scale.from + 1 }, (_, i) => scale.from + i).filter((year) => year % step === 0);
  return (
    <>
      <line className="time-axis__base" x1={box.left} x2={box.right} y1={y - 12} y2={y - 12} />
      {years.map((year) => (
        <text key={year} x={scale.x(year)} y={y} textAnchor="middle">
          {year}
        </text>
      ))}
    </>
  );
}

/** An end that is not known runs to the edge, and is dashed there. */
function LaneMarks({
  lane: { initiative, from, to, agreements, money },
  scale,
  y,
}: {
  lane: Lane;
  scale: TrendScale;
  y: number;
}) {
  const edge = (year: number | undefined, other: number) => Math.min(box.right, Math.max(box.left, scale.x(year ?? other)));
  const [x1, x2] = [edge(from, scale.from), edge(to, scale.to)];
  const open = from === undefined || to === undefined ? " time-axis__period--open" : "";
  const hasPeriod = from !== undefined || to !== undefined;
  return (
    <g>
      <text className="time-axis__title" x={Math.min(hasPeriod ? x1 : box.left, box.right - 220)} y={y + 9}>
        {initiative.content.title.length > 48 ? `${initiative.content.title.slice(0, 47)}…` : initiative.content.title}
      </text>
      {hasPeriod ? (
        <rect className={`time-axis__period${open}`} x={x1} y={y + 12} width={Math.max(2, x2 - x1)} height={5} />
      ) : null}
      {money.map((one, i) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of money have no other name
          key={i}
          className="time-axis__money"
          x1={edge(one.from, scale.from)}
          x2={edge(one.to, scale.to)}
          y1={y + 20}
          y2={y + 20}
        />
      ))}
      {agreements.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several may end on one day
        <path key={i} className="time-axis__agreement" d={`M${edge(one, one)} ${y + 9}l5 5.5l-5 5.5l-5 -5.5z`} />
      ))}
    </g>
  );
}
