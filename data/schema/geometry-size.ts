/**
 * How large a drawn place may be: one of a neighbourhood, up to a whole gemeente or a region, and never so large that finding out
 * where it lies holds up others. Without an account less is allowed.
 */
import { metresPerDegree } from "../geometry/metres.ts";
import type { Position } from "../geometry/segments.ts";
import type { Text } from "./indicator.ts";

export interface SizeLimit {
  /** Corners in all. */
  vertices: number;
  /** Points, lines, or rings of polygons. */
  parts: number;
  /** Kilometres from west to east and from south to north. */
  extent: number;
  /** Kilometres of lines and borders together. */
  length: number;
}

/** The largest gemeente is 48 km wide, and the longest border of one is some 200 km. */
export const sizeLimits = {
  member: { vertices: 2_000, parts: 250, extent: 60, length: 600 },
  visitor: { vertices: 500, parts: 25, extent: 50, length: 200 },
} as const satisfies Record<string, SizeLimit>;

/** What a drawing has too much of, of whoever has an account; and of who has none. */
export type SizeFault = keyof SizeLimit | `visitor${Capitalize<keyof SizeLimit>}`;

const number = { nl: (n: number) => n.toLocaleString("nl"), en: (n: number) => n.toLocaleString("en") };
const words = {
  vertices: {
    nl: (n) => `Deze tekening heeft meer dan ${number.nl(n)} punten`,
    en: (n) => `This drawing has more than ${number.en(n)} points`,
  },
  parts: {
    nl: (n) => `Deze tekening heeft meer dan ${n} delen: punten, lijnen of randen van vlakken`,
    en: (n) => `This drawing has more than ${n} parts: points, lines or borders of polygons`,
  },
  extent: {
    nl: (n) => `Deze tekening is meer dan ${n} km breed of hoog`,
    en: (n) => `This drawing is more than ${n} km wide or high`,
  },
  length: {
    nl: (n) => `De lijnen en randen van deze tekening zijn samen langer dan ${number.nl(n)} km`,
    en: (n) => `The lines and borders of this drawing are longer than ${number.en(n)} km together`,
  },
} satisfies Record<keyof SizeLimit, Record<"nl" | "en", (n: number) => string>>;

const told = (of: keyof SizeLimit): Text => ({
  nl: `${words[of].nl(sizeLimits.member[of])}. Teken een plek in de wijk of de gemeente.`,
  en: `${words[of].en(sizeLimits.member[of])}. Draw a place in the neighbourhood or the municipality.`,
});
const toldVisitor = (of: keyof SizeLimit): Text => ({
  nl: `${words[of].nl(sizeLimits.visitor[of])}. Meer kan alleen met een account.`,
  en: `${words[of].en(sizeLimits.visitor[of])}. More is possible with an account only.`,
});

export const sizeSentences = {
  vertices: told("vertices"),
  parts: told("parts"),
  extent: told("extent"),
  length: told("length"),
  visitorVertices: toldVisitor("vertices"),
  visitorParts: toldVisitor("parts"),
  visitorExtent: toldVisitor("extent"),
  visitorLength: toldVisitor("length"),
} satisfies Record<SizeFault, Text>;

const faultOf = {
  member: { vertices: "vertices", parts: "parts", extent: "extent", length: "length" },
  visitor: { vertices: "visitorVertices", parts: "visitorParts", extent: "visitorExtent", length: "visitorLength" },
} as const satisfies Record<keyof typeof sizeLimits, Record<keyof SizeLimit, SizeFault>>;

/** Of points, lines or rings whose positions have been looked at. */
export function sizeFaults(parts: readonly (readonly Position[])[], who: keyof typeof sizeLimits): SizeFault[] {
  const found = sizeOf(parts);
  const limit = sizeLimits[who];
  return (["vertices", "parts", "extent", "length"] as const).filter((of) => found[of] > limit[of]).map((of) => faultOf[who][of]);
}

function sizeOf(parts: readonly (readonly Position[])[]): SizeLimit {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let [vertices, metres] = [0, 0];
  for (const part of parts) {
    for (const [i, [x, y]] of part.entries()) {
      vertices++;
      [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
      const [fromX, fromY] = part[i - 1] ?? [x, y];
      metres += Math.hypot((x - fromX) * metresPerDegree.east, (y - fromY) * metresPerDegree.north);
    }
  }
  const extent = Math.max((east - west) * metresPerDegree.east, (north - south) * metresPerDegree.north) / 1_000;
  return { vertices, parts: parts.length, extent, length: metres / 1_000 };
}
