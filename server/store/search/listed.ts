/** The columns that lists filter by, from an entry and where it lies. */

import { boxOfPositions } from "#data/geometry/box.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import { initiativeThemes, phases } from "#data/schema/initiative-filter.ts";
import type { ListedContent } from "#data/schema/record.ts";
import { searchable } from "#data/text/fold.ts";
import type { Listed } from "../tables.ts";

export const themeBits = (themes: readonly string[]): number =>
  themes.reduce((bits, theme) => bits | (1 << (initiativeThemes as string[]).indexOf(theme)), 0);

export const phaseBits = (some: readonly string[]): number =>
  some.reduce((bits, phase) => bits | (1 << (phases as readonly string[]).indexOf(phase)), 0);

/** Place of the first phase in the list of phases; undefined without one. */
export const firstPhase = (bits: number): number | undefined => (bits === 0 ? undefined : 31 - Math.clz32(bits & -bits));

/** Every theme that an initiative can have, with its bit. */
export const bitOfTheme = initiativeThemes.map((theme) => [theme, themeBits([theme])] as const);

/** Above the bits of the themes stands the number of the one that was named first, plus one: it gives a point its colour. */
const leadShift = 8;
const themesColumn = (themes: readonly string[]): number =>
  themeBits(themes) | (((initiativeThemes as string[]).indexOf(themes[0] ?? "") + 1) << leadShift);

/** Number of the theme that was named first; of rows that do not tell, the first in the list of themes. */
export const leadTheme = (column: number): number =>
  column >> leadShift > 0 ? (column >> leadShift) - 1 : Math.max(0, 31 - Math.clz32(column & -column));

/** West, south, east, north and the cell; all null without a geometry. */
export function bboxColumns(geometry: Geometry | null): Pick<Listed, "west" | "south" | "east" | "north" | "cell"> {
  if (!geometry) return { west: null, south: null, east: null, north: null, cell: null };
  const [west, south, east, north] = boxOfPositions(geometry.coordinates);
  return { west, south, east, north, cell: cellOf([west, south, east, north]) };
}

export const listedOf = (content: ListedContent, geometry: Geometry | null) => ({
  title: content.title,
  search: searchable([content.title, ...content.texts].join("\n")),
  kind: content.kind ?? null,
  phases: phaseBits(content.phases ?? []),
  lifecycle: content.lifecycle ?? null,
  themes: themesColumn(content.themes ?? []),
  from_day: content.period?.from ?? null,
  to_day: content.period?.to ?? null,
  reach: content.reach ?? null,
  ...bboxColumns(geometry),
});

/**
 * Squares of a tenth of a degree, so that an ordinary index finds what lies in a box on any engine. What is larger than a
 * square has the square `large`, which every search looks into too.
 */
type Box = readonly [west: number, south: number, east: number, north: number];

const perDegree = 10;
const large = -1;
/** A search over more squares than this is over most of the country: then they help no longer. */
const most = 150;

const cellAt = (column: number, row: number) => column * 10_000 + row;
const index = (degrees: number) => Math.floor(degrees * perDegree);

export const cellOf = ([west, south, east, north]: Box): number =>
  (east - west) * perDegree > 1 || (north - south) * perDegree > 1
    ? large
    : cellAt(index((west + east) / 2), index((south + north) / 2));

/** The squares in which the middle can lie of anything that touches the box; undefined when those are too many to help. */
export function cellsAround([west, south, east, north]: Box): number[] | undefined {
  const half = 0.5 / perDegree;
  const [first, last] = [index(west - half), index(east + half)];
  const [bottom, top] = [index(south - half), index(north + half)];
  if ((last - first + 1) * (top - bottom + 1) > most) return undefined;
  const cells = [large];
  for (let column = first; column <= last; column++) for (let row = bottom; row <= top; row++) cells.push(cellAt(column, row));
  return cells;
}
