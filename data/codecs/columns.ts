/**
 * Codec of a column file: the observations of one indicator, level and year, in row order of the area index.
 *
 * Little-endian. Header of 24 bytes: "WBCL", version 1, bytes per value (1, 2 or 4), decimals, flags
 * (1 = statuses follow, 2 = coverage follows), rows u32, base i32, first 8 bytes of the index's sha256.
 * Then `rows` values as unsigned integers q, one plane per byte (all low bytes first: it compresses better);
 * value = (base + q) / 10^decimals. Then, by flag, one status byte a row and one coverage byte (percent) a row.
 */
import { hasValue, statuses } from "../schema/status.ts";

export interface Column {
  /** NaN where the status has no value. */
  values: Float64Array;
  /** Index into `statuses`, per row. */
  status: Uint8Array;
  /** Percent of the area (by its denominator) that the figure rests on; absent for figures of the source itself. */
  coverage?: Uint8Array;
  /** Digits behind the comma. */
  decimals: number;
  /** First 16 hex digits of the sha256 of the area index file. */
  indexHash: string;
}

const headerBytes = 24;
const magic = "WBCL";
const withStatus = 1;
const withCoverage = 2;

const valued = statuses.map(hasValue);

/** Bytes per value for the largest stored integer. */
function widthFor(range: number): 1 | 2 | 4 {
  if (range < 256) return 1;
  return range < 65_536 ? 2 : 4;
}

/** Throws a RangeError when a value does not fit 32 bits at its decimals or when a valued status has no finite value. */
export function encodeColumn(column: Column): Uint8Array {
  const rows = column.values.length;
  const scale = 10 ** column.decimals;
  const scaled = new Float64Array(rows);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    if (!valued[column.status[row] ?? 0]) continue;
    const value = Math.round((column.values[row] ?? Number.NaN) * scale);
    if (!Number.isFinite(value)) throw new RangeError(`row ${row} has status ${statuses[column.status[row] ?? 0]} and no value`);
    scaled[row] = value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const base = low <= high ? low : 0;
  const range = low <= high ? high - low : 0;
  if (range > 0xffff_ffff || base < -0x8000_0000 || base > 0x7fff_ffff) {
    throw new RangeError(`values from ${low / scale} to ${high / scale} do not fit a column with ${column.decimals} decimals`);
  }
  const width = widthFor(range);
  const flags = (column.status.some((s) => s !== 0) ? withStatus : 0) | (column.coverage ? withCoverage : 0);
  const statusBytes = flags & withStatus ? rows : 0;
  const bytes = new Uint8Array(headerBytes + rows * width + statusBytes + (column.coverage ? rows : 0));
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i++) bytes[i] = magic.charCodeAt(i);
  bytes[4] = 1;
  bytes[5] = width;
  bytes[6] = column.decimals;
  bytes[7] = flags;
  view.setUint32(8, rows, true);
  view.setInt32(12, base, true);
  for (let i = 0; i < 8; i++) bytes[16 + i] = Number.parseInt(column.indexHash.slice(i * 2, i * 2 + 2), 16);
  for (let row = 0; row < rows; row++) {
    const q = valued[column.status[row] ?? 0] ? (scaled[row] ?? 0) - base : 0;
    for (let plane = 0; plane < width; plane++) {
      bytes[headerBytes + plane * rows + row] = Math.floor(q / 2 ** (8 * plane)) & 0xff;
    }
  }
  if (statusBytes) bytes.set(column.status, headerBytes + rows * width);
  if (column.coverage) bytes.set(column.coverage, headerBytes + rows * width + statusBytes);
  return bytes;
}

/** Throws an Error that says what is wrong when the bytes are not a whole column of this version. */
export function decodeColumn(bytes: Uint8Array): Column {
  if (bytes.length < headerBytes || String.fromCharCode(...bytes.subarray(0, 4)) !== magic) throw new Error("not a column file");
  if (bytes[4] !== 1) throw new Error(`column format ${bytes[4]} is not known here: reload the page or update`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = bytes[5] ?? 0;
  const decimals = bytes[6] ?? 0;
  const flags = bytes[7] ?? 0;
  const rows = view.getUint32(8, true);
  const base = view.getInt32(12, true);
  const statusBytes = flags & withStatus ? rows : 0;
  const coverageBytes = flags & withCoverage ? rows : 0;
  const expected = headerBytes + rows * width + statusBytes + coverageBytes;
  if (bytes.length !== expected)
    throw new Error(`column file of ${bytes.length} bytes should have ${expected}: it is truncated or damaged`);
  const scale = 10 ** decimals;
  const status = new Uint8Array(rows);
  if (statusBytes) status.set(bytes.subarray(headerBytes + rows * width, headerBytes + rows * width + rows));
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    if (!valued[status[row] ?? 0]) {
      values[row] = Number.NaN;
      continue;
    }
    let q = 0;
    for (let plane = width - 1; plane >= 0; plane--) q = q * 256 + (bytes[headerBytes + plane * rows + row] ?? 0);
    values[row] = (base + q) / scale;
  }
  let indexHash = "";
  for (let i = 16; i < 24; i++) indexHash += (bytes[i] ?? 0).toString(16).padStart(2, "0");
  const column: Column = { values, status, decimals, indexHash };
  if (coverageBytes) column.coverage = bytes.slice(expected - rows);
  return column;
}

export interface Cell {
  /** NaN where the status has no value. */
  value: number;
  /** Index into `statuses`. */
  status: number;
  /** Percent; absent for figures of the source itself. */
  coverage?: number;
}

/** One row of a column that was checked before, without decoding the others: a profile reads one row of hundreds of columns. */
export function readCell(bytes: Uint8Array, row: number): Cell {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = bytes[5] ?? 0;
  const flags = bytes[7] ?? 0;
  const rows = view.getUint32(8, true);
  if (row < 0 || row >= rows) throw new RangeError(`row ${row} of a column of ${rows} rows`);
  const after = headerBytes + rows * width;
  const status = flags & withStatus ? (bytes[after + row] ?? 0) : 0;
  let q = 0;
  for (let plane = width - 1; plane >= 0; plane--) q = q * 256 + (bytes[headerBytes + plane * rows + row] ?? 0);
  const value = valued[status] ? (view.getInt32(12, true) + q) / 10 ** (bytes[6] ?? 0) : Number.NaN;
  return flags & withCoverage ? { value, status, coverage: bytes[bytes.length - rows + row] ?? 0 } : { value, status };
}
