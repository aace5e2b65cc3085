/** Money by year as columns: of one state, or the three beside each other on one scale and never on top of each other. The table beneath says the same. */
import { useId } from "react";
import { type MoneySeries, type MoneyTotals, otherSources } from "#data/approach/money.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { FundingStatus } from "#data/schema/initiative.ts";
import { formatCents, formatCentsShort } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { ChartFiles } from "../chart-files.tsx";
import { box, columnsOfMoney, type MoneyColumn, shownYears, sumOfYear, topOf } from "./money-columns.ts";
import { fillOf, MoneyFills } from "./money-fill.tsx";
import { yearsCsv } from "./money-table.tsx";
import { statusHeading } from "./money-words.ts";
import "./money.css";

/** A piece as high as this holds the number by which the key names it. */
const roomOfNumber = 13;

interface MoneyChartProps {
  /** Of one state, or of all; by source or by theme. */
  series: readonly MoneySeries[];
  statuses: readonly FundingStatus[];
  wordOf: (key: string) => string;
  area: string;
  year: number;
  catalog: Pick<Catalog, "sources">;
}

/** In the order in which the server gave them: the largest first, the rest of them last. */
export const moneyKeys = (series: readonly MoneySeries[]): string[] => {
  const keys = [...new Set(series.map(({ key }) => key))];
  return [...keys.filter((key) => key !== otherSources), ...keys.filter((key) => key === otherSources)];
};

export function MoneyChart({ series, statuses, wordOf, area, year, catalog }: MoneyChartProps) {
  const keys = moneyKeys(series);
  const years = shownYears(series, year);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return <p className="wb-soft">{m.money_no_years()}</p>;
  const of = (status: FundingStatus) => series.filter((one) => one.status === status);
  const tops = statuses.map((status) => topOf(of(status), years));
  const top = tops.reduce((a, b) => (a > b ? a : b), 0n);
  const all = series.flatMap((one) => one.years.map((held) => held.year));
  const cut = all.some((one) => one < first || one > last);
  return (
    <div className="money-charts">
      {statuses.map((status) => (
        <figure key={status} className="money-chart" data-chart>
          <figcaption>
            <strong>{statusHeading(status)}</strong> <span className="wb-soft">{m.money_euro_a_year()}</span>
          </figcaption>
          <Drawing series={of(status)} status={status} years={years} keys={keys} top={top} wordOf={wordOf} />
          <ChartFiles
            name={m.money_chart_name({ state: statusHeading(status), area })}
            csv={() => yearsCsv(of(status), wordOf)}
            catalog={catalog}
            picture={{
              unit: m.money_euro_a_year(),
              years: `${first}–${last}`,
              keys: keys.map((key, place) => `${place + 1}. ${wordOf(key)}`).join("; "),
              sources: [m.money_source_of_chart()],
            }}
          />
        </figure>
      ))}
      <Key keys={keys} wordOf={wordOf} />
      {cut ? <p className="wb-small wb-soft">{m.money_years_cut({ from: String(first), to: String(last) })}</p> : null}
    </div>
  );
}

interface DrawingProps {
  series: readonly MoneySeries[];
  status: FundingStatus;
  years: readonly number[];
  keys: readonly string[];
  top: bigint;
  wordOf: (key: string) => string;
}

function Drawing({ series, status, years, keys, top, wordOf }: DrawingProps) {
  const id = useId().replace(/[^\w-]/g, "");
  const columns = columnsOfMoney(series, years, keys, top);
  const places = [...new Set(columns.flatMap(({ pieces }) => pieces.map(({ place }) => place)))];
  const empty = columns.filter(({ cents }) => cents === 0n).map((one) => String(one.year));
  const highest = columns.reduce((a, b) => (a.cents >= b.cents ? a : b));
  const said = m.money_chart_alt({
    state: statusHeading(status),
    from: String(years[0]),
    to: String(years.at(-1)),
    most: formatCents(highest.cents),
    year: String(highest.year),
    empty: empty.length === 0 ? m.money_chart_alt_none() : empty.join(", "),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className="money-chart__scroll" aria-label={statusHeading(status)} tabIndex={0}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={said}>
        <MoneyFills id={id} places={places} />
        {[top, top / 2n, 0n].map((value) => (
          <Line key={String(value)} value={value} top={top} />
        ))}
        {columns.map((column) => (
          <Drawn key={column.year} column={column} id={id} wordOf={wordOf} />
        ))}
      </svg>
    </section>
  );
}

function Line({ value, top }: { value: bigint; top: bigint }) {
  const y = top === 0n ? box.bottom : box.bottom - (Number((value * 10_000n) / top) / 10_000) * (box.bottom - box.top);
  return (
    <>
      <line className="money-chart__grid" x1={box.left} x2={box.right} y1={y} y2={y} />
      <text x={box.right + 6} y={y + 4}>
        {formatCentsShort(value)}
      </text>
    </>
  );
}

/** Of a year without money the room is there, and says so. */
function Drawn({
  column: { year, x, width, cents, pieces, top },
  id,
  wordOf,
}: {
  column: MoneyColumn;
  id: string;
  wordOf: DrawingProps["wordOf"];
}) {
  const middle = x + width / 2;
  return (
    <g>
      {cents === 0n ? <rect className="money-chart__empty" x={x} y={box.bottom - 14} width={width} height={14} /> : null}
      {pieces.map(({ key, place, cents: own, y, height }) => (
        <rect
          key={key}
          className="money-chart__piece"
          x={x}
          y={y}
          width={width}
          height={Math.max(height, 0.5)}
          fill={fillOf(id, place)}
        >
          <title>{`${year}, ${wordOf(key)}: ${formatCents(own)}`}</title>
        </rect>
      ))}
      {pieces.map(({ key, place, y, height }) =>
        height < roomOfNumber ? null : (
          <g key={key}>
            <rect className="money-chart__number" x={middle - 8} y={y + height / 2 - 6} width={16} height={12} rx={3} />
            <text className="money-chart__sum" x={middle} y={y + height / 2 + 3.5} textAnchor="middle">
              {place + 1}
            </text>
          </g>
        ),
      )}
      <text className="money-chart__sum" x={middle} y={(cents === 0n ? box.bottom - 14 : top) - 4} textAnchor="middle">
        {cents === 0n ? m.money_none_short() : formatCentsShort(cents).replace(/^€\s?/, "")}
      </text>
      <text x={middle} y={box.bottom + 15} textAnchor="middle">
        {year}
      </text>
    </g>
  );
}

function Key({ keys, wordOf }: { keys: readonly string[]; wordOf: (key: string) => string }) {
  const id = useId().replace(/[^\w-]/g, "");
  return (
    <ul className="money-key">
      {keys.map((key, place) => (
        <li key={key}>
          <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
            <MoneyFills id={`${id}${place}`} places={[place]} />
            <rect className="money-chart__piece" width="18" height="14" fill={fillOf(`${id}${place}`, place)} />
          </svg>
          {`${place + 1}. ${wordOf(key)}`}
        </li>
      ))}
    </ul>
  );
}

/** The years without money between those with: nothing fills them. */
export const gapsBetween = (series: readonly MoneySeries[], span: MoneyTotals["span"]): number[] =>
  span === undefined
    ? []
    : Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i).filter((year) => sumOfYear(series, year) === 0n);
