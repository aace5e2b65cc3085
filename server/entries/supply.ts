/** What initiatives offer and where, as finished bytes: made once per state of what is public, day and published set, for whoever asks. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { unitsPerDegree } from "#data/codecs/initiative-points.ts";
import { dayMs, freshnessLimits, today } from "#data/schema/day.ts";
import { targetGroups } from "#data/schema/initiative.ts";
import type { PublicContent } from "#data/schema/record.ts";
import type { Supply } from "#data/schema/supply.ts";
import { contentOf, type FileContent } from "../http/content.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { answerCache, remembered } from "../store/cache.ts";
import type { Db } from "../store/database.ts";
import { contentOfSupply, eachSupply, type SupplyRow } from "../store/initiatives/supply-rows.ts";
import { withPatience } from "../store/patience.ts";
import { publicRevision } from "../store/revision.ts";
import { type ByArea, homeOf, placeByArea, workingByArea } from "./works-in.ts";

const [brotlied, gzipped] = [promisify(brotliCompress), promisify(gzip)];

type Within = (make: () => Promise<FileContent>) => Promise<FileContent>;

export interface SupplyBytes {
  /**
   * JSON of `Supply`: of everybody the same, and what the analyses of the server read too. `now`: UTC, ISO 8601. `within` is what making
   * new bytes is done in: what is kept costs nobody anything.
   */
  find(set: PublishedSet, now: string, within: Within): Promise<FileContent>;
}

export function openSupply(db: Db, headers: Record<string, string>): SupplyBytes {
  const keep = answerCache<FileContent>(1);
  const drawn = keptDrawings();
  return {
    async find(set, now, within) {
      const day = today(now);
      const state = `${set.manifest.generation} ${day} ${await remembered(db, "revision", () => publicRevision(db))}`;
      // For all who ask, and so not within the patience of whoever came first: of 100,000 it takes some seconds.
      const found = () => keep(state, "", () => withPatience(Infinity, () => make(db, set, day, drawn, headers)));
      return keep.has(state, "") ? found() : within(found);
    },
  };
}

type Columns = Omit<Supply, "generation" | "day">;

async function make(db: Db, set: PublishedSet, day: string, drawn: Drawings, headers: Record<string, string>) {
  const columns = await readSupply(db, set, day, drawn);
  const text = await written({ generation: set.manifest.generation, day }, columns);
  const bytes = new TextEncoder().encode(text);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([brotlied(bytes, { params }), gzipped(bytes)]);
  return contentOf({ bytes, br, gzip: gz, type: "application/json", immutable: false, ranges: false, headers });
}

async function readSupply(db: Db, set: PublishedSet, day: string, drawn: Drawings): Promise<Columns> {
  const made: Columns = {
    reach: [],
    euros: [],
    themes: [],
    targetGroups: [],
    confirmed: [],
    home: [],
    points: [],
    metres: [],
    start: [0],
    rows: [],
    shares: [],
  };
  const { fading } = freshnessLimits(new Date(day));
  const slice = timeSlices();
  const drawings = drawn(set);
  for await (const some of eachSupply(db)) {
    for (const row of some) {
      const content = contentOfSupply(row);
      made.reach.push(row.reach ?? -1);
      made.euros.push(eurosAYear(content.funding, day) ?? -1);
      made.themes.push(row.themes & 0xff);
      made.targetGroups.push(
        targetGroups.reduce((bits, group, i) => bits | (content.targetGroups.includes(group) ? 1 << i : 0), 0),
      );
      made.confirmed.push(row.verified_on !== null && row.verified_on >= fading ? 1 : 0);
      const area = await drawings.areaOf(row, content);
      const place = area === undefined ? pointOf(set, row, content) : undefined;
      made.home.push(place?.home ?? -1);
      made.points.push(place?.x ?? 0, place?.y ?? 0);
      made.metres.push(place && content.workingArea?.kind === "radius" ? content.workingArea.metres : 0);
      const { rows, shares } = area ?? (place ? { rows: [] } : placeByArea(set, content));
      for (let i = 0; i < rows.length; i++) {
        made.rows.push(rows[i] as number);
        made.shares.push(shares?.[i] ?? 1000);
      }
      made.start.push(made.rows.length);
      await slice();
    }
  }
  drawings.finish();
  return made;
}

/** As the map draws it: the middle of what is shown of its place. */
function pointOf(set: PublishedSet, { west, south, east, north }: SupplyRow, content: PublicContent) {
  if (content.place?.kind !== "geometry" || west === null || south === null || east === null || north === null) return undefined;
  const [x, y] = [Math.round(((west + east) / 2) * unitsPerDegree), Math.round(((south + north) / 2) * unitsPerDegree)];
  const home = homeOf(set, content, [x / unitsPerDegree, y / unitsPerDegree], west === east && south === north);
  return home === undefined ? undefined : { x, y, home };
}

const yearMs = 365.25 * dayMs;

/**
 * Of the lines that run on this day, an amount of several years spread over them; the amount as that of one year where a line has no first
 * and last day, or comes every year. Promised, paid and estimated are never one sum: it is that of the state with the most. Undefined where no
 * line runs. Whole cents.
 */
export function eurosAYear(funding: PublicContent["funding"], day: string): number | undefined {
  const running = funding.flatMap(({ amount, period, status, duration }) =>
    amount !== undefined && (period?.from ?? day) <= day && day <= (period?.to ?? day)
      ? { amount, period, status, duration }
      : [],
  );
  if (running.length === 0) return undefined;
  const sums = [...Map.groupBy(running, ({ status }) => status).values()].map((some) =>
    some.reduce((total, { amount, period, duration }) => {
      const isSpread = duration !== "structural" && period?.from && period.to;
      const days = isSpread ? Date.parse(period.to ?? "") + dayMs - Date.parse(period.from ?? "") : 0;
      return total + amount / Math.max(1, days / yearMs);
    }, 0),
  );
  return Math.round(Math.max(...sums) * 100) / 100;
}

/** What working areas cover is found once for a version of an entry: a drawing may reach into hundreds of buurten. */
type Drawings = (set: PublishedSet) => {
  areaOf(row: SupplyRow, content: PublicContent): Promise<ByArea | undefined>;
  /** All have been asked for: what is no longer public is forgotten. */
  finish(): void;
};

function keptDrawings(): Drawings {
  const kept = new WeakMap<PublishedSet, Map<string, { version: number; area: ByArea | undefined }>>();
  return (set) => {
    const known = kept.get(set) ?? new Map<string, { version: number; area: ByArea | undefined }>();
    kept.set(set, known);
    const seen = new Set<string>();
    const slice = timeSlices();
    return {
      async areaOf({ id, version }, content) {
        if (content.workingArea?.kind !== "polygon") return workingByArea(set, content, slice);
        seen.add(id);
        const before = known.get(id);
        if (before?.version === version) return before.area;
        const area = await workingByArea(set, content, slice);
        known.set(id, { version, area });
        return area;
      },
      finish() {
        for (const id of known.keys()) if (!seen.has(id)) known.delete(id);
      },
    };
  };
}

/** Numbers that are written at once. */
const portion = 20_000;

async function written(about: Pick<Supply, "generation" | "day">, columns: Columns): Promise<string> {
  const slice = timeSlices();
  const parts = [JSON.stringify(about).slice(0, -1)];
  for (const [name, numbers] of Object.entries(columns)) {
    parts.push(`,"${name}":[`);
    for (let i = 0; i < numbers.length; i += portion) {
      parts.push(i === 0 ? "" : ",", numbers.slice(i, i + portion).join(","));
      await slice();
    }
    parts.push("]");
  }
  return `${parts.join("")}}`;
}
