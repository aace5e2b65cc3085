/** What is published: fetched, checked, parsed and kept. */
import { queryOptions, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Column, decodeColumn } from "#data/codecs/columns.ts";
import { decodeNeighbours, type PublishedNeighbours } from "#data/codecs/neighbours.ts";
import { AreaIndex, AreaPlaces, type Level } from "#data/schema/area.ts";
import { Catalog, type ColumnEntry, type PublishedIndicator } from "#data/schema/catalog.ts";
import { Manifest } from "#data/schema/manifest.ts";
import { Places } from "#data/schema/place.ts";
import { Profile } from "#data/schema/profile.ts";
import { api, ask, isNotFound, largeMs, publishedUrl } from "./client.ts";

const get = (url: string, signal: AbortSignal, patience?: number) => ask(url, { signal }, patience);

/** Published files never change: keep them for as long as the page lives. */
const forever = { staleTime: "static", gcTime: Number.POSITIVE_INFINITY } as const;

export const manifestQuery = queryOptions({
  queryKey: ["manifest"],
  queryFn: async ({ signal }) => Manifest.parse(await (await get(publishedUrl("manifest.json"), signal)).json()),
  ...forever,
});

/** Queries take what the page knows so far; callers say `enabled` while it is not all there. */
const required = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("asked for published data before the manifest was there");
  return value;
};

export const catalogQuery = (manifest: Manifest | undefined) =>
  queryOptions({
    queryKey: ["catalog", manifest?.catalog],
    queryFn: async ({ signal }) => Catalog.parse(await (await get(publishedUrl(required(manifest).catalog), signal)).json()),
    ...forever,
    // Many parts read it, some come late: only a person asks anew for what failed, or its message would come and go with each of them.
    retryOnMount: false,
  });

export const areasQuery = (manifest: Manifest | undefined, level: Level) =>
  queryOptions({
    queryKey: ["areas", manifest?.areas[level]],
    queryFn: async ({ signal }) =>
      AreaIndex.parse(await (await get(publishedUrl(required(manifest).areas[level]), signal, largeMs)).json()),
    ...forever,
  });

export const placesQuery = (manifest: Manifest | undefined, level: Level) =>
  queryOptions({
    queryKey: ["places", manifest?.places[level]],
    queryFn: async ({ signal }) =>
      AreaPlaces.parse(await (await get(publishedUrl(required(manifest).places[level]), signal, largeMs)).json()),
    ...forever,
  });

/**
 * The name of a published file ends in the first digits of its sha256: a figure that was damaged on its way is no figure.
 * Throws where they differ; a page without a secure context cannot tell.
 */
async function checkBytes(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const named = /[.-]([0-9a-f]{10,12})\.\w+$/.exec(file)?.[1];
  if (named === undefined || !globalThis.isSecureContext) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!found.startsWith(named)) throw new Error(`${file}: the bytes are not those that were published; try again`);
}

export const columnQuery = (entry: ColumnEntry | undefined) =>
  queryOptions({
    queryKey: ["column", entry?.file],
    queryFn: async ({ signal }): Promise<Column> => {
      const { file } = required(entry);
      const bytes = new Uint8Array(await (await get(publishedUrl(file), signal)).arrayBuffer());
      await checkBytes(file, bytes);
      return decodeColumn(bytes);
    },
    ...forever,
    gcTime: 10 * 60_000,
  });

/** Which areas of a level touch which, in the rows of its index. */
export const neighboursQuery = (manifest: Manifest | undefined, level: "wijk" | "buurt" | undefined) => {
  const file = level && manifest?.neighbours?.[level];
  return queryOptions({
    queryKey: ["neighbours", file],
    queryFn: async ({ signal }): Promise<PublishedNeighbours> => {
      const bytes = new Uint8Array(await (await get(publishedUrl(required(file)), signal)).arrayBuffer());
      await checkBytes(required(file), bytes);
      return decodeNeighbours(bytes);
    },
    ...forever,
  });
};

/** Every figure of one area, beside that of another or of the usual one. The key holds the generation, so a new build of the data asks again. */
export const profileQuery = (manifest: Manifest, code: string, benchmark?: string) =>
  queryOptions({
    queryKey: ["profile", manifest.generation, code, benchmark ?? ""],
    queryFn: async ({ signal }) => {
      const beside = benchmark === undefined ? "" : `?benchmark=${encodeURIComponent(benchmark)}`;
      return Profile.parse(await (await get(api(`areas/${encodeURIComponent(code)}/profile${beside}`), signal)).json());
    },
    staleTime: Number.POSITIVE_INFINITY,
    // A second question does not make an area exist.
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });

/** Addresses of the geocoder behind our server; fails within seconds when that or the service behind it cannot be reached. */
export const geocodeQuery = (text: string) =>
  queryOptions({
    queryKey: ["geocode", text],
    queryFn: async ({ signal }) => {
      const places = Places.parse(await (await get(api(`geocode?q=${encodeURIComponent(text)}`), signal)).json());
      if (!places.available) throw new Error("the address service cannot be reached now; try again");
      return places;
    },
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Description of the open API, for people. */
export const openApiUrl = "/api/v1/openapi.json";

/** Published files as the panels ask for them; each is fetched once and kept by the query cache. */
export function useAreas(level: Level | undefined): UseQueryResult<AreaIndex> {
  const { data: manifest } = useQuery(manifestQuery);
  const known = manifest !== undefined && level !== undefined;
  return useQuery({
    ...areasQuery(manifest as Manifest, level ?? "gemeente"),
    queryKey: ["areas", known ? manifest.areas[level] : ""],
    enabled: known,
  });
}

export function useColumn(entry: ColumnEntry | undefined): UseQueryResult<Column> {
  return useQuery({
    ...columnQuery(entry as ColumnEntry),
    queryKey: ["column", entry?.file ?? ""],
    enabled: entry !== undefined,
  });
}

/** Column of a level for a year, else the newest of that level; undefined where the indicator has none there. */
export function columnEntryOf(indicator: PublishedIndicator, level: Level, year: number): ColumnEntry | undefined {
  const entries = indicator.columns.filter((entry) => entry.level === level).sort((a, b) => a.year - b.year);
  return entries.find((entry) => entry.year === year) ?? entries.at(-1);
}
