/** The columns that lists filter by, from an entry and where it lies. */

import { boxOfPositions } from "#data/geometry/box.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import { type InitiativeDraft, initiativeThemes } from "#data/schema/initiative.ts";
import { searchable } from "#data/text/fold.ts";
import type { Listed } from "../tables.ts";
import { cellOf } from "./cell.ts";

export type ListedContent = Pick<
  InitiativeDraft,
  "title" | "summary" | "kind" | "themes" | "phase" | "lifecycle" | "period" | "parties"
>;

export const themeBits = (themes: readonly string[]): number =>
  themes.reduce((bits, theme) => bits | (1 << (initiativeThemes as string[]).indexOf(theme)), 0);

/** Above the bits of the themes stands the number of the one that was named first, plus one: it gives a point its colour. */
const leadShift = 8;
const themesColumn = (themes: readonly string[]): number =>
  themeBits(themes) | (((initiativeThemes as string[]).indexOf(themes[0] ?? "") + 1) << leadShift);

/** Number of the theme that was named first; of rows that do not tell, the first in the list of themes. */
export const leadTheme = (column: number): number =>
  column >> leadShift > 0 ? (column >> leadShift) - 1 : Math.max(0, 31 - Math.clz32(column & -column));

/** West, south, east, north and the cell; all null without a geometry. */
export function boxOf(geometry: Geometry | null): Pick<Listed, "west" | "south" | "east" | "north" | "cell"> {
  if (!geometry) return { west: null, south: null, east: null, north: null, cell: null };
  const [west, south, east, north] = boxOfPositions(geometry.coordinates);
  return { west, south, east, north, cell: cellOf([west, south, east, north]) };
}

export const listedOf = (content: ListedContent, geometry: Geometry | null) => ({
  title: content.title,
  search: searchable(
    [content.title, content.summary, ...(content.parties ?? []).map(({ organisation }) => organisation)].join("\n"),
  ),
  kind: content.kind ?? null,
  phase: content.phase ?? null,
  lifecycle: content.lifecycle ?? null,
  themes: themesColumn(content.themes ?? []),
  from_day: content.period?.from ?? null,
  to_day: content.period?.to ?? null,
  ...boxOf(geometry),
});
