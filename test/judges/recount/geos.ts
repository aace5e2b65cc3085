/** Which areas of an older map are those of today, as GEOS measures it: another program, on the files as they lie in the mirror. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { BoundaryRelation } from "./given.ts";
import { csvRows } from "./raw-files.ts";

export interface MapLayer {
  /** File and layer, as GDAL opens them. */
  file: string;
  layer: string;
  /** Column of the code. */
  code: string;
}

/** Land that two areas share, and the whole of both, in square metres. */
export interface Overlap {
  now: string;
  older: string;
  nowArea: number;
  olderArea: number;
  shared: number;
}

/** `alike`: only pairs of about the same size, among which an area that stayed the same must be. */
export function overlaps(folder: string, now: MapLayer, then: MapLayer, alike: boolean): Overlap[] {
  const both = join(folder, `${now.layer}-${then.layer}.gpkg`);
  const copy = ({ file, layer, code }: MapLayer, name: string, more: string[]) =>
    execFileSync("ogr2ogr", [
      ...more,
      ...["-f", "GPKG", both, file, layer, "-nln", name, "-select", code, "-makevalid", "-nlt", "PROMOTE_TO_MULTI"],
    ]);
  copy(now, "today", []);
  copy(then, "older", ["-update"]);
  const common = "ST_Area(ST_Buffer(ST_Intersection(n.geom, t.geom), 0))";
  const sql = `
    SELECT n.${now.code} AS now, t.${then.code} AS older, ST_Area(n.geom) AS now_area, ST_Area(t.geom) AS older_area, ${common} AS shared
    FROM today n, rtree_older_geom r, older t
    WHERE r.minx <= ST_MaxX(n.geom) AND r.maxx >= ST_MinX(n.geom) AND r.miny <= ST_MaxY(n.geom) AND r.maxy >= ST_MinY(n.geom)
      AND t.fid = r.id ${alike ? "AND ST_Area(t.geom) BETWEEN 0.9 * ST_Area(n.geom) AND 1.12 * ST_Area(n.geom)" : ""}`;
  const text = execFileSync("ogr2ogr", ["-f", "CSV", "/vsistdout/", both, "-sql", sql], { encoding: "utf8", maxBuffer: 2 ** 28 });
  rmSync(both);
  return csvRows(text).map((row) => ({
    now: row.now ?? "",
    older: row.older ?? "",
    nowArea: Number(row.now_area),
    olderArea: Number(row.older_area),
    shared: Number(row.shared),
  }));
}

const same = 0.95;
/** Lines of ten metres apart measure an area within this part of it. */
const asGood = 0.005;

/** Areas of which the published relation says otherwise, and not because it is a hair's breadth. */
export function faultsOfBorders(
  kinship: BoundaryRelation["levels"][keyof BoundaryRelation["levels"]],
  found: Overlap[],
): string[] {
  const best = new Map<string, { code: string; common: number }>();
  for (const { now, older, nowArea, olderArea, shared } of found) {
    const common = shared / Math.max(nowArea, olderArea);
    if (common > (best.get(now)?.common ?? 0)) best.set(now, { code: older, common });
  }
  return Object.entries(kinship ?? {}).flatMap(([code, kin]) => {
    const twin = best.get(code);
    const expected = twin && twin.common >= same ? twin.code : undefined;
    const published = kin.kind === "same" ? kin.code : undefined;
    if (published === expected || (twin && Math.abs(twin.common - same) < asGood)) return [];
    return [`${code}: published ${published ?? kin.kind}, by GEOS ${twin?.code} for ${twin?.common.toFixed(4)}`];
  });
}

/** Of a map with inland water: only where land of today lies, it is compared. */
export function onLand(found: readonly Overlap[], unit: (code: string) => string = (code) => code): Overlap[] {
  const [land, area, shared] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const add = (sums: Map<string, number>, key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);
  for (const [now, nowArea] of new Map(found.map((one) => [one.now, one.nowArea]))) add(area, unit(now), nowArea);
  for (const one of found) {
    add(land, unit(one.older), one.shared);
    add(shared, `${unit(one.now)} ${unit(one.older)}`, one.shared);
  }
  return Array.from(shared, ([pair, common]) => {
    const [now = "", older = ""] = pair.split(" ");
    return { now, older, nowArea: area.get(now) ?? 0, olderArea: land.get(older) ?? 0, shared: common };
  });
}
