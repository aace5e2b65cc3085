/** The whole published set in memory: from what was read to files and a manifest. */

import { decodeFeatures } from "#data/codecs/features.ts";
import { encodeNeighbours } from "#data/codecs/neighbours.ts";
import { absentIndicators, useOfMethod } from "#data/indicators/absent.ts";
import type { CatalogEntry } from "#data/indicators/entry.ts";
import type { Finding } from "#data/indicators/finding.ts";
import { sources } from "#data/indicators/sources.ts";
import { type AreaIndex, type AreaPlaces, type Level, Postcodes } from "#data/schema/area.ts";
import { Catalog } from "#data/schema/catalog.ts";
import type { GroupList } from "#data/schema/group.ts";
import { Inventory, Manifest } from "#data/schema/manifest.ts";
import { queenNeighbours } from "#data/spatial/contiguity.ts";
import type { ColumnOf } from "../compute/columns.ts";
import type { NationalFigure } from "../compute/national.ts";
import type { Evidence } from "../crosswalk/evidence.ts";
import type { Relation } from "../crosswalk/relation.ts";
import { readAcceptances, withAcceptances } from "../plausibility/accept.ts";
import { findImplausible } from "../plausibility/find.ts";
import type { SourceData } from "../readers/read-sources.ts";
import { groundsOf, publishIndicator } from "./catalogue.ts";
import { type HashedFile, hashedFile, jsonFile, sha256, withCompressed } from "./hashed-files.ts";
import type { PublishedFiles } from "./publish.ts";
import { publishedSources } from "./published-sources.ts";
import type { BuiltTiles } from "./tiles.ts";

export interface SetInputs {
  data: SourceData;
  entries: readonly CatalogEntry[];
  indexes: Record<Level, AreaIndex>;
  places: Record<Level, AreaPlaces>;
  groups: GroupList[];
  columnOf: ColumnOf;
  national: (entry: CatalogEntry, year: number) => NationalFigure | undefined;
  relation: Relation;
  between: readonly Relation[];
  /** Of the divisions that we have no borders of. */
  evidence: Evidence[];
  /** Archive and outlines, which may still be under way. */
  tiles: Promise<BuiltTiles>;
  fictional: boolean;
  /** Compressed siblings of a file of this name, where they were made before. */
  packed: (name: string) => Promise<HashedFile[] | undefined>;
  progress: (step: "figures" | "compress", done: number, total: number) => void;
}

type ByLevel<T> = Record<Level, T>;

const perLevel = <T>(make: (level: Level) => T): ByLevel<T> => ({
  gemeente: make("gemeente"),
  wijk: make("wijk"),
  buurt: make("buurt"),
  group: make("group"),
});

/** How many files are compressed at a time: zlib has four threads. */
const atOnce = 4;

export async function buildSet(inputs: SetInputs): Promise<PublishedFiles & { findings: Finding[] }> {
  const { data, entries, indexes, relation, progress } = inputs;
  const areas = perLevel((level) => jsonFile(`areas-${level}`, indexes[level]));
  const places = perLevel((level) => jsonFile(`places-${level}`, inputs.places[level]));
  const indexHash = perLevel((level) => areas[level].sha256.slice(0, 16));
  const published = entries.flatMap((entry, done) => {
    progress("figures", done + 1, entries.length);
    return publishIndicator(entry, { columnOf: inputs.columnOf, national: inputs.national, indexHash }) ?? [];
  });
  const indicators = published.map(({ indicator }) => indicator);
  const catalog = jsonFile(
    "catalog",
    Catalog.parse({
      indicators,
      groups: inputs.groups,
      sources: publishedSources({ data, indexes, relation, between: inputs.between, evidence: inputs.evidence }),
      methods: useOfMethod,
      absent: absentIndicators,
    }),
  );
  const values = (id: string, level: Level, year: number) => inputs.columnOf(id, level, year)?.values;
  // Nobody lives in the fictional town: what is plausible there says nothing.
  const findings = inputs.fictional ? [] : withAcceptances(findImplausible({ indicators, values, indexes }), readAcceptances());
  const findingsFile = jsonFile("findings", findings);
  const groundsFile = jsonFile("grounds", groundsOf(indicators, inputs.columnOf));
  const relations = [relation, ...inputs.between].map((one) => ({
    from: one.from,
    to: one.to,
    file: jsonFile(`relation-${one.from}-${one.to}`, one),
  }));
  const evidenceFiles = inputs.evidence.map((found) => ({
    from: found.from,
    to: found.to,
    file: jsonFile(`evidence-${found.from}-${found.to}`, found),
  }));
  const postcodes = postcodesFile(data, indexes.buurt.codes);
  const plain = [
    catalog,
    ...(postcodes ? [postcodes] : []),
    ...relations.map(({ file }) => file),
    ...evidenceFiles.map(({ file }) => file),
    findingsFile,
    groundsFile,
    ...Object.values(areas),
    ...Object.values(places),
    ...published.flatMap(({ files }) => files),
  ];
  const packed = await compressAll(plain, inputs.packed, (done) => progress("compress", done, plain.length));
  const { archive, outlines } = await inputs.tiles;
  const tiles = hashedFile("areas", "pmtiles", archive);
  const borders = perLevel((level) => hashedFile(level === "buurt" ? "borders" : `outlines-${level}`, "bin", outlines[level]));
  const touching = (level: "wijk" | "buurt") => {
    const neighbours = queenNeighbours(decodeFeatures(outlines[level]), indexes[level].codes.length);
    return hashedFile(`neighbours-${level}`, "bin", encodeNeighbours({ ...neighbours, indexHash: indexHash[level] }));
  };
  const neighbours = { wijk: touching("wijk"), buurt: touching("buurt") };
  const packedNeighbours = await Promise.all(Object.values(neighbours).map(withCompressed));
  const files = [tiles, ...Object.values(borders), ...packedNeighbours.flat(), ...packed];
  const inventory = jsonFile(
    "inventory",
    Inventory.parse({ files: files.map(({ name, bytes, sha256: hash }) => ({ file: name, bytes: bytes.length, sha256: hash })) }),
  );
  const manifest = Manifest.parse({
    format: 1,
    generation: sha256(inventory.bytes).slice(0, 16),
    builtAt: new Date().toISOString(),
    fictional: inputs.fictional,
    division: relation.to,
    tiles: tiles.name,
    catalog: catalog.name,
    areas: perLevel((level) => areas[level].name),
    places: perLevel((level) => places[level].name),
    borders: borders.buurt.name,
    outlines: { gemeente: borders.gemeente.name, wijk: borders.wijk.name, group: borders.group.name },
    neighbours: { wijk: neighbours.wijk.name, buurt: neighbours.buurt.name },
    postcodes: postcodes?.name,
    relations: relations.map(({ from, to, file }) => ({ from, to, file: file.name })),
    evidence: evidenceFiles.map(({ from, to, file }) => ({ from, to, file: file.name })),
    findings: findingsFile.name,
    grounds: groundsFile.name,
    inventory: inventory.name,
  });
  return { manifest, files: [...files, inventory], findings };
}

/** Of the newest edition that tells them. */
function postcodesFile({ tables }: SourceData, buurten: readonly string[]): HashedFile | undefined {
  const [newest] = tables.filter(({ postcodes }) => postcodes.size > 0).sort((a, b) => b.year - a.year);
  if (!newest) return undefined;
  const source = sources.find((one) => (one.tables as readonly string[]).includes(newest.id))?.id;
  const digits = buurten.map((code) => newest.postcodes.get(code) ?? 0);
  return jsonFile("postcodes", Postcodes.parse({ year: newest.year, source, digits }));
}

async function compressAll(
  files: HashedFile[],
  packed: SetInputs["packed"],
  progress: (done: number) => void,
): Promise<HashedFile[]> {
  const results: HashedFile[][] = [];
  let next = 0;
  let done = 0;
  const worker = async () => {
    while (next < files.length) {
      const at = next++;
      const file = files[at] as HashedFile;
      const before = await packed(file.name);
      results[at] = before ? [file, ...before] : await withCompressed(file);
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results.flat();
}
