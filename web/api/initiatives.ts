/** What the open API knows of published initiatives. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { checkInitiativePoints } from "#data/codecs/initiative-points.ts";
import { type Box, boxOfPositions, middleOfBox } from "#data/geometry/box.ts";
import { filterOfPlace } from "#data/region/filter.ts";
import { InitiativeCounts } from "#data/schema/analysis.ts";
import type { ChosenFilter, ListOrder } from "#data/schema/initiative-filter.ts";
import { NearbyList, PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { api, ask, isNotFound, largeMs } from "./client.ts";
import { pageSize, queryOf, questionOf } from "./initiative-filter.ts";

/** Others add and change while we look: a minute is as old as a list may be. */
const staleTime = 60_000;

export function initiativesQuery(filter: ChosenFilter, after: string | undefined, sort?: ListOrder) {
  const question = questionOf(filter, after, sort);
  return queryOptions({
    queryKey: ["initiatives", question],
    queryFn: async ({ signal }) =>
      PublicInitiativeList.parse(await (await ask(api(`initiatives?${question}`), { signal })).json()),
    staleTime,
    // The frame of the list stays while the next one comes, so that the page does not jump; what stood in it does not.
    placeholderData: keepPreviousData,
  });
}

/** As many as stand on paper: more is a file. */
export const mostPrinted = 1_000;

/** All that match, in order, up to `mostPrinted`; a page ends before its limit where much is written. */
export async function readForPaper(filter: ChosenFilter, sort: ListOrder | undefined): Promise<PublicInitiativeList> {
  const question = queryOf({ ...filter, sort, limit: String(mostPrinted) });
  const read = async (address: string) => PublicInitiativeList.parse(await (await ask(address, {}, largeMs)).json());
  const all = await read(api(`initiatives?${question}`));
  const { initiatives } = all;
  for (let { next } = all; next !== undefined && initiatives.length < mostPrinted; ) {
    const page = await read(new URL(next, location.href).href);
    initiatives.push(...page.initiatives);
    next = page.next;
  }
  return { ...all, initiatives: initiatives.slice(0, mostPrinted) };
}

/** Of a list, those whose point lies in a box: what is certain already while the list of another box comes. */
function stillIn(before: PublicInitiativeList, [west, south, east, north]: Box): PublicInitiativeList {
  const isIn = ([x, y]: [number, number]) => x >= west && x <= east && y >= south && y <= north;
  return {
    ...before,
    initiatives: before.initiatives.filter(({ geometry }) => geometry && isIn(middleOfBox(boxOfPositions(geometry.coordinates)))),
  };
}

/** Those whose point lies in a box of the map, a page at a time. */
export function initiativesInQuery(filter: ChosenFilter, box: Box | undefined, after?: string) {
  const middle = box?.map((degrees) => degrees.toFixed(6)).join();
  const question = queryOf({ ...filter, middle, limit: String(pageSize), after });
  const others = queryOf({ ...filter, after });
  return queryOptions({
    queryKey: ["initiatives", "in", others, question],
    queryFn: async ({ signal }) =>
      PublicInitiativeList.parse(await (await ask(api(`initiatives?${question}`), { signal })).json()),
    enabled: box !== undefined,
    staleTime,
    // While the map moves, rows that are in both windows stay, and the focus with them; of another filter or page none does.
    placeholderData: (before: PublicInitiativeList | undefined, query) =>
      before && (query?.queryKey[2] === others && box ? stillIn(before, box) : { ...before, initiatives: [] }),
  });
}

/** The counts of one area and its first few, of the country without `area`; `filter` is what else the page narrows initiatives by. */
export function areaInitiativesQuery(area: string | undefined, filter: ChosenFilter, sort?: ListOrder) {
  const question = queryOf({ ...filter, ...(area === undefined ? {} : filterOfPlace(area)), sort, limit: "5" });
  return queryOptions({
    queryKey: ["initiatives", "area", question],
    queryFn: async ({ signal }) =>
      PublicInitiativeList.parse(await (await ask(api(`initiatives?${question}`), { signal })).json()),
    staleTime,
  });
}

/** All of one area, up to `mostPrinted`: for what is drawn of each of them. */
export const allInAreaQuery = (area: string) =>
  queryOptions({
    queryKey: ["initiatives", "all-in-area", area],
    queryFn: () => readForPaper(filterOfPlace(area) ?? {}, undefined),
    staleTime,
  });

/** The bytes of every point, with what is named besides; see data/codecs/initiative-points.ts. A server without initiatives has none. */
export function pointsQuery(filter: string, columns?: string) {
  const question = [filter, ...(columns === undefined ? [] : [`columns=${columns}`])].filter(Boolean).join("&");
  return queryOptions({
    queryKey: ["initiative-points", question],
    queryFn: async ({ signal }): Promise<ArrayBuffer> => {
      const path = `initiatives/points${question === "" ? "" : `?${question}`}`;
      const bytes = await (await ask(api(path), { signal }, largeMs)).arrayBuffer();
      checkInitiativePoints(new Uint8Array(bytes));
      return bytes;
    },
    staleTime,
  });
}

/** How many initiatives there are in each area, and the people they reach: the filter and the level, as in an address. */
export const countsQuery = (question: string) =>
  queryOptions({
    queryKey: ["initiatives", "counts", question],
    queryFn: async ({ signal }) =>
      InitiativeCounts.parse(await (await ask(api(`initiatives/counts?${question}`), { signal }, largeMs)).json()),
    staleTime,
  });

export const initiativeQuery = (id: string) =>
  queryOptions({
    queryKey: ["initiative", id],
    queryFn: async ({ signal }) =>
      PublicInitiative.parse(await (await ask(api(`initiatives/${encodeURIComponent(id)}`), { signal })).json()),
    staleTime,
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });

/** What is public closest to one. */
export const nearbyQuery = (id: string) =>
  queryOptions({
    queryKey: ["near", "initiative", id],
    queryFn: async ({ signal }) =>
      NearbyList.parse(await (await ask(api(`initiatives/${encodeURIComponent(id)}/near`), { signal })).json()).nearby,
    staleTime,
  });

/** Addresses of everything that a question matches: as a file, to follow in a feed reader, or in a calendar. */
const exportForms = ["xlsx", "csv", "geojson"] as const;
export type ExportForm = (typeof exportForms)[number];
const feedForms = ["rss", "atom", "ics"] as const;
export type FeedForm = (typeof feedForms)[number];

/** Of which list: initiatives, all knowledge, or one type of it. */
export type ListOf = "initiatives" | `entries/${string}`;

/** `question` is that of the list; its page does not count: a file and a feed are about everything. */
function linksOf<F extends string>(under: string, forms: readonly F[], question: string): { form: F; href: string }[] {
  const asked = new URLSearchParams(question);
  asked.delete("limit");
  asked.delete("after");
  return forms.map((form) => ({ form, href: api(`${under}/${form}${asked.size > 0 ? `?${asked}` : ""}`) }));
}

export const exportLinks = (question: string, of: ListOf = "initiatives") => linksOf(`${of}/exports`, exportForms, question);
export const feedLinks = (question: string, of: ListOf = "initiatives") => linksOf(`${of}/feeds`, feedForms, question);

/** Asks for published initiatives that may be the one that is being entered. */
const most = 20;

const list = async (question: Record<string, string>, signal: AbortSignal): Promise<PublicInitiative[]> => {
  const path = `initiatives?${new URLSearchParams({ ...question, limit: String(most) })}`;
  return PublicInitiativeList.parse(await (await ask(api(path), { signal })).json()).initiatives;
};

export const nearQuery = (question: Record<string, string> | undefined) =>
  queryOptions({
    queryKey: ["near", question],
    queryFn: ({ signal }) => list(question ?? {}, signal),
    enabled: question !== undefined,
    staleTime: 60_000,
    retry: false,
  });

/** Asks for the longest word: rare enough to find few, and the rest is weighed here. */
export const titleQuery = (words: readonly string[]) =>
  queryOptions({
    queryKey: ["alike", words[0]],
    queryFn: ({ signal }) => list({ q: words[0] ?? "" }, signal),
    enabled: words.length > 0,
    staleTime: 60_000,
    retry: false,
  });
