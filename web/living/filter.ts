/** From the view in the address to the question for the list: what cannot be asked falls back to no filter. */
import { AreaCode } from "#data/schema/area.ts";
import { initiativeThemes, kinds, lifecycles } from "#data/schema/initiative.ts";
import type { View } from "../state/view.ts";

export const pageSize = 25;

export interface InitiativeFilter {
  theme: (typeof initiativeThemes)[number] | undefined;
  kind: (typeof kinds)[number] | undefined;
  lifecycle: (typeof lifecycles)[number] | undefined;
  /** Code of a gemeente, wijk, buurt or area of a list. */
  area: string | undefined;
  q: string | undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((one) => one === value);

export const filterOf = (view: View): InitiativeFilter => ({
  theme: oneOf(initiativeThemes, view.theme),
  kind: oneOf(kinds, view.kind),
  lifecycle: oneOf(lifecycles, view.lifecycle),
  area: AreaCode.safeParse(view.area).data,
  q: view.q?.trim() || undefined,
});

export const isFiltered = (filter: InitiativeFilter): boolean => Object.values(filter).some((value) => value !== undefined);

/** `theme=samenhang&limit=25&after=…` for the API; `after` is the id that the page starts behind. */
export function questionOf(filter: InitiativeFilter, after: string | undefined): string {
  const pairs = Object.entries({ ...filter, limit: String(pageSize), after }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(pairs).toString();
}

/** The id out of the address of the next page. */
export const afterOf = (next: string | undefined): string | undefined =>
  next === undefined ? undefined : (new URLSearchParams(next.split("?")[1]).get("after") ?? undefined);
