/**
 * Codec of the neighbours of all areas of a level, in row order of the area index: which areas touch which, worked out once with the
 * borders. To touch is mutual, so each pair stands in the file once, with the area of the lower row.
 *
 * Little-endian. Header of 20 bytes: "WBNB", version 1, bytes per step, 2 bytes 0, rows u32, first 8 bytes of the index's sha256.
 * Then one byte a row: how many of its neighbours lie in a higher row. Then those neighbours, ascending, each as the step from the
 * one before it (the first from the row itself), one plane per byte (all low bytes first: it compresses better).
 */

/** Compressed sparse rows: the neighbours of row r are `neighbours[start[r]]` up to `neighbours[start[r + 1]]`, ascending. */
export interface Neighbours {
  /** One more than there are rows. */
  start: Uint32Array;
  neighbours: Uint32Array;
}

export interface PublishedNeighbours extends Neighbours {
  /** First 16 hex digits of the sha256 of the area index file. */
  indexHash: string;
}

/**
 * Figures and neighbours go by the rows of one list of areas. Throws an Error that says what to do where a new publication came in
 * between: row 7 of the one is then another area than row 7 of the other.
 */
export function requireSameAreas(neighbours: { indexHash: string }, figures: { indexHash: string }): void {
  if (neighbours.indexHash !== figures.indexHash)
    throw new Error(
      `figures of the areas ${figures.indexHash} and neighbours of the areas ${neighbours.indexHash} do not belong together: reload the page`,
    );
}

const headerBytes = 20;
const magic = "WBNB";

/** Throws a RangeError when a pair stands on one side only or an area has more than 255 neighbours in higher rows. */
export function encodeNeighbours({ start, neighbours, indexHash }: PublishedNeighbours): Uint8Array {
  const rows = start.length - 1;
  const counts = new Uint8Array(rows);
  const steps: number[] = [];
  for (let row = 0; row < rows; row++) {
    let before = row;
    for (let at = start[row] as number; at < (start[row + 1] as number); at++) {
      const other = neighbours[at] as number;
      if (other <= row) continue;
      if (counts[row] === 255) throw new RangeError(`row ${row} has more than 255 neighbours in higher rows`);
      counts[row] = (counts[row] as number) + 1;
      steps.push(other - before);
      before = other;
    }
  }
  if (steps.length * 2 !== neighbours.length) throw new RangeError("a row names a neighbour that does not name it");
  const most = steps.reduce((a, b) => Math.max(a, b), 0);
  const width = most < 256 ? 1 : most < 65_536 ? 2 : 4;
  const bytes = new Uint8Array(headerBytes + rows + steps.length * width);
  for (let i = 0; i < 4; i++) bytes[i] = magic.charCodeAt(i);
  bytes[4] = 1;
  bytes[5] = width;
  new DataView(bytes.buffer).setUint32(8, rows, true);
  for (let i = 0; i < 8; i++) bytes[12 + i] = Number.parseInt(indexHash.slice(i * 2, i * 2 + 2), 16);
  bytes.set(counts, headerBytes);
  for (let plane = 0, at = headerBytes + rows; plane < width; plane++)
    for (const step of steps) bytes[at++] = Math.floor(step / 256 ** plane) & 0xff;
  return bytes;
}

/** Throws an Error that says what is wrong and what to do when the bytes are not whole neighbours of this version. */
export function decodeNeighbours(bytes: Uint8Array): PublishedNeighbours {
  if (bytes.length < headerBytes || String.fromCharCode(...bytes.subarray(0, 4)) !== magic)
    throw new Error("not a file of neighbours: run the import again");
  if (bytes[4] !== 1) throw new Error(`neighbours of format ${bytes[4]} are not known here: reload the page or update`);
  const width = bytes[5] as number;
  const rows = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(8, true);
  const counts = bytes.subarray(headerBytes, headerBytes + rows);
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  const expected = headerBytes + rows + pairs * width;
  if (bytes.length !== expected)
    throw new Error(
      `neighbours of ${bytes.length} bytes should have ${expected}: they are truncated or damaged, reload the page`,
    );
  const others = new Uint32Array(pairs);
  const start = new Uint32Array(rows + 1);
  for (let row = 0, at = 0; row < rows; row++) {
    let other = row;
    for (const last = at + (counts[row] as number); at < last; at++) {
      let step = 0;
      for (let plane = width - 1; plane >= 0; plane--)
        step = step * 256 + (bytes[headerBytes + rows + plane * pairs + at] as number);
      other += step;
      if (step === 0 || other >= rows)
        throw new Error(`row ${row} names row ${other} of ${rows} as its neighbour: the file is damaged, reload the page`);
      others[at] = other;
      start[row + 1] = (start[row + 1] as number) + 1;
      start[other + 1] = (start[other + 1] as number) + 1;
    }
  }
  for (let row = 0; row < rows; row++) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  // Rows in ascending order give every row its lower neighbours before its higher ones, each ascending.
  const end = start.slice(0, -1);
  const neighbours = new Uint32Array(2 * pairs);
  const put = (row: number, other: number) => {
    const at = end[row] as number;
    neighbours[at] = other;
    end[row] = at + 1;
  };
  for (let row = 0, at = 0; row < rows; row++) {
    for (const last = at + (counts[row] as number); at < last; at++) {
      put(row, others[at] as number);
      put(others[at] as number, row);
    }
  }
  const indexHash = Array.from(bytes.subarray(12, 20), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { start, neighbours, indexHash };
}
