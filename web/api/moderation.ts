/** Working versions for those who judge them: the queue, one entry with its history, steps, merging, restoring. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { WorkingVersion, workingContent } from "#data/entries/working-version.ts";
import type { ChosenFilter, ListOrder, WaitKind, WhoseWork } from "#data/schema/initiative-filter.ts";
import { type Happened, HistoryPage, QueueList, type QueueState, SimilarList, Work, WorkCounts } from "#data/schema/queue.ts";
import { api, ask, isNotFound, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

/** Everything of these pages: what one changes, the others ask again. */
export const moderationKey = ["beheer"] as const;

export interface QueueQuestion extends Pick<ChosenFilter, "theme" | "area" | "organisation" | "q" | "confirmed"> {
  /** Of entries; more than one with commas between them. */
  type?: string | undefined;
  state: QueueState | undefined;
  whose: WhoseWork;
  waits: WaitKind | undefined;
  sort?: ListOrder | undefined;
  after: string | undefined;
}

const pathOf = (id: string) => `working-versions/${encodeURIComponent(id)}`;
const get = async (path: string, signal: AbortSignal): Promise<unknown> => (await ask(api(path), { signal })).json();
const retry = (failures: number, error: Error) => failures < 1 && !isNotFound(error);

export function queueQuery(question: QueueQuestion) {
  const pairs = Object.entries(question).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const text = new URLSearchParams(pairs).toString();
  return queryOptions({
    queryKey: [...moderationKey, "queue", text],
    meta: needsSession,
    queryFn: async ({ signal }) => QueueList.parse(await get(`queue?${text}`, signal)),
    // The counts of the states stay while the next list comes; the entries of the one before are not shown.
    placeholderData: keepPreviousData,
  });
}

/** "Mijn werk": what waits for the person who is signed in. */
export const workQuery = queryOptions({
  queryKey: [...moderationKey, "work"],
  meta: needsSession,
  queryFn: async ({ signal }) => Work.parse(await get("work", signal)),
  staleTime: 60_000,
});

/** For the bar of every page: one small answer, now and then and when somebody comes back to the tab. */
export const workCountsQuery = queryOptions({
  queryKey: ["waiting"],
  meta: needsSession,
  queryFn: async ({ signal }) => WorkCounts.parse(await get("work/counts", signal)),
  staleTime: 30_000,
  refetchInterval: 180_000,
  refetchOnWindowFocus: true,
});

export const entryQuery = (id: string) =>
  queryOptions({
    queryKey: [...moderationKey, "entry", id],
    meta: needsSession,
    queryFn: async ({ signal }) => WorkingVersion.parse(await get(pathOf(id), signal)),
    retry,
  });

/** Pages of a history; what is older than all of them is not shown. */
const mostPages = 20;

async function readHistory(id: string, signal: AbortSignal): Promise<Happened[]> {
  const all: Happened[] = [];
  let query: string | undefined = "?limit=200";
  for (let page = 0; page < mostPages && query !== undefined; page++) {
    const { history, next } = HistoryPage.parse(await get(`${pathOf(id)}/history${query}`, signal));
    all.push(...history);
    query = next && new URL(next, location.href).search;
  }
  return all;
}

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: [...moderationKey, "history", id],
    meta: needsSession,
    queryFn: ({ signal }) => readHistory(id, signal),
    retry,
  });

/** Contents of an older version; a version never changes. */
export const versionQuery = (id: string, version: number | undefined) =>
  queryOptions({
    queryKey: ["version", id, version],
    meta: needsSession,
    queryFn: async ({ signal }) => workingContent().parse(await get(`${pathOf(id)}/history/${version}`, signal)),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const similarQuery = (id: string) =>
  queryOptions({
    queryKey: [...moderationKey, "similar", id],
    meta: needsSession,
    queryFn: async ({ signal }) => SimilarList.parse(await get(`${pathOf(id)}/similar`, signal)).similar,
  });

type Version = Pick<WorkingVersion, "id" | "version">;

/** Throws an AnswerError 409 when somebody else was first. */
const change = async ({ id, version }: Version, path: string, body: object): Promise<WorkingVersion> =>
  WorkingVersion.parse(await sendJson("POST", `${pathOf(id)}/${path}`, body, { "If-Match": `"v${version}"` }));

export interface Merging {
  survivor: Version;
  duplicate: Version;
  take: readonly string[];
  reason?: string | undefined;
  /** Nobody else judged what becomes public. */
  selfApproved?: true | undefined;
}
export const merge = ({ survivor, duplicate, take, reason, selfApproved }: Merging) =>
  change(survivor, "merge", { duplicate: { id: duplicate.id, version: duplicate.version }, take, reason, selfApproved });

export const restore = (from: Version, version: number) => change(from, "restore", { version });
