/** From content and request to answer: the plan of range.ts, carried out on bytes in memory. */
import type { FileContent, Variant } from "./content.ts";
import { negotiate } from "./content.ts";
import { Problem, problemReply } from "./errors.ts";
import { type ByteRange, planResponse } from "./ranges.ts";
import { type Asked, askedOf, type Reply, responseOf } from "./reply.ts";

/** Answers GET and HEAD; 304, 412 and 416 after RFC 9110. */
export const answer = (request: Request, content: FileContent): Response => responseOf(replyWith(askedOf(request), content));

/**
 * For an address where nothing is, or nothing any more (410): the whole content, of which nothing is kept, compared or cut
 * (RFC 9110 section 13.2.1).
 */
export function answerAbsent(request: Request, content: FileContent, status: 404 | 410 = 404): Response {
  const { method, header } = askedOf(request);
  const { bytes, headers } = negotiate(content, header("accept-encoding"), false);
  const { ETag: _, "Last-Modified": __, ...rest } = headers;
  return responseOf({ status, headers: { ...rest, "Cache-Control": "no-store" }, body: method === "HEAD" ? null : bytes });
}

export function replyWith({ method, header }: Asked, content: FileContent): Reply {
  const range = method === "GET" ? header("range") : undefined;
  const variant = negotiate(content, header("accept-encoding"), range !== undefined);
  const plan = planResponse(
    { etag: variant.etag, size: variant.bytes.length, immutable: content.immutable, modified: content.modified },
    {
      method,
      ifMatch: header("if-match"),
      ifUnmodifiedSince: header("if-unmodified-since"),
      ifNoneMatch: header("if-none-match"),
      ifModifiedSince: header("if-modified-since"),
      ifRange: range === undefined ? undefined : header("if-range"),
      range,
    },
  );
  switch (plan.status) {
    case 200:
      return { status: 200, headers: variant.headers, body: method === "HEAD" ? null : variant.bytes };
    case 206:
      return partial(content, variant, plan.ranges);
    case 304:
      return { status: 304, headers: { ETag: variant.etag, ...content.always }, body: null };
    case 412:
      return problemReply(
        new Problem(412, "The file is not the one of If-Match or If-Unmodified-Since: fetch the manifest again."),
        content.always,
      );
    case 416:
      return problemReply(new Problem(416, `The file has ${variant.bytes.length} bytes; the range lies outside it.`), {
        ...content.always,
        "Content-Range": `bytes */${variant.bytes.length}`,
      });
  }
}

function partial(content: FileContent, { bytes, headers }: Variant, ranges: ByteRange[]): Reply {
  const [only] = ranges;
  if (only && ranges.length === 1) {
    const body = bytes.subarray(only.first, only.last + 1);
    const own = { "Content-Length": String(body.length), "Content-Range": contentRange(only, bytes.length) };
    return { status: 206, headers: { ...headers, ...own }, body };
  }
  const boundary = `wijkblik-${crypto.randomUUID()}`;
  const text = new TextEncoder();
  const pieces: Uint8Array[] = ranges.flatMap((range, i) => [
    text.encode(
      `${i === 0 ? "" : "\r\n"}--${boundary}\r\nContent-Type: ${content.type}\r\nContent-Range: ${contentRange(range, bytes.length)}\r\n\r\n`,
    ),
    bytes.subarray(range.first, range.last + 1),
  ]);
  const body = Buffer.concat([...pieces, text.encode(`\r\n--${boundary}--\r\n`)]);
  const own = { "Content-Type": `multipart/byteranges; boundary=${boundary}`, "Content-Length": String(body.length) };
  return { status: 206, headers: { ...headers, ...own }, body };
}

const contentRange = ({ first, last }: ByteRange, size: number) => `bytes ${first}-${last}/${size}`;
