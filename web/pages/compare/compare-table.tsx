/** Figures of several areas in rows: what each has, what they stand beside, and where all of it stands on one scale. */
import { Fragment, useState } from "react";
import { themes } from "#data/schema/indicator.ts";
import { BesideSign, letterOf, PinMark } from "../../figures/compare/pin-mark.tsx";
import { benchmarkName } from "../../labels/benchmark-words.ts";
import { marksOfColumn } from "../../labels/figures.ts";
import { formatNumber, levelsWord, themeWord, unitName, words, yearWords } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import * as m from "../../paraglide/messages.js";
import { FigureText } from "../../ui/figure.tsx";
import { MarkKey } from "../../ui/figure-notes.tsx";
import { CompareTrend, hasTrend } from "./compare-trend.tsx";
import { type ComparedLine, linesOfTheme, type ShownComparison, whyNoFigure } from "./compared.ts";
import { PlaceLanes } from "./place-lanes.tsx";

interface TableProps {
  shown: ShownComparison;
  lines: readonly ComparedLine[];
  /** What the table is about, for who does not see the heading above it. */
  caption: string;
  /** Under the name of each theme. */
  themed?: boolean;
}

export function CompareTable({ shown, lines, caption, themed = false }: TableProps) {
  const { comparison, write } = shown;
  const { areas, benchmark } = comparison;
  const [open, setOpen] = useState<readonly string[]>([]);
  const toggle = (id: string) => setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]);
  const columns = areas.length + (benchmark ? 3 : 2);
  const groups = themed
    ? themes.map((theme) => ({ theme, rows: linesOfTheme(lines, theme) })).filter(({ rows }) => rows.length > 0)
    : [{ theme: undefined, rows: lines }];
  const written = lines.flatMap((line) => [...areas.map((_, i) => write.area(line, i)), write.benchmark(line)]);
  return (
    <>
      <table className={`wb-table profile-table compare-table compare-table--${areas.length}`}>
        <caption className="wb-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.area_figure()}</th>
            {areas.map(({ code, name }, i) => (
              <th key={code} scope="col" className="wb-number">
                <PinMark index={i} /> {name}
              </th>
            ))}
            {benchmark ? (
              <th scope="col" className="wb-number">
                <BesideSign /> {benchmarkName(benchmark)}
              </th>
            ) : null}
            <th scope="col" className="profile-table__position">
              {m.profile_spine()}
            </th>
          </tr>
        </thead>
        {groups.map(({ theme, rows }) => (
          <tbody key={theme ?? "all"}>
            {theme ? (
              <tr>
                <th scope="rowgroup" colSpan={columns} className="compare-table__theme">
                  {themeWord(theme)}
                </th>
              </tr>
            ) : null}
            {rows.map((line) => {
              const { id } = line.indicator;
              return (
                <Fragment key={id}>
                  <Row line={line} shown={shown} isOpen={open.includes(id)} onToggle={() => toggle(id)} />
                  {open.includes(id) ? (
                    <tr className="compare-table__trend">
                      <td colSpan={columns}>
                        <CompareTrend line={line} shown={shown} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        ))}
      </table>
      <MarkKey marks={marksAmong(written.filter((one) => one !== undefined))} />
    </>
  );
}

interface RowProps {
  line: ComparedLine;
  shown: ShownComparison;
  isOpen: boolean;
  onToggle: () => void;
}

function Row({ line, shown, isOpen, onToggle }: RowProps) {
  const { comparison, write } = shown;
  const { indicator, row } = line;
  const { areas, benchmark } = comparison;
  const said = marksOfColumn(indicator, false);
  const beside = write.benchmark(line);
  return (
    <tr>
      <th scope="row">
        <span className="compare-table__name">{words(indicator.name)}</span>
        <span className="profile-table__source">{aboutRow(line, shown)}</span>
        {hasTrend(line) ? (
          <button
            type="button"
            className="wb-plain-link wb-small no-print"
            aria-expanded={isOpen}
            aria-label={m.compare_trend_of({ name: words(indicator.name) })}
            onClick={onToggle}
          >
            {m.compare_trend()}
          </button>
        ) : null}
      </th>
      {areas.map(({ code, name }, i) => {
        const figure = write.area(line, i);
        const own = row.areas[i];
        return (
          <td key={code} className="wb-number">
            <span className="compare-table__who" aria-hidden="true">
              <PinMark index={i} /> {name}
            </span>
            <span>
              {figure ? (
                <FigureText figure={figure} unit={false} />
              ) : (
                <span className="wb-soft">{whyNoFigure(areas[i], indicator)}</span>
              )}
              {figure?.count ? <span className="profile-table__count">{figure.count}</span> : null}
              {row.year === undefined && own ? (
                <span className="profile-table__source">{yearWords(own.year, own.old)}</span>
              ) : null}
            </span>
          </td>
        );
      })}
      {benchmark ? (
        <td className="wb-number">
          <span className="compare-table__who" aria-hidden="true">
            <BesideSign /> {benchmarkName(benchmark)}
          </span>
          <span>
            {beside ? <FigureText figure={beside} said={said} unit={false} /> : <span className="wb-soft">–</span>}
            {row.benchmark && row.benchmark.of !== undefined && row.benchmark.of !== benchmark.areas?.count ? (
              <span className="profile-table__source">{m.compare_median_of({ count: formatNumber(row.benchmark.of) })}</span>
            ) : null}
            {row.benchmark && row.benchmark.year !== row.year ? (
              <span className="profile-table__source">{row.benchmark.year}</span>
            ) : null}
          </span>
        </td>
      ) : null}
      <td className="profile-table__spine" data-words={placesInShort(line.row.areas)}>
        <Places line={line} shown={shown} />
      </td>
    </tr>
  );
}

/** Unit, year and source of a row. */
function aboutRow({ indicator, row }: ComparedLine, { catalog }: ShownComparison): string {
  const there = row.areas.filter((one) => one !== null);
  const publishers = there.map(({ source }) => catalog.sources.find(({ id }) => id === source)?.publisher ?? source);
  const year =
    row.year === undefined
      ? m.compare_years_differ()
      : yearWords(
          row.year,
          there.some(({ old }) => old),
        );
  return [indicator.classMethod.labels ? "" : unitName(indicator), year, ...new Set(publishers)].filter(Boolean).join(" · ");
}

/** For a file of words, where neither a drawing nor a sentence fits a column; undefined where nothing is drawn. */
const placesInShort = (areas: ComparedLine["row"]["areas"]): string | undefined =>
  areas.flatMap((one, i) => (one?.position === undefined ? [] : [`${letterOf(i)} ${formatNumber(one.position)}%`])).join(", ") ||
  undefined;

/** The drawing, and the same in words for who does not see it. */
function Places({ line: { indicator, row }, shown: { comparison } }: Pick<RowProps, "line" | "shown">) {
  const { areas, positionsAmong } = comparison;
  if (row.areas.every((one) => one?.position === undefined))
    return (
      <span className="wb-small wb-soft">
        {indicator.aggregation.rule === "sum" ? m.compare_place_count() : m.compare_place_none()}
      </span>
    );
  const among = levelsWord(positionsAmong);
  return (
    <>
      <PlaceLanes polarity={indicator.polarity} row={row} />
      <ul className="wb-hidden">
        {areas.map(({ code, name }, i) => {
          const { position, rank } = row.areas[i] ?? {};
          if (position === undefined) return null;
          const percent = formatNumber(position);
          const place =
            rank === undefined ? "" : ` (${m.compare_place_rank({ rank: formatNumber(rank), of: formatNumber(row.of ?? 0) })})`;
          return (
            <li key={code}>
              {m.compare_place_here({ name, percent, areas: among })}
              {place}
            </li>
          );
        })}
      </ul>
    </>
  );
}
