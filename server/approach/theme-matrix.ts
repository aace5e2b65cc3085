/** The matrix of areas or organisations by theme or ministry: the same for everybody, but for gemeenten whose wijkteam looks first. */
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
import type { Actor } from "#data/schema/permission.ts";
import { csvOf } from "#data/text/csv.ts";
import { withheldFrom } from "../entries/completeness.ts";
import type { Living } from "../entries/living-data.ts";
import { type AreaRef, areasAround, groupOf, requireArea } from "../published/areas.ts";
import { comparedLevel } from "../published/comparable.ts";
import type { PublishedSet } from "../published/published-set.ts";
import {
  type CountsAsked,
  countThemesByArea,
  countThemesByOrganisation,
  countThemesTogether,
} from "../store/approach/theme-counts.ts";
import { remembered } from "../store/cache.ts";
import { completeThemes, listPreviews } from "../store/completeness.ts";
import type { Db } from "../store/database.ts";
import { listOrganisations } from "../store/organisations.ts";
import { areasAsked, gemeenteOf } from "./matrix-areas.ts";
import { figuresOfNeed, needOfArea } from "./theme-need.ts";

export interface MatrixRequest extends MatrixQuestion {
  /** UTC, ISO 8601. */
  now: string;
  /** Who asks; undefined is everybody. */
  actor: Actor | undefined;
}

/** Rejects with a Problem 404 for a list or an area that is not known, and 400 for what is no region. */
export async function themeMatrixOf(
  { db }: Pick<Living, "db">,
  set: PublishedSet,
  asked: MatrixRequest,
): Promise<ApproachMatrix> {
  const areas = await areasAsked(set, asked);
  const day = today(asked.now);
  const confirmedFrom = freshnessLimits(asked.now).fading;
  const about = { day, rowsAre: asked.rows, columnsAre: asked.columns, title: areas.title };
  const counted = <T>(of: string, refs: readonly AreaRef[], count: (db: Db, of: CountsAsked) => Promise<T>): Promise<T> => {
    const codes = refs.map((ref) => codeOf(set, ref));
    return remembered(db, JSON.stringify(["theme-matrix", of, codes, day]), () => count(db, { codes, day, confirmedFrom }));
  };
  if (asked.rows === "organisation") {
    const found = await counted("organisation", areas.inside, countThemesByOrganisation);
    const names = new Map((await listOrganisations(db)).map(({ id, name }) => [id, name]));
    const rows = [...found].map(([id, counts]) => ({ ...rowOf(id, names.get(id) ?? id, counts, asked), all: total(counts) }));
    rows.sort((a, b) => b.all - a.all || a.name.localeCompare(b.name, "nl"));
    const shown = rows.slice(0, mostMatrixRows).map(({ all: _, ...row }) => row);
    return { ...about, rows: shown, numberMatched: rows.length };
  }
  const { whole, together, inside, parts } = areas;
  const saying = await completeThemes(db, day);
  const silent = withheldFrom(set, asked.actor, await listPreviews(db));
  const isWithheld = (ref: AreaRef) => silent.includes(gemeenteOf(set, ref));
  const saysOf = (ref: AreaRef): ((theme: InitiativeTheme) => boolean) =>
    isWithheld(ref) ? () => false : (theme) => isSaid(set, ref, (area) => saying.has(`${area} ${theme}`));
  const all = [...(whole ? [whole] : []), ...parts];
  const refs = all.slice(0, mostMatrixRows - (together ? 1 : 0));
  const counts = await counted("area", refs, countThemesByArea);
  const rows = refs.map((ref): ApproachRow => {
    const code = codeOf(set, ref);
    const needs = asked.columns === "theme" ? needOfArea(set, ref) : new Map<InitiativeTheme, number | null>();
    const name = set.areas[ref.level].names[ref.row] ?? code;
    const row = rowOf(code, name, counts.get(code) ?? [], asked, { needs, isDeclared: saysOf(ref) });
    const of = {
      ...row,
      ...(ref === whole ? { whole: true as const } : {}),
      ...(isWithheld(ref) ? { withheld: true as const } : {}),
    };
    return asked.columns === "theme" ? { ...of, against: comparedLevel(ref.level) } : of;
  });
  if (together) {
    const isDeclared = (theme: InitiativeTheme) => inside.every((ref) => saysOf(ref)(theme));
    const once = await counted("together", inside, countThemesTogether);
    const row = rowOf(together.code, areas.title, once, asked, { needs: new Map(), isDeclared });
    const partly = together.parts.filter(({ share }) => share < 1).length;
    rows.unshift({ ...row, whole: true, together: { partly }, ...(inside.some(isWithheld) ? { withheld: true as const } : {}) });
  }
  const levels = [...new Set(refs.map((ref) => comparedLevel(ref.level)))];
  const figures = levels.flatMap((against) => figuresOfNeed(set, against).map((figure) => ({ against, ...figure })));
  const matrix = { ...about, rows, numberMatched: all.length + (together ? 1 : 0) };
  return asked.columns === "theme" ? { ...matrix, figures } : matrix;
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
