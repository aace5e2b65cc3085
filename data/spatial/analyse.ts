/**
 * One function for the worker of the page and for the bounded worker of the server: a request goes in, an answer with its question
 * comes out. The work stands still every few milliseconds, so that a message to stop is heard.
 */
import { unitsPerDegree } from "../codecs/initiative-points.ts";
import { positionOfRd, rdOfPoints } from "../geometry/rd.ts";
import type { AnalysisRequest } from "../schema/analysis.ts";
import { groupPoints } from "./dbscan.ts";
import { outlineOfGroup } from "./group-outline.ts";
import { countByHexagon } from "./hexagons.ts";
import { findHotSpots, hotSpotStatus } from "./hot-spots.ts";
import type { AnalysisResult, FoundGroup } from "./results.ts";

export interface AnalysisOptions {
  /** Of 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Milliseconds of work between two moments at which messages are heard; half of a frame. */
const atOnce = 8;

/** Throws the reason of the signal when it stops the work. The request is one that `AnalysisRequest` has parsed. */
export async function analyse(request: AnalysisRequest, { onProgress, signal }: AnalysisOptions = {}): Promise<AnalysisResult> {
  const work = steps(request);
  let since = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - since < atOnce) continue;
    onProgress?.(value);
    await new Promise<void>((resume) => setTimeout(resume, 0));
    since = performance.now();
  }
}

function* steps(request: AnalysisRequest): Generator<number, AnalysisResult> {
  if ("areas" in request) {
    const { question, areas } = request;
    const hotSpots = yield* findHotSpots(areas.values, areas.neighbours, question);
    areas.reachUnknown?.forEach((unknown, row) => {
      if (unknown) hotSpots.status[row] = hotSpotStatus("reach-unknown");
    });
    return { question, hotSpots };
  }
  const { question, points } = request;
  const { x, y } = rdOfPoints(points.x, points.y, unitsPerDegree);
  yield 0.05;
  if (question.method === "hexagons") {
    const { reach, isPublic } = points;
    return { question, cells: countByHexagon({ x, y, reach, isPublic }, question.across) };
  }
  const { groupOf, count } = yield* groupPoints(x, y, question);
  const groups: FoundGroup[] = [];
  for (const members of membersOf(groupOf, count)) {
    yield 0.9 + (0.1 * groups.length) / count;
    groups.push(foundGroup(x, y, members, question.metres));
  }
  return { question, groupOf, groups };
}

function foundGroup(x: Float64Array, y: Float64Array, members: Uint32Array, metres: number): FoundGroup {
  const mean = (of: Float64Array) => members.reduce((sum, member) => sum + of[member], 0) / members.length;
  const polygons = outlineOfGroup(x, y, members, { metres: outlineShare * metres });
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(([east, north]) => lonLat(east, north))));
  return { members, middle: lonLat(mean(x), mean(y)), outline: { type: "MultiPolygon", coordinates } };
}

/** A little over half of the distance: the rounds of two members that belong together always overlap, so a group is one shape. */
const outlineShare = 0.55;

function lonLat(east: number, north: number): [number, number] {
  const [longitude, latitude] = positionOfRd(east, north);
  return [longitude, latitude];
}

function membersOf(groupOf: Int32Array, count: number): Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (const group of groupOf) if (group >= 0) sizes[group]++;
  const members = Array.from(sizes, (size) => new Uint32Array(size));
  const used = new Uint32Array(count);
  groupOf.forEach((group, point) => {
    if (group >= 0) members[group][used[group]++] = point;
  });
  return members;
}
