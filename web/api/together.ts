/** What people who work on an entry say to each other beside it, and who of them should do something. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { EntryRef } from "#data/entries/event.ts";
import { Assignments, ColleagueList, type ColleagueRight, CommentPage, EntryComment } from "#data/entries/together.ts";
import { api, ask, isNotFound, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

const pathOf = ({ type, id }: EntryRef) => `entries/${type}/${encodeURIComponent(id)}`;
const keyOf = ({ type, id }: EntryRef, what: string) => ["together", what, type, id] as const;
const get = async (path: string, signal: AbortSignal): Promise<unknown> => (await ask(api(path), { signal })).json();
const retry = (failures: number, error: Error) => failures < 1 && !isNotFound(error);

/** Oldest first, page by page. */
export const commentsQuery = (entry: EntryRef) =>
  infiniteQueryOptions({
    queryKey: keyOf(entry, "comments"),
    meta: needsSession,
    queryFn: async ({ signal, pageParam }) => CommentPage.parse(await get(`${pathOf(entry)}/comments${pageParam}`, signal)),
    initialPageParam: "",
    getNextPageParam: ({ next }) => (next === undefined ? undefined : new URL(next, location.href).search),
    refetchOnWindowFocus: true,
    retry,
  });

/** Who may read or edit it, of whom a word of the name begins so; undefined asks nothing. */
export const colleaguesQuery = (entry: EntryRef, may: ColleagueRight, q: string | undefined) =>
  queryOptions({
    queryKey: [...keyOf(entry, "people"), may, q],
    meta: needsSession,
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ may, ...(q ? { q } : {}), limit: may === "edit" ? "100" : "8" });
      return ColleagueList.parse(await get(`${pathOf(entry)}/people?${asked}`, signal)).people;
    },
    enabled: q !== undefined,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry,
  });

export const assignmentsQuery = (entry: EntryRef) =>
  queryOptions({
    queryKey: keyOf(entry, "assignment"),
    meta: needsSession,
    queryFn: async ({ signal }) => Assignments.parse(await get(`${pathOf(entry)}/assignment`, signal)),
    retry,
  });

/** A second time with the same key writes nothing double. */
export const postComment = async (entry: EntryRef, text: string, key: string): Promise<EntryComment> =>
  EntryComment.parse(await sendJson("POST", `${pathOf(entry)}/comments`, { text }, { "Idempotency-Key": key }));

const ofComment = (entry: EntryRef, id: string) => `${pathOf(entry)}/comments/${encodeURIComponent(id)}`;

export const saveComment = async (entry: EntryRef, id: string, text: string): Promise<EntryComment> =>
  EntryComment.parse(await sendJson("PUT", ofComment(entry, id), { text }));

export async function deleteComment(entry: EntryRef, id: string): Promise<void> {
  await ask(api(ofComment(entry, id)), { method: "DELETE" });
}

/** Throws an AnswerError 409 where somebody else did so at the same moment. */
export const assignEntry = async (entry: EntryRef, person: string, until: string | undefined): Promise<Assignments> =>
  Assignments.parse(await sendJson("PUT", `${pathOf(entry)}/assignment`, { person, until }));

export const unassignEntry = async (entry: EntryRef): Promise<Assignments> =>
  Assignments.parse(await sendJson("DELETE", `${pathOf(entry)}/assignment`, {}));
