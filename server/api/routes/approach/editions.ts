/** Editions of the checklists and of the assessment: read by everybody, entered by an administrator for the organisation whose they are. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { EditionCheck } from "#data/editions/changes.ts";
import { AnyEdition, EditionInput, EditionList } from "#data/editions/edition.ts";
import { checkOf, enterEdition, faultsNow } from "../../../approach/editions.ts";
import { requireActor, requireRight } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { parseEntry, readJson, refused } from "../../../http/body.ts";
import { Problem } from "../../../http/errors.ts";
import { editionsOfNow } from "../../../store/approach/editions.ts";
import { apiRoutes, asAnswer, badRequest, jsonBody, NoQuery, ok } from "../../openapi/openapi.ts";
import { denied, stale } from "../../openapi/working-version.ts";

const tags = ["Aanpak"];

const EditionToCheck = z.strictObject({ edition: AnyEdition });

const list = createRoute({
  method: "get",
  path: "/editions",
  operationId: "listEditions",
  tags,
  summary: "Uitgaven van de checklists en van de vragen van een afweging",
  description:
    "Van elke `template` de oudste eerst; de laatste geldt nu. Een antwoord hoort bij een punt door zijn `id`. Vraag opnieuw met `If-None-Match`: zolang er niets nieuws is, is het antwoord 304.",
  request: { query: NoQuery },
  responses: { 200: ok(EditionList, "De uitgaven"), 304: { description: "Nog hetzelfde" }, ...badRequest },
});
const check = createRoute({
  method: "post",
  path: "/edition-checks",
  operationId: "checkEdition",
  tags,
  summary: "Kijk wat een nieuwe uitgave verandert",
  description: "Er wordt niets bewaard.",
  request: { query: NoQuery, body: jsonBody("EditionToCheck", EditionToCheck) },
  responses: { 200: ok(EditionCheck, "Wat er verandert"), ...badRequest, ...denied },
});
const enter = createRoute({
  method: "post",
  path: "/editions",
  operationId: "enterEdition",
  tags,
  summary: "Neem een nieuwe uitgave in gebruik",
  description:
    "Een uitgave in gebruik blijft voorgoed: antwoorden worden ermee gelezen. Noem in `after` de uitgave waarop zij volgt; is er intussen een andere, dan is het antwoord 409.",
  request: { query: NoQuery, body: jsonBody("EditionInput", EditionInput) },
  responses: { 201: ok(EditionList, "Alle uitgaven, ook deze"), ...badRequest, ...denied, 409: stale[409] },
});

export function editionRoutes({ db, identify, now }: Living): OpenAPIHono {
  return apiRoutes()
    .openapi(list, async (c) => {
      const { editions, tag } = await editionsOfNow(db);
      c.header("Cache-Control", "no-cache");
      c.header("ETag", `"${tag}"`);
      // Compressed on its way it is the same list: a weak tag is as good.
      if (c.req.header("If-None-Match")?.includes(`"${tag}"`)) return asAnswer(c.body(null, 304));
      return c.json({ editions: [...editions] }, 200);
    })
    .openapi(check, async (c) => {
      requireRight(await requireActor(identify, c.req.raw), "edition.enter", {});
      const { edition } = parseEntry(c, EditionToCheck, await readJson(c));
      const { editions } = await editionsOfNow(db);
      const faults = faultsNow(edition, editions);
      if (faults.length > 0) throw refused(c, faults.map(within));
      return c.json(await checkOf(db, edition, editions), 200);
    })
    .openapi(enter, async (c) => {
      const actor = await requireActor(identify, c.req.raw);
      requireRight(actor, "edition.enter", {});
      const { edition, after } = parseEntry(c, EditionInput, await readJson(c));
      const entered = await enterEdition(db, { edition, after, person: actor.id, at: now() });
      if (entered === "overtaken")
        throw new Problem(409, "Somebody else entered an edition in the meantime: look again at what yours changes.");
      if (entered.length > 0) throw refused(c, entered.map(within));
      return c.json({ editions: [...(await editionsOfNow(db)).editions] }, 201);
    });
}

/** Where it stands in the body. */
const within = <T extends { path: string }>(fault: T): T => ({ ...fault, path: `edition.${fault.path}` });
