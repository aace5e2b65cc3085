/** Coming in by a link, who am I, and leaving. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Grant } from "#data/schema/permission.ts";
import type { Accounts } from "../accounts.ts";
import { parseEntry, readJson } from "../body.ts";
import { Problem } from "../errors.ts";
import { requireActor } from "../identity.ts";
import { apiRoutes, badRequest, NoQuery, ok } from "../openapi.ts";
import { denied } from "../working-version.ts";

const Token = z.strictObject({ token: z.string().min(20).max(200) });
const Session = z
  .object({ person: z.string(), name: z.string(), grants: z.array(z.object(Grant.shape)) })
  .openapi("Session", { description: "Wie je bent en wat je mag: vraag de tabel van rechten ermee" });
const tags = ["Aanmelden"];

const read = createRoute({
  method: "get",
  path: "/session",
  operationId: "getSession",
  tags,
  summary: "Wie ben ik",
  request: { query: NoQuery },
  responses: { 200: ok(Session, "Aangemeld"), ...badRequest, 401: denied[401] },
});
const enter = createRoute({
  method: "post",
  path: "/session",
  operationId: "startSession",
  tags,
  summary: "Meld aan met de code uit een link",
  request: {
    query: NoQuery,
    body: {
      content: {
        "application/json": {
          schema: z
            .unknown()
            .openapi("LinkToken", { type: "object", required: ["token"], properties: { token: { type: "string" } } }),
        },
      },
      required: true,
    },
  },
  responses: { 204: { description: "Aangemeld; het antwoord zet een cookie" }, ...badRequest },
});
const leave = createRoute({
  method: "delete",
  path: "/session",
  operationId: "endSession",
  tags,
  summary: "Meld af",
  request: { query: NoQuery },
  responses: { 204: { description: "Afgemeld" }, ...badRequest },
});

export function sessionRoutes(accounts: Accounts): OpenAPIHono {
  const routes = apiRoutes();
  const withCookies = (headers: Headers) => ({
    headers: headers.getSetCookie().map((cookie): [string, string] => ["Set-Cookie", cookie]),
  });
  routes
    .openapi(read, async (c) => {
      const { id, grants } = await requireActor(accounts.identify, c.req.raw);
      return c.json({ person: id, name: (await accounts.nameOf(c.req.raw)) ?? "", grants: [...grants] }, 200);
    })
    .openapi(enter, async (c) => {
      const { token } = parseEntry(c, Token, await readJson(c));
      const headers = await accounts.enter(token, c.req.raw);
      if (!headers) throw new Problem(400, "This link was used already or is too old: ask for a new one.");
      return new Response(null, { status: 204, ...withCookies(headers) }) as never;
    })
    .openapi(leave, async (c) => new Response(null, { status: 204, ...withCookies(await accounts.leave(c.req.raw)) }) as never);
  return routes;
}
