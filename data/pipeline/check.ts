/** The report of `npm run import -- --check`: what is published, counted again from its files. */

import { z } from "zod";
import { decodeColumn } from "#data/codecs/columns.ts";
import { decodeNeighbours } from "#data/codecs/neighbours.ts";
import { Finding } from "#data/indicators/finding.ts";
import { AreaIndex, type Level, levels } from "#data/schema/area.ts";
import { Catalog } from "#data/schema/catalog.ts";
import { Inventory, type Manifest } from "#data/schema/manifest.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { partSizes } from "#data/spatial/contiguity.ts";
import { classCounts } from "#data/stats/classify.ts";
import { GroundCounts, groundLines, lineLines, spanLines } from "./check-years.ts";
import { Evidence, isEvident } from "./crosswalk/evidence.ts";
import { isUnchanged, Relation } from "./crosswalk/relation.ts";
import { findingLine, readAcceptances, unneeded } from "./plausibility/accept.ts";

export interface Report {
  lines: string[];
  /** Sentences; empty when everything is as it should be. */
  problems: string[];
}

/** What the division of 2024 must hold (CBS, Wijk- en buurtkaart 2024; inhabitants: StatLine 85984NED). */
const expected = { areas: { buurt: 14_565, wijk: 3_393, gemeente: 342 }, inhabitants: 17_942_942 };

/** Of a set without damage (see damage.ts). `read` gives the bytes of a published file. */
export async function checkPublished(manifest: Manifest, read: (name: string) => Promise<Uint8Array>): Promise<Report> {
  const json = async (name: string): Promise<unknown> => JSON.parse(new TextDecoder().decode(await read(name)));
  const problems: string[] = [];
  const inventory = Inventory.parse(await json(manifest.inventory));
  const catalog = Catalog.parse(await json(manifest.catalog));
  const indexes = {} as Record<Level, AreaIndex>;
  for (const level of levels) indexes[level] = AreaIndex.parse(await json(manifest.areas[level]));
  const relations = await Promise.all(manifest.relations.map(async ({ file }) => Relation.parse(await json(file))));
  const [relation] = relations as [Relation];
  const evidence = await Promise.all((manifest.evidence ?? []).map(async ({ file }) => Evidence.parse(await json(file))));
  const columns = new Map<string, Float64Array>();
  for (const { columns: entries } of catalog.indicators) {
    for (const { file } of entries) columns.set(file, decodeColumn(await read(file)).values);
  }
  const counts = manifest.grounds ? GroundCounts.parse(await json(manifest.grounds)) : {};
  const findings = manifest.findings ? z.array(Finding).parse(await json(manifest.findings)) : [];
  const years = { catalog, columns, indexes, counts };
  const number = new Intl.NumberFormat("en-GB");
  const lines = [
    `Generation ${manifest.generation}, built at ${manifest.builtAt}, division ${manifest.division}, ${inventory.files.length} files`,
    ...areaLines(indexes, manifest.fictional, problems, number),
    ...(await neighbourLines(manifest, indexes, read, number)),
    ...sourceLines(catalog, problems, number),
    ...relations.flatMap(relationLines),
    ...evidenceLines(evidence, relation, indexes, number),
    ...totalLines(catalog, columns, manifest, problems, number),
    ...statusLines(catalog, columns, problems),
    ...groundLines(years),
    ...spanLines(years),
    ...lineLines(years),
    ...(manifest.fictional ? [] : findingLines(findings)),
  ];
  return { lines, problems };
}

function areaLines(
  indexes: Record<Level, AreaIndex>,
  fictional: boolean,
  problems: string[],
  number: Intl.NumberFormat,
): string[] {
  const lines = ["", "Areas"];
  for (const level of levels) {
    const { bordered, codes } = indexes[level];
    lines.push(`  ${level.padEnd(10)} ${number.format(bordered).padStart(8)} with a border, ${codes.length - bordered} without`);
    const want = level === "group" || fictional ? bordered : expected.areas[level];
    if (bordered !== want) problems.push(`${level}: ${bordered} areas with a border instead of ${want}`);
  }
  return lines;
}

/** Areas without a border are no islands: nobody knows what they touch. */
async function neighbourLines(
  { neighbours: files }: Manifest,
  indexes: Record<Level, AreaIndex>,
  read: (name: string) => Promise<Uint8Array>,
  number: Intl.NumberFormat,
): Promise<string[]> {
  const lines = ["", "Neighbours"];
  for (const level of ["wijk", "buurt"] as const) {
    const neighbours = decodeNeighbours(await read(files?.[level] ?? ""));
    const { bordered, codes } = indexes[level];
    const parts = partSizes(neighbours).slice(0, bordered - codes.length || undefined);
    const islands = parts.filter((size) => size === 1).length;
    lines.push(
      `  ${level.padEnd(10)} ${number.format(neighbours.neighbours.length).padStart(8)} links, ${parts.length} parts, of which ${islands} areas without neighbours`,
    );
  }
  return lines;
}

function sourceLines({ sources }: Catalog, problems: string[], number: Intl.NumberFormat): string[] {
  const lines = ["", "Sources (rows, joined to an area of today)"];
  for (const { id, rows, joined, fidelity, years } of sources) {
    const share = rows === 0 ? "" : `${((joined / rows) * 100).toFixed(1)} %`;
    lines.push(
      `  ${id.padEnd(26)} ${number.format(rows).padStart(8)} ${number.format(joined).padStart(8)} ${share.padStart(8)}  ${fidelity}  ${years.join(", ")}`,
    );
    if (id === "cbs-kwb-2024" && joined !== rows) problems.push(`${rows - joined} rows of StatLine 2024 belong to no area`);
  }
  return lines;
}

function relationLines({ from, to, levels: byLevel, backTest, lost }: Relation): string[] {
  const lines = ["", `Boundary relation ${from}-${to}`];
  for (const [level, kin] of Object.entries(byLevel)) {
    const count = (kind: string) => Object.values(kin).filter((entry) => entry.kind === kind).length;
    const gone = Object.keys(lost[level] ?? {}).length;
    lines.push(
      `  ${level.padEnd(10)} ${count("same")} the same, ${count("parts")} from parts, ${count("none")} without; ${gone} older areas not shared out`,
    );
  }
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  if (backTest.length > 0) lines.push("  Tried on wijken of which every buurt stayed the same: how far inhabitants are off");
  for (const { rule, areas, median, ninetieth, used } of backTest)
    lines.push(
      `  ${rule.padEnd(10)} ${areas} areas, ${percent(median)} in the middle, one in ten over ${percent(ninetieth)}: ${used ? "used" : "not used"}`,
    );
  return lines;
}

/** What the areas without older borders win by evidence: before, after, and what was refused on which ground. */
function evidenceLines(
  evidence: readonly Evidence[],
  relation: Relation,
  indexes: Record<Level, AreaIndex>,
  number: Intl.NumberFormat,
): string[] {
  return evidence.flatMap(({ from, to, levels: byLevel }) => {
    const lines = ["", `Evidence for the division of ${from}, without borders, to ${to} (areas of today; inhabitants in them)`];
    for (const [level, verdicts] of Object.entries(byLevel)) {
      const { codes, inhabitants } = indexes[level as Level];
      const people = (taken: (code: string) => boolean) =>
        codes.reduce((sum, code, row) => sum + (taken(code) ? Math.max(0, inhabitants[row] ?? 0) : 0), 0);
      const all = people(() => true);
      const counted = (taken: (code: string) => boolean) =>
        `${number.format(codes.filter(taken).length)} (${((100 * people(taken)) / all).toFixed(1)} %)`;
      const before = (code: string) => isUnchanged(relation, level, code);
      const after = (code: string) => before(code) || isEvident({ from, to, levels: byLevel }, level, code);
      lines.push(
        `  ${level.padEnd(10)} by borders ${counted(before)}, with evidence ${counted(after)} of ${number.format(codes.length)}`,
      );
      const counts = new Map<string, number>();
      for (const verdict of Object.values(verdicts)) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      lines.push(`             ${[...counts].map(([verdict, count]) => `${verdict} ${number.format(count)}`).join(", ")}`);
    }
    return lines;
  });
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);

function totalLines(
  catalog: Catalog,
  columns: Map<string, Float64Array>,
  manifest: Manifest,
  problems: string[],
  number: Intl.NumberFormat,
): string[] {
  const lines = ["", "Sums against the figure of the Netherlands (* our own sum of gemeenten)"];
  for (const indicator of catalog.indicators) {
    if (indicator.aggregation.rule !== "sum") continue;
    for (const { year, value, computed } of indicator.national) {
      if (value === null) continue;
      const sums = indicator.columns
        .filter((column) => column.year === year && column.level !== "group")
        .map(({ level, file }) => `${level} ${deviation(total(columns.get(file) ?? new Float64Array()), value)}`);
      lines.push(
        `  ${`${indicator.id} ${year}`.padEnd(38)} ${number.format(value).padStart(13)}${computed ? "*" : " "} ${sums.join(", ")}`,
      );
    }
  }
  const inhabitants = catalog.indicators.find(({ id }) => id === "inwoners");
  const column = inhabitants?.columns.find(({ level, year }) => level === "gemeente" && year === manifest.division);
  const sum = total(columns.get(column?.file ?? "") ?? new Float64Array());
  lines.push(`  inhabitants over gemeenten: ${number.format(sum)}`);
  if (!manifest.fictional && sum !== expected.inhabitants)
    problems.push(`the gemeenten have ${sum} inhabitants instead of ${expected.inhabitants}`);
  return lines;
}

const deviation = (sum: number, value: number) =>
  sum === value ? "equal" : `${sum > value ? "+" : ""}${(((sum - value) / value) * 100).toFixed(3)} %`;

function statusLines({ indicators }: Catalog, columns: Map<string, Float64Array>, problems: string[]): string[] {
  const lines = ["", `Columns (${statuses.join(", ")})`];
  for (const indicator of indicators) {
    for (const { level, year, counts, computed, file } of indicator.columns) {
      lines.push(
        `  ${`${indicator.id} ${year}`.padEnd(44)} ${level.padEnd(8)} ${computed ? "computed" : "source  "} ${counts.join(" ")}`,
      );
      if (counts.reduce((sum, count) => sum + count, 0) !== columns.get(file)?.length)
        problems.push(`${file}: the statuses do not add up`);
      const limits = indicator.breaks.find((entry) => entry.level === level)?.breaks ?? [];
      const classed = classCounts(limits, columns.get(file) ?? []).reduce((sum, count) => sum + count, 0);
      const valued = counts.reduce((sum, count, status) => sum + (hasValue(statuses[status] ?? "missing") ? count : 0), 0);
      if (classed !== valued) problems.push(`${file}: ${classed} values in classes and ${valued} with a status that has one`);
      const low = lowest(columns.get(file));
      if (low < -9_999) problems.push(`${file}: ${low} is a sign for "no figure" and no figure`);
    }
  }
  return lines;
}

const lowest = (values: Float64Array | undefined) =>
  (values ?? new Float64Array()).reduce((low, value) => (value < low ? value : low), 0);

const findingLines = (findings: readonly Finding[]): string[] => [
  "",
  `Looked implausible: ${findings.length}, of which ${findings.filter(({ accepted }) => accepted).length} accepted`,
  ...findings.map((finding) => `  ${findingLine(finding)}`),
  ...unneeded(findings, readAcceptances()).map((id) => `  A reason stands for what these figures do not give: ${id}`),
];
