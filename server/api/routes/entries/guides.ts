/** Wijkwijzen: somebody with an account says what they know, and the beheerder sees what waits and who carries how much. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { GuideInput, OwnGuide, QuestionOverview } from "#data/entries/question.ts";
import { askedAlike } from "#data/questions/asked-alike.ts";
import { workDaysBetween } from "#data/questions/work-days.ts";
import type { InitiativeTheme } from "#data/schema/initiative-filter.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { findArea } from "../../../published/areas.ts";
import type { Library } from "../../../published/published-set.ts";
import { inTransaction, lockTable } from "../../../store/database.ts";
import { forgetGuide, guideOf, listGuides, saveGuide } from "../../../store/guides.ts";
import { namesOf } from "../../../store/people.ts";
import { storedJson } from "../../../store/portions.ts";
import { questionsForAgenda } from "../../../store/questions/learners.ts";
import { answerWaits, listWaiting } from "../../../store/questions/overview.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, ok } from "../../openapi/openapi.ts";
import { denied } from "../../openapi/working-version.ts";

const tags = ["Vraagbaak"];
const signedIn = { 401: denied[401] };

const read = createRoute({
  method: "get",
  path: "/account/guide",
  operationId: "getOwnGuide",
  tags,
  summary: "Wat ik als wijkwijze heb ingesteld",
  request: { query: NoQuery },
  responses: { 200: ok(OwnGuide, "Je instellingen, of niets als je geen wijkwijze bent"), ...badRequest, ...signedIn },
});
const save = createRoute({
  method: "put",
  path: "/account/guide",
  operationId: "setOwnGuide",
  tags,
  summary: "Word wijkwijze, of verander wat je hebt ingesteld",
  request: { query: NoQuery, body: jsonBody("GuideInput", GuideInput) },
  responses: { 200: ok(OwnGuide, "Bewaard"), ...badRequest, ...signedIn },
});
const stop = createRoute({
  method: "delete",
  path: "/account/guide",
  operationId: "stopOwnGuide",
  tags,
  summary: "Stop als wijkwijze; vragen die bij je liggen gaan naar anderen",
  request: { query: NoQuery },
  responses: { 204: { description: "Je bent geen wijkwijze meer" }, ...badRequest, ...signedIn },
});
const overview = createRoute({
  method: "get",
  path: "/questions/overview",
  operationId: "overseeQuestions",
  tags,
  summary: "Open vragen, hoe lang ze wachten, en hoeveel er bij wie ligt",
  request: { query: NoQuery },
  responses: { 200: ok(QuestionOverview, "Wat het langst wacht eerst"), ...badRequest, ...denied },
});

export function guideRoutes({ db, identify, now }: Living, library: Library): OpenAPIHono {
  const routes = apiRoutes();
  const own = async (person: string): Promise<OwnGuide> => ({ guide: (await guideOf(db, person)) ?? null });
  routes
    .openapi(read, async (c) => c.json(await own((await requireActor(identify, c.req.raw)).id), 200))
    .openapi(save, async (c) => {
      const { id } = await requireActor(identify, c.req.raw);
      const input = parseEntry(c, GuideInput, await readJson(c));
      const unknown = input.areas.findIndex((code) => !findArea(library.current(), code));
      if (unknown >= 0) throw refused(c, [{ path: `areas.${unknown}`, code: "areaUnknown" }]);
      await saveGuide(db, id, input, now());
      return c.json(await own(id), 200);
    })
    .openapi(stop, async (c) => {
      const { id } = await requireActor(identify, c.req.raw);
      await inTransaction(db, async (within) => {
        await lockTable(within, "asking");
        await forgetGuide(within, id);
      });
      return c.body(null, 204);
    })
    .openapi(overview, async (c) => {
      requireRight(await requireActor(identify, c.req.raw), "question.oversee", {});
      const at = now();
      const waiting = await listWaiting(db);
      const guides = await listGuides(db);
      const names = await namesOf(db, [
        ...waiting.flatMap(({ askings }) => askings.map(({ person }) => person)),
        ...guides.map(({ person }) => person),
      ]);
      const nameOf = (person: string) => names.get(person) ?? "";
      const middleWait = middle((await answerWaits(db)).map(({ from, to }) => workDaysBetween(from, to)));
      return c.json(
        {
          questions: waiting.map(({ row, title, askings }) => ({
            id: row.entry,
            title,
            state: row.state,
            since: row.opened_at,
            round: row.round,
            workDays: workDaysBetween(row.opened_at, at),
            asked: askings.map(({ person, state, changed_at }) => ({ name: nameOf(person), state, at: changed_at })),
          })),
          guides: guides.map(({ person, about: _, areas: _areas, phases: _phases, answers, ...guide }) => ({
            ...guide,
            name: nameOf(person),
            answered: answers.length,
          })),
          alike: askedAlike(await questionsForAgenda(db)).map((some) =>
            some.map(({ id, title, content }) => ({
              id,
              title,
              themes: storedJson<{ themes: InitiativeTheme[] }>(content).themes,
            })),
          ),
          ...(middleWait === undefined ? {} : { middleWait }),
        },
        200,
      );
    });
  return routes;
}

function middle(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - (sorted.length % 2 === 0 ? 1 : 0)], sorted[half]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
