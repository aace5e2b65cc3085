/** The vraagbaak: how far a question is, putting one that stays inside to guides, and what a guide says by the link in their mail. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { AskingAnswer, AskingStatus, AskingStep, AskingToken, QuestionStanding } from "#data/entries/question.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import { subjectOf } from "#data/schema/record.ts";
import { possible } from "#data/schema/workflow.ts";
import { requireActor } from "../../../auth/identity.ts";
import { requireJudge, requireReadable, requireWhole } from "../../../entries/entry.ts";
import { conflict, type Living, refuseStale, versionAsked } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { describeArea, findArea } from "../../../published/areas.ts";
import type { Library } from "../../../published/published-set.ts";
import { inTransaction } from "../../../store/database.ts";
import { findEntry, takeStep } from "../../../store/entries/entries.ts";
import { findPublicEntry } from "../../../store/entries/public-entries.ts";
import type { AskingTable } from "../../../store/question-tables.ts";
import { answerAsking, askingReasons, askingsOf, findAsking, stepAsking } from "../../../store/questions/askings.ts";
import { openQuestion, questionRowOf } from "../../../store/questions/questions.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";
import { denied, Id, Matching, stale } from "../../openapi/working-version.ts";

const tags = ["Vraagbaak"];

const standing = createRoute({
  method: "get",
  path: "/questions/{id}/standing",
  operationId: "getQuestionStanding",
  tags,
  summary: "Hoe ver een openbare vraag is",
  description: "Waarom wijkwijzen gevraagd zijn staat erbij, en nooit wie.",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(QuestionStanding, "Hoe het staat"), ...badRequest, ...notFound },
});
const routing = createRoute({
  method: "post",
  path: "/questions/{id}/routing",
  operationId: "routeQuestion",
  tags,
  summary: "Leg een ingediende vraag die besloten blijft voor aan wijkwijzen",
  description: "De vraag wordt nooit openbaar. Wie hem schreef, legt hem niet zelf voor.",
  request: { params: Id, headers: Matching, query: NoQuery },
  responses: { 204: { description: "De vraag gaat naar wijkwijzen" }, ...badRequest, ...denied, ...notFound, ...stale },
});
const look = createRoute({
  method: "post",
  path: "/askings/look",
  operationId: "lookAtAsking",
  tags,
  summary: "Wat een wijkwijze gevraagd is; verandert niets",
  request: { query: NoQuery, body: jsonBody("AskingToken", AskingToken) },
  responses: { 200: ok(AskingStatus, "De vraag en waarom"), ...badRequest, ...notFound, ...tooOften },
});
const step = createRoute({
  method: "post",
  path: "/askings/steps",
  operationId: "takeAskingStep",
  tags,
  summary: "Zeg als wijkwijze ja of nee, of geef een vraag door",
  request: { query: NoQuery, body: jsonBody("AskingStep", AskingStep) },
  responses: { 200: ok(AskingStatus, "Hoe het nu staat"), ...badRequest, ...notFound, 409: stale[409], ...tooOften },
});
const answer = createRoute({
  method: "post",
  path: "/askings/answer",
  operationId: "answerAsking",
  tags,
  summary: "Beantwoord een vraag als wijkwijze",
  description: "Een openbaar antwoord bekijkt eerst een redacteur. Een besloten antwoord gaat alleen naar wie de vraag stelde.",
  request: { query: NoQuery, body: jsonBody("AskingAnswer", AskingAnswer) },
  responses: { 200: ok(AskingStatus, "Hoe het nu staat"), ...badRequest, ...notFound, 409: stale[409], ...tooOften },
});

export function askingRoutes(living: Living, library: Library, limits: Limits): OpenAPIHono {
  const { db, identify, now, mails } = living;
  const routes = apiRoutes();
  const requireAsking = async (token: string): Promise<AskingTable> => {
    const row = await findAsking(db, token);
    if (!row) throw new Problem(404, "Nobody is asked anything with this link.");
    return row;
  };
  const nameOf = (code: string): string => {
    const ref = findArea(library.current(), code);
    return ref ? describeArea(library.current(), ref).name : code;
  };
  const statusOf = async (token: string): Promise<AskingStatus> => {
    const row = await requireAsking(token);
    const question = await questionRowOf(db, row.entry);
    const shown = await findPublicEntry(db, row.entry, "question");
    const found = question?.state === "closed" ? undefined : question?.inside === 1 ? await findEntry(db, row.entry) : shown;
    const content = found?.content;
    const { question: text, asker, visibility } = (content ?? {}) as Partial<NonNullable<AskingStatus["question"]>>;
    return {
      state: row.state,
      reasons: askingReasons(row),
      public: shown !== undefined,
      ...(content
        ? {
            question: {
              id: row.entry,
              title: content.title,
              question: text ?? "",
              ...(asker === undefined ? {} : { asker }),
              visibility: visibility ?? "openbaar",
              places: (content.areas ?? []).map(nameOf),
            },
          }
        : {}),
    };
  };
  const tooLate = () => new Problem(409, "This is over: the question is closed, or you said something else before.");
  routes
    .openapi(standing, async (c) => {
      const { id } = c.req.valid("param");
      const shown = await findPublicEntry(db, id, "question");
      if (!shown) throw new Problem(404, "There is no published question with this id.");
      const row = await questionRowOf(db, id);
      if (!row) return c.json({ state: "new" as const, since: shown.updatedAt, asked: [] }, 200);
      const asked = (await askingsOf(db, id)).filter(({ round }) => round === row.round);
      // How much is with somebody is theirs to know.
      const reasons = (one: AskingTable) => askingReasons(one).filter(({ term }) => term !== "load");
      return c.json(
        { state: row.state, since: row.changed_at, asked: asked.map((one) => ({ state: one.state, reasons: reasons(one) })) },
        200,
      );
    })
    .openapi(routing, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const from = await requireReadable(living, actor, c.req.valid("param").id, "question");
      requireJudge(actor, [subjectOf(from)], false);
      refuseStale(from, versionAsked(c));
      if (!definitionOf(from.type).inside?.(from.content)) throw new Problem(409, "This question is for everybody: publish it.");
      if (from.state !== "submitted" || !possible(from, "archive"))
        throw new Problem(409, "Only what is submitted is put to guides.");
      if (!mails) throw new Problem(409, "This server sends no mail, so nobody can be asked.");
      requireWhole(c, from.type, from.content);
      const at = now();
      const taken = await inTransaction(db, async (within) => {
        // It is out of the queue and never public; how far it is stands beside it.
        const record = await takeStep(within, from, "archive", { actor: actor.id, at, reason: routed, outcome: "routed" });
        if (record) await openQuestion(within, from.id, true, at);
        return record;
      });
      if (!taken) throw conflict(await findEntry(db, from.id));
      return c.body(null, 204);
    })
    .openapi(look, async (c) => {
      await limits.take("confirmation", c);
      const { token } = parseEntry(c, AskingToken, await readJson(c));
      return c.json(await statusOf(token), 200);
    })
    .openapi(step, async (c) => {
      await limits.take("confirmation", c);
      const { token, step: asked } = parseEntry(c, AskingStep, await readJson(c));
      if ((await stepAsking(db, await requireAsking(token), asked, now())) === "closed") throw tooLate();
      return c.json(await statusOf(token), 200);
    })
    .openapi(answer, async (c) => {
      await limits.take("confirmation", c);
      const { token, text, shared } = parseEntry(c, AskingAnswer, await readJson(c));
      const row = await requireAsking(token);
      const question = await questionRowOf(db, row.entry);
      if (question?.inside === 1 && shared === "openbaar") throw refused(c, [{ path: "shared", code: "choice" }]);
      const done = await answerAsking(db, row, { text, shared, at: now() });
      if (done === "full") throw new Problem(409, "This question has as many public answers as fit: answer privately.");
      if (done === "closed") throw tooLate();
      return c.json(await statusOf(token), 200);
    });
  return routes;
}

const routed = "Voorgelegd aan wijkwijzen; blijft besloten";
