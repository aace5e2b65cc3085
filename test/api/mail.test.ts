/** The mail port against a real SMTP server: once, late, slow, refused, and no letter for a stranger. */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { openAccounts } from "#server/auth/accounts.ts";
import { createLog } from "#server/http/log.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { mailLimits, mailRound } from "#server/jobs/mail.ts";
import { openDatabase } from "#server/store/database.ts";
import { queueMail, takeMail } from "#server/store/mail.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { livingPlace } from "../fixtures/living-server.ts";
import { startMailServer } from "../fixtures/mail-server.ts";
import { startServer } from "../fixtures/server.ts";

const secret = "a secret of thirty-two characters";
const from = "Wijkblik <wijkblik@example.org>";

onEveryEngine((engine) => {
  /** A desk with invited people, and one who was sent away. */
  const desk = async (smtp: string, limits: Partial<typeof mailLimits> = {}) => {
    const { db, engine: kind } = await engine.open();
    const address = () => "http://localhost";
    const accounts = openAccounts({ db, engine: kind, secret, address });
    for (const [name, grants] of [
      ["ans", [{ role: "viewer" as const }]],
      ["weg", []],
    ] as const) {
      const { id } = await accounts.create({ name, email: `${name}@example.org` });
      await setGrants(db, id, grants);
    }
    let logged = "";
    const log = createLog("request", (text) => {
      logged += text;
    });
    let clock = Date.parse("2026-11-22T09:00:00Z");
    const now = () => new Date(clock).toISOString();
    const library = {
      current: () => {
        throw new Error("none of these letters is about areas");
      },
    };
    const write = (letter: Parameters<typeof writeLetter>[1]) => writeLetter({ db, library, accounts, address, secret }, letter);
    return {
      db,
      now,
      ask: (email: string) => queueMail(db, { kind: "link", email }, now()),
      round: mailRound({ db, mailbox: { smtp, from }, write, address, log, now }, limits),
      wait: (ms: number) => {
        clock += ms;
      },
      rows: () => db.selectFrom("mail").selectAll().execute(),
      logged: () => {
        log.flush();
        return logged;
      },
    };
  };

  test("who is invited gets a link; a stranger and who has no role any more get nothing", async () => {
    const smtp = await startMailServer();
    onTestFinished(smtp.stop);
    const { ask, round, rows, logged } = await desk(smtp.url);
    for (const email of ["ans@example.org", "weg@example.org", "vreemd@example.org"]) await ask(email);
    expect(await round()).toBe(3);
    expect(smtp.mails.map(({ to }) => to)).toEqual([["ans@example.org"]]);
    expect(smtp.mails[0]?.text).toMatch(/http:\/\/localhost\/aanmelden#\w{20,}/);
    expect(smtp.mails[0]?.subject).toBe("Aanmelden bij Wijkblik");
    expect(await rows()).toMatchObject(Array(3).fill({ state: "sent", letter: null }));
    expect(await round()).toBe(0);
    expect(logged()).not.toContain("example.org");
  });

  test("a mail server that is away for a while gets the letter later, under one Message-ID", async () => {
    const gone = await startMailServer();
    await gone.stop();
    const { ask, round, rows, wait, logged } = await desk(gone.url);
    await ask("ans@example.org");
    await round();
    expect(await rows()).toMatchObject([{ state: "waiting", attempts: 1 }]);
    expect(await round()).toBe(0);
    wait(mailLimits.backoffMs[0] ?? 0);
    await round();
    const back = await startMailServer({ port: gone.port });
    onTestFinished(back.stop);
    wait(mailLimits.backoffMs[1] ?? 0);
    await round();
    expect(back.mails).toHaveLength(1);
    expect(back.mails[0]?.messageId).toBe(`<${(await rows())[0]?.id}@localhost>`);
    expect(logged()).toContain("ESOCKET");
    expect(logged()).not.toContain("ans@");
  });

  test("a letter that fails too often, or that the server refuses for good, is given up with a line in the log", async () => {
    const smtp = await startMailServer({
      onRcptTo(_address, _session, done) {
        done(Object.assign(new Error("no such mailbox ans@example.org"), { responseCode: 550 }));
      },
    });
    onTestFinished(smtp.stop);
    const refused = await desk(smtp.url);
    await refused.ask("ans@example.org");
    await refused.round();
    expect(await refused.rows()).toMatchObject([{ state: "given up", attempts: 1, letter: null }]);
    expect(refused.logged()).toMatch(/given up.*EENVELOPE 550/);
    expect(refused.logged()).not.toContain("ans@");

    const away = await desk("smtp://127.0.0.1:9", { backoffMs: [1000, 1000] });
    await away.ask("ans@example.org");
    for (let i = 0; i < 5; i++) {
      await away.round();
      away.wait(1000);
    }
    expect(await away.rows()).toMatchObject([{ state: "given up", attempts: 3, letter: null }]);
    expect(away.logged().match(/given up/g)).toHaveLength(1);
  });

  test("a server that says nothing is left after its time, and the letter waits", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket.on("error", () => {}))).listen(0, "127.0.0.1");
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    await once(silent, "listening");
    const { port } = silent.address() as { port: number };
    const { ask, round, rows } = await desk(`smtp://127.0.0.1:${port}`, { connectMs: 300 });
    await ask("ans@example.org");
    const started = performance.now();
    await round();
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(await rows()).toMatchObject([{ state: "waiting", attempts: 1 }]);
  });

  test("of eight who take at the same moment each letter goes to one, and a lease that ran out frees it", async () => {
    const where = await engine.place();
    const opened = Array.from({ length: 8 }, () => openDatabase(where));
    onTestFinished(async () => {
      await Promise.all(opened.map((one) => one.close()));
    });
    const [first] = opened;
    if (!first) throw new Error("no database");
    await migrate(first.db);
    const at = "2026-11-22T09:00:00.000Z";
    for (let i = 0; i < 20; i++) await queueMail(first.db, { kind: "proposal", email: `${i}@example.org` }, at);
    const take = (when: string) => opened.map(({ db }) => takeMail(db, { at: when, leaseMs: 60_000, most: 50 }));
    expect((await Promise.all(take(at))).flat().map(({ id }) => id)).toHaveLength(20);
    expect((await Promise.all(take("2026-11-22T09:00:59.000Z"))).flat()).toEqual([]);
    expect((await Promise.all(take("2026-11-22T09:01:00.000Z"))).flat()).toHaveLength(20);
  });

  describe("two servers on one database", () => {
    test("send every letter once, answer known and unknown alike, and let people in by the link", async () => {
      const smtp = await startMailServer();
      const place = await livingPlace(engine);
      const environment = { ...place.environment, WIJKBLIK_SMTP: smtp.url, WIJKBLIK_MAIL_FROM: from };
      const one = await startServer(environment);
      const two = await startServer(environment);
      onTestFinished(async () => {
        await Promise.all([one.stop(), two.stop()]);
        await Promise.all([smtp.stop(), place.remove()]);
      });
      const beheerder = await firstCookie(one.url, one.output);
      const post = (server: string, path: string, body: unknown, Cookie = "") =>
        fetch(`${server}/api/v1${path}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", Cookie },
          body: JSON.stringify(body),
        });
      const people = Array.from({ length: 10 }, (_, i) => `mens${i}@example.org`);
      for (const [i, email] of people.entries()) {
        const body = { name: "Mens", email, grants: [{ role: "viewer" }] };
        const response = await post(i % 2 ? one.url : two.url, "/people", body, beheerder);
        expect([response.status, await response.json()]).toMatchObject([201, { mailed: true }]);
      }
      await expect.poll(() => smtp.mails.length, { timeout: 20_000 }).toBe(10);
      const asked = [
        await post(one.url, "/session/links", { email: "Mens3@Example.org" }),
        await post(two.url, "/session/links", { email: "vreemd@example.org" }),
      ];
      expect(await Promise.all(asked.map(async (r) => [r.status, await r.text()]))).toEqual(Array(2).fill([202, ""]));
      await expect.poll(() => smtp.to("mens3@example.org").length, { timeout: 20_000 }).toBe(2);
      // Longer than a round of either server.
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect(people.map((email) => smtp.to(email).length)).toEqual(people.map((_, i) => (i === 3 ? 2 : 1)));
      expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(11);
      expect(smtp.to("vreemd@example.org")).toEqual([]);
      const token = /\/aanmelden#(\S+)/.exec(smtp.to("mens3@example.org")[1]?.text ?? "")?.[1];
      expect(
        [await post(two.url, "/session", { token }), await post(one.url, "/session", { token })].map((r) => r.status),
      ).toEqual([204, 400]);
      expect(one.output() + two.output()).not.toMatch(/mens\d|vreemd/);
    });
  });
});
