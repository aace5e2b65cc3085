/** The only file that knows addresses. Every function fetches, checks, parses and returns; errors say what to do. */
import { queryOptions } from "@tanstack/react-query";
import { type Column, decodeColumn } from "#data/codecs/columns.ts";
import { AreaIndex, AreaPlaces, type Level } from "#data/schema/area.ts";
import { Catalog, type ColumnEntry } from "#data/schema/catalog.ts";
import { Manifest } from "#data/schema/manifest.ts";
import { Places } from "#data/schema/place.ts";
import { Profile } from "#data/schema/profile.ts";

/** Folder of the published files; another origin when the server says so in <meta name="published-url">. */
const published =
  document.querySelector<HTMLMetaElement>('meta[name="published-url"]')?.content || new URL("/published", location.href).href;
export const publishedUrl = (file: string) => `${published.replace(/\/$/, "")}/${file}`;

/** What our server says beside a status of 400 and above (RFC 9457), as far as a page looks at it. */
export interface AnswerProblem {
  detail: string;
  errors: readonly { name: string; reason: string }[];
  /** Seconds to wait, where the answer names them. */
  retryAfter: number | undefined;
}

/** An answer that is not 2xx, with its status so that a page can tell "there is none" from "it failed". */
export class AnswerError extends Error {
  readonly status: number;
  readonly problem: AnswerProblem;
  constructor(path: string, status: number, problem: AnswerProblem = { detail: "", errors: [], retryAfter: undefined }) {
    super(`${path}: HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Reads the body in any case: one that nobody reads keeps its request open. */
async function problemOf(response: Response): Promise<AnswerProblem> {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  const said: unknown = await response.json().catch(() => undefined);
  const { detail, errors } = (typeof said === "object" && said !== null ? said : {}) as Record<string, unknown>;
  const faults = (Array.isArray(errors) ? errors : []) as { name?: unknown; reason?: unknown }[];
  return {
    detail: String(detail ?? ""),
    errors: faults.map(({ name, reason }) => ({ name: String(name), reason: String(reason) })),
    retryAfter,
  };
}
export const isNotFound = (error: Error): boolean => error instanceof AnswerError && error.status === 404;

/** Throws an AnswerError for every answer that is not 2xx. */
export async function ask(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options);
  if (!response.ok) throw new AnswerError(new URL(url, location.href).pathname, response.status, await problemOf(response));
  return response;
}
const get = (url: string, signal: AbortSignal) => ask(url, { signal });

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
  });

export const areasQuery = (manifest: Manifest | undefined, level: Level) =>
  queryOptions({
    queryKey: ["areas", manifest?.areas[level]],
    queryFn: async ({ signal }) =>
      AreaIndex.parse(await (await get(publishedUrl(required(manifest).areas[level]), signal)).json()),
    ...forever,
  });

export const placesQuery = (manifest: Manifest | undefined, level: Level) =>
  queryOptions({
    queryKey: ["places", manifest?.places[level]],
    queryFn: async ({ signal }) =>
      AreaPlaces.parse(await (await get(publishedUrl(required(manifest).places[level]), signal)).json()),
    ...forever,
  });

export const columnQuery = (entry: ColumnEntry | undefined) =>
  queryOptions({
    queryKey: ["column", entry?.file],
    queryFn: async ({ signal }): Promise<Column> =>
      decodeColumn(new Uint8Array(await (await get(publishedUrl(required(entry).file), signal)).arrayBuffer())),
    ...forever,
    gcTime: 10 * 60_000,
  });

/** Address of a part of the open API. */
export const api = (path: string) => new URL(`/api/v1/${path}`, location.href).href;

/** Every figure of one area. The key holds the generation, so a new build of the data asks again. */
export const profileQuery = (manifest: Manifest, code: string) =>
  queryOptions({
    queryKey: ["profile", manifest.generation, code],
    queryFn: async ({ signal }) =>
      Profile.parse(await (await get(api(`areas/${encodeURIComponent(code)}/profile`), signal)).json()),
    staleTime: Number.POSITIVE_INFINITY,
    // A second question does not make an area exist.
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });

/** Addresses of the geocoder behind our server; fails within seconds when it cannot be reached. */
export const geocodeQuery = (text: string) =>
  queryOptions({
    queryKey: ["geocode", text],
    queryFn: async ({ signal }) => Places.parse(await (await get(api(`geocode?q=${encodeURIComponent(text)}`), signal)).json()),
    staleTime: 5 * 60_000,
    retry: false,
  });

/** Description of the open API, for people. */
export const openApiUrl = "/api/v1/openapi.json";
