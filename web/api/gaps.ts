/** What reach is computed from: what initiatives offer, and what is known to be complete. A server that keeps no initiatives has neither. */
import { queryOptions } from "@tanstack/react-query";
import { Completeness, type DeclarationInput, DeclarationState, PreviewState } from "#data/schema/completeness.ts";
import type { GapQuestion } from "#data/schema/gap.ts";
import { api, ask, isNotFound, largeMs, sendJson } from "./client.ts";
import { queryOf } from "./initiative-filter.ts";
import { differsBySession } from "./session.ts";

/** Others add and change while we look. */
const staleTime = 60_000;

const nullWhereNone = (error: unknown): null => {
  if (error instanceof Error && isNotFound(error)) return null;
  throw error;
};

function sameBytes(before: ArrayBuffer, now: ArrayBuffer): boolean {
  if (before.byteLength !== now.byteLength) return false;
  const [a, b] = [new Uint8Array(before), new Uint8Array(now)];
  return a.every((byte, at) => byte === b[at]);
}

/** The bytes of `Supply`: they are read in the thread that computes with them. The same bytes stay the same object. */
export const supplyQuery = queryOptions({
  queryKey: ["supply"],
  queryFn: async ({ signal }): Promise<ArrayBuffer | null> =>
    ask(api("initiatives/supply"), { signal }, largeMs).then((answer) => answer.arrayBuffer(), nullWhereNone),
  staleTime,
  structuralSharing: (before, now) =>
    before instanceof ArrayBuffer && now instanceof ArrayBuffer && sameBytes(before, now) ? before : now,
});

export const completenessQuery = queryOptions({
  queryKey: ["completeness"],
  queryFn: async ({ signal }): Promise<Completeness | null> =>
    ask(api("completeness"), { signal }).then(async (answer) => Completeness.parse(await answer.json()), nullWhereNone),
  staleTime,
  meta: differsBySession,
});

/** Address at which everybody gets the same answer to a question; the need as it is written in an address. */
export function gapsAddress(question: GapQuestion, need: string, format?: "csv"): string {
  const { level, within, needIs, reachIs, measure, targetGroup, theme, catchment, unconfirmed } = question;
  const area = within.length === 0 ? undefined : within.join();
  const asked = { level, area, need, needIs, reachIs, measure, targetGroup, theme, catchment: String(catchment) };
  return api(`analyses/gaps?${queryOf({ ...asked, unconfirmed: String(unconfirmed), format })}`);
}

/** Throws an AnswerError 400 for an area or theme that is not known, 401 or 403 for who may not say it. */
export const declareComplete = async (input: DeclarationInput): Promise<DeclarationState> =>
  DeclarationState.parse(await sendJson("PUT", "completeness", input));

/** Throws an AnswerError 404 for what is no gemeente, 401 or 403 for who may not set it. */
export const setPreviewFirst = async (gemeente: string, previewFirst: boolean): Promise<PreviewState> =>
  PreviewState.parse(await sendJson("PUT", `areas/${encodeURIComponent(gemeente)}/preview`, { previewFirst }));
