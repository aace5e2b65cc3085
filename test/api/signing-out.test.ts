/** Signing out says what is true, and what fails on our side is not held against who tried to come in. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { rates } from "#server/http/limits.ts";
import { openDatabase } from "#server/store/database.ts";
import { onEveryEngine, onPostgres } from "../fixtures/databases.ts";
import { initiativeApp } from "../fixtures/initiative-app.ts";
import { type LinkApp, linkApp } from "../fixtures/link-app.ts";

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";

onEveryEngine((engine) => {
  let links: LinkApp;
  beforeAll(async () => {
    // What waits for a table that is held gives up soon: how long people wait is the subject of locked.test.ts.
    links = await linkApp(engine, { patienceMs: 1_000 });
  });
  afterAll(() => links.remove());

  describe("with the tables of sessions held by somebody else", () => {
    const held = async (work: () => Promise<void>) => {
      const { db, close } = openDatabase(links.place);
      await db.transaction().execute(async (within) => {
        if (engine.name === "postgres") await sql`lock table session, verification in access exclusive mode`.execute(within);
        else await within.deleteFrom("session").where("id", "=", "nobody").execute();
        await work();
      });
      await close();
    };
    const signedIn = async () => {
      const { id } = await links.invited();
      const response = await links.app.ask("/session", { method: "POST", body: { token: await links.makeLink(id) } });
      return { id, Cookie: cookieOf(response) };
    };
    const ask = (Cookie: string, path: string, method: string) => links.app.ask(path, { method, headers: { Cookie } });

    test.each(["/session", "/sessions"])("DELETE %s is 503, and the cookie stays to try again with", async (path) => {
      const { Cookie } = await signedIn();
      await held(async () => {
        const left = await ask(Cookie, path, "DELETE");
        expect(left.status).toBe(503);
        expect(left.headers.getSetCookie()).toEqual([]);
      });
      expect((await ask(Cookie, "/session", "GET")).status).toBe(200);
      expect((await ask(Cookie, path, "DELETE")).status).toBe(204);
      expect((await ask(Cookie, "/session", "GET")).status).toBe(401);
    });

    test("a change of roles is 503 and nothing has changed", async () => {
      const { id, Cookie } = await signedIn();
      await held(async () => {
        const changed = await links.app.ask(`/people/${id}/grants`, { method: "PUT", as: "admin", body: { grants: [] } });
        expect(changed.status).toBe(503);
      });
      expect(await (await ask(Cookie, "/session", "GET")).json()).toMatchObject({ grants: [{ role: "viewer" }] });
    });

    test("tries to come in are 503 and not counted", async () => {
      const { id } = await links.invited();
      const token = await links.makeLink(id);
      const from = (remoteAddress: string, body: unknown) =>
        links.app.app.request(
          "http://localhost/api/v1/session",
          { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) },
          { incoming: { socket: { remoteAddress } } },
        );
      for (let i = 0; i < rates.enter.points - 2; i++)
        expect((await from("192.0.2.80", { token: "x".repeat(40) })).status).toBe(400);
      await held(async () => {
        for (let i = 0; i < 3; i++) expect((await from("192.0.2.80", { token })).status).toBe(503);
      });
      expect((await from("192.0.2.80", { token })).status).toBe(204);
    });
  });
});

onPostgres(
  (engine) => {
    test("signing out while the database is gone is 503 and the session lives until it is back", async () => {
      const opened = await engine.open();
      const app = await initiativeApp(opened);
      onTestFinished(() => app.remove());
      const postgres = engine.postgres();
      await postgres?.kill();
      for (const path of ["/session", "/sessions"])
        expect((await app.ask(path, { method: "DELETE", as: "viewer" })).status).toBe(503);
      for (let i = 0; i <= rates.enter.points; i++)
        expect((await app.ask("/session", { method: "POST", body: { token: "x".repeat(40) } })).status).toBe(503);
      for (let i = 0; i <= rates.enter.points; i++)
        expect((await app.ask("/session/passkey/options", { method: "POST", body: {} })).status).toBe(503);
      await postgres?.restart();
      await expect.poll(async () => (await app.ask("/session", { as: "viewer" })).status).toBe(200);
      expect((await app.ask("/session", { method: "POST", body: { token: "x".repeat(40) } })).status).toBe(400);
      expect((await app.ask("/session", { method: "DELETE", as: "viewer" })).status).toBe(204);
      expect((await app.ask("/session", { as: "viewer" })).status).toBe(401);
    });
  },
  { ownPostgres: true },
);
