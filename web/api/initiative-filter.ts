/** From the view in the address to the question for list, map and export: what cannot be asked falls back to no filter. */
import { AreaCode } from "#data/schema/area.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative.ts";

export const pageSize = 25;

export interface InitiativeFilter {
  theme: (typeof initiativeThemes)[number] | undefined;
  kind: (typeof kinds)[number] | undefined;
  phase: (typeof phases)[number] | undefined;
  lifecycle: (typeof lifecycles)[number] | undefined;
  /** Code of a gemeente, wijk, buurt or area of a list. */
  area: string | undefined;
  /** Id of an organisation. */
  organisation: string | undefined;
  q: string | undefined;
  /** Days: some day of its period lies in between. */
  from: string | undefined;
  to: string | undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((one) => one === value);

/** As it stands in the address, before it is judged. */
export type WrittenFilter = Partial<Record<keyof InitiativeFilter, string | undefined>>;

export const filterOfView = (view: WrittenFilter): InitiativeFilter => ({
  theme: oneOf(initiativeThemes, view.theme),
  kind: oneOf(kinds, view.kind),
  phase: oneOf(phases, view.phase),
  lifecycle: oneOf(lifecycles, view.lifecycle),
  area: AreaCode.safeParse(view.area).data,
  organisation: view.organisation,
  q: view.q?.trim() || undefined,
  from: view.from,
  to: view.to,
});

export const noFilter: InitiativeFilter = filterOfView({});

export const isFiltered = (filter: InitiativeFilter): boolean => Object.values(filter).some((value) => value !== undefined);

/** `theme=samenhang&q=boerderij`: what is left out is not asked. */
export function queryOf(parts: Partial<Record<string, string | undefined>>): string {
  const pairs = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams(pairs).toString();
}

/** `theme=samenhang&limit=25&after=…` for the API; `after` is the id that the page starts behind. */
export const questionOf = (filter: InitiativeFilter, after: string | undefined): string =>
  queryOf({ ...filter, limit: String(pageSize), after });

/** The part of a filter that only the server can answer. */
export const pointsQuestionOf = ({ area, organisation, q, from, to }: InitiativeFilter): string =>
  queryOf({ area, organisation, q, from, to });

/** The id out of the address of the next page. */
export const afterOf = (next: string | undefined): string | undefined =>
  next === undefined ? undefined : (new URLSearchParams(next.split("?")[1]).get("after") ?? undefined);
