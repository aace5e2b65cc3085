/** To the identity provider of the gemeente and back. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { ProviderAddress } from "#data/schema/account.ts";
import { sessionCookies } from "../../../auth/auth.ts";
import { type IdentityProvider, providerId } from "../../../auth/identity-provider.ts";
import type { Living } from "../../../entries/living-data.ts";
import { Problem } from "../../../http/errors.ts";
import type { Limits } from "../../../http/limits.ts";
import { isWelcomed } from "../../../store/own-account.ts";
import { apiRoutes, badRequest, jsonBody, NoQuery, notFound, ok, tooOften } from "../../openapi/openapi.ts";

const begin = createRoute({
  method: "post",
  path: "/session/provider",
  operationId: "beginAtProvider",
  tags: ["Aanmelden"],
  summary: "Meld aan met het account van je organisatie",
  request: {
    query: NoQuery,
    body: jsonBody("NoBody"),
  },
  responses: {
    200: ok(
      ProviderAddress,
      "Ga hierheen; de weg terug eindigt op /werk (de eerste keer op /welkom), of op /aanmelden bij wie hier geen rol heeft",
    ),
    ...badRequest,
    ...notFound,
    ...tooOften,
  },
});

export function providerRoutes({ provider }: Living, limits: Limits): OpenAPIHono {
  const routes = apiRoutes();
  routes.openapi(begin, async (c) => {
    if (!provider) throw new Problem(404, "No identity provider was set up here.");
    const { url, headers } = await limits.countDone("enter", c, () => provider.begin());
    for (const [name, value] of sessionCookies(headers)) c.header(name, value, { append: true });
    return c.json({ url }, 200);
  });
  return routes;
}

/** Where the provider sends the browser back to; not a part of the open API. What went wrong is told by our own page. */
export function callbackRoute({ db, identify }: Living, provider: IdentityProvider): Hono {
  const routes = new Hono();
  /** Who comes in for the first time begins at the page that says so. */
  const landing = async (headers: Headers) => {
    const Cookie = headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    const actor = await identify(new Request("http://localhost", { headers: { Cookie } }));
    return actor && !(await isWelcomed(db, actor.id)) ? "/welkom" : "/werk";
  };
  routes.get(`/auth/callback/${providerId}`, async (c) => {
    const headers = await provider.finish(c.req.raw).catch((error: unknown) => {
      if (error instanceof Problem) return undefined;
      throw error;
    });
    const answer: [string, string][] = [
      ["Cache-Control", "no-store"],
      ["Location", headers ? await landing(headers) : "/aanmelden#geweigerd"],
    ];
    return new Response(null, { status: 302, headers: [...answer, ...(headers ? sessionCookies(headers) : [])] });
  });
  return routes;
}
