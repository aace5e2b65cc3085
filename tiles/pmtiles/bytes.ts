/** Protocol buffers, the writing half that vector tiles need (protobuf.dev/programming-guides/encoding). */
export interface Bytes {
  data: Uint8Array;
  length: number;
}

export const makeBytes = (capacity = 256): Bytes => ({ data: new Uint8Array(capacity), length: 0 });

export const bytesOf = (bytes: Bytes): Uint8Array => bytes.data.subarray(0, bytes.length);

function reserve(bytes: Bytes, extra: number): void {
  const needed = bytes.length + extra;
  if (needed <= bytes.data.length) return;
  const grown = new Uint8Array(Math.max(needed, bytes.data.length * 2));
  grown.set(bytesOf(bytes));
  bytes.data = grown;
}

/** Whole numbers from 0 to 2^53. */
export function writeVarint(bytes: Bytes, value: number): void {
  if (bytes.length + 10 > bytes.data.length) reserve(bytes, 10);
  const { data } = bytes;
  let at = bytes.length;
  let rest = value;
  while (rest > 0x7fffffff) {
    data[at++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  while (rest > 0x7f) {
    data[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  data[at++] = rest;
  bytes.length = at;
}

/** A signed number within 31 bits as an unsigned one: 0, -1, 1, -2 ... */
const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;

/** Each number as its difference from the one two places before it, the first two from `x` and `y`: a line of positions x, y, x, y ... */
export function writeSteps(bytes: Bytes, positions: number[], first: number, end: number, x: number, y: number): void {
  reserve(bytes, (end - first) * 5);
  const { data } = bytes;
  let at = bytes.length;
  let [before, beforeThat] = [y, x];
  for (let i = first; i < end; i++) {
    const value = positions[i];
    const step = value - beforeThat;
    beforeThat = before;
    before = value;
    let rest = zigzag(step);
    while (rest > 0x7f) {
      data[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    data[at++] = rest;
  }
  bytes.length = at;
}

/** Signed numbers within 31 bits. */
export const writeZigzag = (bytes: Bytes, value: number): void => writeVarint(bytes, zigzag(value));

export function writeNumberField(bytes: Bytes, field: number, value: number): void {
  writeVarint(bytes, field << 3);
  writeVarint(bytes, value);
}

/** Length-delimited: bytes, text, packed numbers or a message. */
export function writeField(bytes: Bytes, field: number, content: Uint8Array): void {
  writeVarint(bytes, (field << 3) | 2);
  writeVarint(bytes, content.length);
  writeBytes(bytes, content);
}

export function writeBytes(bytes: Bytes, content: Uint8Array): void {
  reserve(bytes, content.length);
  bytes.data.set(content, bytes.length);
  bytes.length += content.length;
}

/** What the other holds, without a view of it: a build appends half a million times. */
export function appendBytes(bytes: Bytes, other: Bytes): void {
  reserve(bytes, other.length);
  if (other.length > 64) bytes.data.set(bytesOf(other), bytes.length);
  else for (let i = 0; i < other.length; i++) bytes.data[bytes.length + i] = other.data[i];
  bytes.length += other.length;
}

const utf8 = new TextEncoder();
export const writeText = (bytes: Bytes, field: number, text: string): void => writeField(bytes, field, utf8.encode(text));
