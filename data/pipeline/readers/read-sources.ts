/** Reads every source into memory: the two maps and all tables, and keeps account of what was read. */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type SourceId, sourceOfUrl } from "#data/indicators/sources.ts";
import * as addresses from "../sources/addresses.ts";
import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile, Sources } from "../sources/sources.ts";
import { type Layer, readLayer } from "./geopackage.ts";
import { addClasses, readScores } from "./leefbaarometer.ts";
import { gpkgLayers, type MapBorders, type MapLevel, shapeCodes } from "./map-borders.ts";
import { noOtherYears, type OtherYears, type ReadSource, readOtherYears } from "./other-years.ts";
import { type Borders, readShapes } from "./shapefile.ts";
import { odataPages, unzip } from "./source-files.ts";
import { newTable, type SourceTable } from "./table.ts";
import { addColumns, addODataRows, readCodedCsv } from "./table-rows.ts";

export interface MapNames {
  names: string[];
}

export interface SourceData {
  map2024: Record<MapLevel, Borders & MapNames>;
  map2015: Record<MapLevel, Borders>;
  /** StatLine's names of all areas, also of those without a border. */
  names: Map<string, string>;
  /** Names in the file of 2022. */
  names2022: Map<string, string>;
  tables: SourceTable[];
  /** Facilities with a place in Amsterdam: counted here, shown from the initiatives on. */
  facilities: number;
  /** What could not be had: an import without it is whole, and the next one tries again. */
  leftOut: OtherYears["leftOut"];
  /** Every file that was read, by source. */
  read: Map<SourceId, SourceFile[]>;
}

export interface ReadStep {
  done: number;
  total: number;
  name: string;
}

export interface ReadOptions {
  /** A folder for the unpacked GeoPackage. */
  work: string;
  step: (step: ReadStep) => void;
  /** Takes the borders of every other year; absent: what an import can do without is not read at all. */
  borders?: (map: MapBorders, today: SourceData["map2024"]) => void;
}

/** Throws a SourceProblem on the first thing that is not as it should be, but for what an import can do without. */
export async function readSources(sources: Sources, { work, step, borders }: ReadOptions): Promise<SourceData> {
  const read = new Map<SourceId, SourceFile[]>();
  const total = addresses.allAddresses.length + (borders ? addresses.optionalAddresses.length : 0);
  let done = 0;
  const instead: OtherYears["leftOut"] = [];
  const account = (url: string, file: SourceFile) => {
    const source = sourceOfUrl(url);
    if (!source) throw new SourceProblem(`${url} belongs to no source in data/indicators/sources.ts`);
    if (file.instead)
      instead.push({ name: `${file.name} (its copy of ${file.fetchedAt} is used)`, why: file.instead, isSilent: false });
    // The catalogue keeps hashes and hrefs, not the bytes of a hundred megabytes.
    read.set(source, [...(read.get(source) ?? []), { ...file, bytes: new Uint8Array() }]);
  };
  const using = async <T>(name: string, use: (read: ReadSource) => Promise<T>): Promise<T> => {
    const { value, files } = await sources.attempt(async () => {
      const used: [url: string, SourceFile][] = [];
      const found = await use(async (url) => {
        const file = await sources.read(url);
        used.push([url, { ...file, bytes: new Uint8Array() }]);
        return file;
      });
      return { value: found, files: used };
    });
    for (const [url, file] of files) account(url, file);
    step({ done: ++done, total, name });
    return value;
  };
  const feed = async (from: ReadSource, table: SourceTable, url: string, only: Record<string, string>) => {
    let first: string | undefined;
    for await (const { file, rows } of odataPages({ read: from }, url)) {
      const fields = Object.keys(rows[0] ?? {}).join(", ");
      first ??= fields;
      if (rows.length > 0 && fields !== first)
        throw new SourceProblem(`${file.name} has other fields than the page before it: ${fields} where it had ${first}`);
      addODataRows(table, rows, file.name, only);
    }
    return table;
  };
  const tableOf = (id: string, year: number, url: string, only: Record<string, string>) =>
    using(`${id} ${year}`, (from) => feed(from, newTable(id, year), url, only));

  const { layers, table } = await using("map of 2024", async (from) => readMap2024(await from(addresses.map2024), work));
  const tables = [table, await tableOf("85984NED", 2024, addresses.kwb2024Url, {})];
  const names = await using("85984NED/WijkenEnBuurten", (from) => readNames(from, addresses.names2024));
  const old = await using("map of 2015", async (from) => readMap2015(await from(addresses.map2015)));
  tables.push(old.table);
  for (const year of addresses.crimeYears)
    tables.push(
      await tableOf("47018NED", year, addresses.crime(year), { SoortMisdrijf: addresses.allCrimes, Perioden: `${year}JJ00` }),
    );
  for (const year of addresses.goodHealthYears)
    tables.push(await tableOf("50150NED", year, addresses.goodHealth(year), { ...addresses.adults, Perioden: `${year}JJ00` }));
  for (const year of addresses.healthYears)
    tables.push(await tableOf("50090NED", year, addresses.healthMonitor(year), { ...addresses.adults, Perioden: `${year}JJ00` }));
  tables.push(...(await using("Leefbaarometer", async (from) => readScores(await from(addresses.leefbaarometerUrl)))));
  const classes = newTable("lbm-klasse", 2024);
  for (const level of ["buurt", "gemeente"] as const)
    await using(`Leefbaarometer, classes per ${level}`, async (from) =>
      addClasses(classes, await from(addresses.leefbaarometerClasses(level))),
    );
  const older = await using("wijken 2022", async (from) => readWijken2022(await from(addresses.wijken2022)));
  tables.push(classes, older.table);
  const more = borders
    ? await readOtherYears({
        using,
        feed,
        missing: (name) => step({ done: ++done, total, name }),
        borders: (map) => borders(map, layers),
      })
    : noOtherYears;
  tables.push(...more.tables);
  const facilities = await using("Amsterdam", async (from) => countFeatures(await from(addresses.amsterdamFacilities)));
  if (done < total) step({ done: total, total, name: "" });
  const leftOut = [...instead, ...more.leftOut];
  return { map2024: layers, map2015: old.layers, leftOut, names, names2022: older.names, tables, facilities, read };
}

/** StatLine's names of all areas. */
async function readNames(from: ReadSource, url: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const { rows } of odataPages({ read: from }, url))
    for (const { Key, Title } of rows) names.set(String(Key).trim(), String(Title).trim());
  return names;
}

function readMap2024(zip: SourceFile, work: string): { layers: SourceData["map2024"]; table: SourceTable } {
  const [bytes] = unzip(zip, /\.gpkg$/).values();
  const path = join(work, "map-2024.gpkg");
  mkdirSync(work, { recursive: true });
  writeFileSync(path, bytes ?? new Uint8Array());
  const table = newTable("kwb2024", 2024);
  const layerOf = (level: MapLevel): Layer & MapNames => {
    const layer = readLayer({ path, file: zip.name, layer: gpkgLayers[level], code: `${level}code` });
    addColumns(table, layer, `${zip.name}: ${gpkgLayers[level]}`);
    const names = layer.fields.get(`${level}naam`);
    if (!names) throw new SourceProblem(`${zip.name}: layer "${gpkgLayers[level]}" has no column "${level}naam"`);
    return { ...layer, names: names.map((name) => String(name).trim()) };
  };
  const layers = { gemeente: layerOf("gemeente"), wijk: layerOf("wijk"), buurt: layerOf("buurt") };
  rmSync(path);
  return { layers, table };
}

const shapeNames = { gemeente: "gem_2015", wijk: "wijk_2015", buurt: "buurt_2015" } as const;

function readMap2015(zip: SourceFile): { layers: SourceData["map2015"]; table: SourceTable } {
  const members = unzip(zip, /\.(shp|dbf)$/);
  const member = (name: string) => {
    const found = [...members].find(([path]) => path.endsWith(`/${name}`));
    if (!found) throw new SourceProblem(`${zip.name}: ${name} is not in the zip`);
    return found[1];
  };
  const table = newTable("kwb2015", 2015);
  const layerOf = (level: MapLevel): Borders => {
    const name = shapeNames[level];
    const shapes = readShapes(member(`${name}.shp`), member(`${name}.dbf`), shapeCodes[level], `${zip.name}: ${name}`);
    addColumns(table, shapes, `${zip.name}: ${name}`);
    return { codes: shapes.codes, features: shapes.features };
  };
  return { layers: { gemeente: layerOf("gemeente"), wijk: layerOf("wijk"), buurt: layerOf("buurt") }, table };
}

function readWijken2022(file: SourceFile): { table: SourceTable; names: Map<string, string> } {
  const { codes, fields } = readCodedCsv(file);
  const table = newTable("wijken2022", 2022);
  addColumns(table, { codes, fields }, file.name);
  return { table, names: new Map(codes.map((code, row) => [code, fields.get("name")?.[row] ?? ""])) };
}

function countFeatures(file: SourceFile): number {
  try {
    return FeatureCollection.parse(JSON.parse(new TextDecoder().decode(file.bytes))).features.length;
  } catch (error) {
    throw new SourceProblem(`${file.name} is not a whole collection of features: ${(error as Error).message}`, { cause: error });
  }
}

const FeatureCollection = z.object({ features: z.array(z.object({ geometry: z.object({ type: z.literal("Point") }) })) });
