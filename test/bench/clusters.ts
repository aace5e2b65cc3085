/**
 * Hot spots over all buurten beside R's spdep, groups beside turf and hexagons beside h3. A goal waits for a slow machine as long as
 * the peer of the same run does: its time where the goals were set stands here.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clustersDbscan } from "@turf/clusters-dbscan";
import { latLngToCell } from "h3-js";
import { decodeColumn } from "#data/codecs/columns.ts";
import { decodeNeighbours, type PublishedNeighbours } from "#data/codecs/neighbours.ts";
import { rdOfPoints } from "#data/geometry/rd.ts";
import { AnalysisRequest, permutationDraws } from "#data/schema/analysis.ts";
import { analyse } from "#data/spatial/analyse.ts";
import { groupPoints } from "#data/spatial/dbscan.ts";
import { countByHexagon } from "#data/spatial/hexagons.ts";
import { permutationP } from "#data/spatial/permutation-p.ts";
import { doubledRanks } from "#data/spatial/ranks.ts";
import { finish } from "../fixtures/finish.ts";
import { chances, initiativeMaker, readCountry } from "../fixtures/many-initiatives.ts";
import { type Published, published, readCatalog, readPublished } from "../fixtures/published.ts";
import { type BenchRow, medianOf, msGoal } from "./row.ts";

const bench = "clusters";
const rounds = 5;
/** Milliseconds of the peers on the machine where the goals were set (two shared cores, Node 24). */
const peerThen = { spdep: 5000, turf: 640, h3: 204 } as const;

/** Median of several runs; one before them, so that the code is compiled. */
async function ms(work: () => unknown, times = rounds): Promise<number> {
  await work();
  return medianOf(times, async () => {
    const since = performance.now();
    await work();
    return performance.now() - since;
  });
}

/** Its own conditional randomisation, 999 draws; undefined where R or spdep is not on this machine. */
function spdepMs(ranks: Uint32Array, { start, neighbours }: PublishedNeighbours): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-spdep-"));
  try {
    const tested = [...ranks.keys()].filter((row) => ranks[row] > 0);
    const place = new Map(tested.map((row, at) => [row, at + 1]));
    const lists = tested.map((row) =>
      Array.from(neighbours.subarray(start[row], start[row + 1])).flatMap((other) => place.get(other) ?? []),
    );
    writeFileSync(join(folder, "nb"), `${lists.map((list) => list.join(" ")).join("\n")}\n`);
    writeFileSync(join(folder, "x"), `${tested.map((row) => ranks[row]).join("\n")}\n`);
    const script = `suppressMessages(library(spdep))
      lists <- lapply(strsplit(readLines("nb"), " "), function(ids) if (length(ids)) as.integer(ids) else 0L)
      nb <- structure(lists, class = "nb", region.id = as.character(seq_along(lists)))
      weights <- nb2listw(include.self(nb), style = "B")
      x <- as.numeric(readLines("x"))
      cat(system.time(localG_perm(x, weights, nsim = 999))["elapsed"] * 1000, file = "ms")`;
    const { status } = spawnSync("Rscript", ["-e", script], { cwd: folder, stdio: "ignore" });
    return status === 0 ? Number(readFileSync(join(folder, "ms"), "utf8")) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const beside = (ours: number, peer: number | undefined, peerName: string): Partial<BenchRow> =>
  peer === undefined ? {} : { peer, peerName, ratio: ours / peer };
const pace = (peer: number | undefined, peerName: keyof typeof peerThen) => ({
  peerName,
  factor: peer === undefined ? 1 : peer / peerThen[peerName],
});

/** The indicator that most buurten have: nothing is left out. */
function wholeColumn(set: Published): Float64Array {
  const entry = readCatalog(set)
    .indicators.find(({ id }) => id === "inwoners")
    ?.columns.findLast(({ level }) => level === "buurt");
  if (!entry) throw new Error("no inhabitants of buurten are published: run the import again");
  return decodeColumn(readPublished(set, entry.file)).values;
}

async function hotSpots(set: Published): Promise<BenchRow[]> {
  const file = set.manifest.neighbours?.buurt;
  if (!file) throw new Error("no neighbours are published: run the import again");
  const bytes = readPublished(set, file);
  const neighbours = decodeNeighbours(bytes);
  const values = wholeColumn(set);
  const ranks = doubledRanks(values);
  const draws = await ms(() => finish(permutationP(ranks, neighbours, { draws: permutationDraws, seed: 1 })));
  const request = AnalysisRequest.parse({
    question: { method: "local-moran", level: "buurt", subject: { of: "indicator", indicator: "inwoners", year: 2024 } },
    areas: { values, neighbours },
  });
  const whole = await ms(() => analyse(request));
  const decoding = await ms(() => decodeNeighbours(bytes));
  const spdep = spdepMs(ranks, neighbours);
  const areas = ranks.filter((rank) => rank > 0).length.toLocaleString("en");
  return [
    {
      bench,
      what: `99,999 permutations of ${areas} buurten`,
      unit: "ms",
      ours: draws,
      ...beside(draws, spdep, "spdep, 999"),
      ...msGoal(draws, 1500, pace(spdep, "spdep")),
    },
    {
      bench,
      what: "hot spots as shown: two seeds, classes, pauses",
      unit: "ms",
      ours: whole,
      ...beside(whole, spdep, "spdep, 999"),
      ...msGoal(whole, 1500, pace(spdep, "spdep")),
    },
    { bench, what: "neighbours of all buurten decoded", unit: "ms", ours: decoding },
    { bench, what: "neighbours of all buurten, brotli", unit: "KB", ours: readPublished(set, `${file}.br`).length / 1000 },
  ];
}

interface Degrees {
  longitudes: Float64Array;
  latitudes: Float64Array;
}

/** Where people live, as the initiatives of other benches; by the million each ten times, some metres on. */
function generated(set: Published, count: number): Degrees {
  const make = initiativeMaker(readCountry(set), chances(7));
  const places: [number, number][] = [];
  for (let i = 0; places.length < Math.min(count, 100_000); i++) {
    const { shown } = make(i).placed;
    if (shown?.type === "Point") places.push([shown.coordinates[0], shown.coordinates[1]]);
  }
  const at = (axis: 0 | 1) =>
    Float64Array.from({ length: count }, (_, i) => places[i % places.length][axis] + Math.floor(i / places.length) * 1e-4);
  return { longitudes: at(0), latitudes: at(1) };
}

async function groups({ longitudes, latitudes }: Degrees): Promise<BenchRow[]> {
  const { x, y } = rdOfPoints(longitudes, latitudes);
  const ours = await ms(() => finish(groupPoints(x, y, { metres: 300, atLeast: 5 })));
  const units = (degrees: Float64Array) => Int32Array.from(degrees, (one) => Math.round(one * 1e5));
  const points = { x: units(longitudes), y: units(latitudes) };
  const request = AnalysisRequest.parse({ question: { method: "dbscan" }, points });
  const outlined = await ms(() => analyse(request), 3);
  const features = Array.from({ length: 10_000 }, (_, i) => ({
    type: "Feature" as const,
    properties: {},
    geometry: { type: "Point" as const, coordinates: [longitudes[i], latitudes[i]] },
  }));
  const turf = await ms(
    () => clustersDbscan({ type: "FeatureCollection", features }, 300, { units: "meters", minPoints: 5, mutate: true }),
    1,
  );
  return [
    {
      bench,
      what: "DBSCAN of 100,000 points within 300 m",
      unit: "ms",
      ours,
      ...beside(ours, turf, "turf, 10,000"),
      ...msGoal(ours, 150, pace(turf, "turf")),
    },
    { bench, what: "the same with the outlines of all groups", unit: "ms", ours: outlined },
  ];
}

async function hexagons({ longitudes, latitudes }: Degrees, goal: number): Promise<BenchRow> {
  const ours = await ms(() => countByHexagon(rdOfPoints(longitudes, latitudes), 2500));
  const h3 = await ms(() => {
    const counts = new Map<string, number>();
    for (let i = 0; i < longitudes.length; i++) {
      const cell = latLngToCell(latitudes[i], longitudes[i], 7);
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    return counts;
  }, 3);
  const hundredThousands = longitudes.length / 100_000;
  return {
    bench,
    what: `hexagons of ${longitudes.length.toLocaleString("en")} points, from degrees`,
    unit: "ms",
    ours,
    ...beside(ours, h3, "h3-js"),
    ...msGoal(ours, goal, pace(h3 / hundredThousands, "h3")),
  };
}

export async function run(): Promise<BenchRow[]> {
  const set = await published();
  const many = generated(set, 100_000);
  return [
    ...(await hotSpots(set)),
    ...(await groups(many)),
    await hexagons(many, 20),
    await hexagons(generated(set, 1_000_000), 150),
  ];
}
