/** A column file read by its description alone: 24 bytes of head, planes of values, then statuses and coverage where the flags say so. */

/** In the order of their codes in a file, as `GET /api/v1` documents them. */
export const statusNames = [
  "ok",
  "provisional",
  "estimated",
  "suppressed",
  "missing",
  "notApplicable",
  "tooSmall",
  "withheldByUs",
  "otherArea",
  "tooSmallThen",
] as const;
export type StatusName = (typeof statusNames)[number];

export const isFigure = (status: StatusName): boolean => status === "ok" || status === "provisional" || status === "estimated";

export interface ColumnFile {
  rows: number;
  decimals: number;
  /** NaN where the status comes without a figure. */
  value: (row: number) => number;
  status: (row: number) => StatusName;
  /** Percent; undefined in a file without. */
  coverage: (row: number) => number | undefined;
  /** First 16 digits of the hash of the area index. */
  index: string;
}

export function readColumnFile(bytes: Uint8Array): ColumnFile {
  const head = new DataView(bytes.buffer, bytes.byteOffset, 24);
  const [width, decimals, flags] = [head.getUint8(5), head.getUint8(6), head.getUint8(7)];
  const [rows, base] = [head.getUint32(8, true), head.getInt32(12, true)];
  const statusAt = 24 + rows * width;
  const coverageAt = statusAt + (flags & 1 ? rows : 0);
  const end = coverageAt + (flags & 2 ? rows : 0);
  if (head.getUint32(0) !== 0x5742434c || head.getUint8(4) !== 1 || bytes.length !== end) throw new Error("no whole column file");
  const status = (row: number) => statusNames[flags & 1 ? (bytes[statusAt + row] ?? 255) : 0] ?? "missing";
  return {
    rows,
    decimals,
    status,
    value: (row) => {
      if (!isFigure(status(row))) return Number.NaN;
      let above = 0;
      for (let plane = 0; plane < width; plane++) above += (bytes[24 + plane * rows + row] ?? 0) * 256 ** plane;
      return (base + above) / 10 ** decimals;
    },
    coverage: (row) => (flags & 2 ? bytes[coverageAt + row] : undefined),
    index: Buffer.from(bytes.subarray(16, 24)).toString("hex"),
  };
}
