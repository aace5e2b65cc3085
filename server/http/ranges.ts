/**
 * The one planner of conditional and range requests, after RFC 9110: precedence of section 13.2.2, entity tags of 8.8.3,
 * dates of 5.6.7, ranges of 14.1.2 and 14.2. Pure: headers in, a plan out.
 *
 * Where the RFC leaves a choice: a Range that is malformed, has an unknown unit, more than `maxRanges` parts or parts that overlap
 * is ignored (200); several satisfiable ranges become multipart/byteranges in the order asked.
 */
export interface Representation {
  /** Strong entity tag with its quotes. */
  etag: string;
  /** Bytes. */
  size: number;
  /** Seconds since 1970. */
  modified?: number | undefined;
  /** The bytes under this name never change, so its date is a strong validator too (section 8.8.2.2). */
  immutable?: boolean;
}

export interface Conditions {
  method: string;
  ifMatch?: string | undefined;
  ifUnmodifiedSince?: string | undefined;
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: string | undefined;
  ifRange?: string | undefined;
  range?: string | undefined;
}

/** First and last byte, both included, as in the header. */
export interface ByteRange {
  first: number;
  last: number;
}

export type Plan = { status: 200 } | { status: 206; ranges: ByteRange[] } | { status: 304 } | { status: 412 } | { status: 416 };

const maxRanges = 16;
const whole: Plan = { status: 200 };

export function planResponse(resource: Representation, asked: Conditions): Plan {
  const reading = asked.method === "GET" || asked.method === "HEAD";
  if (asked.ifMatch !== undefined) {
    if (!matches(asked.ifMatch, resource.etag, "strong")) return { status: 412 };
  } else if (asked.ifUnmodifiedSince !== undefined && resource.modified !== undefined) {
    const since = httpDate(asked.ifUnmodifiedSince);
    if (since !== undefined && resource.modified > since) return { status: 412 };
  }
  if (asked.ifNoneMatch !== undefined) {
    if (matches(asked.ifNoneMatch, resource.etag, "weak")) return { status: reading ? 304 : 412 };
  } else if (reading && asked.ifModifiedSince !== undefined && resource.modified !== undefined) {
    const since = httpDate(asked.ifModifiedSince);
    if (since !== undefined && resource.modified <= since) return { status: 304 };
  }
  if (asked.method !== "GET" || asked.range === undefined) return whole;
  if (asked.ifRange !== undefined && !unchanged(asked.ifRange, resource)) return whole;
  return planRange(asked.range, resource.size);
}

/** If-Range takes one entity tag, compared strongly, or a date that must be exactly ours and strong. */
function unchanged(ifRange: string, { etag, modified, immutable }: Representation): boolean {
  if (/^(W\/)?"/.test(ifRange)) return ifRange === etag;
  return immutable === true && modified !== undefined && httpDate(ifRange) === modified;
}

const entityTag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** A list without one readable tag matches nothing. */
function matches(list: string, etag: string, comparison: "strong" | "weak"): boolean {
  if (list === etag || list.trim() === "*") return true;
  const tags = list.match(entityTag) ?? [];
  return tags.some((tag) => (comparison === "weak" ? tag.replace(/^W\//, "") : tag) === etag);
}

const months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const dateForms = [
  new RegExp(`^[A-Z][a-z]{2}, \\d{2} (?:${months}) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$`),
  new RegExp(`^[A-Z][a-z]{5,8}, \\d{2}-(?:${months})-\\d{2} \\d{2}:\\d{2}:\\d{2} GMT$`),
  new RegExp(`^[A-Z][a-z]{2} (?:${months}) [ \\d]\\d \\d{2}:\\d{2}:\\d{2} \\d{4}$`),
];

/** Seconds since 1970, or undefined for what is no HTTP-date: then the condition is ignored. */
function httpDate(text: string): number | undefined {
  const form = dateForms.findIndex((pattern) => pattern.test(text));
  if (form === -1) return undefined;
  const milliseconds = Date.parse(form === 2 ? `${text} GMT` : text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}

function planRange(header: string, size: number): Plan {
  const set = /^bytes=(.*)$/i.exec(header)?.[1];
  if (set === undefined) return whole;
  const specs = set
    .split(",")
    .map((spec) => spec.trim())
    .filter((spec) => spec !== "");
  if (specs.length === 0 || specs.length > maxRanges) return whole;
  const ranges: ByteRange[] = [];
  for (const spec of specs) {
    const parts = /^(\d*)-(\d*)$/.exec(spec);
    const [, from = "", to = ""] = parts ?? [];
    if (from === "" && to === "") return whole;
    if (from !== "" && to !== "" && Number(to) < Number(from)) return whole;
    const range =
      from === ""
        ? suffix(Number(to), size)
        : { first: Number(from), last: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
    if (range && range.first < size) ranges.push(range);
  }
  if (ranges.length === 0) return { status: 416 };
  return overlap(ranges) ? whole : { status: 206, ranges };
}

/** The last `length` bytes; of none there are none. */
const suffix = (length: number, size: number): ByteRange | undefined =>
  length === 0 ? undefined : { first: Math.max(0, size - length), last: size - 1 };

function overlap(ranges: ByteRange[]): boolean {
  if (ranges.length === 1) return false;
  const ordered = ranges.toSorted((a, b) => a.first - b.first);
  return ordered.some((range, i) => i > 0 && range.first <= (ordered[i - 1]?.last ?? -1));
}
