/** Working versions over the API: read, made once, saved on the version they were made from, and taken a step further. */
import { queryOptions } from "@tanstack/react-query";
import { Alike } from "#data/entries/alike.ts";
import { WorkingVersion, WorkingVersionList } from "#data/entries/working-version.ts";
import { HistoryPage } from "#data/schema/queue.ts";
import type { Step } from "#data/schema/workflow.ts";
import { AnswerError, api, ask, isNotFound, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

const path = (id: string) => `working-versions/${encodeURIComponent(id)}`;
const tag = (version: number) => ({ "If-Match": `"v${version}"` });

export const workingVersionQuery = (id: string) =>
  queryOptions({
    queryKey: ["working-version", id],
    meta: needsSession,
    queryFn: async ({ signal }) => WorkingVersion.parse(await (await ask(api(path(id)), { signal })).json()),
    // Who opens the form begins with what is there now.
    staleTime: 0,
    gcTime: 0,
    retry: (failures, error) => failures < 1 && !isNotFound(error),
  });

export const readWorking = async (id: string): Promise<WorkingVersion> =>
  WorkingVersion.parse(await (await ask(api(path(id)), {})).json());

/** A second time with the same key and body gives the same entry, and makes nothing double. */
export const createWorking = async (body: string, key: string): Promise<WorkingVersion> =>
  WorkingVersion.parse(await sendJson("POST", "working-versions", body, { "Idempotency-Key": key }));

/** Throws an AnswerError 409 when `version` is no longer the newest. */
export const saveWorking = async (
  { id, version }: Pick<WorkingVersion, "id" | "version">,
  body: string,
): Promise<WorkingVersion> => WorkingVersion.parse(await sendJson("PUT", path(id), body, tag(version)));

/** Takes it a step further. Throws an AnswerError 409 when `version` is no longer the newest. */
export const postStep = async (
  { id, version }: Pick<WorkingVersion, "id" | "version">,
  taken: StepRequest,
): Promise<WorkingVersion> => WorkingVersion.parse(await sendJson("POST", `${path(id)}/steps`, taken, tag(version)));

export interface StepRequest {
  step: Exclude<Step, "edit">;
  reason?: string | undefined;
  /** For a proposal that came without one. */
  organisation?: string | undefined;
  /** Nobody else judged it. */
  selfApproved?: true | undefined;
}

/** Says that what is public is still true; nothing of it changes. */
export const verifyWorking = async ({ id }: Pick<WorkingVersion, "id">): Promise<WorkingVersion> =>
  WorkingVersion.parse(await sendJson("POST", `${path(id)}/verify`, {}));

/** What is like it, over all that the person may see, and whose there is that they may not read. */
export const alikeQuery = (asked: Record<string, string>, wanted: boolean) =>
  queryOptions({
    queryKey: ["alike", "seen", asked],
    meta: needsSession,
    queryFn: async ({ signal }) => Alike.parse(await (await ask(api(`alike?${new URLSearchParams(asked)}`), { signal })).json()),
    enabled: wanted,
    staleTime: 60_000,
    retry: false,
  });

/** Who made this version, and when; a version never changes. */
export const madeByQuery = ({ id, version }: Pick<WorkingVersion, "id" | "version">) =>
  queryOptions({
    queryKey: ["version", id, version, "by"],
    meta: needsSession,
    queryFn: async ({ signal }) => {
      const page = HistoryPage.parse(
        await (await ask(api(`${path(id)}/history?limit=1&before=${version + 1}`), { signal })).json(),
      );
      return page.history[0] ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** What is not published and may be seen by the person, newest first; none for a visitor. */
export const unpublishedQuery = (person: string | undefined) =>
  queryOptions({
    queryKey: ["working-versions", person],
    meta: needsSession,
    queryFn: async ({ signal }) =>
      WorkingVersionList.parse(
        await (await ask(api("working-versions?type=initiative&state=draft,submitted&limit=50"), { signal })).json(),
      ),
    enabled: person !== undefined,
  });

/** Those of a type in an area that the person may see; none for a visitor. */
export const workingInAreaQuery = (type: string, area: string, person: string | undefined) =>
  queryOptions({
    queryKey: ["working-versions", person, type, area],
    meta: needsSession,
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ type, area, limit: "50" });
      return WorkingVersionList.parse(await (await ask(api(`working-versions?${asked}`), { signal })).json()).workingVersions;
    },
    enabled: person !== undefined,
    retry: false,
  });

/** What keeps a save from arriving, as far as a person can do something about it. */
export type Trouble = "offline" | "busy" | "signedOut" | "forbidden" | "gone" | "conflict" | "tooMany" | "failed";

export function saveTroubleOf(error: unknown): Trouble {
  // Without an answer there is no status: the network, or the server, is away.
  if (!(error instanceof AnswerError)) return error instanceof TypeError ? "offline" : "failed";
  const known: Record<number, Trouble> = { 401: "signedOut", 403: "forbidden", 404: "gone", 409: "conflict", 429: "tooMany" };
  return known[error.status] ?? (error.status >= 500 ? "busy" : "failed");
}
