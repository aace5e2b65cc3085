/** From the view in the address to the question for list, map and export: what cannot be asked falls back to no filter. */
import { daysOfMonth } from "#data/schema/day.ts";
import { ChosenFilter, type ListOrder } from "#data/schema/initiative-filter.ts";

export const pageSize = 25;

/** Where a field of the filter stands in the view: there `area` is what is selected, and `in` what initiatives are narrowed to. */
type ViewField = Exclude<keyof ChosenFilter, "area"> | "in";

/** As it stands in the view, before it is judged. */
type WrittenFilter = Partial<Record<ViewField, string | undefined>>;

export const filterOfView = (view: WrittenFilter): ChosenFilter => ChosenFilter.parse({ ...view, area: view.in });

/** Only what runs in a month (`2025-03`) as well: its first and last day narrow what is chosen already. */
export function inMonth(filter: ChosenFilter, month: string | undefined): ChosenFilter {
  if (month === undefined) return filter;
  const [first, last] = daysOfMonth(month);
  return {
    ...filter,
    from: filter.from !== undefined && filter.from > first ? filter.from : first,
    to: filter.to !== undefined && filter.to < last ? filter.to : last,
  };
}

/** Every field without a choice: spread over a view it takes them all away. */
export const noFilter = Object.fromEntries(
  ChosenFilter.keyof().options.map((field) => [field === "area" ? "in" : field, undefined]),
) as Record<ViewField, undefined>;

export const isFiltered = (filter: ChosenFilter): boolean => Object.values(filter).some((value) => value !== undefined);

/** `theme=samenhang&q=boerderij`: what is left out is not asked. */
export function queryOf(parts: Partial<Record<string, string | undefined>>): string {
  const pairs = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams(pairs).toString();
}

/** `theme=samenhang&limit=25&after=…` for the API; `after` is the id that the page starts behind. */
export const questionOf = (filter: ChosenFilter, after: string | undefined, sort?: ListOrder): string =>
  queryOf({ ...filter, sort, limit: String(pageSize), after });

/** Without what the map itself picks its points by. */
export const pointsQuestionOf = ({ theme, kind, phase, lifecycle, ...asked }: ChosenFilter): string => queryOf(asked);

/** The id out of the address of the next page. */
export const afterOf = (next: string | undefined): string | undefined =>
  next === undefined ? undefined : (new URLSearchParams(next.split("?")[1]).get("after") ?? undefined);
