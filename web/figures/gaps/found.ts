/** What the sentence found, in rows of the area index: which areas it names and how steadily, and why it names others not. */
import type { AreaIndex } from "#data/schema/area.ts";
import { type ReachState, type Steadiness, steadinesses, steadyFrom, thirds } from "#data/schema/gap.ts";
import { reachStateOf } from "../../labels/gap-picture.ts";
import type { GapsState } from "../../state/gaps.ts";

export type GapAnswer = Extract<GapsState, { face: "ready" }>;

/** Why an area is on no list, the first reason that holds; or on which it is. */
export type GapVerdict =
  | "gap"
  | "unseen"
  | "outside"
  | "no-figure"
  | "need"
  | "reach"
  | Exclude<ReachState, "known" | "complete">;

export const stateOfRow = ({ result }: Pick<GapAnswer, "result">, row: number): ReachState =>
  reachStateOf(result.state[row] ?? -1);

export function verdictOf(
  { question, result }: Pick<GapAnswer, "question" | "result">,
  row: number,
  isInside: boolean,
): GapVerdict {
  if (!isInside) return "outside";
  if (result.isGap[row]) return "gap";
  if (result.isUnseen[row]) return "unseen";
  const state = stateOfRow({ result }, row);
  if (state === "withheld" || state === "no-people") return state;
  const need = result.need[row] ?? Number.NaN;
  if (Number.isNaN(need)) return "no-figure";
  if (question.needIs === "high" ? need < thirds.high : need > thirds.low) return "need";
  return state === "known" || state === "complete" ? "reach" : state;
}

const collator = new Intl.Collator("nl", { numeric: true });

const places = new WeakMap<AreaIndex, Uint32Array>();

/** Of every row its place by name, once: lists are put in order again and again while variants are run. */
function placesByName(index: AreaIndex): Uint32Array {
  const known = places.get(index);
  if (known) return known;
  const { names, codes } = index;
  const order = [...codes.keys()].sort(
    (a, b) => collator.compare(names[a] ?? "", names[b] ?? "") || collator.compare(codes[a] ?? "", codes[b] ?? ""),
  );
  const made = new Uint32Array(order.length);
  for (const [place, row] of order.entries()) made[row] = place;
  places.set(index, made);
  return made;
}

/** By name: a place in an order would say more than is known. */
export function byName(index: AreaIndex, rows: readonly number[]): number[] {
  const place = placesByName(index);
  return rows.toSorted((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
}

export interface FoundGaps {
  /** All areas that the sentence looks at. */
  scope: number[];
  gaps: number[];
  unseen: number[];
  /** Undefined until variants have been run: by how many of them an area is among the first ones. */
  steady: Record<Steadiness, number[]> | undefined;
  /** Fit the sentence, and are too seldom among the first ones to be listed. */
  others: number[];
  /** How many of the scope are on no list, by reason. */
  silent: Map<GapVerdict, number>;
}

/** In how many of a hundred variants; undefined until some have been run. */
export function timesOf({ variants }: Pick<GapAnswer, "variants">, row: number): number | undefined {
  if (!variants || variants.run === 0) return undefined;
  return Math.round((100 * (variants.times[row] ?? 0)) / variants.run);
}

/** Undefined before the variants, and for what is too seldom among the first ones to be listed. */
export const steadyOf = (answer: Pick<GapAnswer, "variants">, row: number): Steadiness | undefined =>
  steadinesses.find((one) => (timesOf(answer, row) ?? 0) >= steadyFrom[one]);

/** `isMarked` where something is selected on the map or in the plot: then the lists are of that alone. */
export function listGaps(answer: GapAnswer, areas: AreaIndex, isMarked: (row: number) => boolean = () => true): FoundGaps {
  const { within } = answer.result;
  const scope = [...areas.codes.keys()].filter((row) => within[row] === 1 && isMarked(row));
  const silent = new Map<GapVerdict, number>();
  const listed: Record<"gap" | "unseen", number[]> = { gap: [], unseen: [] };
  for (const row of scope) {
    const verdict = verdictOf(answer, row, true);
    if (verdict === "gap" || verdict === "unseen") listed[verdict].push(row);
    else silent.set(verdict, (silent.get(verdict) ?? 0) + 1);
  }
  const gaps = byName(areas, listed.gap);
  const grouped = Map.groupBy(gaps, (row) => steadyOf(answer, row));
  const isRun = answer.variants !== undefined && answer.variants.run > 0;
  return {
    scope,
    gaps,
    unseen: byName(areas, listed.unseen),
    steady: isRun
      ? { sure: grouped.get("sure") ?? [], likely: grouped.get("likely") ?? [], changing: grouped.get("changing") ?? [] }
      : undefined,
    others: isRun ? (grouped.get(undefined) ?? []) : [],
    silent,
  };
}
