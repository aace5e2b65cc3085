/** The pieces that two divisions cut each other into, and how the people of every older buurt are counted over areas of today. */
import type { MapLevel } from "../readers/map-borders.ts";
import type { Borders } from "../readers/shapefile.ts";
import { measureOverlaps, type Overlaps } from "./overlap.ts";

/** Two areas are the same when their shapes overlap by at least this part, both ways. */
export const sameFrom = 0.95;
/** An older buurt of which this part lies in one area lies in it wholly: the rest is the noise of simplified borders. */
const whollyFrom = 0.95;
/** Unless the people of today say that fewer than this part of them live there. */
const leastPeople = 0.5;
/** Overlaps smaller than this part of the older area are noise: nothing is carried over them. */
const sliver = 0.01;
/** The number of people on the land of an older buurt stayed about the same within these limits, or this few people. */
const steady = { from: 0.8, to: 1.25, few: 25 };
/** Metres between the lines that measure: some tens of lines through the smaller areas of the level. */
export const spacing: Record<MapLevel, number> = { gemeente: 40, wijk: 20, buurt: 10 };

export interface Maps {
  year: number;
  levels: Record<MapLevel, Borders>;
  /** Inhabitants of a buurt; undefined where that is not known. */
  inhabitants: (code: string) => number | undefined;
}

/** Areas of today that are put together from buurten, beside gemeenten and wijken: the groups, by id. */
export type Unions = ReadonlyMap<string, ReadonlySet<string>>;

export const overlapsOf = (from: Maps, to: Maps, level: MapLevel): Overlaps =>
  measureOverlaps(from.levels[level].features, to.levels[level].features, spacing[level]);

/** A piece of an older buurt in a buurt of today. */
interface Piece {
  code: string;
  /** Part of the older buurt, of what lies in any area of today, by land and by the people who live there today. */
  land: number;
  people: number;
  squareMetres: number;
}

export interface OlderBuurt {
  code: string;
  inhabitants: number;
  /** About as many people live on its land today. */
  isSteady: boolean;
  /** A buurt of today has its shape: its people are there, wherever people live today. */
  hasTwin: boolean;
  pieces: Piece[];
}

export interface Pieces {
  overlaps: Overlaps;
  older: OlderBuurt[];
}

export function cutPieces(from: Maps, to: Maps): Pieces {
  const overlaps = overlapsOf(from, to, "buurt");
  const { codes } = from.levels.buurt;
  const lists: { code: string; squareMetres: number; today: number }[][] = codes.map(() => []);
  const twins = new Set<number>();
  for (const [i, a] of overlaps.from.entries()) {
    const code = to.levels.buurt.codes[overlaps.to[i] ?? 0] ?? "";
    const squareMetres = overlaps.shared[i] ?? 0;
    const cover = squareMetres / (overlaps.toArea[overlaps.to[i] ?? 0] || 1);
    const today = (to.inhabitants(code) ?? 0) * cover;
    if (Math.min(cover, squareMetres / (overlaps.fromArea[a] || 1)) >= sameFrom) twins.add(a);
    lists[a]?.push({ code, squareMetres, today });
  }
  const older = codes.map((code, a): OlderBuurt => {
    const all = lists[a]?.reduce((sum, { squareMetres }) => sum + squareMetres, 0) ?? 0;
    const kept = (lists[a] ?? []).filter(({ squareMetres }) => squareMetres >= sliver * all);
    const land = kept.reduce((sum, { squareMetres }) => sum + squareMetres, 0);
    const today = kept.reduce((sum, piece) => sum + piece.today, 0);
    const inhabitants = from.inhabitants(code) ?? 0;
    return {
      code,
      inhabitants,
      isSteady: isSteady(inhabitants, today),
      hasTwin: twins.has(a),
      pieces: kept.map((piece) => ({
        code: piece.code,
        land: piece.squareMetres / land,
        people: today > 0 ? piece.today / today : piece.squareMetres / land,
        squareMetres: piece.squareMetres,
      })),
    };
  });
  return { overlaps, older };
}

interface Share {
  share: number;
  squareMetres: number;
}

/** How the people of an older buurt are counted over the units. */
export function sharesOf(
  { isSteady: steadily, hasTwin, pieces: list }: OlderBuurt,
  unit: (buurt: string) => string,
): Map<string, Share> {
  const sums = new Map<string, { land: number; people: number; squareMetres: number }>();
  for (const { code, land, people, squareMetres } of list) {
    const name = unit(code);
    const sum = sums.get(name) ?? { land: 0, people: 0, squareMetres: 0 };
    sums.set(name, { land: sum.land + land, people: sum.people + people, squareMetres: sum.squareMetres + squareMetres });
  }
  const by = (how: "land" | "people"): Map<string, Share> => {
    const wholly = [...sums].find(([, sum]) => sum[how] >= whollyFrom);
    if (wholly) return new Map([[wholly[0], { share: 1, squareMetres: wholly[1].squareMetres }]]);
    return new Map(Array.from(sums, ([name, sum]) => [name, { share: sum[how], squareMetres: sum.squareMetres }]));
  };
  const shares = by("land");
  const [only] = shares.size === 1 ? shares.keys() : [];
  const isWhole = only !== undefined && (hasTwin || (sums.get(only)?.people ?? 0) >= leastPeople);
  return steadily && !isWhole ? by("people") : shares;
}

/** Did about as many people live here then as do today? */
export const isSteady = (then: number, today: number): boolean =>
  Math.abs(today - then) <= steady.few || (today >= steady.from * then && today <= steady.to * then);
