/**
 * What people without a role send, how that stands, and what is done about it: proposals, reports, registrations for activities, mail about
 * what is new, the vraagbaak and the leeragenda.
 */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { EntryRef } from "#data/entries/event.ts";
import { Learners, LearningAgenda } from "#data/entries/learning.ts";
import {
  type AskingAnswer,
  AskingStatus,
  type AskingStep,
  type GuideInput,
  OwnGuide,
  QuestionOverview,
  QuestionStanding,
} from "#data/entries/question.ts";
import {
  ActivityPlaces,
  Participants,
  type RegistrationInput,
  RegistrationStatus,
  type RegistrationStep,
} from "#data/entries/registration.ts";
import {
  EntryReport,
  Receipt,
  type ReportAnswer,
  type ReportInput,
  ReportList,
  SubmissionStatus,
} from "#data/entries/submission.ts";
import { type SubscriptionInput, SubscriptionStatus, type SubscriptionStep } from "#data/entries/subscription.ts";
import { AnswerError, api, ask, sendJson } from "./client.ts";
import { queryOf } from "./initiative-filter.ts";
import { differsBySession, needsSession } from "./session.ts";

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
export const statusQuery = (token: string) => lookQuery("submission", "submissions/look", SubmissionStatus, token);

const lookQuery = <T>(key: string, path: string, schema: z.ZodType<T>, token: string) =>
  queryOptions({
    queryKey: [key, token],
    queryFn: async (): Promise<T | null> => {
      try {
        return schema.parse(await sendJson("POST", path, { token }));
      } catch (error) {
        if (isNothing(error)) return null;
        throw error;
      }
    },
  });

/** The mailbox is theirs: from here on somebody looks at it. */
export const confirmByLink = async (token: string): Promise<SubmissionStatus> =>
  SubmissionStatus.parse(await sendJson("POST", "submissions/confirm", { token }));

/** For who may do something about them. */
export const reportsQuery = ({ type, id }: EntryRef) =>
  queryOptions({
    queryKey: ["reports", type, id],
    meta: needsSession,
    queryFn: async ({ signal }) =>
      ReportList.parse(await (await ask(api(`entries/${type}/${encodeURIComponent(id)}/reports`), { signal })).json()).reports,
  });

/** For good: what its sender told with consent, by the link that follows it. */
export const retractByLink = (token: string): Promise<unknown> => sendJson("POST", "submissions/retract", { token });

/** The same, for who looks after it. */
export const askRetraction = ({ type, id }: EntryRef): Promise<unknown> =>
  sendJson("POST", `entries/${type}/${encodeURIComponent(id)}/retraction`, { sure: true });

/** Throws an AnswerError 409 where somebody else was first. */
export const answerReport = async (id: string, answer: ReportAnswer): Promise<EntryReport> =>
  EntryReport.parse(await sendJson("POST", `reports/${encodeURIComponent(id)}/answer`, answer));

/** Who takes part in an activity. */

const activityPath = (id: string, part: string) => `activities/${encodeURIComponent(id)}/${part}`;

/** Others take places while we look. */
export const activityPlacesQuery = (id: string) =>
  queryOptions({
    queryKey: ["places", id],
    queryFn: async ({ signal }) => ActivityPlaces.parse(await (await ask(api(activityPath(id, "places")), { signal })).json()),
    staleTime: 0,
  });

/** Nothing is theirs before the mailbox says yes. Throws an AnswerError 409 where nobody can register now. */
export const sendRegistration = (id: string, input: RegistrationInput): Promise<unknown> =>
  sendJson("POST", activityPath(id, "registrations"), input);

/** Null where the link is of nothing; asking changes nothing. */
export const registrationQuery = (token: string) => lookQuery("registration", "registrations/look", RegistrationStatus, token);

/** Throws an AnswerError 409 where it is too late. */
export const sendRegistrationStep = async (step: RegistrationStep): Promise<RegistrationStatus> =>
  RegistrationStatus.parse(await sendJson("POST", "registrations/steps", step));

/** For its organiser alone. */
export const participantsQuery = (id: string) =>
  queryOptions({
    queryKey: ["participants", id],
    meta: needsSession,
    queryFn: async ({ signal }) =>
      Participants.parse(await (await ask(api(activityPath(id, "participants")), { signal })).json()).participants,
    staleTime: 0,
  });
export const participantsFile = (id: string): string => api(`${activityPath(id, "participants")}?format=csv`);

/** Mail about what is new, for who has no account. */

/** Nothing is mailed before the mailbox says yes. Throws an AnswerError 409 where no mail is sent. */
export const sendSubscription = (input: SubscriptionInput): Promise<unknown> => sendJson("POST", "subscriptions", input);

/** Null where the link is of nothing; asking changes nothing. */
export const subscriptionQuery = (token: string) => lookQuery("subscription", "subscriptions/look", SubscriptionStatus, token);

/** Throws an AnswerError 409 where it is too late, or where the same mailbox follows the same. */
export const sendSubscriptionStep = async (step: SubscriptionStep): Promise<SubscriptionStatus> =>
  SubscriptionStatus.parse(await sendJson("POST", "subscriptions/steps", step));

/** The vraagbaak: how far questions are, what a guide is asked by a link, and what somebody sets as a guide. */

const questionPath = (id: string, part: string) => `questions/${encodeURIComponent(id)}/${part}`;

export const questionStandingQuery = (id: string) =>
  queryOptions({
    queryKey: ["question-standing", id],
    queryFn: async ({ signal }) =>
      QuestionStanding.parse(await (await ask(api(questionPath(id, "standing")), { signal })).json()),
  });

/** For who judges: it is put to guides and stays inside. */
export const routeQuestion = ({ id, version }: { id: string; version: number }): Promise<unknown> =>
  sendJson("POST", questionPath(id, "routing"), {}, { "If-Match": `"v${version}"` });

/** Null where the link is of nothing; asking changes nothing. */
export const askingQuery = (token: string) =>
  queryOptions({
    queryKey: ["asking", token],
    queryFn: async (): Promise<AskingStatus | null> => {
      try {
        return AskingStatus.parse(await sendJson("POST", "askings/look", { token }));
      } catch (error) {
        if (isNothing(error)) return null;
        throw error;
      }
    },
  });

/** Throws an AnswerError 409 where it is too late. */
export const sendAskingStep = async (step: AskingStep): Promise<AskingStatus> =>
  AskingStatus.parse(await sendJson("POST", "askings/steps", step));
export const sendAskingAnswer = async (answer: AskingAnswer): Promise<AskingStatus> =>
  AskingStatus.parse(await sendJson("POST", "askings/answer", answer));

export const ownGuideQuery = queryOptions({
  queryKey: ["own-guide"],
  meta: needsSession,
  queryFn: async ({ signal }) => OwnGuide.parse(await (await ask(api("account/guide"), { signal })).json()).guide,
});
export const saveOwnGuide = async (input: GuideInput) => OwnGuide.parse(await sendJson("PUT", "account/guide", input)).guide;
export const stopOwnGuide = (): Promise<unknown> => sendJson("DELETE", "account/guide", {});

/** For the beheerder alone. */
export const questionOverviewQuery = queryOptions({
  queryKey: ["question-overview"],
  meta: needsSession,
  queryFn: async ({ signal }) => QuestionOverview.parse(await (await ask(api("questions/overview"), { signal })).json()),
  staleTime: 0,
});

/** The leeragenda: learning questions by how many joined, and joining or leaving one. */

export function learningAgendaQuery(theme: string | undefined) {
  const question = queryOf({ theme });
  return queryOptions({
    queryKey: ["learning-agenda", question],
    queryFn: async ({ signal }) =>
      LearningAgenda.parse(await (await ask(api(`learning-questions${question && `?${question}`}`), { signal })).json()),
    placeholderData: keepPreviousData,
  });
}

const learningPath = (id: string, part: string) => `learning-questions/${encodeURIComponent(id)}/${part}`;

export const learnersQuery = (id: string) =>
  queryOptions({
    queryKey: ["learners", id],
    meta: differsBySession,
    queryFn: async ({ signal }) => Learners.parse(await (await ask(api(learningPath(id, "learners")), { signal })).json()),
  });

/** `joins`: or leaves. Twice is once. */
export const sendJoining = async (id: string, joins: boolean): Promise<Learners> =>
  Learners.parse(await sendJson(joins ? "PUT" : "DELETE", learningPath(id, "joining"), {}));
