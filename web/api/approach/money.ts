/** The money of an area: its lines, their totals, and short projects that nobody goes on with. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { MoneyCarousel, type MoneyFilter, MoneyRegister, MoneyTotals } from "#data/approach/money.ts";
import { api, ask } from "../client.ts";
import { queryOf } from "../initiative-filter.ts";

/** Others add and change while we look: a minute is as old as it may be. */
const staleTime = 60_000;

interface LinesAsked extends Pick<MoneyFilter, "ends" | "endsWithin"> {
  area: string;
  after?: string | undefined;
}

const questionOfLines = ({ area, ends, endsWithin }: LinesAsked) =>
  queryOf({ area, ends: ends?.toString(), endsWithin: endsWithin?.toString() });

export function moneyQuery({ after, ...asked }: LinesAsked, limit = 100) {
  const question = queryOf({ after, limit: String(limit) });
  const lines = questionOfLines(asked);
  return queryOptions({
    queryKey: ["money", "lines", lines, question],
    queryFn: async ({ signal }) => MoneyRegister.parse(await (await ask(api(`money?${lines}&${question}`), { signal })).json()),
    staleTime,
    placeholderData: keepPreviousData,
  });
}

export const moneyTotalsQuery = (area: string) =>
  queryOptions({
    queryKey: ["money", "totals", area],
    queryFn: async ({ signal }) =>
      MoneyTotals.parse(await (await ask(api(`money/totals?${queryOf({ area })}`), { signal })).json()),
    staleTime,
  });

export const moneyCarouselQuery = (area: string) =>
  queryOptions({
    queryKey: ["money", "carousel", area],
    queryFn: async ({ signal }) =>
      MoneyCarousel.parse(await (await ask(api(`money/carousel?${queryOf({ area })}`), { signal })).json()),
    staleTime,
  });

/** Address of a file with these lines. */
export const moneyFile = (form: "csv" | "xlsx", asked: LinesAsked): string =>
  api(`money/exports/${form}?${questionOfLines(asked)}`);
