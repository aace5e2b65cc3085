/** The areas of a list side by side: the same for everybody, but for the themes of gemeenten whose wijkteam looks first. */
import { type Programme, type ProgrammeQuestion, type ProgrammeRow, usualProgrammeIndicators } from "#data/approach/programme.ts";
import type { ApproachRow } from "#data/approach/theme-matrix.ts";
import { carried } from "#data/checklists/carry.ts";
import { checklistTemplates } from "#data/checklists/checklist.ts";
import { type AnyEdition, checklistEditions } from "#data/editions/edition.ts";
import { sourceOf } from "#data/indicators/figure-source.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { dayOf, today } from "#data/schema/day.ts";
import type { Living } from "../entries/living-data.ts";
import { type AreaRef, describeArea, groupOf, placeOfArea, requireArea } from "../published/areas.ts";
import { columnEntry, requireIndicator } from "../published/indicator-values.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { placeOnSketch, sketchOf } from "../published/sketch.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import { keptApproaches } from "../store/approach/approaches.ts";
import { editionsOfNow } from "../store/approach/editions.ts";
import { countAgreements, countMoney, type FilledIn, filledChecklists, lastChanges } from "../store/approach/programme-counts.ts";
import { remembered } from "../store/cache.ts";
import { programmeFigure } from "./programme-figures.ts";
import { type MatrixRequest, themeMatrixOf } from "./theme-matrix.ts";

/** Rejects with a Problem 404 for a list or an indicator that is not known. */
export async function programmeOf(
  living: Pick<Living, "db">,
  set: PublishedSet,
  { list, indicators: ids, ...by }: ProgrammeQuestion & Pick<MatrixRequest, "now" | "actor">,
): Promise<Programme> {
  const indicators = ids?.map((id) => requireIndicator(set, id)) ?? usualIndicators(set);
  const matrix = await themeMatrixOf(living, set, { list, rows: "area", columns: "theme", ...by });
  const day = today(by.now);
  const codes = matrix.rows.map(({ id }) => id);
  const { db } = living;
  const asked = { codes, day };
  const [approaches, ...found] = await Promise.all([
    keptApproaches(db),
    remembered(db, JSON.stringify(["programme agreements", asked]), () => countAgreements(db, asked)),
    remembered(db, JSON.stringify(["programme money", asked]), () => countMoney(db, asked)),
    remembered(db, JSON.stringify(["programme changes", codes]), () => lastChanges(db, asked)),
    remembered(db, JSON.stringify(["programme checklists", codes]), () => filledChecklists(db, asked)),
  ]);
  const [agreements, money, changes, checklists] = found;
  const { editions } = await editionsOfNow(db);
  const rows: ProgrammeRow[] = [];
  // Of a new set the figures of every area are found for the first time: others are answered in between.
  const rest = timeSlices();
  for (const row of matrix.rows) {
    await rest();
    const { id: code, name } = row;
    const ref = requireArea(set, code);
    const approach = approaches.find(({ area }) => area === code);
    const changed = changes.get(code);
    rows.push({
      ...{ code, name, gemeenten: gemeentenOf(set, ref) },
      ...(approach?.phase ? { phase: approach.phase } : {}),
      ...(approach?.since ? { since: approach.since } : {}),
      agreements: agreements.get(code) ?? { kept: 0, notKept: 0, lapsed: 0, open: 0, overdue: 0, unsaid: 0 },
      money: money.get(code) ?? { lines: 0, running: 0, ongoing: 0, endUnknown: 0, later: 0 },
      themes: kindsOf(row),
      checklists: progressOfLists(
        checklists.filter(({ area }) => area === code),
        editions,
      ),
      figures: indicators.flatMap((indicator) => programmeFigure(set, ref, indicator) ?? []),
      ...(changed ? { changed: { day: dayOf(changed.at), type: changed.type } } : {}),
    });
  }
  const sketch = sketchWith(set, codes);
  return {
    ...{ day, list, title: matrix.title },
    indicators: indicators.map((one) => aboutIndicator(set, one)),
    rows,
    ...(sketch ? { sketch } : {}),
  };
}

/** Those of the usual ones that this set has. */
const usualIndicators = (set: PublishedSet): PublishedIndicator[] =>
  usualProgrammeIndicators.flatMap((id) => set.catalog.indicators.find((one) => one.id === id) ?? []);

function kindsOf({ cells }: ApproachRow): ProgrammeRow["themes"] {
  const kinds = { unknown: 0, empty: 0, one: 0, more: 0 };
  for (const { kind } of cells) kinds[kind] += 1;
  return kinds;
}

/** Of each template the one that changed last. */
const progressOfLists = (filled: readonly FilledIn[], editions: readonly AnyEdition[]): ProgrammeRow["checklists"] =>
  checklistTemplates.flatMap((template) => {
    const newest = filled.find(({ content }) => content.template === template);
    if (!newest) return [];
    const { at, content } = newest;
    const { edition } = content;
    const { progress } = carried(checklistEditions(editions, template), content);
    return [{ template, ...progress, ...(edition === undefined ? {} : { edition }), day: dayOf(at) }];
  });

function gemeentenOf(set: PublishedSet, ref: AreaRef): string[] {
  const { gemeente } = describeArea(set, ref);
  if (gemeente) return [gemeente.name];
  const members = groupOf(set, ref)?.area.members ?? [];
  const names = members.flatMap(({ code }) => describeArea(set, requireArea(set, code)).gemeente?.name ?? []);
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, "nl"));
}

function aboutIndicator(set: PublishedSet, indicator: PublishedIndicator): Programme["indicators"][number] {
  const newest = columnEntry(indicator, "group");
  const source = newest && sourceOf(set.catalog.sources, indicator, newest);
  return {
    id: indicator.id,
    name: indicator.name.nl,
    unit: indicator.unit.label.nl,
    sources: source ? [`${source.title}, ${source.publisher}`] : [],
  };
}

const sketches = new WeakMap<PublishedSet, Map<string, Programme["sketch"]>>();

/** The country with where these areas lie on it. */
function sketchWith(set: PublishedSet, codes: readonly string[]): Programme["sketch"] {
  const known = sketches.get(set) ?? new Map<string, Programme["sketch"]>();
  sketches.set(set, known);
  const key = codes.join();
  if (!known.has(key)) known.set(key, drawn(set, codes));
  return known.get(key);
}

function drawn(set: PublishedSet, codes: readonly string[]): Programme["sketch"] {
  const [sketch, place] = [sketchOf(set, "land"), placeOnSketch(set)];
  if (!sketch || !place) return undefined;
  const tenth = (value: number) => Math.round(value * 10) / 10;
  const places = codes.flatMap((code) => {
    const at = placeOfArea(set, requireArea(set, code));
    if (!at) return [];
    const [x, y] = place(at.point);
    return [{ code, x: tenth(x), y: tenth(y) }];
  });
  return { width: sketch.width, height: sketch.height, land: sketch.around ?? sketch.area, places };
}
