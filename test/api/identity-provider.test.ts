/** A10: signing in at a real OpenID Connect provider, and everything that must be refused there. */
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openProvider } from "#server/auth/identity-provider.ts";
import type { Opened } from "#server/store/database.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { clientSecret, type Spoilt, startProvider, type TestProvider } from "../fixtures/identity-provider.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";

const here = "http://localhost";
const secret = "a secret of thirty-two characters";
type Jar = Map<string, string>;

const cookies = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
function keep(jar: Jar, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === "" || /Max-Age=0|01 Jan 1970/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
}

onEveryEngine((engine) => {
  let idp: TestProvider;
  let opened: Opened;
  let app: InitiativeApp;
  beforeAll(async () => {
    idp = await startProvider(`${here}/api/auth/callback/gemeente`);
    opened = await engine.open();
    const settings = { issuer: idp.issuer, clientId: "wijkblik", clientSecret, name: "Gemeente Amersfoort" };
    const { db, engine: kind } = opened;
    app = await initiativeApp(opened, { provider: openProvider({ db, engine: kind, secret, address: () => here }, settings) });
  });
  afterAll(async () => {
    await app.remove();
    await idp.stop();
  });
  const invite = async () => {
    const email = `${crypto.randomUUID()}@amersfoort.example`;
    const { id } = await app.accounts.create({ name: "Ambtenaar", email });
    await setGrants(opened.db, id, [{ role: "editor", areas: ["GM0307"] }]);
    return { id, email };
  };
  /** To the provider and until the address that leads back to us, as a browser goes. */
  const away = async (jar: Jar, from = app): Promise<string> => {
    const begun = await from.ask("/session/provider", { method: "POST", body: {}, headers: { Cookie: cookies(jar) } });
    expect(begun.status).toBe(200);
    keep(jar, begun);
    const theirs: Jar = new Map();
    let { url } = (await begun.json()) as { url: string };
    for (let i = 0; i < 10 && url.startsWith(idp.issuer); i++) {
      const response = await fetch(url, { redirect: "manual", headers: { Cookie: cookies(theirs) } });
      keep(theirs, response);
      await response.body?.cancel();
      url = new URL(response.headers.get("Location") ?? "", url).href;
    }
    expect(url).toMatch(/^http:\/\/localhost\/api\/auth\/callback\/gemeente\?code=/);
    return url;
  };
  const back = async (jar: Jar, url: string): Promise<string> => {
    const response = await app.app.request(url, { headers: { Cookie: cookies(jar) } });
    keep(jar, response);
    expect(response.status).toBe(302);
    return response.headers.get("Location") ?? "";
  };
  const refused = "/aanmelden#geweigerd";
  const signIn = async (user: Partial<TestProvider["user"]>, spoilt: Spoilt = "no") => {
    idp.user = { sub: crypto.randomUUID(), email: "", email_verified: true, ...user };
    idp.spoilt = spoilt;
    const jar: Jar = new Map();
    const to = await back(jar, await away(jar));
    const who = await app.ask("/session", { headers: { Cookie: cookies(jar) } });
    return { to, jar, person: who.status === 200 ? ((await who.json()) as { person: string }).person : undefined };
  };

  test("who was invited under this mailbox comes in, again and again, and no key of theirs is kept", async () => {
    const { id, email } = await invite();
    const sub = crypto.randomUUID();
    const first = await signIn({ sub, email: email.toUpperCase() });
    expect([first.to, first.person]).toEqual(["/welkom", id]);
    expect(first.jar.get("wijkblik-in")).toBe("1");
    const read = { method: "POST", body: { what: "welcome" }, headers: { Cookie: cookies(first.jar) } };
    expect((await app.ask("/account/acknowledged", read)).status).toBe(204);
    const second = await signIn({ sub, email });
    expect([second.to, second.person]).toEqual(["/werk", id]);
    expect(second.jar.get("wijkblik")).not.toBe(first.jar.get("wijkblik"));
    const rows = await opened.db.selectFrom("login").selectAll().where("userId", "=", id).execute();
    expect(rows).toMatchObject([{ accountId: sub, accessToken: null, refreshToken: null, idToken: null }]);
    expect(await (await app.ask("/session/ways")).json()).toEqual({ mail: false, provider: "Gemeente Amersfoort" });
  });

  test("a stranger is refused and nobody is made", async () => {
    const count = async () => (await opened.db.selectFrom("person").select("id").execute()).length;
    const before = await count();
    expect(await signIn({ email: "vreemd@amersfoort.example" })).toMatchObject({ to: refused, person: undefined });
    expect(await count()).toBe(before);
  });

  describe("refused although invited", () => {
    test("a mailbox that the provider did not verify", async () => {
      const { email } = await invite();
      expect(await signIn({ email, email_verified: false })).toMatchObject({ to: refused, person: undefined });
    });
    test.each<Spoilt>(["nonce", "aud", "iss", "none", "key", "absent", "azp", "parties", "future", "old"])(
      "an ID token with its %s spoilt",
      async (spoilt) => {
        const { email } = await invite();
        expect(await signIn({ email }, spoilt)).toMatchObject({ to: refused, person: undefined });
      },
    );
    test("another state, no state, a browser that did not begin, and the same answer twice", async () => {
      const { id, email } = await invite();
      idp.user = { sub: crypto.randomUUID(), email, email_verified: true };
      idp.spoilt = "no";
      const jar: Jar = new Map();
      const url = await away(jar);
      const other = new URL(url);
      other.searchParams.set("state", "x".repeat(32));
      expect(await back(new Map(jar), other.href)).toBe(refused);
      other.searchParams.delete("state");
      expect(await back(new Map(jar), other.href)).toBe(refused);
      expect(await back(new Map(), url)).toBe(refused);
      const fresh: Jar = new Map();
      const again = await away(fresh);
      const copy = new Map(fresh);
      expect(await back(fresh, again)).toBe("/welkom");
      expect(await back(copy, again)).toBe(refused);
      const who = await app.ask("/session", { headers: { Cookie: cookies(fresh) } });
      expect(await who.json()).toMatchObject({ person: id });
    });
    test("a request of another site to begin", async () => {
      const headers = { "Sec-Fetch-Site": "cross-site" };
      expect((await app.ask("/session/provider", { method: "POST", body: {}, headers })).status).toBe(403);
    });
  });

  test("a token for several parties that says it was made for us lets in", async () => {
    const { id, email } = await invite();
    expect(await signIn({ email }, "ours")).toMatchObject({ to: "/welkom", person: id });
  });

  test("who has no role gets no session, at no moment, and nothing is linked or noted of them", async () => {
    const { id, email } = await invite();
    await setGrants(opened.db, id, []);
    const kept = async () => ({
      sessions: await opened.db.selectFrom("session").select("id").orderBy("id").execute(),
      logins: await opened.db.selectFrom("login").select("id").where("userId", "=", id).execute(),
      seen: await opened.db.selectFrom("person").select("emailVerified").where("id", "=", id).execute(),
    });
    const before = await kept();
    const { to, jar } = await signIn({ email });
    expect(to).toBe(refused);
    expect(jar.has("wijkblik")).toBe(false);
    expect(await kept()).toEqual(before);
    // Nor who was in before, and is known there.
    const known = await invite();
    const sub = crypto.randomUUID();
    expect((await signIn({ sub, email: known.email })).person).toBe(known.id);
    await setGrants(opened.db, known.id, []);
    const sessions = await opened.db.selectFrom("session").select("id").orderBy("id").execute();
    expect((await signIn({ sub, email: known.email })).to).toBe(refused);
    expect(await opened.db.selectFrom("session").select("id").orderBy("id").execute()).toEqual(sessions);
  });

  test.each(["/token", "/jwks"])(
    "a provider that takes too long at %s is left after three seconds, and its late answer lets nobody in",
    async (path) => {
      const { db, engine: kind } = opened;
      const settings = { issuer: idp.issuer, clientId: "wijkblik", clientSecret, name: "Traag" };
      // Of its own: the keys are asked for once.
      const provider = openProvider({ db, engine: kind, secret, address: () => here }, settings);
      const slow = await initiativeApp(opened, { provider });
      onTestFinished(() => slow.remove());
      const { email } = await invite();
      idp.user = { sub: crypto.randomUUID(), email, email_verified: true };
      idp.spoilt = "no";
      const jar: Jar = new Map();
      const url = await away(jar, slow);
      const sessions = await db.selectFrom("session").select("id").orderBy("id").execute();
      const late = new Promise<void>((answered) => {
        idp.slow = { path, ms: 4_500, answered };
      });
      onTestFinished(() => {
        idp.slow = undefined;
      });
      const started = performance.now();
      const response = await slow.app.request(url, { headers: { Cookie: cookies(jar) } });
      expect(performance.now() - started).toBeLessThan(4_200);
      expect(response.headers.get("Location")).toBe(refused);
      await late;
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await db.selectFrom("session").select("id").orderBy("id").execute()).toEqual(sessions);
    },
  );

  test("a provider that is away or says nothing is 503 within seconds, and our own sessions go on", async () => {
    const silent = createServer((socket) => void socket.on("error", () => {}));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };
    const { db, engine: kind } = opened;
    for (const issuer of ["http://127.0.0.1:9", `http://127.0.0.1:${port}`]) {
      const settings = { issuer, clientId: "wijkblik", clientSecret, name: "Weg" };
      const provider = openProvider({ db, engine: kind, secret, address: () => here }, settings);
      const started = performance.now();
      await expect(provider.begin()).rejects.toMatchObject({ status: 503 });
      expect(performance.now() - started).toBeLessThan(4_000);
    }
    expect((await app.ask("/session", { as: "admin" })).status).toBe(200);
  });
});
