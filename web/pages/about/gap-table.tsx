/** How many areas have no figure, and why, per indicator: the newest year at the smallest level. */
import type { ColumnEntry, PublishedIndicator } from "#data/schema/catalog.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { formatNumber, formatYears, levelsWord, statusWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

const smallestFirst = ["buurt", "wijk", "gemeente"] as const;

function newestSmallest(indicator: PublishedIndicator): ColumnEntry | undefined {
  const level = smallestFirst.find((one) => indicator.columns.some((column) => column.level === one));
  return indicator.columns.filter((one) => one.level === level).sort((a, b) => b.year - a.year)[0];
}

export function GapTable({ indicators }: { indicators: PublishedIndicator[] }) {
  return (
    <div className="wb-scroll">
      <table className="wb-table wb-small">
        <caption className="wb-soft">{m.sources_gaps_counts()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.area_figure()}</th>
            <th scope="col">{m.sources_years()}</th>
            <th scope="col">{m.options_level()}</th>
            <th scope="col">{m.sources_gap_area()}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((one) => {
            const entry = newestSmallest(one);
            return (
              <tr key={one.id}>
                <th scope="row">{words(one.name)}</th>
                <td>{formatYears(one.columns.map((column) => column.year))}</td>
                <td>{entry ? levelsWord(entry.level) : "–"}</td>
                <td>{entry ? gapsOf(entry) : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** "12,3%: afgeschermd 1.200, te klein 590". */
function gapsOf(entry: ColumnEntry): string {
  const all = entry.counts.reduce((sum, count) => sum + count, 0);
  const gaps = statuses.flatMap((status, i) => {
    const count = entry.counts[i] ?? 0;
    return hasValue(status) || count === 0 ? [] : [{ status, count }];
  });
  const without = gaps.reduce((sum, one) => sum + one.count, 0);
  if (without === 0) return "0%";
  const parts = gaps.map((one) => `${statusWord(one.status)} ${formatNumber(one.count)}`);
  return `${formatNumber((100 * without) / all, 1)}%: ${parts.join(", ")}`;
}
