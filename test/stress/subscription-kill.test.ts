/**
 * The server is killed while it mails what is new to who follows it: each new thing is in one mail, and in that one only. A mail that a
 * kill left between the mail server's word and our note comes again under the same Message-ID.
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
const question = { areas: [], themes: [], types: [] };

onEveryEngine((engine) => {
  test(`nothing new is mailed twice or lost in ${kills} kills`, { timeout: 600_000 }, async () => {
    const smtp = await startMailServer();
    const place = await livingPlace(engine);
    const environment: Record<string, string> = {
      ...place.environment,
      WIJKBLIK_SMTP: smtp.url,
      WIJKBLIK_MAIL_FROM: "Wijkblik <wijkblik@example.org>",
    };
    let server = await startServer(environment);
    const admin = asks(() => server.url, await firstCookie(server.url, server.output));
    const visitor = asks(() => server.url, "");
    const url = environment.DATABASE_URL;
    const { db, close } = openDatabase({ file: sqliteFile(environment.WIJKBLIK_LIVING ?? ""), ...(url ? { url } : {}) });
    const email = "volger@example.org";
    const asked = await visitor("/subscriptions", { method: "POST", body: { email, question, pace: "atOnce", consent: true } });
    expect(asked.status).toBe(202);
    await expect.poll(() => smtp.to(email).length, { timeout: 30_000 }).toBe(1);
    const token = /\/op-de-hoogte#(\S+)/.exec(smtp.to(email)[0]?.text ?? "")?.[1];
    const confirmed = await visitor("/subscriptions/steps", { method: "POST", body: { token, step: "confirm" } });
    expect(confirmed.status).toBe(200);
    const begin = Date.now() - 3_600_000;
    const minutesLater = (minutes: number) => new Date(begin + minutes * 60_000).toISOString();

    const titles: string[] = [];
    /** As if at this moment, long ago: nobody has to wait for the clock. */
    const published = async (title: string, at: string) => {
      let found = (await admin("/working-versions", { method: "POST", body: { content: wholeInitiative({ title }) } })).body;
      for (const step of [{ step: "submit" }, { step: "publish", selfApproved: true }]) {
        const answer = await admin(`/working-versions/${found.id}/steps`, { method: "POST", version: found.version, body: step });
        expect(answer.status).toBe(200);
        found = answer.body;
      }
      await db.updateTable("history").set({ at }).where("entry", "=", found.id).execute();
      await db.updateTable("public_entry").set({ updated_at: at }).where("id", "=", found.id).execute();
      titles.push(title);
    };
    const told = async () => (await db.selectFrom("subscription").select("told_until").executeTakeFirstOrThrow()).told_until;
    const waiting = async () => (await db.selectFrom("mail").selectAll().where("state", "=", "waiting").execute()).length;
    for (let kill = 0; kill < kills; kill++) {
      for (let i = 0; i < 3; i++) await published(`Nieuw ${kill} ${i}`, minutesLater(5 * kill + 1));
      // Up to here was told, and not these three.
      const before = minutesLater(5 * kill);
      await db.updateTable("subscription").set({ told_until: before, mailed_at: null }).execute();
      // Right after it was queued, or before.
      if (kill % 2 === 0) await expect.poll(told, { timeout: 60_000, interval: 2 }).not.toBe(before);
      server.process.kill("SIGKILL");
      await once(server.process, "exit");
      // Who died with a letter holds it for a while; that while is over.
      await db.updateTable("mail").set({ due_at: "2026-01-01T00:00:00.000Z" }).where("state", "=", "waiting").execute();
      server = await startServer(environment);
      await expect.poll(told, { timeout: 60_000, interval: 20 }).not.toBe(before);
      // What is put in that time from here on would belong in a letter that is not written yet.
      await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
    }
    expect(titles).toHaveLength(3 * kills);
    const mails = smtp.to(email).filter(({ subject }) => subject.includes("nieuws"));
    for (const title of titles) {
      const holding = new Set(mails.filter(({ text }) => text.includes(`- ${title}\r\n`)).map(({ messageId }) => messageId));
      expect([title, holding.size]).toEqual([title, 1]);
    }
    await close();
    await server.stop();
    await smtp.stop();
    await place.remove();
  });
});
