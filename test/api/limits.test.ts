import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAccounts } from "#server/auth/accounts.ts";
import { rates, visitorOf } from "#server/http/limits.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

describe("who a visitor is", () => {
  const seen = async (proxies: number, connection: string, forwarded?: string) => {
    const app = new Hono();
    app.get("/", (c) => c.text(visitorOf(c, proxies)));
    const headers = forwarded === undefined ? {} : { "X-Forwarded-For": forwarded };
    return (await app.request("/", { headers }, { incoming: { socket: { remoteAddress: connection } } })).text();
  };

  test("is the connection, whatever is said, while no proxy is trusted", async () => {
    expect(await seen(0, "192.0.2.1", "203.0.113.9")).toBe("192.0.2.1");
    expect(await seen(0, "::ffff:192.0.2.1")).toBe("192.0.2.1");
  });
  test("is what the outermost trusted proxy saw: what stands before it was written by the visitor", async () => {
    expect(await seen(1, "127.0.0.1", "203.0.113.9, 198.51.100.7")).toBe("198.51.100.7");
    expect(await seen(2, "127.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.1")).toBe("198.51.100.7");
    expect(await seen(1, "192.0.2.1")).toBe("192.0.2.1");
  });
  test("is a network in IPv6, where one subscriber has all the rest", async () => {
    expect(await seen(0, "2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
    expect(await seen(0, "2001:db8::1")).toBe("2001:db8:0:0");
    expect(await seen(0, "::1")).toBe("0:0:0:0");
    expect(await seen(0, "2001:DB8:1:2::")).toBe("2001:db8:1:2");
    expect(await seen(0, "64:ff9b::192.0.2.1")).toBe("64:ff9b:0:0");
  });
  test("is one however the proxy writes it", async () => {
    const one = [
      "198.51.100.7",
      "198.51.100.7:443",
      "[::ffff:198.51.100.7]:9",
      "::ffff:c633:6407",
      '"198.51.100.7:1"',
      "::FFFF:198.51.100.7",
    ];
    for (const told of one) expect(await seen(1, "127.0.0.1", `1.1.1.1, ${told} `), told).toBe("198.51.100.7");
    const six = [
      "2001:db8:0:2::9",
      "[2001:DB8::2:0:0:0:1]",
      "[2001:db8:0:2::1]:65000",
      '"[2001:db8:0:2::1]:80"',
      "2001:0db8:0000:0002:0:0:0:1",
    ];
    for (const told of six) expect(await seen(1, "127.0.0.1", told), told).toBe("2001:db8:0:2");
    for (const told of ["fe80::1%eth0", "[fe80::2%25eth1]:80", "fe80::3"])
      expect(await seen(1, "127.0.0.1", told), told).toBe("fe80:0:0:0");
  });
  test("is the proxy itself where that says no address: no two words make two visitors", async () => {
    const garbage = [
      "unknown",
      "_hidden",
      "",
      "1.2.3",
      "0x7f.1",
      "01.2.3.4",
      "1.2.3.4.5",
      "1.2.3.4:x",
      "1.2.3.4@5.6.7.8",
      "[::1",
      "::1]",
      ":::",
      "a".repeat(5000),
    ];
    for (const told of garbage) expect(await seen(1, "127.0.0.1", told), told).toBe("127.0.0.1");
  });
});

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Awaited<ReturnType<typeof engine.open>>;
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened, { mails: true });
  });
  afterAll(() => app.remove());
  const post = (path: string, body: unknown, from: string, headers: Record<string, string> = {}) =>
    app.app.request(
      `http://localhost/api/v1${path}`,
      { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) },
      { incoming: { socket: { remoteAddress: from } } },
    );

  test("a flood of tokens from one place ends in 429, with forged addresses too, and does not shut out others", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < rates.enter.points + 5; i++) {
      const forged = { "X-Forwarded-For": `203.0.113.${i}`, Forwarded: `for=203.0.113.${i}`, "X-Real-IP": `203.0.113.${i}` };
      statuses.push((await post("/session", { token: "x".repeat(40) }, "192.0.2.66", forged)).status);
    }
    expect(statuses.slice(0, rates.enter.points).every((status) => status === 400)).toBe(true);
    expect(statuses.slice(rates.enter.points)).toEqual(Array(5).fill(429));
    expect((await post("/session", { token: "x".repeat(40) }, "192.0.2.67")).status).toBe(400);
  });

  test("who comes in by right is not counted", async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    const { id } = await app.accounts.create({ name: "Vaak", email });
    await setGrants(opened.db, id, [{ role: "viewer" }]);
    for (let i = 0; i < rates.enter.points + 2; i++) {
      const token = (await app.accounts.linkFor(email, 60)).split("#")[1];
      expect((await post("/session", { token }, "192.0.2.68")).status).toBe(204);
    }
  });

  test("one visitor asks for so many links, and for whom makes no difference to the answer", async () => {
    const known = `${crypto.randomUUID()}@example.org`;
    await app.accounts.create({ name: "Bekend", email: known });
    for (const email of [known, "onbekend@example.org"])
      for (let i = 0; i < 12; i++) {
        const asked = await post("/session/links", { email: i % 2 ? email : email.toUpperCase() }, `198.51.100.${i}`);
        expect([asked.status, await asked.text()]).toEqual([202, ""]);
      }
    let last = 0;
    for (let i = 0; i <= rates.link.points; i++)
      last = (await post("/session/links", { email: `m${i}@example.org` }, "192.0.2.69")).status;
    expect(last).toBe(429);
  });

  test("behind https the cookie is bound to the host, new at every sign-in, and of no use after a change of roles", async () => {
    const { db, engine: kind } = opened;
    const secret = "a secret of thirty-two characters";
    const accounts = openAccounts({ db, engine: kind, secret, address: () => "https://wijkblik.example.org" });
    const email = `${crypto.randomUUID()}@example.org`;
    const { id } = await accounts.create({ name: "Veilig", email });
    await setGrants(db, id, [{ role: "viewer" }]);
    const enter = async (Cookie = "") => {
      const token = (await accounts.linkFor(email, 60)).split("#")[1] ?? "";
      const headers = await accounts.enter(token, new Request("https://wijkblik.example.org", { headers: { Cookie } }));
      return headers?.getSetCookie()[0] ?? "";
    };
    const first = await enter();
    expect(first).toMatch(/^__Host-wijkblik=[^;]+;/);
    for (const part of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) expect(first).toContain(part);
    expect(first).not.toMatch(/Domain=/i);
    const who = (cookie: string) =>
      accounts.identify(new Request("https://wijkblik.example.org", { headers: { Cookie: cookie.split(";")[0] ?? "" } }));
    const planted = first.split(";")[0] ?? "";
    const second = await enter(planted);
    expect(second.split(";")[0]).not.toBe(planted);
    expect((await who(second))?.id).toBe(id);
    await setGrants(db, id, [{ role: "editor" }]);
    expect([await who(first), await who(second)]).toEqual([undefined, undefined]);
  });

  test("a form of another site changes nothing", async () => {
    const Cookie = app.people.get("admin")?.cookie ?? "";
    const body = { name: "Indringer", email: "indringer@example.org", grants: [{ role: "admin" }] };
    for (const headers of [
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { Origin: "https://elders.example" },
      { Origin: "null" },
      { "Content-Type": "text/plain" },
      { "Content-Type": "application/x-www-form-urlencoded" },
    ]) {
      expect([403, 415]).toContain((await post("/people", body, "192.0.2.70", { Cookie, ...headers })).status);
      expect([403, 415]).toContain((await post("/session", { token: "x".repeat(40) }, "192.0.2.70", headers)).status);
      expect([403, 415]).toContain((await post("/session/links", { email: "a@example.org" }, "192.0.2.70", headers)).status);
    }
    const { people } = (await (await app.ask("/people", { as: "admin" })).json()) as { people: { email: string }[] };
    expect(people.map(({ email }) => email)).not.toContain(body.email);
  });
});
