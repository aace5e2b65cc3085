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
import { noOtherYears, readOtherYears } from "./other-years.ts";
import { type Borders, readShapes } from "./shapefile.ts";
import { odataPages, unzip } from "./source-files.ts";
import { newTable, type SourceTable } from "./table.ts";
import { addColumns, addODataRows, readCodedCsv } from "./table-rows.ts";

export interface MapNames {
  names: string[];
}

export const mapLevels = ["gemeente", "wijk", "buurt"] as const;
export type MapLevel = (typeof mapLevels)[number];

export interface SourceData {
  map2024: Record<MapLevel, Borders & MapNames>;
  map2015: Record<MapLevel, Borders>;
  /** Wijken of 2020, where they could be had. */
  wijken2020: Borders | undefined;
  /** StatLine's names of all areas, also of those without a border. */
  names: Map<string, string>;
  /** Names in the file of 2022. */
  names2022: Map<string, string>;
  tables: SourceTable[];
  /** Facilities with a place in Amsterdam: counted here, shown from the initiatives on. */
  facilities: number;
  /** What nobody gave: an import without it is whole, and the next one tries again. */
  leftOut: string[];
  /** Every file that was read, by source. */
  read: Map<SourceId, SourceFile[]>;
}

export interface ReadStep {
  done: number;
  total: number;
  name: string;
}

/**
 * Throws a SourceProblem on the first thing that is not as it should be. `work` is a folder for the unpacked GeoPackage;
 * `withOthers` reads what an import can do without as well: figures of other years.
 */
export async function readSources(
  sources: Sources,
  work: string,
  step: (step: ReadStep) => void,
  withOthers = true,
): Promise<SourceData> {
  const read = new Map<SourceId, SourceFile[]>();
  const total = addresses.allAddresses.length + (withOthers ? addresses.optionalAddresses.length : 0);
  let done = 0;
  const account = (url: string, file: SourceFile) => {
    const source = sourceOfUrl(url);
    if (!source) throw new SourceProblem(`${url} belongs to no source in data/indicators/sources.ts`);
    // The catalogue keeps hashes and hrefs, not the bytes of a hundred megabytes.
    read.set(source, [...(read.get(source) ?? []), { ...file, bytes: new Uint8Array() }]);
  };
  const get = async (url: string) => {
    const file = await sources.read(url);
    account(url, file);
    step({ done: ++done, total, name: file.name });
    return file;
  };
  const feed = async (table: SourceTable, url: string, only: Record<string, string>) => {
    for await (const { file, rows } of odataPages(sources, url)) {
      account(url, file);
      addODataRows(table, rows, file.name, only);
    }
    step({ done: ++done, total, name: `${table.id} ${table.year}` });
    return table;
  };

  const { layers, table } = readMap2024(await get(addresses.map2024), work);
  const tables = [table, await feed(newTable("85984NED", 2024), addresses.kwb2024Url, {})];
  const names = new Map<string, string>();
  for await (const { file, rows } of odataPages(sources, addresses.names2024)) {
    account(addresses.names2024, file);
    for (const { Key, Title } of rows) names.set(String(Key).trim(), String(Title).trim());
  }
  step({ done: ++done, total, name: "85984NED/WijkenEnBuurten" });
  const old = readMap2015(await get(addresses.map2015));
  tables.push(old.table);
  for (const year of addresses.crimeYears) {
    tables.push(
      await feed(newTable("47018NED", year), addresses.crime(year), {
        SoortMisdrijf: addresses.allCrimes,
        Perioden: `${year}JJ00`,
      }),
    );
  }
  for (const year of addresses.goodHealthYears) {
    tables.push(
      await feed(newTable("50150NED", year), addresses.goodHealth(year), { ...addresses.adults, Perioden: `${year}JJ00` }),
    );
  }
  for (const year of addresses.healthYears) {
    tables.push(
      await feed(newTable("50090NED", year), addresses.healthMonitor(year), { ...addresses.adults, Perioden: `${year}JJ00` }),
    );
  }
  tables.push(...readScores(await get(addresses.leefbaarometerUrl)));
  const classes = newTable("lbm-klasse", 2024);
  for (const level of ["buurt", "gemeente"] as const) addClasses(classes, await get(addresses.leefbaarometerClasses(level)));
  const older = readWijken2022(await get(addresses.wijken2022));
  tables.push(classes, older.table);
  const more = withOthers
    ? await readOtherYears({ get, feed, missing: (name) => step({ done: ++done, total, name }) })
    : noOtherYears;
  tables.push(...more.tables);
  const facilities = countFeatures(await get(addresses.amsterdamFacilities));
  const { wijken2020, leftOut } = more;
  return { map2024: layers, map2015: old.layers, wijken2020, leftOut, names, names2022: older.names, tables, facilities, read };
}

const gpkgLayers = { gemeente: "gemeenten", wijk: "wijken", buurt: "buurten" } as const;

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
const shapeCodes = { gemeente: "GM_CODE", wijk: "WK_CODE", buurt: "BU_CODE" } as const;

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
