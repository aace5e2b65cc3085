/** One tile out of the archive: which one a path names, and the response with it; and the short road for files with a plain address. */
import { gunzipSync } from "node:zlib";
import type { Archive } from "#tiles/archive.ts";
import { Problem, problemReply } from "../http/errors.ts";
import { planResponse } from "../http/ranges.ts";
import type { Asked, Early, Reply } from "../http/reply.ts";
import { replyWith } from "../http/respond.ts";
import type { WebApp } from "../http/web-app.ts";
import { type Library, openHeaders } from "./published-set.ts";

/** Not hashed in the name, so a reader asks again; the tag makes that cheap. */
const always = { "Cache-Control": "no-cache", Vary: "Accept-Encoding", ...openHeaders };

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

/** 204 where nothing is drawn. Sent as stored, gzipped; unpacked only for readers that cannot read that. Throws a Problem for what is no tile. */
export function tileReply({ method, header }: Asked, archive: Archive, path: string): Reply {
  const accept = header("accept-encoding");
  const tile = readyTile(archive, path, accept !== undefined && (accept === "gzip" || readsGzip.test(accept)));
  if (!tile) return { status: 204, headers: always, body: null };
  const { bytes, headers } = tile;
  const etag = headers.ETag ?? "";
  const asked = { method, ifMatch: header("if-match"), ifNoneMatch: header("if-none-match") };
  const plan = planResponse({ etag, size: bytes.length }, asked);
  if (plan.status === 304) return { status: 304, headers: { ETag: etag, ...always }, body: null };
  if (plan.status === 412) return problemReply(new Problem(412, "The tile is not the one of If-Match."), always);
  return { status: 200, headers, body: method === "HEAD" ? null : bytes };
}

/**
 * The short road: published files, tiles and assets of the app by their plain address. Everything else, and every fault, is left to the
 * app; the answers are the same ones, made by the same functions.
 */

/** Anything that may still be decoded, cut or resolved. */
const plain = /^[\w./-]+$/;
const published = "/published/";

export const earlyAnswers =
  (library: Library, web: WebApp): Early =>
  (url, asked) => {
    if ((asked.method !== "GET" && asked.method !== "HEAD") || !plain.test(url)) return undefined;
    try {
      if (url.startsWith("/tiles/")) return tileReply(asked, library.current().archive, url);
      const content = url.startsWith(published) ? library.find(url.slice(published.length)) : web.assets.get(url);
      return content && replyWith(asked, content);
    } catch {
      // The app meets the same fault, and says it.
      return undefined;
    }
  };
