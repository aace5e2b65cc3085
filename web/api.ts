/** The only file that knows addresses. Every function fetches, checks, parses and returns; errors say what to do. */
import { queryOptions } from "@tanstack/react-query";
import { AreaIndex, AreaPlaces, type Level } from "#data/schema/area.ts";
import { Catalog, type ColumnEntry } from "#data/schema/catalog.ts";
import { type Column, decodeColumn } from "#data/columns.ts";
import { Manifest } from "#data/schema/manifest.ts";

/** Folder of the published files; another origin when the server says so in <meta name="published-url">. */
const published =
  document.querySelector<HTMLMetaElement>('meta[name="published-url"]')?.content || new URL("/published", location.href).href;
export const publishedUrl = (file: string) => `${published.replace(/\/$/, "")}/${file}`;

async function get(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${new URL(url, location.href).pathname} antwoordde met ${response.status}`);
  return response;
}

/** Published files never change: keep them for as long as the page lives. */
const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY } as const;

export const manifestQuery = queryOptions({
  queryKey: ["manifest"],
  queryFn: async ({ signal }) => Manifest.parse(await (await get(publishedUrl("manifest.json"), signal)).json()),
  ...forever,
});

export const catalogQuery = (manifest: Manifest) =>
  queryOptions({
    queryKey: ["catalog", manifest.catalog],
    queryFn: async ({ signal }) => Catalog.parse(await (await get(publishedUrl(manifest.catalog), signal)).json()),
    ...forever,
  });

export const areasQuery = (manifest: Manifest, level: Level) =>
  queryOptions({
    queryKey: ["areas", manifest.areas[level]],
    queryFn: async ({ signal }) => AreaIndex.parse(await (await get(publishedUrl(manifest.areas[level]), signal)).json()),
    ...forever,
  });

export const placesQuery = (manifest: Manifest, level: Level) =>
  queryOptions({
    queryKey: ["places", manifest.places[level]],
    queryFn: async ({ signal }) => AreaPlaces.parse(await (await get(publishedUrl(manifest.places[level]), signal)).json()),
    ...forever,
  });

export const columnQuery = (entry: ColumnEntry) =>
  queryOptions({
    queryKey: ["column", entry.file],
    queryFn: async ({ signal }): Promise<Column> =>
      decodeColumn(new Uint8Array(await (await get(publishedUrl(entry.file), signal)).arrayBuffer())),
    ...forever,
    gcTime: 10 * 60_000,
  });
