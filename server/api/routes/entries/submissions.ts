/** "Klopt dit niet?" about what is public, its answer, and how a proposal or report stands for who follows it by a link. */
import { createHash } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { EntryRef } from "#data/entries/event.ts";
import {
  EntryReport,
  FollowToken,
  Receipt,
  ReportAnswer,
  ReportInput,
  ReportList,
  type SubmissionOutcome,
  SubmissionStatus,
} from "#data/entries/submission.ts";
import { findDefinition } from "#data/entry-types/registry.ts";
import { type Actor, may } from "#data/schema/permission.ts";
import { type EntryRecord, subjectOf } from "#data/schema/record.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import { browserOf, requireActor } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { isConsented } from "../../../entries/retract.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { type Db, inTransaction } from "../../../store/database.ts";
import { findEntry, takeStep } from "../../../store/entries/entries.ts";
import { survivorOf } from "../../../store/entries/merge.ts";
import { findPublicEntry } from "../../../store/entries/public-entries.ts";
import {
  answerSubmission,
  confirmedAs,
  createSubmission,
  findByToken,
  findSubmission,
  followToken,
  isUnconfirmed,
  listReports,
  reportOf,
} from "../../../store/entries/submissions.ts";
import type { SubmissionTable } from "../../../store/entry-tables.ts";
import { madeOnce } from "../../../store/idempotency.ts";
import { OfEntry } from "../../openapi/entry.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, Idempotency, stale } from "../../openapi/working-version.ts";

const tags = ["Meldingen"];
/** Keys of people without an account share one name: a key only ever leads to an id, and only with the same body. */
const nobody = "report";
const confirmed = "Voorstel zonder account, met toestemming, vanuit de mailbox bevestigd";

const report = createRoute({
  method: "post",
  path: "/reports",
  operationId: "reportEntry",
  tags,
  summary: "Meld dat iets wat openbaar is niet klopt, zonder account",
  description: "Wie het mag aanpassen of beoordelen, kijkt ernaar. `email` ziet niemand: het antwoord komt er.",
  request: { headers: Idempotency, query: NoQuery, body: jsonBody("ReportInput", ReportInput) },
  responses: {
    201: ok(Receipt, "Ontvangen"),
    200: ok(Receipt, "Was al ontvangen met deze sleutel"),
    ...badRequest,
    ...notFound,
    409: stale[409],
    ...tooOften,
  },
});
const look = createRoute({
  method: "post",
  path: "/submissions/look",
  operationId: "lookAtSubmission",
  tags,
  summary: "Hoe het staat met een voorstel of melding; verandert niets",
  request: { query: NoQuery, body: jsonBody("FollowToken", FollowToken) },
  responses: { 200: ok(SubmissionStatus, "Hoe het staat"), ...badRequest, ...notFound, ...tooOften },
});
const confirm = createRoute({
  method: "post",
  path: "/submissions/confirm",
  operationId: "confirmSubmission",
  tags,
  summary: "Bevestig dat een vraag van jou is, zodat iemand ernaar kijkt",
  request: { query: NoQuery, body: jsonBody("ConfirmToken", FollowToken) },
  responses: { 200: ok(SubmissionStatus, "Hoe het nu staat"), ...badRequest, ...notFound, ...tooOften },
});
const list = createRoute({
  method: "get",
  path: "/entries/{type}/{id}/reports",
  operationId: "listReports",
  tags,
  summary: "Meldingen over een inzending, voor wie haar mag aanpassen of beoordelen",
  request: { params: OfEntry, query: NoQuery },
  responses: { 200: ok(ReportList, "Wat wacht eerst"), ...badRequest, ...denied, ...notFound },
});
const answer = createRoute({
  method: "post",
  path: "/reports/{id}/answer",
  operationId: "answerReport",
  tags,
  summary: "Beantwoord een melding: opgelost, of het klopt wel",
  request: {
    params: z.object({ id: z.string().max(64) }),
    query: NoQuery,
    body: jsonBody("ReportAnswer", ReportAnswer),
  },
  responses: { 200: ok(EntryReport, "Beantwoord"), ...badRequest, ...denied, ...notFound, 409: stale[409] },
});

const unseen = () => new Problem(404, "There is nothing here that you may see.");

/** Whoever may edit it, or judge it: they do something about what is wrong. */
export const maySettle = (actor: Actor, record: EntryRecord): boolean =>
  (["entry.edit", "entry.return"] as const).some((action) => may(actor, action, subjectOf(record)));

/** Throws a Problem 404: that there is a report is known to who may do something about it. */
async function requireSettling(db: Db, actor: Actor, entry: EntryRef): Promise<EntryRecord> {
  const record = await findEntry(db, entry.id);
  if (record?.type !== entry.type || !maySettle(actor, record)) throw unseen();
  return record;
}

export function submissionRoutes(living: Living, limits: Limits): OpenAPIHono {
  const { db, identify, now, secret, mails } = living;
  const routes = apiRoutes();
  routes
    .openapi(report, async (c) => {
      await limits.take("report", c);
      const text = await c.req.text();
      const sent = parseEntry(c, ReportInput, await readJson(c));
      const { entry } = sent;
      if (!findDefinition(entry.type)) throw refused(c, [{ path: "entry.type", code: "choice" }]);
      const shown = await findPublicEntry(db, entry.id, entry.type);
      const record = shown && (await findEntry(db, entry.id));
      if (!record) throw new Problem(404, "There is nothing public with this id.");
      const at = now();
      // Without mail an address is of no use, and is not kept.
      const email = mails ? sent.email : undefined;
      const person = (await identify(c.req.raw))?.id;
      const key = c.req.valid("header")["idempotency-key"];
      const request = { actor: nobody, key, fingerprint: createHash("sha256").update(text).digest("hex"), at };
      const made = await madeOnce(db, request, (within) =>
        createSubmission(within, secret, {
          kind: "report",
          entry,
          version: record.version,
          text: sent.text,
          email,
          person,
          browser: browserOf(c.req.raw),
          at,
          title: shown.content.title,
          subject: subjectOf(record),
        }),
      );
      if (made === "mismatch") throw new Problem(409, "This Idempotency-Key was used for another body: take a new key.");
      return c.json({ token: followToken(secret, made.id), mailed: email !== undefined }, made.fresh ? 201 : 200);
    })
    .openapi(look, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, FollowToken, await readJson(c));
      const found = await findByToken(db, token);
      if (!found) throw new Problem(404, "Nothing is followed with this link.");
      return c.json(await statusOf(db, found), 200);
    })
    .openapi(confirm, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, FollowToken, await readJson(c));
      const found = await findByToken(db, token);
      if (!found) throw new Problem(404, "Nothing is followed with this link.");
      const record = await findEntry(db, found.entry);
      // Twice is once.
      if (record && isUnconfirmed(record, found))
        await inTransaction(db, async (within) => {
          const taken = await takeStep(within, record, "submit", { actor: undefined, at: now(), reason: confirmed });
          if (taken) await confirmedAs(within, found.id, taken.version);
        });
      return c.json(await statusOf(db, (await findByToken(db, token)) ?? found), 200);
    })
    .openapi(list, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const entry = EntryRef.safeParse(c.req.valid("param"));
      if (!entry.success) throw unseen();
      await requireSettling(db, actor, entry.data);
      return c.json({ reports: await listReports(db, entry.data) }, 200);
    })
    .openapi(answer, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const found = await findSubmission(db, c.req.valid("param").id);
      if (found?.kind !== "report") throw unseen();
      const entry: EntryRef = { type: found.entry_type, id: found.entry };
      const record = await requireSettling(db, actor, entry);
      const given = parseEntry(c, ReportAnswer, await readJson(c));
      const row = await inTransaction(db, (within) =>
        answerSubmission(within, found, { entry, subject: subjectOf(record) }, { ...given, actor: actor.id, at: now() }),
      );
      if (!row) throw new Problem(409, "Somebody else has answered this: fetch it again.");
      return c.json(reportOf(row, undefined), 200);
    });
  return routes;
}

/** The state of the entry in which an outcome still is one. */
const lasting: Partial<Record<SubmissionOutcome, WorkflowState>> = { returned: "draft", refused: "archived", routed: "archived" };

/** As it is now: what was placed and is no longer public has no link, and what came back is looked at again. */
async function statusOf(db: Db, sent: SubmissionTable): Promise<SubmissionStatus> {
  if (sent.outcome === "retracted" && sent.answered_at !== null)
    return { kind: sent.kind, at: sent.at, standing: "retracted", answeredAt: sent.answered_at };
  const record = await findEntry(db, sent.entry);
  const shown = await findPublicEntry(db, sent.entry, sent.entry_type);
  const survivor = shown ? undefined : await survivorOf(db, sent.entry, sent.entry_type);
  const open = shown?.id ?? survivor;
  const stands = sent.outcome === null ? undefined : lasting[sent.outcome];
  const answered = sent.state === "answered" && (stands === undefined || record?.state === stands);
  const begun = record !== undefined && record.version > sent.version;
  const title = sent.kind === "proposal" ? sent.title : shown?.content.title;
  return {
    kind: sent.kind,
    at: sent.at,
    standing:
      record && isUnconfirmed(record, sent)
        ? "unconfirmed"
        : answered && sent.outcome
          ? sent.outcome
          : begun
            ? "looked"
            : "received",
    ...(title === undefined ? {} : { title }),
    ...(answered && sent.answer !== null ? { answer: sent.answer } : {}),
    ...(answered && sent.answered_at !== null ? { answeredAt: sent.answered_at } : {}),
    ...(open === undefined ? {} : { entry: { type: sent.entry_type, id: open } }),
    ...(sent.kind === "proposal" && isConsented(sent.entry_type) ? { retractable: true } : {}),
  };
}
