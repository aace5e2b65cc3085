/** Money by year as a table: the same as the columns, with what has no year. */
import type { MoneySeries } from "#data/approach/money.ts";
import type { FundingStatus } from "#data/schema/initiative.ts";
import { csvOf } from "#data/text/csv.ts";
import { formatCents } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { sumOfYear } from "./money-columns.ts";
import { statusHeading } from "./money-words.ts";
import "./money.css";

interface YearsTableProps {
  series: readonly MoneySeries[];
  status: FundingStatus;
  keys: readonly string[];
  wordOf: (key: string) => string;
}

/** Every year from the first to the last: one without money says so. */
const yearsOfAll = (series: readonly MoneySeries[]): number[] => {
  const held = series.flatMap(({ years }) => years.map(({ year }) => year));
  const [first, last] = [Math.min(...held), Math.max(...held)];
  return held.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

const centsIn = ({ years }: MoneySeries, year: number): bigint => BigInt(years.find((one) => one.year === year)?.cents ?? 0);

export function YearsTable({ series, status, keys, wordOf }: YearsTableProps) {
  const own = keys.flatMap((key) => series.filter((one) => one.key === key));
  const undated = own.reduce((sum, one) => sum + BigInt(one.undated), 0n);
  if (own.length === 0) return null;
  const cell = (cents: bigint) => (cents === 0n ? m.money_none() : formatCents(cents));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className="wb-scroll" aria-label={m.money_table_of({ state: statusHeading(status) })} tabIndex={0}>
      <table className="wb-table money-table">
        <caption className="wb-small">{m.money_table_of({ state: statusHeading(status) })}</caption>
        <thead>
          <tr>
            <th scope="col">{m.indicator_year()}</th>
            {own.map(({ key }) => (
              <th key={key} scope="col" className="wb-number">
                {wordOf(key)}
              </th>
            ))}
            <th scope="col" className="wb-number">
              {m.money_all()}
            </th>
          </tr>
        </thead>
        <tbody>
          {yearsOfAll(own).map((year) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {own.map((one) => (
                <td key={one.key} className="wb-number">
                  {cell(centsIn(one, year))}
                </td>
              ))}
              <td className="wb-number">
                <strong>{cell(sumOfYear(own, year))}</strong>
              </td>
            </tr>
          ))}
          {undated > 0n ? (
            <tr>
              <th scope="row">{m.money_year_unknown()}</th>
              {own.map((one) => (
                <td key={one.key} className="wb-number">
                  {cell(BigInt(one.undated))}
                </td>
              ))}
              <td className="wb-number">
                <strong>{cell(undated)}</strong>
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

/** Euro with a decimal comma, exact: a spreadsheet reads a number of it. */
const plain = (cents: bigint): string => `${cents / 100n},${String(cents % 100n).padStart(2, "0")}`;

export function yearsCsv(series: readonly MoneySeries[], wordOf: (key: string) => string): string {
  const rows = series.flatMap((one) => [
    ...one.years.map(({ year, cents }) => [String(year), one, cents] as const),
    ...(one.undated === "0" ? [] : [[m.money_year_unknown(), one, one.undated] as const]),
  ]);
  return csvOf([
    [m.money_status(), m.indicator_year(), m.money_key(), m.money_amount()],
    ...rows.map(([year, { status, key }, cents]) => [statusHeading(status), year, wordOf(key), plain(BigInt(cents))]),
  ]);
}
