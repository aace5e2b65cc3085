/** The matrix of areas or organisations by theme or ministry, as everybody may see it. */
import {
  type ApproachMatrix,
  type ApproachRow,
  approachCellOf,
  columnThemes,
  type MatrixQuestion,
  mostMatrixRows,
  type ThemeCount,
} from "#data/approach/theme-matrix.ts";
import { freshnessLimits, today } from "#data/schema/day.ts";
import type { InitiativeTheme } from "#data/schema/initiative-filter.ts";
import { csvOf } from "#data/text/csv.ts";
import type { Living } from "../entries/living-data.ts";
import { Problem } from "../http/errors.ts";
import { type AreaRef, areasAround, groupOf, requireArea } from "../published/areas.ts";
import { comparedLevel } from "../published/comparable.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { countThemesByArea, countThemesByOrganisation } from "../store/approach/theme-counts.ts";
import { remembered } from "../store/cache.ts";
import { listDeclarations } from "../store/completeness.ts";
import { listOrganisations } from "../store/organisations.ts";
import { figuresOfNeed, needOfArea } from "./theme-need.ts";

interface Asked extends MatrixQuestion {
  /** UTC, ISO 8601. */
  now: string;
}

/** Rejects with a Problem 404 for a list or an area that is not known. */
export async function themeMatrixOf({ db }: Pick<Living, "db">, set: PublishedSet, asked: Asked): Promise<ApproachMatrix> {
  const { title, refs } = areasAsked(set, asked);
  const day = today(asked.now);
  const confirmedFrom = freshnessLimits(asked.now).fading;
  const about = { day, rowsAre: asked.rows, columnsAre: asked.columns, title };
  // Of organisations the area itself says it all.
  const codes = (asked.rows === "organisation" && asked.area !== undefined ? refs.slice(0, 1) : refs).map((ref) =>
    codeOf(set, ref),
  );
  const key = JSON.stringify(["theme-matrix", asked.rows, codes, day]);
  if (asked.rows === "organisation") {
    const found = await remembered(db, key, () => countThemesByOrganisation(db, { codes, day, confirmedFrom }));
    const names = new Map((await listOrganisations(db)).map(({ id, name }) => [id, name]));
    const rows = [...found].map(([id, counts]) => ({ ...rowOf(id, names.get(id) ?? id, counts, asked), all: total(counts) }));
    rows.sort((a, b) => b.all - a.all || a.name.localeCompare(b.name, "nl"));
    const shown = rows.slice(0, mostMatrixRows).map(({ all: _, ...row }) => row);
    return { ...about, rows: shown, numberMatched: rows.length };
  }
  const declared = await remembered(db, `declarations ${day}`, () => listDeclarations(db, day));
  const saying = new Set(declared.map(({ area, theme }) => `${area} ${theme}`));
  const counts = await remembered(db, key, () => countThemesByArea(db, { codes, day, confirmedFrom }));
  const rows = refs.slice(0, mostMatrixRows).map((ref) => {
    const code = codeOf(set, ref);
    const needs = asked.columns === "theme" ? needOfArea(set, ref) : new Map<InitiativeTheme, number | null>();
    const isDeclared = (theme: InitiativeTheme) => isSaid(set, ref, (area) => saying.has(`${area} ${theme}`));
    const row = rowOf(code, set.areas[ref.level].names[ref.row] ?? code, counts.get(code) ?? [], asked, { needs, isDeclared });
    const of = { ...row, ...(code === asked.area ? { whole: true as const } : {}) };
    return asked.columns === "theme" ? { ...of, against: comparedLevel(ref.level) } : of;
  });
  const levels = [...new Set(refs.map((ref) => comparedLevel(ref.level)))];
  const figures = levels.flatMap((against) => figuresOfNeed(set, against).map((figure) => ({ against, ...figure })));
  return { ...about, rows, numberMatched: refs.length, ...(asked.columns === "theme" ? { figures } : {}) };
}

const codeOf = (set: PublishedSet, { level, row }: AreaRef): string => set.areas[level].codes[row] ?? "";
const total = (counts: readonly ThemeCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

interface OfArea {
  needs: ReadonlyMap<InitiativeTheme, number | null>;
  isDeclared: (theme: InitiativeTheme) => boolean;
}

function rowOf(
  id: string,
  name: string,
  counts: readonly ThemeCount[],
  { columns }: Pick<MatrixQuestion, "columns">,
  { needs, isDeclared }: OfArea = { needs: new Map(), isDeclared: () => false },
): ApproachRow {
  const cells = columnThemes(columns).map((column) => {
    const [first] = column.themes;
    const need = (first && needs.get(first)) ?? null;
    return approachCellOf(column, counts, { declared: column.themes.every(isDeclared), need });
  });
  return { id, name, cells };
}

/** Of the area, of something that all of it lies in, or of each of its members. */
export function isSaid(set: PublishedSet, ref: AreaRef, says: (area: string) => boolean): boolean {
  if (aroundOf(set, ref).some(says)) return true;
  const members = groupOf(set, ref)?.area.members ?? [];
  return members.length > 0 && members.every(({ code }) => aroundOf(set, requireArea(set, code)).some(says));
}

const around = new WeakMap<PublishedSet, Map<string, string[]>>();

/** The area itself and all that it lies in: found by its buurten, so once. */
function aroundOf(set: PublishedSet, ref: AreaRef): string[] {
  const known = around.get(set) ?? new Map<string, string[]>();
  around.set(set, known);
  const code = codeOf(set, ref);
  const found = known.get(code) ?? areasAround(set, ref);
  known.set(code, found);
  return found;
}

/** The areas of a list, or an area and what it is made of. */
function areasAsked(set: PublishedSet, { list, area }: MatrixQuestion): { title: string; refs: AreaRef[] } {
  if (area !== undefined) {
    const ref = requireArea(set, area);
    return { title: set.areas[ref.level].names[ref.row] ?? area, refs: rowsOfArea(set, ref) };
  }
  const found = set.catalog.groups.find(({ id }) => id === (list ?? "focusgebieden"));
  if (!found) throw new Problem(404, "There is no list of areas of this name: see /api/v1/groups.");
  return { title: found.name.nl, refs: found.areas.map(({ id }) => requireArea(set, id)) };
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

/** A row for every cell. */
export function matrixCsv({ rows, day, rowsAre }: ApproachMatrix): string {
  const heading = [
    rowsAre === "area" ? "gebied" : "organisatie",
    ...["naam", "kolom", "cel", "bevestigde_initiatieven", "onbevestigde_initiatieven", "bereik_per_jaar"],
    ...["lopende_afspraken", "lopende_geldstromen", "opgave_percentiel", "datum"],
  ];
  const words = { unknown: "onbekend", empty: "leeg", one: "één", more: "meer" };
  return csvOf([
    heading,
    ...rows.flatMap(({ id, name, cells }) =>
      cells.map((cell) => [
        ...[id, name, cell.column, words[cell.kind], cell.initiatives, cell.unconfirmed, cell.reach],
        ...[cell.agreements, cell.fundingLines, cell.need, day],
      ]),
    ),
  ]);
}
