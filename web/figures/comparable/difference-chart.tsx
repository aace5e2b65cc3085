/** The difference on an axis with the band in which it may be chance: the band lies under it, so that it is read first. */
import type { FoundTrend } from "#data/comparable/trend-comparison.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { differenceWords, joinedWords } from "../../labels/comparable-words.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useShown } from "../../state/shown.ts";
import { ChartFiles } from "../chart-files.tsx";

const box = { left: 6, right: 334, line: 34 };

interface DifferenceProps {
  indicator: PublishedIndicator;
  found: FoundTrend;
  /** Name of the area. */
  area: string;
}

export function DifferenceChart({ indicator, found, area }: DifferenceProps) {
  const { catalog } = useShown();
  const { band, difference, areas } = found;
  const without = areas.map((one) => one.without);
  const all = [band.low, band.high, difference, ...without, 0];
  const room = (Math.max(...all) - Math.min(...all)) * 0.06 || 1;
  const [low, high] = [Math.min(...all) - room, Math.max(...all) + room];
  const x = (value: number) => box.left + ((value - low) / (high - low)) * (box.right - box.left);
  const text = (value: number) => differenceWords(indicator, found, value);
  const years = { from: joinedWords(found.from), to: joinedWords(found.to) };
  const title = m.comparable_chart_title({ name: words(indicator.name), ...years });
  const parts = { difference: text(difference), low: text(band.low), high: text(band.high) };
  return (
    <figure className="difference" role="presentation">
      <figcaption className="wb-small difference__keys">
        <strong>{title}</strong>
        <span className="difference__key difference__key--here">{`${m.comparable_key_here()}: ${parts.difference}`}</span>
        <span className="difference__key difference__key--band">{m.comparable_key_band()}</span>
        <span className="difference__key difference__key--without">{m.comparable_key_without()}</span>
      </figcaption>
      <svg viewBox="0 0 340 74" role="img" aria-label={m.comparable_chart(parts)}>
        <rect className="difference__band" x={x(band.low)} width={x(band.high) - x(band.low)} y={14} height={40} />
        <line className="difference__axis" x1={box.left} x2={box.right} y1={box.line} y2={box.line} />
        <line className="difference__zero" x1={x(0)} x2={x(0)} y1={10} y2={58} />
        {areas.map(({ code, without: at }) => (
          <circle key={code} className="difference__without" cx={x(at)} cy={box.line} r={4} />
        ))}
        <path className="difference__here" d={`M${x(difference)} ${box.line - 11}l9 11l-9 11l-9 -11z`} />
        {[band.low, 0, band.high].map((value) => (
          <text key={value} x={x(value)} y={70} textAnchor={anchorOf(x(value))}>
            {value === 0 ? "0" : numberOf(text(value))}
          </text>
        ))}
      </svg>
      {catalog ? (
        <ChartFiles
          name={`${area}, ${title}`}
          catalog={catalog}
          picture={{
            unit: `${m.comparable_key_here()}: ${parts.difference}`,
            years: "",
            keys: m.chart_keys_difference(),
            sources: [indicator.source],
          }}
        />
      ) : null}
    </figure>
  );
}

/** The unit stands in the words around it. */
const numberOf = (text: string): string => text.split(" ")[0] ?? text;
const anchorOf = (at: number) => (at < 30 ? "start" : at > 310 ? "end" : "middle");
