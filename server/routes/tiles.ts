/** Single tiles and a TileJSON, for programs that cannot read PMTiles by range. Our own map reads the archive. */
import { gunzipSync } from "node:zlib";
import { Hono } from "hono";
import type { Archive } from "#tiles/archive.ts";
import { Problem, problemResponse } from "../errors.ts";
import type { Library } from "../library.ts";
import { openHeaders } from "../published.ts";
import { planResponse } from "../range.ts";

/** Not hashed in the name, so a reader asks again; the tag makes that cheap. */
const always = { "Cache-Control": "no-cache", Vary: "Accept-Encoding", ...openHeaders };

export function tileRoutes(library: Library): Hono {
  const routes = new Hono();

  routes.get("/tiles.json", (c) => {
    const { archive, manifest } = library.current();
    const { minZoom, maxZoom, bounds, metadata } = archive;
    const origin = new URL(c.req.url).origin;
    const { name, description, attribution, vector_layers } = metadata;
    const tiles = [`${origin}/tiles/{z}/{x}/{y}.mvt`];
    const version = { generation: manifest.generation, division: manifest.division };
    return c.json(
      {
        tilejson: "3.0.0",
        name,
        description,
        attribution,
        tiles,
        minzoom: minZoom,
        maxzoom: maxZoom,
        bounds,
        vector_layers,
        ...version,
      },
      200,
      { "Cache-Control": "no-cache", ...openHeaders },
    );
  });

  routes.get("/tiles/*", (c) => tileAnswer(c.req.raw, library.current().archive, c.req.path));
  return routes;
}

interface TilePlace {
  z: number;
  x: number;
  y: number;
}

const whole = /^\d{1,10}$/;

function placeOf({ minZoom, maxZoom }: Archive, zText: string, xText: string, file: string): TilePlace {
  if (!file.endsWith(".mvt")) throw new Problem(404, "Tiles have names such as /tiles/6/33/21.mvt.");
  const yText = file.slice(0, -4);
  if (!whole.test(zText) || !whole.test(xText) || !whole.test(yText)) {
    throw new Problem(400, "Zoom, column and row of a tile are whole numbers from 0.");
  }
  const [z, x, y] = [Number(zText), Number(xText), Number(yText)];
  if (z < minZoom || z > maxZoom) throw new Problem(404, `Tiles exist from zoom ${minZoom} to ${maxZoom}.`);
  if (x >= 2 ** z || y >= 2 ** z) throw new Problem(404, `At zoom ${z} columns and rows end at ${2 ** z - 1}.`);
  return { z, x, y };
}

/** A tile that was asked before: found by its path, with finished headers. */
interface ReadyTile {
  bytes: Uint8Array;
  headers: Record<string, string>;
}

const readyTiles = new WeakMap<Archive, Map<string, ReadyTile>>();
/** Some ten megabytes of headers; the tiles themselves are views of the archive. */
const mostReady = 30_000;

function readyTile(archive: Archive, path: string, packed: boolean): ReadyTile | undefined {
  const known = readyTiles.get(archive) ?? new Map<string, ReadyTile>();
  readyTiles.set(archive, known);
  const found = packed ? known.get(path) : undefined;
  if (found) return found;
  const [, , z = "", x = "", file = "", more] = path.split("/");
  if (more !== undefined) throw new Problem(404, "Tiles have names such as /tiles/6/33/21.mvt.");
  const place = placeOf(archive, z, x, file);
  const tile = archive.tile(place.z, place.x, place.y);
  if (!tile) return undefined;
  const bytes = packed ? tile : gunzipSync(tile);
  const tag = archive.tileEtag(place.z, place.x, place.y) ?? "";
  const headers = {
    "Content-Type": "application/vnd.mapbox-vector-tile",
    "Content-Length": String(bytes.length),
    ETag: packed ? tag : `${tag.slice(0, -1)}-plain"`,
    ...always,
    ...(packed ? { "Content-Encoding": "gzip" } : {}),
  };
  if (known.size >= mostReady) known.clear();
  if (packed) known.set(path, { bytes, headers });
  return { bytes, headers };
}

const readsGzip = /\b(gzip|\*)(?!\s*;\s*q=0(\.0*)?(,|$))/i;

/** 204 where nothing is drawn. Sent as stored, gzipped; unpacked only for who cannot read that. */
function tileAnswer(request: Request, archive: Archive, path: string): Response {
  const accept = request.headers.get("Accept-Encoding");
  const tile = readyTile(archive, path, accept !== null && (accept === "gzip" || readsGzip.test(accept)));
  if (!tile) return new Response(null, { status: 204, headers: always });
  const { bytes, headers } = tile;
  const etag = headers.ETag ?? "";
  const ifMatch = request.headers.get("If-Match") ?? undefined;
  const ifNoneMatch = request.headers.get("If-None-Match") ?? undefined;
  const plan = planResponse({ etag, size: bytes.length }, { method: request.method, ifMatch, ifNoneMatch });
  if (plan.status === 304) return new Response(null, { status: 304, headers: { ETag: etag, ...always } });
  if (plan.status === 412) return problemResponse(new Problem(412, "The tile is not the one of If-Match."), always);
  return new Response(request.method === "HEAD" ? null : (bytes as Uint8Array<ArrayBuffer>), { headers });
}
