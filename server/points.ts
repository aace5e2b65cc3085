/** The points of the map as finished bytes, made once per state of the data, filter and day, for whoever asks. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { dayNumber, freshnessAt, freshnesses, freshnessLimits } from "#data/freshness.ts";
import { encodeInitiativePoints, type InitiativePoints, unitsPerDegree } from "#data/initiative-points.ts";
import { kinds, lifecycles, phases } from "#data/schema/initiative.ts";
import { type Content, contentOf } from "./content.ts";
import type { Db } from "./store/database.ts";
import type { Filter } from "./store/filter.ts";
import { keeper } from "./store/keeper.ts";
import { leadTheme } from "./store/listed.ts";
import { type PointRow, readPoints } from "./store/points.ts";
import { remembered } from "./store/remembered.ts";
import { publicRevision } from "./store/revision.ts";

const [brotlied, gzipped] = [promisify(brotliCompress), promisify(gzip)];
/** Answers that are kept: every other filter is somebody's own and is made again. */
const most = 24;

export interface PointBytes {
  /** `now` decides what is fresh: UTC, ISO 8601. */
  find(filter: Filter, now: string): Promise<Content>;
}

export function openPoints(db: Db, headers: Record<string, string>): PointBytes {
  const keep = keeper<Content>(most);
  return {
    async find(filter, now) {
      const day = now.slice(0, 10);
      const state = `${day} ${await remembered(db, "revision", () => publicRevision(db))}`;
      return keep(state, JSON.stringify(filter), () => make(db, filter, day, headers));
    },
  };
}

async function make(db: Db, filter: Filter, day: string, headers: Record<string, string>): Promise<Content> {
  const bytes = encodeInitiativePoints(pointsOf(await readPoints(db, filter), new Date(day)));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([brotlied(bytes, { params }), gzipped(bytes)]);
  return contentOf({ bytes, br, gzip: gz, type: "application/octet-stream", immutable: false, ranges: false, headers });
}

const units = (low: number | null, high: number | null) => Math.round((((low ?? 0) + (high ?? 0)) / 2) * unitsPerDegree);

/** The map draws a line or a polygon as the middle of its box. */
export function pointsOf(rows: readonly PointRow[], now: Date): InitiativePoints {
  const placed = rows.filter(({ west }) => west !== null);
  const all = [...placed, ...rows.filter(({ west }) => west === null)];
  const limits = freshnessLimits(now);
  const column = (read: (row: PointRow) => number) => Uint8Array.from(all, (row) => Math.max(0, read(row)));
  const place = <T extends string>(values: readonly T[]) => new Map<string | null, number>(values.map((value, i) => [value, i]));
  const [kind, phase, lifecycle] = [place(kinds), place(phases), place(lifecycles)];
  return {
    x: Int32Array.from(placed, ({ west, east }) => units(west, east)),
    y: Int32Array.from(placed, ({ south, north }) => units(south, north)),
    themes: column(({ themes }) => themes & 0xff),
    lead: column(({ themes }) => leadTheme(themes)),
    kind: column((row) => kind.get(row.kind) ?? 0),
    phase: column((row) => phase.get(row.phase) ?? 0),
    lifecycle: column((row) => lifecycle.get(row.lifecycle) ?? 0),
    freshness: column((row) => freshnesses.indexOf(freshnessAt(row.verified_on ?? undefined, limits))),
    day: dayNumber(now),
  };
}
