/** Signs and numbers that no engine keeps, and bodies that break off: 400 with the name of the place, for everybody, on every operation. */
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isStorable, writable } from "#data/schema/text.ts";
import { newsOf } from "#server/entries/feeds/news.ts";
import { listen } from "#server/http/listen.ts";
import { createLog } from "#server/http/log.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content?: Record<string, unknown> };
}
type Document = { paths: Record<string, Record<string, Operation>> };

const oddParts = ["%00", "a%00b", "%FF", "%C0%80", "%ED%A0%80", "%", "%zz", "%1F", "%EF%BF%BE"];
const oddTexts = ["\0", "a\0b", "\ud800", "\udc00 tail", "\u0001", "\u001b[31m", "\ufffe"];

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let operations: { path: string; method: string; operation: Operation }[];
  beforeAll(async () => {
    app = await initiativeApp(await engine.open(), {}, { proxies: 1 });
    const document = (await (await app.ask("/openapi.json")).json()) as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );
  });
  afterAll(() => app.remove());

  let visitor = 0;
  /** What was named, when it was refused as it should be; the whole answer otherwise. */
  const named = async (path: string, asked: Asked) => {
    visitor++;
    const from = { "X-Forwarded-For": `10.0.${visitor >> 8}.${visitor & 255}` };
    const response = await app.ask(path, { ...asked, headers: { ...from, ...asked.headers } });
    const body = (await response.json().catch(() => ({}))) as {
      title?: string;
      detail?: string;
      errors?: { in: string; name: string }[];
    };
    const type = response.headers.get("Content-Type");
    if (response.status !== 400 || type !== "application/problem+json" || !body.title || !body.detail)
      return `${asked.method} ${path} as ${asked.as}: ${response.status} ${type} ${JSON.stringify(body).slice(0, 200)}`;
    return (body.errors ?? []).map(({ in: where, name }) => `${where} ${name}`);
  };
  const whole = (path: string) => path.replace(/\{\w+\}/g, "1");

  test.each(["", "admin"])("in a path, of every operation that has one (%s)", async (as) => {
    for (const { path, method } of operations)
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        for (const odd of oddParts)
          expect(
            await named(whole(path.replace(`{${name}}`, odd)), { method, as, ...(method === "GET" ? {} : { body: {} }) }),
          ).toEqual([`path ${name}`]);
  });

  test.each(["", "admin"])("in a query, of every operation, known there or not (%s)", async (as) => {
    for (const { path, method, operation } of operations) {
      const names = [...(operation.parameters ?? []).filter((one) => one.in === "query").map(({ name }) => name), "anders"];
      for (const [i, name] of names.entries())
        expect(
          await named(`${whole(path)}?${name}=${oddParts[i % oddParts.length]}`, {
            method,
            as,
            ...(method === "GET" ? {} : { body: {} }),
          }),
        ).toEqual([`query ${name}`]);
    }
  });

  test.each(["", "admin"])("in a header or a cookie of ours (%s)", async (as) => {
    for (const { path, method } of operations)
      for (const [name, value] of [
        ["Idempotency-Key", "abcdefgh\u0001"],
        ["If-Match", '"v1\u001f"'],
        ["Cookie", "wijkblik=%00"],
        ["Cookie", "better-auth-passkey=%FF"],
      ] as const)
        expect(
          await named(whole(path), {
            method,
            headers: { [name]: value },
            ...(as && name !== "Cookie" ? { as } : {}),
            ...(method === "GET" ? {} : { body: {} }),
          }),
        ).toEqual([`header ${name === "Cookie" ? name : name.toLowerCase()}`]);
  });

  test("a cookie of others is theirs", async () => {
    expect((await app.ask("/initiatives", { headers: { Cookie: "anders=%00; _ga=%FF" } })).status).toBe(200);
  });

  test.each(["", "admin"])("deep in a body and in its names, of every operation that takes JSON (%s)", async (as) => {
    const takers = operations.filter(({ operation }) => operation.requestBody?.content?.["application/json"]);
    expect(takers.length).toBeGreaterThan(10);
    for (const { path, method } of takers)
      for (const odd of oddTexts) {
        const content = { ...wholeInitiative(), goals: [{ text: "Goed", indicator: odd }] };
        expect(await named(whole(path), { method, as, body: { content } })).toEqual(["body content.goals.0.indicator"]);
        expect(await named(whole(path), { method, as, body: { list: [{ [odd]: 1 }] } })).toEqual([
          `body list.0.${odd.toWellFormed() === odd ? odd : JSON.parse(JSON.stringify(odd))}`,
        ]);
      }
  });

  test("numbers that are rounded in silence, or that a column of 32 bits does not hold", async () => {
    for (const number of ["9007199254740993", "-9007199254740993", "1e400", "1e300"])
      expect(await named("/working-versions", { method: "POST", as: "admin", body: `{"content":{"reach":${number}}}` })).toEqual([
        "body content.reach",
      ]);
    const made = await app.ask("/working-versions", { method: "POST", as: "admin", body: { content: wholeInitiative() } });
    const { id } = (await made.json()) as { id: string };
    for (const version of [2 ** 31, 2 ** 32, 2 ** 53 - 1]) {
      expect(await named(`/working-versions/${id}/history/${version}`, { as: "admin" })).toEqual(["path version"]);
      const headers = { "If-Match": '"v1"' };
      expect(await named(`/working-versions/${id}/restore`, { method: "POST", as: "admin", headers, body: { version } })).toEqual(
        ["body version"],
      );
      const duplicate = { id: "1", version };
      expect(
        await named(`/working-versions/${id}/merge`, { method: "POST", as: "admin", headers, body: { duplicate, take: [] } }),
      ).toEqual(["body duplicate.version"]);
    }
  });

  test("in the settings and the name of a file", async () => {
    const send = async (name: string, settings: string) => {
      const form = new FormData();
      form.append("file", new File(["titel\nTuin"], name));
      form.append("settings", settings);
      const Cookie = app.people.get("admin")?.cookie ?? "";
      const response = await app.app.request("http://localhost/api/v1/import-checks", {
        method: "POST",
        headers: { Cookie },
        body: form,
      });
      return [response.status, ((await response.json()) as { errors?: { name: string }[] }).errors?.[0]?.name];
    };
    expect(await send("lijst\u0001.csv", "{}")).toEqual([400, "file"]);
    expect(await send("lijst.csv", '{"source":"a\\u0000b"}')).toEqual([400, "settings.source"]);
    expect(await send("lijst.csv", '{"columns":{"\\ud800":"title"}}')).toEqual([400, "settings.columns.\ud800"]);
  });

  test("in the cells of a file, also in its own ids: the sound rows are kept, and every other is named", async () => {
    const features = [...oddTexts, "goed"].map((odd, i) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [5.41, 52.166] },
      properties: { id: `${odd}${i}`, titel: i % 2 ? `Tuin ${odd}` : "Tuin", samenvatting: "Samen tuinieren" },
    }));
    const form = new FormData();
    form.append("file", new File([JSON.stringify({ type: "FeatureCollection", features })], "lijst.geojson"));
    const words = { kind: "initiatief", themes: "samenhang", phase: "uitvoeren", lifecycle: "loopt", source: "Proef" };
    const fields = { ...words, title: "{titel}", summary: "{samenvatting}", key: "{id}" };
    form.append("settings", JSON.stringify({ landing: "draft", skipFaulty: true, withDoubles: true, fields }));
    const headers = { Cookie: app.people.get("admin")?.cookie ?? "", "Idempotency-Key": crypto.randomUUID() };
    const response = await app.app.request("http://localhost/api/v1/imports", { method: "POST", headers, body: form });
    expect(response.status, await response.clone().text()).toBe(201);
    expect(await response.json()).toMatchObject({ made: 1, skipped: oddTexts.length });
  });

  test("on the ways in beside the document", async () => {
    for (const path of [
      "/api/auth/callback/wijkblik?code=1&state=%00",
      "/api/auth/callback/wijkblik?state=%FF",
      "/api/auth/get-session?x=%00",
    ])
      expect(await named(path, {})).toEqual([expect.stringMatching(/^query (state|x)$/)]);
    expect(await named("/api/auth/%00", {})).toEqual(["path path"]);
  });

  test("a body that breaks off is no error of the database, and nobody is woken for it", async () => {
    let lines = "";
    const log = createLog("request", (text) => {
      lines += text;
    });
    const server = await listen(app.app, { host: "127.0.0.1", port: 0, log });
    const before = app.logged().length;
    const Cookie = app.people.get("admin")?.cookie;
    const types = [
      ["working-versions", "application/json"],
      ["proposals", "application/json"],
      ["session", "application/json"],
      ["imports", "multipart/form-data; boundary=x"],
      ["import-checks", "multipart/form-data; boundary=x"],
    ];
    for (const [path, type] of types)
      for (const length of ["Content-Length: 5000", "Transfer-Encoding: chunked"])
        for (const hard of [true, false]) {
          const head = [
            `POST /api/v1/${path} HTTP/1.1`,
            "Host: localhost",
            `Content-Type: ${type}`,
            `Cookie: ${Cookie}`,
            `Idempotency-Key: ${crypto.randomUUID()}`,
            length,
          ];
          const piece = length.startsWith("T")
            ? '20\r\n{"content":{"title":"Buurtmoestui\r\n'
            : '{"content":{"title":"Buurtmoestui';
          let said = "";
          await new Promise<void>((closed) => {
            const socket = connect(server.address.port, "127.0.0.1", () => {
              socket.write(`${head.join("\r\n")}\r\n\r\n${piece}`, () =>
                setTimeout(() => (hard ? socket.resetAndDestroy() : socket.end()), 20),
              );
            });
            socket.on("data", (part) => (said += part));
            socket.on("error", () => {});
            socket.on("close", () => closed());
          });
          expect(said).toMatch(/^($|HTTP\/1\.1 400 )/);
        }
    await server.stop();
    log.flush();
    expect(lines).toContain('"path":"/api/v1/imports"');
    expect(`${lines}${app.logged().slice(before)}`).not.toMatch(/"level":"error"/);
  });
});

test("what was kept before this was asked breaks no feed", () => {
  const odd = "Tuin\u0000 \u000b\ud800 \ufffe & <b>";
  const record = {
    id: "1",
    type: "initiative",
    version: 1,
    updatedAt: "2026-11-28T00:00:00.000Z",
    content: { title: odd, summary: odd, kind: "initiatief", lifecycle: "loopt", themes: [], placed: {}, period: {} },
  };
  const names = { area: () => undefined, page: ({ id }: { id: string }) => `https://example.org/${id}` };
  for (const form of ["rss", "atom"] as const) {
    const text = newsOf(form, [record as never], names as never, {
      title: "Nieuw",
      description: "Nieuw",
      page: "https://example.org",
      self: "https://example.org/feed",
    });
    expect(isStorable(text)).toBe(true);
    expect(text).toContain("Tuin");
  }
  expect(writable(odd)).toBe("Tuin \ufffd  & <b>");
});
