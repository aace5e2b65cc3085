/**
 * Polygons as a short text for addresses: whole steps of 1e-5 degrees (a metre), each corner as how far it lies from the one before,
 * five bits a character. All characters may stand in an address as they are.
 */
import type { Position, Ring } from "./segments.ts";

/** Closed rings, the outer one first. */
export type Polygons = readonly (readonly Ring[])[];

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const digits = new Map([...alphabet].map((character, value) => [character, value]));
const steps = 1e5;
/** Near the middle of the country, so that the first corner is short too. */
const start = [520_000, 5_210_000] as const;
const [betweenPolygons, betweenRings] = ["~", "."];
/** A difference within the country has at most so many characters. */
const longest = 6;

const inSteps = (degrees: number) => Math.round(degrees * steps);

/** Corners that fall together after rounding are one; without the closing one. */
function corners(ring: Ring): [number, number][] {
  const found: [number, number][] = [];
  for (const [x, y] of ring) {
    const [a, b] = [inSteps(x), inSteps(y)];
    const last = found.at(-1);
    if (last?.[0] !== a || last[1] !== b) found.push([a, b]);
  }
  const [first, last] = [found[0], found.at(-1)];
  if (found.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]) found.pop();
  return found;
}

function packed(difference: number): string {
  let left = difference < 0 ? -difference * 2 - 1 : difference * 2;
  let text = "";
  for (; left >= 32; left = Math.floor(left / 32)) text += alphabet[32 + (left % 32)];
  return text + alphabet[left];
}

/** As the address has it, after which a hole or a part may be gone that was smaller than a step. */
export function packPolygons(polygons: Polygons): string {
  let [x, y]: readonly [number, number] = [start[0], start[1]];
  const texts = polygons.flatMap((rings) => {
    const [outer = [], ...holes] = rings.map(corners);
    if (outer.length < 3) return [];
    const kept = [outer, ...holes.filter((hole) => hole.length >= 3)];
    const written = kept.map((ring) =>
      ring
        .map(([a, b]) => {
          const text = packed(a - x) + packed(b - y);
          [x, y] = [a, b];
          return text;
        })
        .join(""),
    );
    return [written.join(betweenRings)];
  });
  const text = texts.join(betweenPolygons);
  return text === "" ? "" : checkOf(text) + text;
}

/** Two characters by which a text that lost its end is known. */
function checkOf(text: string): string {
  let sum = 7;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 4093;
  return (alphabet[Math.floor(sum / 64)] ?? "") + (alphabet[sum % 64] ?? "");
}

/** Undefined for what `packPolygons` does not write. */
export function unpackPolygons(all: string): Polygons | undefined {
  const text = all.slice(2);
  if (text === "" || checkOf(text) !== all.slice(0, 2)) return undefined;
  let [x, y]: readonly [number, number] = [start[0], start[1]];
  const polygons: Position[][][] = [];
  for (const part of text.split(betweenPolygons)) {
    const rings: Position[][] = [];
    for (const written of part.split(betweenRings)) {
      const differences = unpacked(written);
      if (!differences || differences.length < 6 || differences.length % 2 === 1) return undefined;
      const ring: Position[] = [];
      for (let i = 0; i < differences.length; i += 2) {
        x += differences[i] as number;
        y += differences[i + 1] as number;
        ring.push([x / steps, y / steps]);
      }
      const [first] = ring;
      if (first) ring.push(first);
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

function unpacked(text: string): number[] | undefined {
  const found: number[] = [];
  let [value, scale, length] = [0, 1, 0];
  for (const character of text) {
    const digit = digits.get(character);
    if (digit === undefined || ++length > longest) return undefined;
    value += (digit % 32) * scale;
    scale *= 32;
    if (digit >= 32) continue;
    found.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    [value, scale, length] = [0, 1, 0];
  }
  return length === 0 ? found : undefined;
}
