/** A14: a link that was made later ends the earlier ones, but nobody ends or uses up the links of somebody else by asking. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { writeLetter } from "#server/jobs/letters.ts";
import { mailRound } from "#server/jobs/mail.ts";
import { mailboxLimits } from "#server/jobs/mail-limits.ts";
import { rates } from "#server/limits.ts";
import { createLog } from "#server/log.ts";
import { type DatabaseOptions, type Opened, openDatabase } from "#server/store/database.ts";
import { queueMail } from "#server/store/mail.ts";
import { migrate } from "#server/store/migrate.ts";
import { setGrants } from "#server/store/people.ts";
import { onEveryEngine, onPostgres } from "../fixtures/databases.ts";
import { firstLink } from "../fixtures/first-beheerder.ts";
import { type MailServer, startMailServer } from "../fixtures/mail-server.ts";
import { startServer } from "../fixtures/server.ts";
import { type Asked, type InitiativeApp, initiativeApp } from "./initiative-app.ts";
import { livingPlace } from "./living-server.ts";

const secret = "a secret of thirty-two characters";
const tokenOf = (link: string) => link.split("#")[1] ?? "";
const linksIn = (smtp: MailServer, email: string) => smtp.to(email).map(({ text }) => /\/aanmelden#(\S+)/.exec(text)?.[1] ?? "");

onEveryEngine((engine) => {
  let place: DatabaseOptions;
  let opened: Opened;
  let app: InitiativeApp;
  let mailing: InitiativeApp;
  let smtp: MailServer;
  beforeAll(async () => {
    place = await engine.place();
    opened = openDatabase(place);
    await migrate(opened.db);
    app = await initiativeApp(opened);
    mailing = await initiativeApp(opened, { mails: true });
    smtp = await startMailServer();
  });
  afterAll(async () => {
    await Promise.all([app.remove(), mailing.remove(), smtp.stop()]);
    await opened.close();
  });
  const enter = async (token: string) => (await app.ask("/session", { method: "POST", body: { token } })).status;
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const invited = async (grants: Parameters<typeof setGrants>[2] = [{ role: "viewer" }]) => {
    const email = `${crypto.randomUUID()}@example.org`;
    const { id } = await app.accounts.create({ name: "Mens", email });
    await setGrants(opened.db, id, grants);
    return { id, email };
  };
  const makeLink = async (id: string) => {
    const made = await app.ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} });
    return tokenOf(((await made.json()) as { link: string }).link);
  };
  /** A mail job of its own, as each server has one. */
  const job = () => {
    const { db } = opened;
    const address = () => "http://localhost";
    const desk = { db, accounts: app.accounts, address, secret };
    const log = createLog("off", () => {});
    const mailbox = { smtp: smtp.url, from: "Wijkblik <wijkblik@example.org>" };
    return mailRound({
      db,
      mailbox,
      address,
      log,
      write: (letter, sending) => writeLetter(desk, letter, sending),
      now: () => new Date().toISOString(),
    });
  };
  const sendAll = async () => {
    while ((await job()()) > 0);
  };
  let visitors = 0;
  const askMail = (email: string) =>
    mailing.app.request(
      "http://localhost/api/v1/session/links",
      { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ email }) },
      { incoming: { socket: { remoteAddress: `10.0.${(++visitors >> 8) & 255}.${visitors & 255}` } } },
    );

  describe("a newer link", () => {
    test("ends the older ones of that person, and of nobody else", async () => {
      const [one, other] = [await invited(), await invited()];
      const theirs = await makeLink(other.id);
      const links = [await makeLink(one.id), await makeLink(one.id), await makeLink(one.id)];
      expect(await enter(links[0] ?? "")).toBe(400);
      expect(await enter(links[1] ?? "")).toBe(400);
      expect(await enter(links[2] ?? "")).toBe(204);
      expect(await enter(theirs)).toBe(204);
    });

    test("of eight that are made at once leaves one that works", async () => {
      const { id } = await invited();
      const links = await Promise.all(Array.from({ length: 8 }, () => makeLink(id)));
      const { email } = await opened.db.selectFrom("person").select("email").where("id", "=", id).executeTakeFirstOrThrow();
      const kept = await opened.db
        .selectFrom("verification")
        .select("id")
        .where(sql<boolean>`value like ${`%${email}%`}`)
        .execute();
      expect(kept).toHaveLength(1);
      const statuses: number[] = [];
      for (const link of links) statuses.push(await enter(link));
      expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    });

    test("is at work from the moment that a beheerder asks for it, also where it goes by mail", async () => {
      const { id, email } = await invited();
      const old = await makeLink(id);
      const made = await mailing.ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} });
      expect(await made.json()).toMatchObject({ mailed: true });
      expect(await enter(old)).toBe(400);
      await sendAll();
      expect(await enter(linksIn(smtp, email)[0] ?? "")).toBe(204);
    });

    test("that anybody can ask for ends nothing that a beheerder gave; one that a beheerder makes ends what was asked for", async () => {
      const { id, email } = await invited();
      const given = await makeLink(id);
      await askMail(email);
      await sendAll();
      expect(await enter(given)).toBe(204);
      await askMail(email);
      await sendAll();
      await makeLink(id);
      expect(await enter(linksIn(smtp, email)[1] ?? "")).toBe(400);
    });

    test("and every other one has served when its person is inside", async () => {
      const { id, email } = await invited();
      const given = await makeLink(id);
      await askMail(email);
      await sendAll();
      expect(await enter(linksIn(smtp, email)[0] ?? "")).toBe(204);
      expect(await enter(given)).toBe(400);
    });
  });

  describe("mail that anybody can ask for", () => {
    test("does not fill a mailbox, from many places and at several servers at once", async () => {
      const { email } = await invited();
      for (let i = 0; i < 40; i++) {
        const [name, host] = email.split("@");
        const spelled = [
          email,
          email.toUpperCase(),
          ` ${email} `,
          `${name}+${i}@${host}`,
          `${name}.@${host}`,
          email.replace("e", "\uff45"),
        ];
        const asked = await askMail(spelled[i % spelled.length] ?? "");
        expect([202, 400]).toContain(asked.status);
        if (i % 8 === 0) await Promise.all([job()(), job()(), job()()]);
      }
      await sendAll();
      expect(smtp.to(email).length).toBeLessThanOrEqual(mailboxLimits.links + 1);
      expect(smtp.mails.filter(({ to }) => to.some((one) => one.includes("+")))).toEqual([]);
    });

    test("keeps nobody out: whatever was asked in their name, a link in the mailbox works, and the next comes when it does not", async () => {
      const { email } = await invited();
      const flood = async () => {
        for (let i = 0; i < 15; i++) {
          expect((await askMail(email)).status).toBe(202);
          await sendAll();
        }
      };
      await flood();
      const first = linksIn(smtp, email);
      expect(first.length).toBeGreaterThan(0);
      // Their own question is withheld, and says nothing of it; the newest mail lets them in.
      expect((await askMail(email)).status).toBe(202);
      await sendAll();
      expect(await enter(first.at(-1) ?? "")).toBe(204);
      // Out again: nothing in the mailbox works any more, so the next question is answered by a letter at once, and is so every time.
      for (let i = 0; i < 3; i++) {
        await flood();
        const now = linksIn(smtp, email);
        expect(now.length).toBe(first.length + i + 1);
        expect(await enter(now.at(-1) ?? "")).toBe(204);
      }
      // And when the link was left until it stopped working.
      await flood();
      const left = linksIn(smtp, email).length;
      const past = new Date(Date.now() - 1000).toISOString();
      await opened.db
        .updateTable("verification")
        .set({ expiresAt: past })
        .where(sql<boolean>`value like ${`%${email}%`}`)
        .execute();
      await askMail(email);
      await sendAll();
      expect(linksIn(smtp, email)).toHaveLength(left + 1);
      expect(smtp.to(email).at(-1)?.text).toContain("twee uur");
      expect(await enter(linksIn(smtp, email).at(-1) ?? "")).toBe(204);
    });

    test("waits once for a mail server that is away, and the letter that arrives late has a link that works", async () => {
      const { email } = await invited();
      for (let i = 0; i < 10; i++) await askMail(email);
      const waiting = await opened.db.selectFrom("mail").select("id").where("letter", "like", `%${email}%`).execute();
      expect(waiting).toHaveLength(1);
      const { db } = opened;
      const address = () => "http://localhost";
      const desk = { db, accounts: app.accounts, address, secret };
      const sending = { letter: waiting[0]?.id ?? "", at: new Date().toISOString() };
      // Tries that were written and never arrived do not count against the one that does.
      for (let i = 0; i < 6; i++) expect(await writeLetter(desk, { kind: "link", email }, sending)).toBeDefined();
      await sendAll();
      expect(await enter(linksIn(smtp, email)[0] ?? "")).toBe(204);
    });

    test("is the same for the receipt of a proposal, whose address anybody types", async () => {
      const name = crypto.randomUUID().replaceAll("-", "");
      const spelled = [
        `${name}@example.org`,
        `${name}+a@example.org`,
        `${name.slice(0, 4)}.${name.slice(4)}@example.org`,
        `${name.toUpperCase()}@EXAMPLE.org`,
      ];
      for (let i = 0; i < 12; i++)
        await queueMail(opened.db, { kind: "proposal", email: spelled[i % spelled.length] ?? "" }, new Date().toISOString());
      await sendAll();
      const got = smtp.mails.filter(({ to }) =>
        to.some((one) =>
          one
            .toLowerCase()
            .replace(/\+a|\./g, "")
            .startsWith(name),
        ),
      );
      expect(got).toHaveLength(mailboxLimits.receipts);
      const kept = JSON.stringify(await opened.db.selectFrom("mailbox").selectAll().execute());
      expect(kept).not.toContain("example.org");
    });
  });

  describe("with the tables of sessions held by somebody else", () => {
    const held = async (work: () => Promise<void>) => {
      const { db, close } = openDatabase(place);
      await db.transaction().execute(async (within) => {
        if (engine.name === "postgres") await sql`lock table session, verification in access exclusive mode`.execute(within);
        else await within.deleteFrom("session").where("id", "=", "nobody").execute();
        await work();
      });
      await close();
    };
    const signedIn = async () => {
      const { id } = await invited();
      const response = await app.ask("/session", { method: "POST", body: { token: await makeLink(id) } });
      return { id, Cookie: cookieOf(response) };
    };
    const ask = (Cookie: string, path: string, method: string) => app.ask(path, { method, headers: { Cookie } } as Asked);

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
        const changed = await app.ask(`/people/${id}/grants`, { method: "PUT", as: "admin", body: { grants: [] } });
        expect(changed.status).toBe(503);
      });
      expect(await (await ask(Cookie, "/session", "GET")).json()).toMatchObject({ grants: [{ role: "viewer" }] });
    });

    test("tries to come in are 503 and not counted", async () => {
      const { id } = await invited();
      const token = await makeLink(id);
      const from = (remoteAddress: string, body: unknown) =>
        app.app.request(
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

  test("links that are printed at each start end when a beheerder has come in", async () => {
    const living = await livingPlace(engine);
    onTestFinished(() => living.remove());
    const starts = await Promise.all([startServer(living.environment), startServer(living.environment)]);
    onTestFinished(async () => void (await Promise.all(starts.map((one) => one.stop()))));
    const [one, two] = starts;
    const links = [await firstLink(one?.output ?? (() => "")), await firstLink(two?.output ?? (() => ""))];
    const come = (link = "") =>
      fetch(`${one?.url}/api/v1/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token: tokenOf(link) }),
      });
    const response = await come(links[1]);
    expect(response.status).toBe(204);
    expect((await come(links[0])).status).toBe(400);
    const third = await startServer(living.environment);
    onTestFinished(async () => void (await third.stop()));
    await expect.poll(async () => (await fetch(`${third.url}/health/ready`)).status).toBe(200);
    expect(third.output()).not.toContain("#");
  });
});

onPostgres((engine) => {
  test("signing out while the database is gone is 503 and the session lives until it is back", async () => {
    const opened = await engine.open();
    const app = await initiativeApp(opened);
    onTestFinished(() => app.remove());
    const postgres = engine.postgres();
    postgres?.process.kill("SIGKILL");
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
});
