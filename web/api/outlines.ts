/** Borders as GeoJSON, for a picture of an area and what lies around it. */
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { readRegion } from "#data/region/region.ts";
import type { ChoroplethLevel, Level } from "#data/schema/area.ts";
import { hasColumns, type Profile } from "#data/schema/profile.ts";
import { api, ask, largeMs } from "./client.ts";

const Feature = z.object({
  properties: z.object({ code: z.string() }),
  geometry: z.object({ coordinates: z.array(z.array(z.array(z.array(z.number())))) }).nullable(),
});
export type OutlineFeature = z.infer<typeof Feature>;
const Page = z.object({ features: z.array(Feature) });

const collections: Record<ChoroplethLevel, string> = { gemeente: "gemeenten", wijk: "wijken", buurt: "buurten" };

/** `list`: of an area of a list. */
async function outlineOf(level: Level, code: string, list: string | undefined, signal: AbortSignal): Promise<OutlineFeature> {
  const path = `collections/${level === "group" ? (list ?? "") : collections[level]}/items/${encodeURIComponent(code)}`;
  return Feature.parse(await (await ask(api(path), { signal }, largeMs)).json());
}

/** Of an own region the shape itself; of whole areas those of the first so many, as one. */
const mostParts = 60;

export const outlineOfPlace = ({ area, group, region }: Profile) =>
  queryOptions({
    queryKey: ["outline", area.code],
    queryFn: async ({ signal }): Promise<OutlineFeature> => {
      if (area.level === "land") throw new Error("the country has no outline of its own");
      if (hasColumns(area.level)) return outlineOf(area.level, area.code, group?.list, signal);
      const read = readRegion(area.code);
      const properties = { code: area.code };
      if (typeof read !== "string" && "polygons" in read) {
        const coordinates = read.polygons.map((rings) => rings.map((ring) => ring.map((position) => [...position])));
        return { properties, geometry: { coordinates } };
      }
      const parts = (region?.parts ?? []).filter(({ level }) => level !== "group").slice(0, mostParts);
      const found = await Promise.all(parts.map(({ level, code }) => outlineOf(level, code, undefined, signal)));
      return { properties, geometry: { coordinates: found.flatMap(({ geometry }) => geometry?.coordinates ?? []) } };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Around a province lie more than around a wijk, and they are all needed. */
const mostAround: Record<ChoroplethLevel, number> = { gemeente: 400, wijk: 100, buurt: 100 };

/** At most so many whose box touches the box, in degrees. */
export const outlinesAroundQuery = (level: ChoroplethLevel, bbox: readonly number[]) =>
  queryOptions({
    queryKey: ["outlines", level, bbox.join()],
    queryFn: async ({ signal }): Promise<OutlineFeature[]> => {
      const question = new URLSearchParams({ bbox: bbox.map((one) => one.toFixed(5)).join(), limit: String(mostAround[level]) });
      return Page.parse(await (await ask(api(`collections/${collections[level]}/items?${question}`), { signal }, largeMs)).json())
        .features;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
