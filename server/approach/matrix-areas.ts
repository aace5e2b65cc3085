/** Which areas a matrix is about: those of a list, or an area, province or own region with its parts. */
import type { MatrixQuestion } from "#data/approach/theme-matrix.ts";
import { isPutTogether } from "#data/schema/area.ts";
import { Problem } from "../http/errors.ts";
import { type AreaRef, gemeenteRowOf, groupOf, requireArea } from "../published/areas.ts";
import { regionAt } from "../published/places.ts";
import type { PublishedSet } from "../published/published-set.ts";
import type { OwnRegion } from "../published/region.ts";
import { nameOfRegion } from "../published/region-profile.ts";

export interface MatrixAreas {
  title: string;
  /** The area that was asked. */
  whole?: AreaRef;
  /** What was asked, where it is put together from areas. */
  together?: OwnRegion;
  /** All that was asked lies in one of these. */
  inside: readonly AreaRef[];
  /** Areas of the list, or parts of what was asked. */
  parts: readonly AreaRef[];
}

type Question = Pick<MatrixQuestion, "list" | "area" | "parts">;

/** Rejects with a Problem 404 for what is not known, and 400 for what is no region. */
export async function areasAsked(set: PublishedSet, { list, area, parts }: Question): Promise<MatrixAreas> {
  if (area === undefined) return areasOfList(set, list ?? "focusgebieden");
  const found = isPutTogether(area) ? ofRegion(set, await regionAt(set, area)) : ofArea(set, requireArea(set, area));
  return parts === "false" ? { ...found, parts: [] } : found;
}

function areasOfList(set: PublishedSet, list: string): MatrixAreas {
  const found = set.catalog.groups.find(({ id }) => id === list);
  if (!found) throw new Problem(404, "There is no list of areas of this name: see /api/v1/groups.");
  const refs = found.areas.map(({ id }) => requireArea(set, id));
  return { title: found.name.nl, inside: refs, parts: refs };
}

function ofArea(set: PublishedSet, ref: AreaRef): MatrixAreas {
  const { codes, names } = set.areas[ref.level];
  return { title: names[ref.row] ?? codes[ref.row] ?? "", whole: ref, inside: [ref], parts: partsOf(set, ref) };
}

function ofRegion(set: PublishedSet, region: OwnRegion): MatrixAreas {
  const { parts, province } = region;
  const [only] = parts;
  // What one area is, that area says best.
  if (province === undefined && only?.share === 1 && parts.length === 1) return ofArea(set, only);
  return { title: nameOfRegion(set, region), together: region, inside: parts, parts };
}

/** The area itself, and its parts. */
export const rowsOfArea = (set: PublishedSet, ref: AreaRef): AreaRef[] => [ref, ...partsOf(set, ref)];

/** Wijken of a gemeente, buurten of a wijk, members of a group; a buurt has none. */
function partsOf(set: PublishedSet, ref: AreaRef): AreaRef[] {
  const { wijk, buurt } = set.areas;
  const rowsWhere = (parents: ArrayLike<number>): number[] =>
    Array.from(parents).flatMap((at, row) => (at === ref.row ? [row] : []));
  if (ref.level === "gemeente") return rowsWhere(wijk.gemeenten).map((row) => ({ level: "wijk", row }));
  if (ref.level === "wijk") return rowsWhere(buurt.parents).map((row) => ({ level: "buurt", row }));
  return groupOf(set, ref)?.area.members.map(({ code }) => requireArea(set, code)) ?? [];
}

/** Code of the gemeente that an area is or lies in; empty for what lies in several. */
export const gemeenteOf = (set: PublishedSet, ref: AreaRef): string => set.areas.gemeente.codes[gemeenteRowOf(set, ref)] ?? "";
