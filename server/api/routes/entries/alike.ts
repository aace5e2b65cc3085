/** "Bestaat dit al?" while somebody who is signed in is still typing. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { Alike, AlikeQuery } from "#data/entries/alike.ts";
import { requireActor } from "../../../auth/identity.ts";
import type { Living } from "../../../entries/living-data.ts";
import { alikeWhileTyping } from "../../../entries/similar.ts";
import type { Library } from "../../../published/published-set.ts";
import { apiRoutes, badRequest, ok } from "../../openapi/openapi.ts";
import { denied } from "../../openapi/working-version.ts";

const alike = createRoute({
  method: "get",
  path: "/alike",
  operationId: "listAlike",
  tags: ["Werkversies"],
  summary: "Wat er al is en lijkt op wat je invoert",
  description:
    "Over alles wat je mag zien. Van wat een collega van je organisatie of in je gebied heeft en jij niet mag lezen staat er alleen dat het er is.",
  request: { query: AlikeQuery },
  responses: { 200: ok(Alike, "Wat er het meest op lijkt eerst"), ...badRequest, ...denied },
});

export function alikeRoutes({ db, identify }: Living, library: Library): OpenAPIHono {
  return apiRoutes().openapi(alike, async (c) => {
    const actor = await requireActor(identify, c.req.raw);
    return c.json(await alikeWhileTyping(db, library.current(), actor, c.req.valid("query")), 200);
  });
}
