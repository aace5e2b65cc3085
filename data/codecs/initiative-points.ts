/**
 * Codec of the initiatives on the map: where each lies and by what it is filtered and drawn, without names and ids. What lies at
 * a point is asked when somebody wants to know, by its place (`middle` of the list): an answer that is right also when the
 * data changed in between.
 *
 * Little-endian. Header of 28 bytes: "WBPT", version 1, bytes per step east, bytes per step north, flags, rows u32, points u32,
 * day u32 (since 1970) that freshness counts from, first x i32, first y i32. The first `points` rows have a place, in units of
 * 1e-5 degrees (WGS 84), in the order of a Hilbert curve; the others have none that everybody may see. Per step from the point
 * before: x as a zigzag integer, one plane per byte (low first), then y. Then per row one byte themes (bit i is theme i of
 * `initiativeThemes`), one byte kind + 4 x phase + 16 x lifecycle (places in their lists), one byte freshness + 4 x first theme.
 *
 * Behind these stands what was asked for besides: a flag for each of `pointColumns` (bit 0 is the first), in that order, and of
 * each its numbers of all rows as i32, one plane per byte (low first).
 */

import { hilbertOrdering } from "../geometry/hilbert.ts";
import { type PointColumn, pointColumns } from "../schema/initiative-filter.ts";

export interface InitiativePoints {
  /** Longitude and latitude in 1e-5 degrees, of the first rows: as many as have a place. */
  x: Int32Array;
  y: Int32Array;
  /** Of all rows: those with a place first. */
  themes: Uint8Array;
  /** Number of the theme that was named first. */
  lead: Uint8Array;
  kind: Uint8Array;
  phase: Uint8Array;
  lifecycle: Uint8Array;
  /** Number in `freshnesses`, on `day`. */
  freshness: Uint8Array;
  /** Days since 1970 in UTC. */
  day: number;
  /** Column "period": first and last day, as days since 1970. Where it is not known it is `noBegin`, `noEnd`. */
  from?: Int32Array;
  to?: Int32Array;
}

const numbersOf = { period: ["from", "to"] } as const satisfies Record<PointColumn, (keyof InitiativePoints)[]>;

/** Before and after every day: what is not known ends nothing. */
export const noBegin = -(2 ** 31);
export const noEnd = 2 ** 31 - 1;

export const unitsPerDegree = 100_000;

const headerBytes = 28;
const magic = "WBPT";
const zigzag = (step: number) => (step < 0 ? -2 * step - 1 : 2 * step);
const unzigzag = (code: number) => (code % 2 === 1 ? -(code + 1) / 2 : code / 2);

/** Rows that are encoded between two moments at which whoever encodes may do something else. */
const rowsAtOnce = 20_000;

function* steps(values: Int32Array, order: Uint32Array): Generator<void, { codes: Float64Array; width: number }> {
  const codes = new Float64Array(order.length);
  let most = 0;
  for (let i = 1; i < order.length; i++) {
    const code = zigzag((values[order[i] as number] as number) - (values[order[i - 1] as number] as number));
    codes[i] = code;
    if (code > most) most = code;
    if (i % rowsAtOnce === 0) yield;
  }
  return { codes, width: most < 256 ? 1 : most < 65_536 ? 2 : most < 16_777_216 ? 3 : 4 };
}

/** Rows may come in any order within those with and those without a place; the bytes hold them in an order of their own. */
export function encodeInitiativePoints(all: InitiativePoints): Uint8Array {
  const work = encodingOfPoints(all);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** As `encodeInitiativePoints`, for callers that have more to do: stands still at every few milliseconds of work. */
export function* encodingOfPoints(all: InitiativePoints): Generator<void, Uint8Array> {
  const points = all.x.length;
  const rows = all.themes.length;
  const order = yield* hilbertOrdering(all.x, all.y);
  const east = yield* steps(all.x, order);
  const north = yield* steps(all.y, order);
  const present = pointColumns.filter((column) => numbersOf[column].every((name) => all[name] !== undefined));
  const more = present.flatMap((column) => numbersOf[column].map((name) => all[name] ?? new Int32Array()));
  const bytes = new Uint8Array(headerBytes + points * (east.width + north.width) + rows * (3 + 4 * more.length));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i++) bytes[i] = magic.charCodeAt(i);
  const flags = present.reduce((bits, column) => bits | (1 << pointColumns.indexOf(column)), 0);
  bytes.set([1, east.width, north.width, flags], 4);
  view.setUint32(8, rows, true);
  view.setUint32(12, points, true);
  view.setUint32(16, all.day, true);
  view.setInt32(20, all.x[order[0] ?? 0] ?? 0, true);
  view.setInt32(24, all.y[order[0] ?? 0] ?? 0, true);
  let at = headerBytes;
  for (const { codes, width } of [east, north]) {
    for (let plane = 0; plane < width; plane++, at += points) {
      for (let i = 0; i < points; i++) {
        bytes[at + i] = Math.floor((codes[i] as number) / 256 ** plane) & 0xff;
        if (i % rowsAtOnce === 0) yield;
      }
    }
  }
  const rowAt = (i: number) => (i < points ? (order[i] as number) : i);
  for (let i = 0; i < rows; i++) {
    const row = rowAt(i);
    const of = (column: Uint8Array) => column[row] ?? 0;
    bytes[at + i] = of(all.themes);
    bytes[at + rows + i] = of(all.kind) | (of(all.phase) << 2) | (of(all.lifecycle) << 4);
    bytes[at + 2 * rows + i] = of(all.freshness) | (of(all.lead) << 2);
    if (i % rowsAtOnce === 0) yield;
  }
  at += 3 * rows;
  for (const numbers of more) {
    for (let shift = 0; shift < 32; shift += 8, at += rows) {
      for (let i = 0; i < rows; i++) {
        bytes[at + i] = ((numbers[rowAt(i)] ?? 0) >> shift) & 0xff;
        if (i % rowsAtOnce === 0) yield;
      }
    }
  }
  return bytes;
}

/** What the header says. Throws an Error that says what is wrong when the bytes are not whole points of this version. */
export function checkInitiativePoints(bytes: Uint8Array): {
  view: DataView;
  eastWidth: number;
  northWidth: number;
  rows: number;
  points: number;
  /** What they carry besides. */
  columns: PointColumn[];
} {
  if (bytes.length < headerBytes || String.fromCharCode(...bytes.subarray(0, 4)) !== magic)
    throw new Error("not the points of initiatives");
  if (bytes[4] !== 1) throw new Error(`points of format ${bytes[4]} are not known here: reload the page or update`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [eastWidth, northWidth] = [bytes[5] ?? 0, bytes[6] ?? 0];
  const rows = view.getUint32(8, true);
  const points = view.getUint32(12, true);
  const flags = bytes[7] ?? 0;
  const columns = pointColumns.filter((_, bit) => flags & (1 << bit));
  if (flags >= 1 << pointColumns.length)
    throw new Error(`points with the columns ${flags.toString(2)} are not known here: reload the page or update`);
  const numbers = columns.reduce((sum, column) => sum + numbersOf[column].length, 0);
  const expected = headerBytes + points * (eastWidth + northWidth) + rows * (3 + 4 * numbers);
  if (bytes.length !== expected)
    throw new Error(`points of ${bytes.length} bytes should have ${expected}: they are truncated or damaged`);
  return { view, eastWidth, northWidth, rows, points, columns };
}

/** Throws as `checkInitiativePoints` does. */
export function decodeInitiativePoints(bytes: Uint8Array): InitiativePoints {
  const { view, eastWidth, northWidth, rows, points, columns } = checkInitiativePoints(bytes);
  const read = (from: number, width: number, first: number): Int32Array => {
    const values = new Int32Array(points);
    let value = first;
    for (let i = 0; i < points; i++) {
      let code = 0;
      for (let plane = width - 1; plane >= 0; plane--) code = code * 256 + (bytes[from + plane * points + i] as number);
      value += unzigzag(code);
      values[i] = value;
    }
    return values;
  };
  const after = headerBytes + points * (eastWidth + northWidth);
  const part = (column: number, shift: number, mask: number) =>
    bytes.subarray(after + column * rows, after + (column + 1) * rows).map((byte) => (byte >> shift) & mask);
  let at = after + rows * 3;
  const more: Partial<Record<(typeof numbersOf)[PointColumn][number], Int32Array>> = {};
  for (const name of columns.flatMap((column) => numbersOf[column])) {
    const start = at;
    more[name] = Int32Array.from({ length: rows }, (_, i) => {
      const byte = (plane: number) => bytes[start + plane * rows + i] as number;
      return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
    });
    at += 4 * rows;
  }
  return {
    x: read(headerBytes, eastWidth, view.getInt32(20, true)),
    y: read(headerBytes + points * eastWidth, northWidth, view.getInt32(24, true)),
    themes: part(0, 0, 0xff),
    lead: part(2, 2, 7),
    kind: part(1, 0, 3),
    phase: part(1, 2, 3),
    lifecycle: part(1, 4, 7),
    freshness: part(2, 0, 3),
    day: view.getUint32(16, true),
    ...more,
  };
}
