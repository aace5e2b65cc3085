/**
 * The server is killed while it mails what happened: whatever was told is in one mail, and in that one only. A mail that a kill left
 * between the mail server's word and our note comes again under the same Message-ID.
 */
import { once } from "node:events";
import { expect, test } from "vitest";
import { sqliteFile } from "#server/auth/secret.ts";
import { openDatabase } from "#server/store/database.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { firstCookie } from "../fixtures/first-beheerder.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { asks } from "../fixtures/kill-writers.ts";
import { livingPlace } from "../fixtures/living-server.ts";
import { startMailServer } from "../fixtures/mail-server.ts";
import { startServer } from "../fixtures/server.ts";

const kills = Number(process.env.WIJKBLIK_KILLS ?? 3);

onEveryEngine((engine) => {
  test(`nothing that happened is mailed twice or lost in ${kills} kills`, { timeout: 600_000 }, async () => {
    const smtp = await startMailServer();
    const place = await livingPlace(engine);
    const environment: Record<string, string> = {
      ...place.environment,
      WIJKBLIK_SMTP: smtp.url,
      WIJKBLIK_MAIL_FROM: "Wijkblik <wijkblik@example.org>",
    };
    let server = await startServer(environment);
    const admin = asks(() => server.url, await firstCookie(server.url, server.output));
    const url = environment.DATABASE_URL;
    const { db, close } = openDatabase({ file: sqliteFile(environment.WIJKBLIK_LIVING ?? ""), ...(url ? { url } : {}) });
    const email = "maker@example.org";
    const invited = await admin("/people", { method: "POST", body: { name: "Maker", email, grants: [{ role: "contributor" }] } });
    await expect.poll(() => smtp.to(email).length, { timeout: 30_000 }).toBe(1);
    const token = /\/aanmelden#(\S+)/.exec(smtp.to(email)[0]?.text ?? "")?.[1] ?? "";
    const headers = { "Content-Type": "application/json" };
    const entered = await fetch(`${server.url}/api/v1/session`, { method: "POST", headers, body: JSON.stringify({ token }) });
    const maker = asks(() => server.url, entered.headers.getSetCookie()[0]?.split(";")[0] ?? "");

    const titles: string[] = [];
    const returned = async (title: string) => {
      const body = { content: wholeInitiative({ title }) };
      let found = (await maker("/working-versions", { method: "POST", body })).body;
      const step = (taken: object) => ({ method: "POST", version: found.version, body: taken });
      found = (await maker(`/working-versions/${found.id}/steps`, step({ step: "submit" }))).body;
      const answer = await admin(`/working-versions/${found.id}/steps`, step({ step: "return", reason: "Nog eens kijken" }));
      if (answer.status === 200) titles.push(title);
    };
    for (let kill = 0; kill < kills; kill++) {
      for (let i = 0; i < 4; i++) await returned(`Terug ${kill} ${i}`);
      // What waits is due at once: nobody has to wait for the clock.
      await db.updateTable("event").set({ at: "2026-01-01T00:00:00.000Z" }).execute();
      await db
        .updateTable("event")
        .set({ at: new Date(Date.now() - 60_000).toISOString() })
        .where("kind", "=", "returned")
        .execute();
      await expect
        .poll(async () => (await db.selectFrom("notification").selectAll().where("mail", "=", "soon").execute()).length, {
          timeout: 30_000,
          interval: 5,
        })
        .toBe(0);
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
      // Who died with a letter holds it for a while; that while is over.
      await db.updateTable("mail").set({ due_at: "2026-01-01T00:00:00.000Z" }).where("state", "=", "waiting").execute();
      server = await startServer(environment);
    }
    const waiting = async () => (await db.selectFrom("mail").selectAll().where("state", "=", "waiting").execute()).length;
    await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
    expect(titles).toHaveLength(4 * kills);
    const mails = smtp.to(email).filter(({ subject }) => subject.startsWith("Teruggestuurd"));
    for (const title of titles) {
      const holding = new Set(mails.filter(({ text }) => text.includes(`- ${title}\r\n`)).map(({ messageId }) => messageId));
      expect([title, holding.size]).toEqual([title, 1]);
    }
    expect(invited.status).toBe(201);
    await close();
    await server.stop();
    await smtp.stop();
    await place.remove();
  });
});
