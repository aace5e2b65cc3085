/** The points of the map as finished bytes, made once per state of the data, filter and day, for whoever asks. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import {
  encodingOfPoints,
  type InitiativePoints,
  noBegin,
  noEnd,
  unitsPerDegree,
  unknownReach,
} from "#data/codecs/initiative-points.ts";
import { dayNumber, freshnessAt, freshnesses, freshnessLimits, today } from "#data/schema/day.ts";
import { kinds, lifecycles, type PointColumn } from "#data/schema/initiative-filter.ts";
import { contentOf, type FileContent } from "../http/content.ts";
import { buurtenOf } from "../published/borders.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { runInSlices, timeSlices } from "../scheduling/yielding.ts";
import { answerCache, remembered } from "../store/cache.ts";
import type { Db } from "../store/database.ts";
import { eachPoints } from "../store/initiatives/points.ts";
import { publicRevision } from "../store/revision.ts";
import type { Filter } from "../store/search/filter.ts";
import { firstPhase, leadTheme } from "../store/search/listed.ts";

const [brotlied, gzipped] = [promisify(brotliCompress), promisify(gzip)];
/** Answers that are kept: every other filter is somebody's own and is made again. */
const most = 24;

type Columns = Record<Exclude<keyof InitiativePoints, "day">, number[]>;

/** Which points, and which columns besides those that they always have. */
interface PointQuestion {
  filter: Filter;
  columns: readonly PointColumn[];
}

export interface PointBytes {
  /** In which buurt of the set every place of a point lies (`PointBuurten`), whatever is filtered: once per state of the data. */
  buurten(set: PublishedSet, now: string, within: Within): Promise<FileContent>;
  /**
   * `now` decides what is fresh: UTC, ISO 8601. `within` is what making new bytes is done in: what is kept costs nobody anything.
   */
  find(question: PointQuestion, now: string, within: Within): Promise<FileContent>;
}
type Within = (make: () => Promise<FileContent>) => Promise<FileContent>;

export function openPoints(db: Db, headers: Record<string, string>): PointBytes {
  const keep = answerCache<FileContent>(most);
  const find = async (question: string, now: string, within: Within, make: (day: string) => Promise<FileContent>) => {
    const day = today(now);
    const state = `${day} ${await remembered(db, "revision", () => publicRevision(db))}`;
    const found = () => keep(state, question, () => make(day));
    return keep.has(state, question) ? found() : within(found);
  };
  return {
    find: (question, now, within) => find(JSON.stringify(question), now, within, (day) => make(db, question, day, headers)),
    buurten: (set, now, within) => find(set.manifest.generation, now, within, () => makeBuurten(db, set, headers)),
  };
}

const packed = async (bytes: Uint8Array, type: string, headers: Record<string, string>): Promise<FileContent> => {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([brotlied(bytes, { params }), gzipped(bytes)]);
  return contentOf({ bytes, br, gzip: gz, type, immutable: false, ranges: false, headers });
};

async function makeBuurten(db: Db, set: PublishedSet, headers: Record<string, string>): Promise<FileContent> {
  const buurten = buurtenOf(set);
  const places = new Map<number, number[]>();
  const known = new Set<string>();
  const slice = timeSlices();
  for await (const rows of eachPoints(db, {})) {
    for (const { west, south, east, north } of rows) {
      if (west === null) continue;
      const [x, y] = [units(west, east), units(south, north)];
      const place = `${x},${y}`;
      if (known.has(place)) continue;
      known.add(place);
      const row = buurten.at([x / unitsPerDegree, y / unitsPerDegree]);
      if (row === undefined) continue;
      const list = places.get(row) ?? [];
      places.set(row, list);
      list.push(x, y);
      await slice();
    }
  }
  const { codes } = set.areas.buurt;
  const text = JSON.stringify(Object.fromEntries([...places].map(([row, list]) => [codes[row], list])));
  return packed(new TextEncoder().encode(text), "application/json", headers);
}

async function make(db: Db, question: PointQuestion, day: string, headers: Record<string, string>): Promise<FileContent> {
  const bytes = await runInSlices(encodingOfPoints(await readPoints(db, question, new Date(day))));
  return packed(bytes, "application/octet-stream", headers);
}

const units = (low: number | null, high: number | null) => Math.round((((low ?? 0) + (high ?? 0)) / 2) * unitsPerDegree);
const placesIn = <T extends string>(values: readonly T[]) => new Map<string | null, number>(values.map((value, i) => [value, i]));
const [kind, lifecycle] = [placesIn(kinds), placesIn(lifecycles)];

const dayNumberOf = (day: string | null | undefined) => (day ? dayNumber(new Date(day)) : undefined);

/** The map draws a line or a polygon as the middle of its box. */
async function readPoints(db: Db, question: PointQuestion, now: Date): Promise<InitiativePoints> {
  const limits = freshnessLimits(now);
  const columns = {
    x: [],
    y: [],
    themes: [],
    lead: [],
    kind: [],
    phase: [],
    lifecycle: [],
    freshness: [],
    from: [],
    to: [],
    reach: [],
  } as Columns;
  const has = (column: PointColumn) => question.columns.includes(column);
  const slice = timeSlices();
  for await (const rows of eachPoints(db, question.filter, question.columns)) {
    for (const row of rows) {
      // What has a place comes first.
      if (row.west !== null) {
        columns.x.push(units(row.west, row.east));
        columns.y.push(units(row.south, row.north));
      }
      columns.themes.push(row.themes & 0xff);
      columns.lead.push(leadTheme(row.themes));
      columns.kind.push(kind.get(row.kind) ?? 0);
      columns.phase.push(firstPhase(row.phases) ?? 0);
      columns.lifecycle.push(lifecycle.get(row.lifecycle) ?? 0);
      columns.freshness.push(freshnesses.indexOf(freshnessAt(row.verified_on ?? undefined, limits)));
      if (has("period")) {
        columns.from.push(dayNumberOf(row.from_day) ?? noBegin);
        columns.to.push(dayNumberOf(row.to_day) ?? noEnd);
      }
      if (has("reach")) columns.reach.push(row.reach ?? unknownReach);
    }
    await slice();
  }
  return {
    x: Int32Array.from(columns.x),
    y: Int32Array.from(columns.y),
    themes: Uint8Array.from(columns.themes),
    lead: Uint8Array.from(columns.lead),
    kind: Uint8Array.from(columns.kind),
    phase: Uint8Array.from(columns.phase),
    lifecycle: Uint8Array.from(columns.lifecycle),
    freshness: Uint8Array.from(columns.freshness),
    day: dayNumber(now),
    ...(has("period") ? { from: Int32Array.from(columns.from), to: Int32Array.from(columns.to) } : {}),
    ...(has("reach") ? { reach: Int32Array.from(columns.reach) } : {}),
  };
}
