/** An address where nothing is gives the app under 404, so that its page can say so; nobody learns what is there and not public. */
import { describe, expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { page, smallApp } from "../fixtures/small-app.ts";
import { json, workflow } from "../fixtures/workflow.ts";

const headersOf = (response: Response) => Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));

describe("an address without a page", () => {
  test("is the app under 404, of which nothing is kept, compared or cut; HEAD is the same without a body", async () => {
    const small = await smallApp();
    const get = (path: string, options: RequestInit = {}) => small.app.request(`http://localhost${path}`, options);
    for (const path of [
      "/gebied/BU9999ZZ99",
      "/gebied/GM0363x",
      "/gebied/%00",
      "/initiatieven/01ABC",
      "/nergens",
      "/a/b/c?x=1",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect([response.headers.get("ETag"), response.headers.get("Last-Modified"), response.headers.get("Link")]).toEqual([
        null,
        null,
        null,
      ]);
      expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'self'");
      expect(await response.text()).toBe(page);

      const head = await get(path, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([404, ""]);
      expect(headersOf(head)).toEqual(headersOf(response));

      const known = (await get("/over")).headers.get("ETag") ?? "";
      expect((await get(path, { headers: { "If-None-Match": known } })).status, path).toBe(404);
      expect((await get(path, { headers: { "If-Match": '"x"', Range: "bytes=0-3" } })).status, path).toBe(404);
      const packed = await get(path, { headers: { "Accept-Encoding": "br" } });
      expect([packed.status, packed.headers.get("Content-Encoding"), packed.headers.get("Vary")]).toEqual([
        404,
        "br",
        "Accept-Encoding",
      ]);
    }
    await small.remove();
  });

  test("is told from one with a page: areas of every level and of the lists, also in a frame of our own", async () => {
    const small = await smallApp();
    const statusOf = async (path: string) => (await small.app.request(`http://localhost${path}`)).status;
    for (const code of ["GM0307", "WK0363AA", "BU0363AA02", "liendert", "NL00"]) {
      expect(await statusOf(`/gebied/${code}`), code).toBe(200);
      expect(await statusOf(`/gebied/${code}?embed&lang=en`), code).toBe(200);
    }
    for (const code of ["gm0307", "GM9999", "utrecht-overvecht", "NL01"]) {
      expect(await statusOf(`/gebied/${code}`), code).toBe(404);
      expect(await statusOf(`/gebied/${code}?embed&lang=en`), code).toBe(404);
    }
    // The map shows what it can of a view, and says what is not there.
    expect(await statusOf("/?area=BU9999ZZ99&indicator=nergens")).toBe(200);
    await small.remove();
  });
});

onEveryEngine((engine) => {
  const { app, create, step, submitted, published, tryMerge } = workflow(engine);

  test("an initiative that is not public is for everybody who may not see it what does not exist", async () => {
    const statusOf = async (id: string, as?: string) => {
      const Cookie = app().people.get(as ?? "")?.cookie;
      return (await app().app.request(`http://localhost/initiatieven/${id}`, { headers: Cookie ? { Cookie } : {} })).status;
    };
    const there = await published({ title: "Staat er" });
    const draft = await create({ title: "Concept" });
    const waiting = await submitted({ title: "Wacht" });
    const gone = await step("editor", await published({ title: "Was er" }), "archive");
    expect(await statusOf(there.id)).toBe(200);
    for (const { id } of [draft, waiting, gone, { id: "01ABC" }, { id: "%00" }, { id: "a".repeat(200) }]) {
      expect(await statusOf(id), id).toBe(404);
      expect(await statusOf(id, "otherTeam"), id).toBe(404);
    }
    for (const { id } of [draft, waiting, gone]) expect(await statusOf(id, "wijkteam"), id).toBe(200);

    const kept = await published({ title: "Blijft" });
    const double = await published({ title: "Dubbel" });
    await json<EntryRecord>(await tryMerge("editor", kept, double));
    expect(await statusOf(double.id)).toBe(200);
  });
});
