/** WorkingVersion versions over the API: read, made once, saved on the version they were made from, and taken a step further. */
import { queryOptions } from "@tanstack/react-query";
import { WorkingVersion, WorkingVersionList } from "#data/schema/queue.ts";
import type { Step } from "#data/schema/workflow.ts";
import { getLocale } from "../paraglide/runtime.js";
import { AnswerError, api, ask, isNotFound } from "./client.ts";
import { needsSession } from "./forget-person.ts";

const path = (id: string) => `working-versions/${encodeURIComponent(id)}`;
const sending = (method: string, body: string, headers: Record<string, string> = {}): RequestInit => ({
  method,
  body,
  // What is wrong is told in the language of the page, not of the browser.
  headers: { "Content-Type": "application/json", "Accept-Language": getLocale(), ...headers },
});
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
  WorkingVersion.parse(await (await ask(api("working-versions"), sending("POST", body, { "Idempotency-Key": key }))).json());

/** Throws an AnswerError 409 when `version` is no longer the newest. */
export const saveWorking = async (
  { id, version }: Pick<WorkingVersion, "id" | "version">,
  body: string,
): Promise<WorkingVersion> => WorkingVersion.parse(await (await ask(api(path(id)), sending("PUT", body, tag(version)))).json());

export async function takeStep(
  { id, version }: Pick<WorkingVersion, "id" | "version">,
  step: Step,
  reason?: string,
): Promise<WorkingVersion> {
  const body = JSON.stringify({ step, ...(reason === undefined ? {} : { reason }) });
  return WorkingVersion.parse(await (await ask(api(`${path(id)}/steps`), sending("POST", body, tag(version)))).json());
}

/** Says that what is public is still true; nothing of it changes. */
export const verifyWorking = async ({ id }: Pick<WorkingVersion, "id">): Promise<WorkingVersion> =>
  WorkingVersion.parse(await (await ask(api(`${path(id)}/verify`), sending("POST", "{}"))).json());

/** For who has no account: an editor looks at it before anybody else sees it. */
export async function propose(body: string, key: string): Promise<void> {
  await ask(api("proposals"), sending("POST", body, { "Idempotency-Key": key }));
}

/** What is not published and may be seen by who asks, newest first; none for a visitor. */
export const unpublishedQuery = (person: string | undefined) =>
  queryOptions({
    queryKey: ["working-versions", person],
    meta: needsSession,
    queryFn: async ({ signal }) =>
      WorkingVersionList.parse(await (await ask(api("working-versions?state=draft,submitted&limit=50"), { signal })).json()),
    enabled: person !== undefined,
  });

/** What keeps a save from arriving, as far as a person can do something about it. */
export type Trouble = "offline" | "busy" | "signedOut" | "forbidden" | "gone" | "conflict" | "tooMany" | "failed";

export function troubleOf(error: unknown): Trouble {
  // Without an answer there is no status: the network, or the server, is away.
  if (!(error instanceof AnswerError)) return error instanceof TypeError ? "offline" : "failed";
  const known: Record<number, Trouble> = { 401: "signedOut", 403: "forbidden", 404: "gone", 409: "conflict", 429: "tooMany" };
  return known[error.status] ?? (error.status >= 500 ? "busy" : "failed");
}
