/** A published set of a handful of areas, written with the real codecs: small enough to damage, replace and read whole. */
import { hash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { encodeColumn } from "#data/codecs/columns.ts";
import { collectRings, encodeFeatures } from "#data/codecs/features.ts";
import { AreaIndex, AreaPlaces, type Level, levels } from "#data/schema/area.ts";
import { Catalog } from "#data/schema/catalog.ts";
import { Inventory, Manifest } from "#data/schema/manifest.ts";
import { statuses } from "#data/schema/status.ts";

const areas: Record<Level, { codes: string[]; names: string[]; parents: number[]; gemeenten: number[]; inhabitants: number[] }> =
  {
    gemeente: {
      codes: ["GM0307", "GM0363", "GM0599"],
      names: ["Amersfoort", "Amsterdam", "Rotterdam"],
      parents: [-1, -1, -1],
      gemeenten: [-1, -1, -1],
      inhabitants: [161852, 931298, 670610],
    },
    wijk: {
      codes: ["WK030710", "WK0363AA", "WK059901"],
      names: ["Wijk 10 Liendert", "Burgwallen-Oude Zijde", "Rotterdam Centrum"],
      parents: [0, 1, 2],
      gemeenten: [0, 1, 2],
      inhabitants: [7865, 4300, 39000],
    },
    buurt: {
      codes: ["BU03071001", "BU0363AA01", "BU0363AA02", "BU05990110"],
      names: ["Vinkenbaan", "Kop Zeedijk", "Oude Kerk e.o.", "Stadsdriehoek"],
      parents: [0, 1, 1, 2],
      gemeenten: [0, 1, 1, 2],
      inhabitants: [2200, 985, 740, 15670],
    },
    group: { codes: ["liendert"], names: ["Amersfoort Liendert"], parents: [0], gemeenten: [0], inhabitants: [7865] },
  };

const withDelft = {
  codes: [...areas.gemeente.codes, "GM0503"],
  names: [...areas.gemeente.names, "Delft"],
  parents: [-1, -1, -1, -1],
  gemeenten: [-1, -1, -1, -1],
  inhabitants: [...areas.gemeente.inhabitants, 109577],
};

const text = (nl: string, en: string) => ({ nl, en });

export interface SmallSetOptions {
  /** Added to every figure, so that two editions differ in contents and in names. */
  edition?: number;
  /** One gemeente more, so that its index is another one. */
  moreAreas?: boolean;
}

/** Writes the set into `folder` as a publication does: all files first, the manifest last by rename. Returns the manifest. */
export async function writeSmallSet(folder: string, { edition = 0, moreAreas = false }: SmallSetOptions = {}): Promise<Manifest> {
  const inventory: Inventory["files"] = [];
  const put = async (stem: string, extension: string, bytes: Uint8Array, packed = true): Promise<string> => {
    const file = `${stem}-${hash("sha256", bytes, "hex").slice(0, 12)}.${extension}`;
    const siblings: [string, Uint8Array][] = packed
      ? [
          [`${file}.br`, brotliCompressSync(bytes)],
          [`${file}.gz`, gzipSync(bytes)],
        ]
      : [];
    for (const [name, contents] of [[file, bytes] as [string, Uint8Array], ...siblings]) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), contents);
      inventory.push({ file: name, bytes: contents.length, sha256: hash("sha256", contents, "hex") });
    }
    return file;
  };
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const indexes = {} as Record<Level, string>;
  const places = {} as Record<Level, string>;
  const columns: Catalog["indicators"][number]["columns"] = [];
  for (const level of levels) {
    const own = moreAreas && level === "gemeente" ? withDelft : areas[level];
    const rows = own.codes.length;
    const index = json(AreaIndex.parse({ level, year: 2024, bordered: rows, ...own }));
    indexes[level] = await put(`areas/${level}`, "json", index);
    const boxes = Array.from({ length: rows }, () => [430000, 5190000, 540000, 5240000]).flat();
    const labels = Array.from({ length: rows }, () => [480000, 5210000]).flat();
    places[level] = await put(`places/${level}`, "json", json(AreaPlaces.parse({ level, year: 2024, boxes, labels })));
    for (const year of [2023, 2024]) {
      const values = Float64Array.from({ length: rows }, (_, row) => row * 1.5 + edition + (year - 2023) / 2);
      const status = new Uint8Array(rows);
      if (level === "buurt") status[1] = statuses.indexOf("suppressed");
      const indexHash = hash("sha256", index, "hex").slice(0, 16);
      const bytes = encodeColumn({ values, status, decimals: 1, indexHash });
      const file = await put(`columns/druk-${level}-${year}`, "wbc", bytes);
      const counts = statuses.map((_, i) => status.filter((s) => s === i).length);
      columns.push({ level, year, file, bytes: bytes.length, counts, computed: level === "group", ...earlier(year) });
    }
  }
  const catalog = Catalog.parse(catalogOf(columns));
  const manifest = Manifest.parse({
    format: 1,
    generation: "pending",
    builtAt: "2026-11-21T12:00:00Z",
    fictional: true,
    division: 2024,
    tiles: await put("tiles", "pmtiles", smallArchive(edition), false),
    catalog: await put("catalog", "json", json(catalog)),
    borders: await put("borders", "bin", smallBorders("buurt"), false),
    outlines: {
      gemeente: await put("outlines-gemeente", "bin", smallBorders("gemeente"), false),
      wijk: await put("outlines-wijk", "bin", smallBorders("wijk"), false),
      group: await put("outlines-group", "bin", smallBorders("group"), false),
    },
    areas: indexes,
    places,
    relations: [],
    inventory: "pending",
  });
  manifest.inventory = await put("inventory", "json", json(Inventory.parse({ files: inventory })), false);
  manifest.generation = hash("sha256", manifest.inventory, "hex").slice(0, 12);
  await writeFile(join(folder, "manifest.json.new"), JSON.stringify(manifest));
  await rename(join(folder, "manifest.json.new"), join(folder, "manifest.json"));
  return manifest;
}

/** The figures of 2023 are from another source than the newest. */
const earlier = (year: number) => (year === 2023 ? { source: "eerder", field: "druk_23" } : {});

function catalogOf(columns: Catalog["indicators"][number]["columns"]): Catalog {
  return {
    indicators: [
      {
        id: "druk",
        theme: "leefomgeving",
        name: text("Druk in de buurt", "Bustle"),
        short: text("Druk", "Bustle"),
        explanation: text("Een verzonnen maat.", "An invented measure."),
        unit: { label: text("punten", "points"), decimals: 1 },
        polarity: "lowerIsBetter",
        aggregation: { rule: "none" },
        classMethod: { method: "quantile", classes: 2 },
        ramp: "sequential",
        source: "verzonnen",
        field: "druk",
        columns,
        breaks: levels.map((level) => ({ level, breaks: [2], min: 0, max: 10 })),
        national: [{ year: 2024, value: 2, status: "ok", computed: true }],
      },
    ],
    groups: [
      {
        id: "focusgebieden",
        name: text("Focusgebieden", "Focus areas"),
        explanation: text("Eén gebied om mee te proberen.", "One area to try with."),
        since: "2022",
        divisionYear: 2024,
        source: "verzonnen",
        status: text("proef", "trial"),
        areas: [
          {
            id: "liendert",
            name: "Amersfoort Liendert",
            gemeente: "Amersfoort",
            members: [{ code: "WK030710", name: "Wijk 10 Liendert", share: 1 }],
            certainty: "hoog",
          },
        ],
      },
    ],
    sources: [
      {
        id: "verzonnen",
        title: "Verzonnen cijfers",
        publisher: "Wijkblik",
        licence: "CC0",
        attribution: "Wijkblik",
        urls: ["https://example.org/verzonnen.csv"],
        years: [2024],
        fidelity: "fictional",
        note: "fictief",
        fetchedAt: "2026-11-21T12:00:00Z",
        sha256: [],
        rows: 11,
        joined: 11,
      },
      {
        id: "eerder",
        title: "Eerdere cijfers",
        publisher: "Buurtblik",
        licence: "CC BY 4.0",
        attribution: "Buurtblik",
        urls: ["https://example.org/eerder.csv"],
        years: [2023],
        fidelity: "fictional",
        fetchedAt: "2026-11-21T12:00:00Z",
        sha256: [],
        rows: 11,
        joined: 11,
      },
    ],
  };
}

/** West, south and width of the areas: squares of a hundredth of a degree, the two buurten of Amsterdam side by side. */
const [vinkenbaan, driehoek] = [[5.405, 52.16, 0.01] as const, [4.475, 51.915, 0.01] as const];
const whole = [vinkenbaan, [4.89, 52.37, 0.02] as const, driehoek];
const buurten = [vinkenbaan, [4.89, 52.37, 0.01] as const, [4.9, 52.37, 0.01] as const, driehoek];
const squares = { gemeente: whole, wijk: whole, buurt: buurten, group: [vinkenbaan] };

function smallBorders(level: Level): Uint8Array {
  const rings = collectRings();
  for (const [west, south, width] of squares[level]) {
    rings.area();
    rings.polygon();
    rings.ring();
    rings.vertex(west, south);
    rings.vertex(west + width, south);
    rings.vertex(west + width, south + 0.01);
    rings.vertex(west, south + 0.01);
  }
  return encodeFeatures(rings.finish());
}

/** PMTiles v3 with one gzipped tile for z0 and the same one for z1/0/0; layout: spec section 3 (header) and 4 (directories). */
function smallArchive(edition: number): Uint8Array {
  const tile = gzipSync(Uint8Array.of(0x1a, 0x02, 0x78, edition & 0x7f));
  const directory = gzipSync(Uint8Array.of(2, 0, 1, 1, 1, tile.length, tile.length, 1, 1));
  const metadata = gzipSync(JSON.stringify({ vector_layers: [{ id: "gemeenten", fields: {} }] }));
  const header = Buffer.alloc(127);
  header.write("PMTiles", 0, "latin1");
  header[7] = 3;
  const sections = [directory.length, metadata.length, 0, tile.length];
  let at = 127;
  sections.forEach((length, i) => {
    header.writeBigUInt64LE(BigInt(at), 8 + i * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + i * 16);
    at += length;
  });
  for (const [i, count] of [2n, 2n, 1n].entries()) header.writeBigUInt64LE(count, 72 + i * 8);
  header.set([1, 2, 2, 1, 0, 1], 96);
  for (const [i, degrees] of [33, 507, 73, 536].entries()) header.writeInt32LE(degrees * 1_000_000, 102 + i * 4);
  header[118] = 0;
  header.writeInt32LE(53_000_000, 119);
  header.writeInt32LE(521_000_000, 123);
  return Buffer.concat([header, directory, metadata, tile]);
}
