/** Cells of one column, and what follows from them: sums, rates, and which of several reasons for no figure is said. */
import { isFigure, type StatusName } from "./column-file.ts";
import { rank } from "./given.ts";
import type { RawCell } from "./raw-files.ts";

export interface Cells {
  /** NaN without a figure. */
  value: Float64Array;
  status: StatusName[];
  /** Part of the area that the figure rests on, where that is not the whole of every area. */
  part?: Float64Array;
  /** Of a share worked out from counts: what it was divided by, and the share before it was rounded. */
  counts?: { base: Cells; exact: Float64Array };
}

/** A rate on fewer says more about persons than about an area. */
export const few = 50;
const signs = new Set(["", ".", "-", "-99995", "-99999998", "-99999999", "-99999998.0", "-99999999.0"]);

/** A cell as its file has it. */
export function meaning(raw: RawCell): [number, StatusName] {
  if (typeof raw === "number" && raw > -9_999) return [raw, "ok"];
  const text = String(raw ?? "").trim();
  if (signs.has(text)) return [Number.NaN, "missing"];
  if (text === "x" || Number(text) === -99_997) return [Number.NaN, "suppressed"];
  const value = Number(text.replace(",", "."));
  if (!(value > -9_999)) throw new Error(`"${text}" is neither a figure nor a sign that we know`);
  return [value, "ok"];
}

export const blank = (length: number): Cells => ({
  value: new Float64Array(length).fill(Number.NaN),
  status: new Array<StatusName>(length).fill("missing"),
});

const worst = (statuses: readonly StatusName[]): StatusName =>
  statuses.reduce((found, one) => (rank(one) > rank(found) ? one : found), "ok");

/** Why there is no figure; where several hold, the first says it. */
export const reasons: StatusName[] = ["withheldByUs", "suppressed", "otherArea", "missing"];
const saying = (statuses: readonly StatusName[]): StatusName => reasons.find((reason) => statuses.includes(reason)) ?? "missing";

export function hideFew(cells: Cells, people: Cells): void {
  for (const [at, status] of people.status.entries()) {
    if (!isFigure(status) || (people.value[at] ?? 0) >= few) continue;
    cells.status[at] = people.value[at] === 0 ? "notApplicable" : "tooSmall";
    cells.value[at] = Number.NaN;
  }
}

/** None where one of them has none. */
export function sumOf(list: readonly Cells[]): Cells {
  const [first, ...others] = list;
  if (!first || others.length === 0) return first ?? blank(0);
  const cells = blank(first.value.length);
  for (const at of first.value.keys()) {
    const statuses = list.map(({ status }) => status[at] ?? "missing");
    cells.status[at] = statuses.every(isFigure) ? worst(statuses) : saying(statuses);
    if (statuses.every(isFigure)) cells.value[at] = list.reduce((sum, { value }) => sum + (value[at] ?? Number.NaN), 0);
  }
  return withPart(cells, list);
}

export function rate(top: Cells, below: Cells, scale: number): Cells {
  const cells = blank(top.value.length);
  for (const at of top.value.keys()) {
    const [base, above] = [below.status[at] ?? "missing", top.status[at] ?? "missing"];
    const sum = below.value[at] ?? Number.NaN;
    if (isFigure(base) && sum < few) cells.status[at] = sum === 0 ? "notApplicable" : "tooSmall";
    else if (!isFigure(base) || !isFigure(above)) cells.status[at] = saying([base, above]);
    else {
      cells.value[at] = ((top.value[at] ?? 0) / sum) * scale;
      cells.status[at] = worst([above, base]);
    }
  }
  return withPart({ ...cells, counts: { base: below, exact: cells.value.slice() } }, [top, below]);
}

/** Rests on the part that the least known of its cells rests on. */
function withPart(cells: Cells, list: readonly Cells[]): Cells {
  const partly = list.filter(({ part }) => part);
  if (partly.length > 0) cells.part = cells.value.map((_, at) => Math.min(...partly.map(({ part }) => part?.[at] ?? 1)));
  return cells;
}

/** As counts where both are, or one has nothing to add. */
export function stackedCounts(both: readonly Cells[]): Pick<Cells, "counts"> {
  if (!both.every(({ counts, status }) => counts || !status.some(isFigure))) return {};
  const bases = both.map(({ counts, value }) => counts?.base ?? blank(value.length));
  const base = {
    value: Float64Array.from(bases.flatMap(({ value }) => [...value])),
    status: bases.flatMap(({ status }) => status),
  };
  return { counts: { base, exact: Float64Array.from(both.flatMap(({ counts, value }) => [...(counts?.exact ?? value)])) } };
}

/** Puts the cell of one column into another. */
export function fill(into: Cells, from: Cells, at: number): void {
  into.value[at] = from.value[at] ?? Number.NaN;
  into.status[at] = from.status[at] ?? "missing";
  if (from.part) into.part ??= new Float64Array(into.value.length).fill(1);
  if (into.part) into.part[at] = from.part?.[at] ?? 1;
}
