/** The leeragenda: learning questions by how many people joined, and joining or leaving one. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { Learners, LearningAgenda, LearningFilter, mostOnAgenda } from "#data/entries/learning.ts";
import { type Actor, may } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { requireActor } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { Problem } from "../../../http/errors.ts";
import { findEntry } from "../../../store/entries/entries.ts";
import { findPublicEntry } from "../../../store/entries/public-entries.ts";
import { joinQuestion, learnersOf, leaveQuestion, listAgenda } from "../../../store/questions/learners.ts";
import { apiRoutes, badRequest, NoQuery, notFound, ok } from "../../openapi/openapi.ts";
import { denied, Id } from "../../openapi/working-version.ts";

const tags = ["Leeragenda"];
const signedIn = { 401: denied[401] };

const agenda = createRoute({
  method: "get",
  path: "/learning-questions",
  operationId: "listLearningAgenda",
  tags,
  summary: "De leeragenda: leervragen waar de meeste mensen bij horen eerst",
  request: { query: LearningFilter },
  responses: { 200: ok(LearningAgenda, "De leervragen"), ...badRequest },
});
const read = createRoute({
  method: "get",
  path: "/learning-questions/{id}/learners",
  operationId: "getLearners",
  tags,
  summary: "Hoeveel mensen bij een leervraag horen",
  description: "Namen ziet alleen wie de leervraag beoordeelt.",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(Learners, "Hoeveel het er zijn"), ...badRequest, ...notFound },
});
const join = createRoute({
  method: "put",
  path: "/learning-questions/{id}/joining",
  operationId: "joinLearningQuestion",
  tags,
  summary: "Ik wil dit ook leren",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(Learners, "Je hoort erbij"), ...badRequest, ...signedIn, ...notFound },
});
const leave = createRoute({
  method: "delete",
  path: "/learning-questions/{id}/joining",
  operationId: "leaveLearningQuestion",
  tags,
  summary: "Hoor niet meer bij een leervraag",
  request: { params: Id, query: NoQuery },
  responses: { 200: ok(Learners, "Je hoort er niet meer bij"), ...badRequest, ...signedIn, ...notFound },
});

export function learningRoutes({ db, identify, now }: Living): OpenAPIHono {
  const requireShown = async (id: string): Promise<void> => {
    if (!(await findPublicEntry(db, id, "learningQuestion")))
      throw new Problem(404, "There is no published learning question with this id.");
  };
  const standing = async (id: string, actor: Actor | undefined): Promise<Learners> => {
    const all = await learnersOf(db, id);
    const record = actor && (await findEntry(db, id));
    const judges = record !== undefined && may(actor, "entry.return", subjectOf(record));
    return {
      joined: all.length,
      mine: all.some(({ person }) => person === actor?.id),
      ...(judges ? { names: all.map(({ name }) => name) } : {}),
    };
  };
  return apiRoutes()
    .openapi(agenda, async (c) => c.json(await listAgenda(db, c.req.valid("query"), mostOnAgenda), 200))
    .openapi(read, async (c) => {
      const { id } = c.req.valid("param");
      await requireShown(id);
      c.header("Cache-Control", "no-store");
      return c.json(await standing(id, await identify(c.req.raw)), 200);
    })
    .openapi(join, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id } = c.req.valid("param");
      await requireShown(id);
      await joinQuestion(db, { entry: id, person: actor.id, at: now() });
      return c.json(await standing(id, actor), 200);
    })
    .openapi(leave, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      const { id } = c.req.valid("param");
      await requireShown(id);
      await leaveQuestion(db, { entry: id, person: actor.id });
      return c.json(await standing(id, actor), 200);
    });
}
