/** Areas for what the reader typed, for browser and server alike: by name, by code, or by postcode, without any service. */
import type { Postcodes } from "../schema/area.ts";
import { fold } from "../text/fold.ts";
import { findByCode, findPlaces, type SearchOptions } from "./find-places.ts";
import { areaOfEntry, type FoundArea, type PlaceIndex } from "./place-index.ts";

export interface TypedPostcode {
  /** The four digits, which is all that is known of areas. */
  digits: string;
  /** Letters were typed too, and perhaps a house number: they find nothing more. */
  more: boolean;
}

export interface FoundAreas {
  /** What was typed, where it is a postcode. */
  postcode?: TypedPostcode;
  /** Areas of that postcode; undefined while the list of postcodes is not there. */
  ofPostcode?: FoundArea[] | undefined;
  /** By name or code, best first. */
  areas: FoundArea[];
}

/** What is a postcode finds no names: "3521 AB" is no area whose name begins with "ab". Its digits may still be a code. */
export function findAreas(
  index: PlaceIndex,
  text: string,
  { postcodes, ...asking }: Partial<SearchOptions> & { postcodes?: Postcodes | undefined } = {},
): FoundAreas {
  const postcode = postcodeIn(text);
  if (!postcode) return { areas: findPlaces(index, text, asking) };
  const ofPostcode = postcodes && findByPostcode(index, postcodes, postcode.digits);
  return { postcode, ofPostcode, areas: postcode.more ? [] : findByCode(index, text, asking) };
}

/** Undefined for what is no postcode. "3521", "3521 AB", "postcode 3521ab" and "3521 AB 12", also half typed. */
export function postcodeIn(text: string): TypedPostcode | undefined {
  const [, digits, letters] = /^(?:postcode )?([1-9]\d{3})(?: ?([a-z]{1,2})(?: \d.*)?)?$/.exec(fold(text)) ?? [];
  return digits === undefined ? undefined : { digits, more: letters !== undefined };
}

/**
 * Wijken of which at least half of the inhabitants (of buurten with a postcode) live in buurten with this one, then those buurten.
 * Where most people live first.
 */
function findByPostcode(index: PlaceIndex, { digits: ofBuurten }: Postcodes, digits: string): FoundArea[] {
  const { buurt } = index.areas;
  const asked = Number(digits);
  const people = (row: number) => Math.max(0, buurt.inhabitants[row] ?? 0);
  const rows = [...ofBuurten.keys()].filter((row) => ofBuurten[row] === asked);
  const inside = new Map(rows.map((row) => [buurt.parents[row] ?? -1, 0]));
  const whole = new Map(inside);
  for (const [row, postcode] of ofBuurten.entries()) {
    const wijk = buurt.parents[row] ?? -1;
    if (postcode === 0 || wijk < 0 || !inside.has(wijk)) continue;
    whole.set(wijk, (whole.get(wijk) ?? 0) + people(row));
    if (postcode === asked) inside.set(wijk, (inside.get(wijk) ?? 0) + people(row));
  }
  const byPeople = (a: readonly [number, number], b: readonly [number, number]) => b[1] - a[1] || a[0] - b[0];
  const wijken = [...inside].filter(([row, count]) => count > 0 && 2 * count >= (whole.get(row) ?? 0)).sort(byPeople);
  const buurten = rows.map((row) => [row, people(row)] as const).sort(byPeople);
  return [
    ...wijken.map(([row]) => areaOfEntry(index, index.start.wijk + row)),
    ...buurten.map(([row]) => areaOfEntry(index, index.start.buurt + row)),
  ];
}
