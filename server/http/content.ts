/**
 * Bytes ready to be sent: every content coding of a file with a strong entity tag and finished headers of its own,
 * so that answering is picking, not making. Codings never share a tag (RFC 9110 section 8.8.3.3).
 */
import { hash } from "node:crypto";

export type Coding = "identity" | "br" | "gzip";

/** One byte sequence under one entity tag. */
export interface Variant {
  bytes: Uint8Array;
  etag: string;
  /** Headers of the whole answer (200). */
  headers: Record<string, string>;
}

export interface FileContent {
  identity: Variant;
  br?: Variant;
  gzip?: Variant;
  type: string;
  /** Seconds since 1970. */
  modified?: number;
  immutable: boolean;
  /** Headers that go with every answer about it, 304 and 416 too. */
  always: Record<string, string>;
}

export interface ContentParts {
  bytes: Uint8Array;
  br?: Uint8Array | undefined;
  gzip?: Uint8Array | undefined;
  type: string;
  modified?: number;
  /** The name holds a hash of the bytes: keep it for a year, never ask again. */
  immutable: boolean;
  /** More headers for every answer, for example those of security. */
  headers?: Record<string, string>;
  /** False for what is not read by range. */
  ranges?: boolean;
}

const forever = "public, max-age=31536000, immutable";

const tagOf = (bytes: Uint8Array) => `"${hash("sha256", bytes, "hex").slice(0, 32)}"`;

export function contentOf(parts: ContentParts): FileContent {
  const always: Record<string, string> = {
    "Cache-Control": parts.immutable ? forever : "no-cache",
    ...(parts.br || parts.gzip ? { Vary: "Accept-Encoding" } : {}),
    ...(parts.ranges === false ? {} : { "Accept-Ranges": "bytes" }),
    ...parts.headers,
  };
  const dated = parts.modified === undefined ? {} : { "Last-Modified": new Date(parts.modified * 1000).toUTCString() };
  const variant = (bytes: Uint8Array, coding: Coding): Variant => {
    const etag = tagOf(bytes);
    const headers = {
      "Content-Type": parts.type,
      "Content-Length": String(bytes.length),
      ETag: etag,
      ...dated,
      ...always,
      ...(coding === "identity" ? {} : { "Content-Encoding": coding }),
    };
    return { bytes, etag, headers };
  };
  return {
    identity: variant(parts.bytes, "identity"),
    ...(parts.br ? { br: variant(parts.br, "br") } : {}),
    ...(parts.gzip ? { gzip: variant(parts.gzip, "gzip") } : {}),
    type: parts.type,
    ...(parts.modified === undefined ? {} : { modified: parts.modified }),
    immutable: parts.immutable,
    always,
  };
}

/** Weight of a coding in Accept-Encoding (RFC 9110 section 12.5.3); 0 when it is not welcome. */
function weight(accept: string, coding: "br" | "gzip"): number {
  let other = 0;
  for (const member of accept.split(",")) {
    const [name = "", ...parameters] = member.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    const value = quality === undefined ? 1 : Number(quality.slice(2)) || 0;
    if (name === coding || (coding === "gzip" && name === "x-gzip")) return value;
    if (name === "*") other = value;
  }
  return other;
}

/** The coding to send; brotli before gzip at the same weight. Ranges are cut from the identity coding only. */
export function negotiate(content: FileContent, accept: string | undefined, ranged: boolean): Variant {
  const { identity, br, gzip } = content;
  if (ranged || !accept || (!br && !gzip)) return identity;
  const brotli = br ? weight(accept, "br") : 0;
  const zipped = gzip ? weight(accept, "gzip") : 0;
  if (br && brotli > 0 && brotli >= zipped) return br;
  return gzip && zipped > 0 ? gzip : identity;
}

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  geojson: "application/geo+json",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  mjs: "text/javascript; charset=utf-8",
  pbf: "application/x-protobuf",
  png: "image/png",
  pmtiles: "application/vnd.pmtiles",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff2: "font/woff2",
};

export const typeOf = (file: string): string => types[file.slice(file.lastIndexOf(".") + 1)] ?? "application/octet-stream";
