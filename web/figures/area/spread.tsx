/** How the parts of an area lie apart on one figure: every part a mark, or bars where there are too many to tell apart. */
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { axisText } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { placeSwarm, strip } from "./beeswarm.ts";
import "./spread.css";

interface SpreadPart {
  name: string;
  value: number;
  /** Its figure in words, with all that must be said of it. */
  text: string;
}

interface SpreadProps {
  indicator: PublishedIndicator;
  /** "21 wijken". */
  count: string;
  parts: readonly SpreadPart[];
  /** Lines through it: the area itself, and what it is compared with. */
  lines: readonly { name: string; value: number; kind: "here" | "there" }[];
}

/** More marks than this cover each other. */
const mostMarks = 400;
const [width, room, bars] = [640, 10, 64];

export function SpreadChart({ indicator, count, parts, lines }: SpreadProps) {
  const values = parts.map(({ value }) => value);
  const all = [...values, ...lines.map(({ value }) => value)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (values.length < 2 || low === high) return null;
  const x = (value: number) => room + ((value - low) / (high - low)) * (width - 2 * room);
  const places = values.map(x);
  const isSwarm = parts.length <= mostMarks;
  const radius = parts.length > 120 ? 3 : 4.5;
  const marks = isSwarm ? placeSwarm(places, radius) : [];
  const counts = isSwarm ? [] : strip(places, room, width - room, bars);
  const half = isSwarm ? Math.max(14, ...marks.map(({ y }) => Math.abs(y) + radius + 2)) : 36;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? low;
  const said = m.profile_spread_alt({
    count,
    low: axisText(indicator, sorted[0] ?? low),
    middle: axisText(indicator, middle),
    high: axisText(indicator, sorted.at(-1) ?? high),
  });
  const most = Math.max(1, ...counts);
  return (
    <svg className="spread" viewBox={`0 ${-half - 16} ${width} ${2 * half + 38}`} role="img" aria-label={said}>
      <line className="spread__axis" x1={room} x2={width - room} y1={isSwarm ? 0 : half} y2={isSwarm ? 0 : half} />
      {marks.map(({ index, x: cx, y }) => (
        <circle key={parts[index]?.name ?? index} className="spread__part" cx={cx} cy={y} r={radius}>
          <title>{`${parts[index]?.name}: ${axisText(indicator, parts[index]?.value ?? 0)}`}</title>
        </circle>
      ))}
      {counts.map((count, i) => {
        const bar = (width - 2 * room) / bars;
        const tall = (count / most) * 2 * half;
        const left = room + i * bar;
        return <rect key={left} className="spread__part" x={left + 0.5} y={half - tall} width={bar - 1} height={tall} />;
      })}
      {lines.map(({ name, value, kind }, i) => (
        <g key={name} className={`spread__line spread__line--${kind}`}>
          <line x1={x(value)} x2={x(value)} y1={-half - 2} y2={half} />
          <text x={x(value)} y={i === 0 ? -half - 5 : half + 12} textAnchor={anchorAt(x(value))}>
            {name}
          </text>
        </g>
      ))}
      <text x={room} y={half + 20} textAnchor="start">
        {axisText(indicator, low)}
      </text>
      <text x={width - room} y={half + 20} textAnchor="end">
        {axisText(indicator, high)}
      </text>
    </svg>
  );
}

const anchorAt = (x: number) => (x < width / 4 ? "start" : x > (3 * width) / 4 ? "end" : "middle");
