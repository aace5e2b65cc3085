/** What people without a role send, how that stands, and what is done about it. */
import { queryOptions } from "@tanstack/react-query";
import type { EntryRef } from "#data/entries/event.ts";
import {
  EntryReport,
  Receipt,
  type ReportAnswer,
  type ReportInput,
  ReportList,
  SubmissionStatus,
} from "#data/entries/submission.ts";
import { AnswerError, api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

/** A second time with the same key and body makes nothing double. Returns what it is followed by. */
export const sendReport = async (report: ReportInput, key: string): Promise<Receipt> =>
  Receipt.parse(await sendJson("POST", "reports", report, { "Idempotency-Key": key }));

/** For people without an account: an editor looks at it before anybody else sees it. Returns what it is followed by. */
export const propose = async (body: string, key: string): Promise<Receipt> =>
  Receipt.parse(await sendJson("POST", "proposals", body, { "Idempotency-Key": key }));

/** Where its sender sees how it stands: behind #, which goes to no server and stands in no log. */
export const followAddress = (token: string): string => new URL(`/volgen#${token}`, location.href).href;

/** 400 and 404: such a link never was. */
const isNothing = (error: unknown) => error instanceof AnswerError && [400, 404].includes(error.status);

/** Null where the link is of nothing; asking changes nothing. */
export const statusQuery = (token: string) =>
  queryOptions({
    queryKey: ["submission", token],
    queryFn: async (): Promise<SubmissionStatus | null> => {
      try {
        return SubmissionStatus.parse(await sendJson("POST", "submissions/look", { token }));
      } catch (error) {
        if (isNothing(error)) return null;
        throw error;
      }
    },
  });

/** For who may do something about them. */
export const reportsQuery = ({ type, id }: EntryRef) =>
  queryOptions({
    queryKey: ["reports", type, id],
    meta: needsSession,
    queryFn: async ({ signal }) =>
      ReportList.parse(await (await ask(api(`entries/${type}/${encodeURIComponent(id)}/reports`), { signal })).json()).reports,
  });

/** Throws an AnswerError 409 where somebody else was first. */
export const answerReport = async (id: string, answer: ReportAnswer): Promise<EntryReport> =>
  EntryReport.parse(await sendJson("POST", `reports/${encodeURIComponent(id)}/answer`, answer));
