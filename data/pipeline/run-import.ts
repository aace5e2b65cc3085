/** One import from sources to a published set. Pure of arguments and screen: main.ts is the command around it. */
import { mkdirSync } from "node:fs";
import { catalog } from "#data/indicators/catalog.ts";
import type { GroupList } from "#data/schema/group.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { availableEntries } from "./compute/available.ts";
import { todaysDivision } from "./compute/division.ts";
import { memoizedColumns } from "./compute/memoized-columns.ts";
import { nationalFigure } from "./compute/national.ts";
import { groupIndex, groupPlaces, groupRows, readGroupLists, wholeGroups } from "./crosswalk/groups.ts";
import { healthEvidence } from "./crosswalk/health-evidence.ts";
import { type Relation, relate, relateSame } from "./crosswalk/relation.ts";
import { wijkenEvidence } from "./crosswalk/wijken-evidence.ts";
import type { Output } from "./output.ts";
import { findingLine } from "./plausibility/accept.ts";
import { type Disk, disk } from "./publish/hashed-files.ts";
import { packedBefore, publishSet } from "./publish/publish.ts";
import { buildSet } from "./publish/set.ts";
import { buildTiles, writeTileInputs } from "./publish/tiles.ts";
import { withholdMixedDivisions } from "./readers/police.ts";
import { readSources, type SourceData } from "./readers/read-sources.ts";
import { figureOf, type SourceTable } from "./readers/table.ts";
import type { Sources } from "./sources/sources.ts";

export interface ImportOptions {
  sources: Sources;
  /** Folder of the published set. */
  published: string;
  /** Folder for files between the steps. */
  work: string;
  fictional: boolean;
  /** Lists of area groups; absent: those of data/groups. */
  groups?: GroupList[];
  output: Output;
  /** Compress again what was compressed before. */
  force?: boolean;
  disk?: Disk;
}

const division = 2024;
/** At most so many findings are printed; the report has all. */
const mostNamed = 10;

/** Throws a SourceProblem when a source is not as it should be; the published set is then untouched. */
export async function importFigures(options: ImportOptions): Promise<Manifest> {
  const { output, work } = options;
  const files = options.disk ?? disk;
  mkdirSync(work, { recursive: true });
  const between: Relation[] = [];
  const data = await readSources(options.sources, {
    work,
    step: ({ done, total, name }) => output.step("Reading sources", done, total, name),
    ...(options.fictional
      ? {}
      : { borders: (map, today) => void between.push(relateSame(map, { year: division, levels: today })) }),
  });
  for (const line of leftOutLines(data.leftOut)) output.line(line);
  output.step("Borders", 0, 2);
  const { indexes, places, features } = todaysDivision(data, division);
  output.step("Borders", 1, 2);
  const borderless = (level: "gemeente" | "wijk" | "buurt") => indexes[level].codes.slice(indexes[level].bordered);
  const groups = options.groups ?? readGroupLists();
  const rows = groupRows(groups, indexes);
  const inhabitants = (table: SourceTable["id"], year: number, field: string) => {
    const found = data.tables.find((one) => one.id === table && one.year === year);
    return (code: string) => found && figureOf(found, field, code);
  };
  const relation = relate(
    { year: 2015, levels: data.map2015, inhabitants: inhabitants("kwb2015", 2015, "AANT_INW") },
    { year: division, levels: data.map2024, inhabitants: inhabitants("85984NED", division, "AantalInwoners_5") },
    { gemeente: borderless("gemeente"), wijk: borderless("wijk"), buurt: borderless("buurt") },
    wholeGroups(rows, indexes),
  );
  output.step("Borders", 2, 2);
  for (const table of data.tables) if (table.id === "47018NED") withholdMixedDivisions(table, indexes.buurt.codes);
  const evidence = [
    healthEvidence({ tables: data.tables, indexes, relation, between }),
    wijkenEvidence({ tables: data.tables, names: data.names2022, indexes, relation, between }),
  ].filter((found) => found !== undefined);
  const joins = { tables: data.tables, relation, between, evidence };
  const available = availableEntries(catalog, data.tables);
  const columnOf = memoizedColumns({ entries: available, joins, indexes, groups: rows });
  const entries = new Map(available.map((entry) => [entry.id, entry]));
  const gemeenten = indexes.gemeente.codes.length;
  const allIndexes = {
    ...indexes,
    group: groupIndex(rows, indexes, columnOf("inwoners", "group", division)),
  };
  const allPlaces = { ...places, group: groupPlaces(rows, places.buurt) };

  writeTileInputs(work, { features, indexes: allIndexes, places: allPlaces, groups: rows });
  // The tiles are drawn by processes of their own while the figures are worked out here.
  const tiles = buildTiles(work, (done, total) => output.step("Tiles", done, total));
  tiles.catch(() => undefined);

  const set = await buildSet({
    data,
    entries: available,
    indexes: allIndexes,
    places: allPlaces,
    groups,
    columnOf,
    national: (entry, year) => nationalFigure({ joins, columnOf, entries, gemeenten }, entry, year),
    relation,
    between,
    evidence,
    tiles,
    fictional: options.fictional,
    packed: options.force ? async () => undefined : await packedBefore(files, options.published),
    progress: (step, done, total) => output.step(step === "figures" ? "Figures" : "Packing", done, total),
  });
  await publishSet(files, options.published, set, (done, total) => output.step("Publishing", done, total));
  const open = set.findings.filter(({ accepted }) => !accepted);
  output.line(
    `Looked implausible: ${set.findings.length}, of which ${set.findings.length - open.length} accepted (npm run import -- --check prints all).`,
  );
  for (const finding of open.slice(0, mostNamed)) output.line(findingLine(finding));
  return set.manifest;
}

/** One line for all that a silent host would have given. */
function leftOutLines(leftOut: SourceData["leftOut"]): string[] {
  const byReason = Map.groupBy(leftOut, ({ why, isSilent }) => (isSilent ? why : ""));
  return Array.from(byReason, ([why, list]) =>
    why === ""
      ? list.map((one) => `Left out, tried again at the next import: ${one.name}: ${one.why}`)
      : [`Left out, tried again at the next import: ${list.map(({ name }) => name).join(", ")}: ${why}`],
  ).flat();
}
