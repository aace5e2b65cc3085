/** Neighbours, hot spots and outlines as R's spdep and sf find them: another program, by other people, on the published set. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { decodeFeatures, polygonsOf } from "#data/codecs/features.ts";
import { decodeNeighbours, type PublishedNeighbours } from "#data/codecs/neighbours.ts";
import { AnalysisRequest } from "#data/schema/analysis.ts";
import { analyse } from "#data/spatial/analyse.ts";
import { adjustedP } from "#data/spatial/false-discovery.ts";
import { localStatistics } from "#data/spatial/local-statistics.ts";
import { permutationP } from "#data/spatial/permutation-p.ts";
import { doubledRanks } from "#data/spatial/ranks.ts";
import { columbus } from "../fixtures/columbus.ts";
import { finish } from "../fixtures/finish.ts";
import { installPackages } from "../fixtures/machine.ts";
import { chances, initiativeMaker, readCountry } from "../fixtures/many-initiatives.ts";
import { type Published, published, readCatalog, readPublished } from "../fixtures/published.ts";

const packages = ["r-cran-spdep", "r-cran-spdata"];
const isThere = () => spawnSync("Rscript", ["-e", "library(spdep); library(spData)"], { stdio: "ignore" }).status === 0;

/** Undefined when R and spdep are there, else what to do about it. */
function installSpdep(): string | undefined {
  if (isThere() || (process.getuid?.() === 0 && installPackages(packages) && isThere())) return undefined;
  return `R's spdep is not on this machine: as root on Debian \`apt-get install --no-install-recommends ${packages.join(" ")}\` brings it`;
}

const folder = mkdtempSync(join(tmpdir(), "wijkblik-spdep-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, lines: Iterable<string>) => writeFileSync(join(folder, name), `${[...lines].join("\n")}\n`);
const lines = (name: string) => readFileSync(join(folder, name), "utf8").replace(/\n$/, "").split("\n");
const numbers = (name: string) => lines(name).map((line) => (line.trim() === "NA" ? Number.NaN : Number(line)));
const collection = (features: string[]) => [`{"type":"FeatureCollection","features":[${features.join(",\n")}]}`];

/** R counts from 1; areas without a border come last and have no outline. */
const listsOf = ({ start, neighbours }: PublishedNeighbours, rows: number) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from(neighbours.subarray(start[row], start[row + 1]), (one) => one + 1).join(" "),
  );

/** Of different kinds: a score that half of the areas have, a skewed rate, one with a value nearly everywhere. */
const ids = ["leefbaarometer-score", "misdrijven-per-1000", "inwoners"];

let set: Published;
let neighbours: PublishedNeighbours;
let bordered: number;
const columns = new Map<string, { values: Float64Array; p: Float64Array }>();

function writeAreas(): void {
  const outlines = decodeFeatures(readPublished(set, set.manifest.borders ?? "none"));
  bordered = outlines.polygonStart.length - 1;
  const feature = (row: number) =>
    JSON.stringify({
      type: "Feature",
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: polygonsOf(outlines, row) },
    });
  put("outlines.geojson", collection(Array.from({ length: bordered }, (_, row) => feature(row))));
  put("neighbours.txt", listsOf(neighbours, neighbours.start.length - 1));
  for (const indicator of readCatalog(set).indicators) {
    const entry = indicator.columns.findLast(({ level }) => level === "buurt");
    if (!ids.includes(indicator.id) || !entry) continue;
    const { values } = decodeColumn(readPublished(set, entry.file));
    const { p } = finish(permutationP(doubledRanks(values), neighbours, { draws: 9999, seed: 1 }));
    columns.set(indicator.id, { values, p });
    const written = (numbers: Float64Array) => Array.from(numbers, (one) => (Number.isNaN(one) ? "NA" : String(one)));
    put(`${indicator.id}.values`, written(values));
    put(`${indicator.id}.p`, written(p));
  }
  put("columns.txt", columns.keys());
}

async function writeGroups(): Promise<void> {
  const make = initiativeMaker(readCountry(set), chances(7));
  const places = Array.from({ length: 20_000 }, (_, i) => make(i).placed.shown).flatMap((shown): [number, number][] =>
    shown?.type === "Point" ? [[shown.coordinates[0], shown.coordinates[1]]] : [],
  );
  const units = (at: 0 | 1) => Int32Array.from(places, (place) => Math.round(place[at] * 1e5));
  const points = { x: units(0), y: units(1) };
  const result = await analyse(AnalysisRequest.parse({ question: { method: "dbscan" }, points }));
  if (!("groups" in result)) throw new Error("no groups");
  const feature = (group: number, geometry: object) => JSON.stringify({ type: "Feature", properties: { group }, geometry });
  put("groups.geojson", collection(result.groups.map(({ outline }, group) => feature(group, outline))));
  const members = result.groups.flatMap((group, number) =>
    Array.from(group.members, (member) =>
      feature(number, { type: "Point", coordinates: [points.x[member] / 1e5, points.y[member] / 1e5] }),
    ),
  );
  put("members.geojson", collection(members));
}

const farthest = (ours: ArrayLike<number>, theirs: ArrayLike<number>) => {
  let most = 0;
  for (let row = 0; row < theirs.length; row++) {
    if (Number.isNaN(theirs[row]) && Number.isNaN(ours[row])) continue;
    most = Math.max(most, Math.abs(ours[row] - theirs[row]));
    // One has a figure where the other has none.
    if (Number.isNaN(most)) return Number.POSITIVE_INFINITY;
  }
  return most;
};

describe("beside R's spdep and sf", () => {
  let missing: string | undefined;
  beforeAll(async () => {
    missing = installSpdep();
    if (missing) return;
    set = await published();
    neighbours = decodeNeighbours(readPublished(set, set.manifest.neighbours?.buurt ?? "none"));
    writeAreas();
    await writeGroups();
    const script = fileURLToPath(new URL("spdep.R", import.meta.url));
    const { status, stderr } = spawnSync("Rscript", [script, folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(`R stopped: ${stderr.slice(-3000)}`);
  });

  const tests: Record<string, () => void> = {
    "neighbours are those of poly2nb on the published outlines": () => {
      expect(lines("contiguity.txt")).toEqual(listsOf(neighbours, bordered));
    },
    "Gi* is that of localG to 1e-9": () => {
      expect(columns.size).toBeGreaterThan(set.real ? 2 : 0);
      for (const [id, { values }] of columns)
        expect(farthest(localStatistics(values, neighbours).z, numbers(`${id}.z`)), id).toBeLessThan(1e-9);
    },
    "local Moran is that of localmoran over n - 1 to 1e-9": () => {
      for (const [id, { values }] of columns)
        expect(farthest(localStatistics(values, neighbours).moran, numbers(`${id}.moran`)), id).toBeLessThan(1e-9);
    },
    "Benjamini and Hochberg are those of p.adjust": () => {
      for (const [id, { p }] of columns) expect(farthest(adjustedP(p), numbers(`${id}.adjusted`)), id).toBeLessThan(1e-12);
    },
    "Columbus of the unit tests is that of spData": () => {
      expect(farthest(columbus.z, numbers("columbus.z"))).toBeLessThan(1e-9);
    },
    "outlines of groups are valid and hold all their members": () => {
      const [groups, valid, holding] = numbers("groups.txt");
      expect(groups).toBeGreaterThan(100);
      expect([valid, holding]).toEqual([groups, groups]);
    },
  };

  it.for(Object.keys(tests))("%s", (name, { skip }) => {
    skip(!process.env.CI && missing !== undefined, missing);
    expect(missing).toBeUndefined();
    tests[name]();
  });
});
