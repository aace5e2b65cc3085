/** From content and request to response: the plan of range.ts, carried out on bytes in memory. */
import type { Content, Variant } from "./content.ts";
import { negotiate } from "./content.ts";
import { Problem, problemResponse } from "./errors.ts";
import { type ByteRange, planResponse } from "./range.ts";

/** Answers GET and HEAD; 304, 412 and 416 after RFC 9110. */
export function answer(request: Request, content: Content): Response {
  const asked = request.headers;
  const header = (name: string) => asked.get(name) ?? undefined;
  const range = request.method === "GET" ? header("Range") : undefined;
  const variant = negotiate(content, header("Accept-Encoding"), range !== undefined);
  const plan = planResponse(
    {
      etag: variant.etag,
      size: variant.bytes.length,
      immutable: content.immutable,
      ...(content.modified === undefined ? {} : { modified: content.modified }),
    },
    {
      method: request.method,
      ifMatch: header("If-Match"),
      ifUnmodifiedSince: header("If-Unmodified-Since"),
      ifNoneMatch: header("If-None-Match"),
      ifModifiedSince: header("If-Modified-Since"),
      ifRange: range === undefined ? undefined : header("If-Range"),
      range,
    },
  );
  switch (plan.status) {
    case 200:
      return new Response(request.method === "HEAD" ? null : body(variant.bytes), { headers: variant.headers });
    case 206:
      return partial(content, variant, plan.ranges);
    case 304:
      return new Response(null, { status: 304, headers: { ETag: variant.etag, ...content.always } });
    case 412:
      return problemResponse(
        new Problem(412, "The file is not the one of If-Match or If-Unmodified-Since: fetch the manifest again."),
        content.always,
      );
    case 416:
      return problemResponse(new Problem(416, `The file has ${variant.bytes.length} bytes; the range lies outside it.`), {
        ...content.always,
        "Content-Range": `bytes */${variant.bytes.length}`,
      });
  }
}

/** `BodyInit` wants to know that the bytes are not shared between threads; they are read from files. */
const body = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

function partial(content: Content, { bytes, headers }: Variant, ranges: ByteRange[]): Response {
  const [only] = ranges;
  if (only && ranges.length === 1) {
    const part = bytes.subarray(only.first, only.last + 1);
    return new Response(body(part), {
      status: 206,
      headers: { ...headers, "Content-Length": String(part.length), "Content-Range": contentRange(only, bytes.length) },
    });
  }
  const boundary = `wijkblik-${crypto.randomUUID()}`;
  const text = new TextEncoder();
  const pieces: Uint8Array[] = ranges.flatMap((range, i) => [
    text.encode(
      `${i === 0 ? "" : "\r\n"}--${boundary}\r\nContent-Type: ${content.type}\r\nContent-Range: ${contentRange(range, bytes.length)}\r\n\r\n`,
    ),
    bytes.subarray(range.first, range.last + 1),
  ]);
  const parts = Buffer.concat([...pieces, text.encode(`\r\n--${boundary}--\r\n`)]);
  return new Response(body(parts), {
    status: 206,
    headers: { ...headers, "Content-Type": `multipart/byteranges; boundary=${boundary}`, "Content-Length": String(parts.length) },
  });
}

const contentRange = ({ first, last }: ByteRange, size: number) => `bytes ${first}-${last}/${size}`;
