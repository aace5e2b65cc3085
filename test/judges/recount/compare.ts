/** Holds every published column against the recount, and says where they differ. */
import { type ColumnFile, isFigure, readColumnFile, type StatusName, statusNames } from "./column-file.ts";
import { country } from "./country.ts";
import type { Given, PublishedColumn, PublishedIndicator } from "./given.ts";
import type { LevelName } from "./places.ts";
import type { Mirror } from "./raw-files.ts";
import { Recount, type Worked } from "./recount.ts";
import { rows } from "./rules.ts";

export interface Difference {
  indicator: string;
  level: LevelName | "land";
  area: string;
  year: number;
  published: string;
  recounted: string;
}

export interface Comparison {
  cells: number;
  agree: number;
  /** Cells by level and published status. */
  counts: Map<string, number>;
  differences: Difference[];
  /** What is not about one cell: a column too many, one that is not there, an indicator without a row. */
  faults: string[];
  text: string;
}

const levels: LevelName[] = ["gemeente", "wijk", "buurt", "group"];
/** What is not whole is never 100 percent. */
const percent = (part: number) => (part < 1 ? Math.min(99, Math.round(part * 100)) : 100);
const say = (value: number, status: StatusName, coverage?: number) =>
  `${isFigure(status) ? value : "no figure"} (${status}${coverage === undefined ? "" : `, ${coverage} %`})`;

export function compare(given: Given, mirror: Mirror, only?: (indicator: PublishedIndicator) => boolean): Comparison {
  const recount = new Recount(given, mirror);
  const result: Comparison = { cells: 0, agree: 0, counts: new Map(), differences: [], faults: [], text: "" };
  for (const indicator of given.indicators.filter(only ?? (() => true))) {
    if (!rows[indicator.id]) {
      result.faults.push(
        `${indicator.id} is published and has no row in test/judges/recount/rules.ts: add from which field it comes`,
      );
      continue;
    }
    for (const level of levels)
      for (const year of new Set([...recount.years(indicator.id), ...indicator.columns.map((column) => column.year)])) {
        const published = indicator.columns.find((column) => column.level === level && column.year === year);
        const worked = recount.column(indicator.id, level, year);
        const name = `${indicator.id} ${year} per ${level}`;
        if (published && worked) compareColumn(given, indicator, published, worked, result);
        else if (published) result.faults.push(`${name} is published and the files give nothing`);
        else if (worked)
          result.faults.push(`${name} is not published and the files give ${worked.status.filter(isFigure).length} figures`);
      }
    compareCountry(indicator, recount, result);
  }
  if (!only)
    for (const id of Object.keys(rows).filter((one) => !given.indicators.some((indicator) => indicator.id === one)))
      result.faults.push(`${id} has a row in test/judges/recount/rules.ts and is not published`);
  result.text = report(result);
  return result;
}

function compareColumn(
  given: Given,
  indicator: PublishedIndicator,
  column: PublishedColumn,
  worked: Worked,
  result: Comparison,
): void {
  const { level, year } = column;
  const file: ColumnFile = readColumnFile(given.file(column.file));
  const { codes } = given.areas[level];
  const name = `${indicator.id} ${year} per ${level}`;
  const fault = (text: string) => result.faults.push(`${name}: ${text}`);
  if (file.index !== given.indexHash[level] || file.rows !== codes.length) fault("its file belongs to another index of areas");
  if (file.decimals !== indicator.unit.decimals)
    fault(`${file.decimals} decimals, where its unit has ${indicator.unit.decimals}`);
  if (column.computed !== worked.computed) fault(`published as ${column.computed ? "" : "not "}computed by us`);
  if (column.sourceDivision !== worked.division) fault(`division ${column.sourceDivision}, recounted ${worked.division}`);
  if ((column.source ?? indicator.source) !== worked.source)
    fault(`source ${column.source ?? indicator.source}, recounted ${worked.source}`);
  const counts = new Array<number>(statusNames.length).fill(0);
  for (const [row, area] of codes.entries()) {
    const [status, value, coverage] = [file.status(row), file.value(row), file.coverage(row)];
    const expected = worked.status[row] ?? "missing";
    const expectedValue = isFigure(expected) ? (worked.value[row] ?? Number.NaN) : Number.NaN;
    const part = worked.part === undefined ? undefined : percent(worked.part[row] ?? 1);
    counts[statusNames.indexOf(status)] = (counts[statusNames.indexOf(status)] ?? 0) + 1;
    count(result, level, status);
    if (status === expected && coverage === part && (value === expectedValue || !isFigure(status))) result.agree++;
    else
      result.differences.push({
        indicator: indicator.id,
        level,
        area,
        year,
        published: say(value, status, coverage),
        recounted: say(expectedValue, expected, part),
      });
  }
  if (counts.some((found, at) => found !== (column.counts[at] ?? 0)))
    fault("the counts in the catalogue are not those of its file");
}

function count(result: Comparison, level: string, status: StatusName): void {
  result.cells++;
  const key = `${level} ${status}`;
  result.counts.set(key, (result.counts.get(key) ?? 0) + 1);
}

function compareCountry({ id, national, columns }: PublishedIndicator, recount: Recount, result: Comparison): void {
  for (const year of new Set(columns.map((column) => column.year))) {
    const published = national.find((one) => one.year === year);
    const expected = country(recount, id, year);
    if (!published && !expected) continue;
    count(result, "land", published?.status ?? "missing");
    const value = expected && isFigure(expected.status) ? expected.value : null;
    if (
      published &&
      expected &&
      published.status === expected.status &&
      published.value === value &&
      published.computed === expected.computed
    )
      result.agree++;
    else
      result.differences.push({
        indicator: id,
        level: "land",
        area: "NL00",
        year,
        published: published ? `${published.value} (${published.status}${published.computed ? ", computed" : ""})` : "nothing",
        recounted: expected ? `${expected.value} (${expected.status}${expected.computed ? ", computed" : ""})` : "nothing",
      });
  }
}

const shown = 20;
const number = (value: number) => value.toLocaleString("en");

function report({ cells, agree, counts, differences, faults }: Comparison): string {
  const lines = Array.from(counts, ([key, found]) => `  ${key}: ${number(found)}`).sort();
  const wrong = differences
    .slice(0, shown)
    .map(
      ({ indicator, level, area, year, published, recounted }) =>
        `  ${indicator} ${year}, ${level} ${area}: published ${published}, recounted ${recounted}`,
    );
  const by = new Map<string, number>();
  for (const one of differences) {
    const key = `${one.indicator} ${one.level} ${one.year}`;
    by.set(key, (by.get(key) ?? 0) + 1);
  }
  return [
    `${number(agree)} of ${number(cells)} cells agree`,
    ...lines,
    ...faults.map((fault) => `FAULT ${fault}`),
    ...(differences.length > 0 ? [`${number(differences.length)} differ, the first of them:`, ...wrong] : []),
    ...Array.from(by, ([key, found]) => `  ${key}: ${found}`).slice(0, 60),
  ].join("\n");
}
