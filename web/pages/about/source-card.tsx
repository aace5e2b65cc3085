import type { ColumnEntry, PublishedIndicator, PublishedSource } from "#data/schema/catalog.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { fidelityWord, formatDate, formatNumber, formatYears, levelsWord, statusWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Notice } from "../../ui/notice.tsx";
import "./source-card.css";

export interface SourceCardProps {
  source: PublishedSource;
  indicators: PublishedIndicator[];
  /** The reader was sent to this source. */
  target: boolean;
}

/** How areas of an older division reach those of today, in numbers: what is proven, what is likely and what is left out. */
function DivisionFacts({ year, grounds, levels }: NonNullable<PublishedSource["division"]>) {
  return (
    <details className="fold">
      <summary>{m.sources_older({ year: String(year) })}</summary>
      <p>{words(grounds)}</p>
      <ul>
        {levels.map(({ level, areas, same, evident, refused }) => (
          <li key={level}>
            {m.sources_older_level({
              areas: levelsWord(level),
              all: formatNumber(areas),
              same: formatNumber(same),
              evident: formatNumber(evident),
              refused: formatNumber(refused),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function SourceCard({ source, indicators, target }: SourceCardProps) {
  const caveats = [...new Set(indicators.flatMap((one) => (one.caveat ? [words(one.caveat)] : [])))];
  return (
    <section className="source-card" id={source.id} aria-labelledby={`${source.id}-title`} data-target={target || undefined}>
      <h2 id={`${source.id}-title`} lang="nl">
        {source.title}
      </h2>
      <dl className="facts">
        <dt>{m.sources_publisher()}</dt>
        <dd lang="nl">{source.publisher}</dd>
        <dt>{m.sources_licence()}</dt>
        <dd lang="nl">{source.licence}</dd>
        <dt>{m.sources_attribution()}</dt>
        <dd lang="nl">{source.attribution}</dd>
        <dt>{m.sources_years()}</dt>
        <dd>{source.years.length > 0 ? formatYears(source.years) : "–"}</dd>
        <dt>{m.sources_fetched()}</dt>
        <dd>{formatDate(source.fetchedAt)}</dd>
        <dt>{m.sources_rows()}</dt>
        <dd>
          {formatNumber(source.rows)}
          {source.years.length > 0 ? ` · ${m.sources_joined()}: ${formatNumber(source.joined)}` : ""}
        </dd>
        <dt>{m.sources_fidelity()}</dt>
        <dd>{fidelityWord(source.fidelity)}</dd>
      </dl>
      {source.note ? <Notice kind={source.fidelity === "official" ? "info" : "warning"}>{words(source.note)}</Notice> : null}
      {source.division ? <DivisionFacts {...source.division} /> : null}
      {indicators.length > 0 ? (
        <details className="fold">
          <summary>
            {m.sources_indicators()}
            <span className="fold__count">{indicators.length}</span>
          </summary>
          <GapTable indicators={indicators} />
        </details>
      ) : null}
      {caveats.length > 0 ? (
        <details className="fold">
          <summary>
            {m.sources_gaps()}
            <span className="fold__count">{caveats.length}</span>
          </summary>
          <ul>
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <details className="fold">
        <summary>
          {m.sources_address()}
          <span className="fold__count">{source.urls.length}</span>
        </summary>
        <ul>
          {source.urls.map((url) => (
            <li key={url}>
              {/^https?:/.test(url) ? (
                <a className="nl-link" href={url} rel="noreferrer">
                  <code>{url}</code>
                </a>
              ) : (
                <code>{url}</code>
              )}
            </li>
          ))}
        </ul>
        <h3>{m.sources_checksum()}</h3>
        <ul>
          {source.sha256.map((sum) => (
            <li key={sum}>
              <code>{sum}</code>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** How many areas have no figure, and why, per indicator: the newest year at the smallest level. */
const smallestFirst = ["buurt", "wijk", "gemeente"] as const;

function newestSmallest(indicator: PublishedIndicator): ColumnEntry | undefined {
  const level = smallestFirst.find((one) => indicator.columns.some((column) => column.level === one));
  return indicator.columns.filter((one) => one.level === level).sort((a, b) => b.year - a.year)[0];
}

function GapTable({ indicators }: { indicators: PublishedIndicator[] }) {
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
