/**
 * Figures and borders of other years: what an import can do without. What nobody gives, or is damaged or no longer shaped as agreed, is
 * left out by name: the rest is whole, and the next import tries again.
 */
import { crimeKinds } from "#data/indicators/crime-kinds.ts";
import { type Edition, editions, editionUrls, fieldName, mapEditions } from "#data/indicators/editions.ts";
import * as addresses from "../sources/addresses.ts";
import { SourceProblem, SourceUnreachable } from "../sources/source-problem.ts";
import type { SourceFile } from "../sources/sources.ts";
import { type MapBorders, readBorders } from "./map-borders.ts";
import { addWijken, gemeentenOf, heerlenOf, utrechtOf } from "./stand-ins.ts";
import { figureOf, newTable, type SourceTable } from "./table.ts";
import { addColumns, readCodedCsv } from "./table-rows.ts";

export interface OtherYears {
  tables: SourceTable[];
  /** What could not be had, and why; `isSilent`: nobody answered. */
  leftOut: { name: string; why: string; isSilent: boolean }[];
}

export const noOtherYears: OtherYears = { tables: [], leftOut: [] };

/** Reads an address for the one who uses it. */
export type ReadSource = (url: string) => Promise<SourceFile>;

interface Reading {
  /** What `use` reads is accounted for, and kept for the next import, only if it succeeds. */
  using: <T>(name: string, use: (read: ReadSource) => Promise<T>) => Promise<T>;
  feed: (read: ReadSource, table: SourceTable, url: string, only: Record<string, string>) => Promise<SourceTable>;
  /** Says that an address gave nothing. */
  missing: (name: string) => void;
  /** Takes the borders of a year, which are many: they are not kept. */
  borders: (map: MapBorders) => void;
}

export async function readOtherYears({ using, feed, missing, borders }: Reading): Promise<OtherYears> {
  const leftOut: OtherYears["leftOut"] = [];
  const ifThere = async <T>(name: string, use: (read: ReadSource) => Promise<T>): Promise<T | undefined> => {
    try {
      return await using(name, use);
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      leftOut.push({ name, why: error.message, isSilent: error instanceof SourceUnreachable });
      missing(name);
      return undefined;
    }
  };
  /** The best of its addresses that can be had. */
  const edition = async (one: Edition): Promise<SourceTable | undefined> => {
    const before = leftOut.length;
    for (const url of editionUrls(one)) {
      const found = await ifThere(`${one.table} of ${one.year}`, async (read) =>
        whole(await feed(read, newTable("kwb", one.year), url, {}), one),
      );
      // That nobody gave the whole is no loss where a mirror has the part; that the whole was no good is told.
      if (found) leftOut.push(...leftOut.splice(before).filter(({ isSilent }) => !isSilent));
      if (found) return found;
    }
    leftOut.splice(before + 1);
    return undefined;
  };
  const tables: SourceTable[] = [];
  const byYear = new Map<number, SourceTable>();
  for (const one of editions) {
    const table = await edition(one);
    if (table) byYear.set(one.year, table);
  }
  const read = new Set(byYear.keys());
  // Of 2020 a mirror may have the wijken alone.
  const of2020 = byYear.get(2020);
  if (of2020 && ![...of2020.rows.keys()].some((code) => code.startsWith("GM")))
    await ifThere("gemeenten 2020", async (read) => addGemeenten(of2020, await read(addresses.gemeenten2020)));
  // Single cities, where nobody gives the country: of 2019 and 2023.
  const inPlaceOf = async (year: number, name: string, use: (from: ReadSource) => Promise<SourceTable>) => {
    if (read.has(year)) return missing(name);
    const city = await ifThere(name, use);
    const table = byYear.get(year) ?? newTable("kwb", year);
    if (!city) return;
    addWijken(table, city);
    byYear.set(year, table);
  };
  for (const url of addresses.citiesOf2019)
    await inPlaceOf(2019, "city of 2019", (from) => feed(from, newTable("kwb", 2019), url, {}));
  await inPlaceOf(2019, "Heerlen 2019", async (from) => heerlenOf(await from(addresses.heerlen), 2019));
  await inPlaceOf(2023, "Utrecht 2023", async (from) => utrechtOf(await from(addresses.utrecht2023), 2023));
  tables.push(...byYear.values());
  const later = await ifThere("gemeenten", async (from) =>
    gemeentenOf(await from(addresses.gemeentenSeries), addresses.gemeentenYears),
  );
  tables.push(...(later ?? []));
  for (const year of addresses.mapYears) {
    const table = await ifThere(`columns of the map of ${year}`, async (read) =>
      columnsOf("kwbmap", year, await read(addresses.mapColumns(year))),
    );
    if (table) tables.push(table);
  }
  const older = await ifThere("Leefbaarometer 2.0", async (read) => leefbaarometer2(await read(addresses.leefbaarometer2)));
  tables.push(...(older ?? []));
  for (const year of addresses.sesYears) {
    const table = await ifThere(`SES-WOA ${year}`, (read) =>
      feed(read, newTable("85163NED", year), addresses.sesWoa(year), { Perioden: `${year}JJ00` }),
    );
    if (table) tables.push(table);
  }
  const crimes: CrimeRow[] = [];
  for (const { code } of crimeKinds)
    await ifThere(`crime ${code}`, async (read) => crimes.push(...crimesOf(code, await read(addresses.crimeKind(code)))));
  tables.push(...crimeTables(crimes));
  for (const { year, url } of mapEditions)
    await ifThere(`map of ${year}`, async (read) => borders(readBorders(await read(url), year)));
  return { tables, leftOut };
}

/** A sum that is further off the total of the table than this lacks a page of it. */
const mostAway = 0.02;

/** Throws a SourceProblem where the field that everything rests on is not there, or areas are. */
function whole(table: SourceTable, { table: name }: Edition): SourceTable {
  const field = "AantalInwoners";
  if (!table.fields.has(field)) throw new SourceProblem(`${name}: there is no field ${field}`);
  const all = figureOf(table, field, "NL00");
  for (const level of ["GM", "WK", "BU"]) {
    const codes = [...table.rows.keys()].filter((code) => code.startsWith(level));
    const sum = codes.reduce((total, code) => total + (figureOf(table, field, code) ?? 0), 0);
    if (all !== undefined && Math.abs(sum - all) > mostAway * all)
      throw new SourceProblem(`${name}: its ${codes.length} areas ${level} have ${sum} inhabitants of ${all}: pages are missing`);
  }
  return table;
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
function addGemeenten(table: SourceTable, file: SourceFile): void {
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
