/** What the open API knows of published knowledge: publications, practice examples, stories and what else is defined. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { AgreementConfirmations, AgreementList } from "#data/approach/agreements.ts";
import type { EntryRef } from "#data/entries/event.ts";
import { ExampleList } from "#data/entries/examples.ts";
import { EntryPoints, PublicEntry, PublicEntryList } from "#data/entries/public-entry.ts";
import { RelatedEntries } from "#data/entries/related.ts";
import type { ChosenFilter, ListOrder } from "#data/schema/initiative-filter.ts";
import { api, ask, isGone, isNotFound, sendJson } from "./client.ts";
import { filterOfView, pageSize, queryOf } from "./initiative-filter.ts";
import { differsBySession } from "./session.ts";

/** Others add and change while we look: a minute is as old as a list may be. */
const staleTime = 60_000;

/** As initiatives are narrowed, and by type: more than one with commas between them; absent all that is knowledge. */
export interface EntryQuestion extends ChosenFilter {
  type?: string | undefined;
}

interface ListPage {
  /** Id that the page begins behind. */
  after?: string | undefined;
  sort?: ListOrder | undefined;
  limit?: number | undefined;
}

export function entriesQuery(filter: EntryQuestion, { after, sort, limit = pageSize }: ListPage = {}) {
  const question = queryOf({ ...filter, sort, limit: String(limit), after });
  return queryOptions({
    queryKey: ["entries", question],
    queryFn: async ({ signal }) => PublicEntryList.parse(await (await ask(api(`entries?${question}`), { signal })).json()),
    staleTime,
    placeholderData: keepPreviousData,
  });
}

/** One that is public; its contents are those of its type. */
export const publicEntryQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ["public-entry", type, id],
    queryFn: async ({ signal }) =>
      PublicEntry.parse(
        await (await ask(api(`entries/${encodeURIComponent(type)}/${encodeURIComponent(id)}`), { signal })).json(),
      ),
    staleTime,
    retry: (failures, error) => failures < 1 && !isNotFound(error) && !isGone(error),
  });

/** Its days, for a calendar program. */
export const calendarAddress = ({ type, id }: EntryRef): string =>
  api(`entries/${encodeURIComponent(type)}/${encodeURIComponent(id)}/calendar`);

/** Where each is shown on the map. */
export function entryPointsQuery(filter: EntryQuestion) {
  const question = queryOf({ ...filter });
  return queryOptions({
    queryKey: ["entry-points", question],
    queryFn: async ({ signal }) =>
      EntryPoints.parse(await (await ask(api(`entries/points${question && `?${question}`}`), { signal })).json()),
    staleTime,
    placeholderData: keepPreviousData,
  });
}

/** The best few of a type by words of their title; undefined asks nothing. */
export const foundEntriesQuery = (type: string, q: string | undefined) =>
  queryOptions({
    queryKey: ["entries", "found", type, q],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ type, q: q ?? "", limit: "8" });
      return PublicEntryList.parse(await (await ask(api(`entries?${asked}`), { signal })).json()).entries;
    },
    enabled: q !== undefined,
    staleTime,
    retry: false,
  });

/** Newer and older editions, what it names and what names it: only what is public. */
export const relatedQuery = (type: string, id: string) =>
  queryOptions({
    queryKey: ["public-entry", "related", type, id],
    queryFn: async ({ signal }) =>
      RelatedEntries.parse(
        await (await ask(api(`entries/${encodeURIComponent(type)}/${encodeURIComponent(id)}/related`), { signal })).json(),
      ),
    staleTime,
    retry: false,
  });

/** What of the view narrows knowledge, in which order it stands, and examples of areas that are like one. */

type Written = Parameters<typeof filterOfView>[0] & { soort?: string | undefined; sort?: ListOrder | undefined };

/** What initiatives alone have (kind, lifecycle, confirmation) does not count here. */
export function knowledgeOfView({ soort, sort: _, ...view }: Written): EntryQuestion {
  const { kind: __, lifecycle: ___, confirmed: ____, ...shared } = filterOfView(view);
  return { ...shared, type: soort };
}

/** Newest first by itself: what was written has one day, which ends it too. */
export const knowledgeOrders = ["-ends", "ends", "title", "-title"] as const satisfies readonly ListOrder[];
export const knowledgeOrder = ({ sort }: Pick<Written, "sort">): (typeof knowledgeOrders)[number] =>
  knowledgeOrders.find((one) => one === sort) ?? "-ends";

export interface ExamplesAsked {
  theme?: string | undefined;
  phase?: string | undefined;
  limit?: number | undefined;
}

/** Examples by how alike their area is to this one. A server without entries, or an area that is none, has none. */
export function examplesQuery(area: string, { theme, phase, limit }: ExamplesAsked = {}) {
  const question = queryOf({ theme, phase, limit: limit === undefined ? undefined : String(limit) });
  return queryOptions({
    queryKey: ["entries", "examples", area, question],
    queryFn: async ({ signal }) =>
      ExampleList.parse(
        await (await ask(api(`areas/${encodeURIComponent(area)}/examples${question && `?${question}`}`), { signal })).json(),
      ),
    staleTime: 60_000,
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });
}

/** The register of agreements, and what their parties confirm. */

/** What is left out is not asked. */
export interface AgreementQuestion {
  area?: string | undefined;
  theme?: string | undefined;
  standing?: string | undefined;
  ends?: string | undefined;
  residents?: string | undefined;
  /** Days between which they end. */
  from?: string | undefined;
  to?: string | undefined;
  after?: string | undefined;
  limit?: string | undefined;
}

export function agreementsQuery(asked: AgreementQuestion) {
  const question = queryOf({ ...asked });
  return queryOptions({
    queryKey: ["agreements", question],
    queryFn: async ({ signal }) => AgreementList.parse(await (await ask(api(`agreements?${question}`), { signal })).json()),
    staleTime,
    placeholderData: keepPreviousData,
  });
}

/** The same as a file; as a calendar those that are entries of their own. */
export function agreementFiles({ after: _, limit: __, ...asked }: AgreementQuestion): Record<"csv" | "xlsx" | "ics", string> {
  const question = queryOf({ ...asked });
  const { area, theme } = asked;
  return {
    csv: api(`agreements/exports/csv?${question}`),
    xlsx: api(`agreements/exports/xlsx?${question}`),
    ics: api(`entries/agreement/feeds/ics?${queryOf({ area, theme })}`),
  };
}

export const agreementConfirmationsQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreement-confirmations", id],
    meta: differsBySession,
    queryFn: async ({ signal }) =>
      AgreementConfirmations.parse(
        await (await ask(api(`agreements/${encodeURIComponent(id)}/confirmations`), { signal })).json(),
      ),
  });

/** `text`: mark of what was read. Throws an AnswerError 409 where it says something else by now. */
export const sendAgreed = (id: string, text: string): Promise<unknown> =>
  sendJson("PUT", `agreements/${encodeURIComponent(id)}/confirmation`, { text });
export const takeAgreedBack = (id: string): Promise<unknown> =>
  ask(api(`agreements/${encodeURIComponent(id)}/confirmation`), { method: "DELETE" });
