/**
 * Figures of other years: what an import can do without. Each is left out, by name, where nobody answers at its address; a file that
 * is damaged or no longer shaped as agreed stops the import as any other does.
 */
import { crimeKinds } from "#data/indicators/crime-kinds.ts";
import { editions, editionUrl, fieldName } from "#data/indicators/editions.ts";
import * as addresses from "../sources/addresses.ts";
import { SourceProblem, SourceUnreachable } from "../sources/source-problem.ts";
import type { SourceFile } from "../sources/sources.ts";
import { type Borders, readShapes } from "./shapefile.ts";
import { unzip } from "./source-files.ts";
import { newTable, type SourceTable } from "./table.ts";
import { addColumns, readCodedCsv } from "./table-rows.ts";

export interface OtherYears {
  tables: SourceTable[];
  /** Wijken of 2020, where they could be had. */
  wijken2020: Borders | undefined;
  /** What nobody gave. */
  leftOut: string[];
}

export const noOtherYears: OtherYears = { tables: [], wijken2020: undefined, leftOut: [] };

interface Reading {
  get: (url: string) => Promise<SourceFile>;
  feed: (table: SourceTable, url: string, only: Record<string, string>) => Promise<SourceTable>;
  /** Says that an address gave nothing. */
  missing: (name: string) => void;
}

export async function readOtherYears({ get, feed, missing }: Reading): Promise<OtherYears> {
  const leftOut: string[] = [];
  const ifThere = async <T>(name: string, make: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof SourceUnreachable)) throw error;
      leftOut.push(`${name}: ${error.message}`);
      missing(name);
      return undefined;
    }
  };
  const tables: SourceTable[] = [];
  const byYear = new Map(editions.map(({ year }) => [year, newTable("kwb", year)]));
  for (const edition of editions) {
    const table = byYear.get(edition.year);
    if (table) await ifThere(edition.table, () => feed(table, editionUrl(edition), {}));
  }
  await ifThere("gemeenten 2020", async () => addGemeenten(byYear.get(2020), await get(addresses.gemeenten2020)));
  tables.push(...[...byYear.values()].filter(({ rows }) => rows.size > 0));
  for (const year of addresses.mapYears) {
    const table = await ifThere(`map of ${year}`, async () => columnsOf("kwbmap", year, await get(addresses.mapColumns(year))));
    if (table) tables.push(table);
  }
  const older = await ifThere("Leefbaarometer 2.0", async () => leefbaarometer2(await get(addresses.leefbaarometer2)));
  tables.push(...(older ?? []));
  for (const year of addresses.sesYears) {
    const table = await ifThere(`SES-WOA ${year}`, () =>
      feed(newTable("85163NED", year), addresses.sesWoa(year), { Perioden: `${year}JJ00` }),
    );
    if (table) tables.push(table);
  }
  const crimes: CrimeRow[] = [];
  for (const { code } of crimeKinds)
    await ifThere(`crime ${code}`, async () => crimes.push(...crimesOf(code, await get(addresses.crimeKind(code)))));
  tables.push(...crimeTables(crimes));
  const wijken2020 = await ifThere("map of 2020", async () => wijkenOf(await get(addresses.map2020)));
  return { tables, wijken2020, leftOut };
}

function wijkenOf(zip: SourceFile): Borders {
  const members = [...unzip(zip, /wijk_[^/]*\.(shp|dbf)$/)];
  const member = (ending: string) => members.find(([path]) => path.endsWith(ending))?.[1] ?? new Uint8Array();
  const { codes, features } = readShapes(member(".shp"), member(".dbf"), "WK_CODE", `${zip.name}: wijken`);
  return { codes, features };
}

function columnsOf(id: string, year: number, file: SourceFile): SourceTable {
  const table = newTable(id, year);
  addColumns(table, readCodedCsv(file), file.name);
  return table;
}

/** Names that this file has for what StatLine calls otherwise. */
const asStatLine: Record<string, string> = {
  AANT_INW: "AantalInwoners",
  AANTAL_HH: "HuishoudensTotaal",
  GEM_HH_GR: "GemiddeldeHuishoudensgrootte",
  BEV_DICHTH: "Bevolkingsdichtheid",
  OAD: "Omgevingsadressendichtheid",
  STED: "MateVanStedelijkheid",
};

/** Gemeenten beside the wijken of the same edition. */
function addGemeenten(table: SourceTable | undefined, file: SourceFile): void {
  if (!table) return;
  const { codes, fields } = readCodedCsv(file);
  const named = new Map([...fields].map(([name, cells]) => [asStatLine[name] ?? fieldName(name), cells]));
  addColumns(table, { codes, fields: named }, file.name);
}

/** A table a year: the class, and from 2012 on the difference from the mean of that year. */
function leefbaarometer2(file: SourceFile): SourceTable[] {
  const { codes, fields } = readCodedCsv(file);
  return addresses.leefbaarometer2Years.map((year) => {
    const of = (name: string) => fields.get(`${name}${String(year).slice(2)}`);
    const columns = ["KL", "RLBRMTR"].flatMap((name) => {
      const cells = of(name);
      return cells ? [[name, cells] as const] : [];
    });
    if (columns.length === 0) throw new SourceProblem(`${file.name}: there is no column of ${year}`);
    const table = newTable("lbm2", year);
    addColumns(table, { codes, fields: new Map(columns) }, file.name);
    return table;
  });
}

interface CrimeRow {
  SoortMisdrijf: string;
  WijkenEnBuurten: string;
  Perioden: string;
  GeregistreerdeMisdrijven_1: number | null;
}

/** One address holds all years of a kind of crime. */
function crimesOf(kind: string, file: SourceFile): CrimeRow[] {
  const rows = crimeRows(file);
  const wrong = rows.find(({ SoortMisdrijf, Perioden }) => SoortMisdrijf.trim() !== kind || !/^\d{4}JJ00$/.test(Perioden));
  if (wrong)
    throw new SourceProblem(
      `${file.name}: a row of ${wrong.SoortMisdrijf} in ${wrong.Perioden}, where ${kind} by year was asked for`,
    );
  return rows;
}

/** A table a year, with a field a kind. */
const crimeTables = (rows: readonly CrimeRow[]): SourceTable[] =>
  Array.from(
    Map.groupBy(rows, ({ Perioden }) => Number(Perioden.slice(0, 4))),
    ([year, list]) => {
      const byArea = Map.groupBy(list, ({ WijkenEnBuurten }) => WijkenEnBuurten.trim());
      const cell = (area: readonly CrimeRow[], kind: string) =>
        area.find(({ SoortMisdrijf }) => SoortMisdrijf.trim() === kind)?.GeregistreerdeMisdrijven_1 ?? null;
      const fields = new Map(crimeKinds.map(({ code }) => [code, Array.from(byArea.values(), (area) => cell(area, code))]));
      const table = newTable("47018NED-kind", year);
      addColumns(table, { codes: [...byArea.keys()], fields }, `crimes of ${year}`);
      return table;
    },
  );

function crimeRows(file: SourceFile): CrimeRow[] {
  try {
    const { value } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file.bytes)) as { value: CrimeRow[] };
    if (!Array.isArray(value)) throw new Error('it has no list "value"');
    return value;
  } catch (error) {
    throw new SourceProblem(`${file.name} is not a whole page of a table: ${(error as Error).message}`, { cause: error });
  }
}
