/** Mail that anybody can ask for fills no mailbox and keeps nobody out, whoever asks and at whichever server. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailboxLimits } from "#server/jobs/mailbox-limits.ts";
import { queueMail } from "#server/store/mail.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type LinkApp, linkApp } from "../fixtures/link-app.ts";

onEveryEngine((engine) => {
  let links: LinkApp;
  beforeAll(async () => {
    links = await linkApp(engine);
  });
  afterAll(() => links.remove());

  const enter = async (token = "") => (await links.enter(token)).status;

  describe("mail that anybody can ask for", () => {
    test("does not fill a mailbox, from many places and at several servers at once", async () => {
      const { email } = await links.invited();
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
        const asked = await links.askMail(spelled[i % spelled.length] ?? "");
        expect([202, 400]).toContain(asked.status);
        if (i % 8 === 0) await Promise.all([links.job()(), links.job()(), links.job()()]);
      }
      await links.sendAll();
      expect(links.smtp.to(email).length).toBeLessThanOrEqual(mailboxLimits.links + 1);
      expect(links.smtp.mails.filter(({ to }) => to.some((one) => one.includes("+")))).toEqual([]);
    });

    test("keeps nobody out: whatever was asked in their name, a link in the mailbox works, and the next comes when it does not", async () => {
      const { email } = await links.invited();
      const flood = async () => {
        for (let i = 0; i < 15; i++) {
          expect((await links.askMail(email)).status).toBe(202);
          await links.sendAll();
        }
      };
      await flood();
      const first = links.mailed(email);
      expect(first.length).toBeGreaterThan(0);
      // Their own question is withheld, and says nothing of it; the newest mail lets them in.
      expect((await links.askMail(email)).status).toBe(202);
      await links.sendAll();
      expect(await enter(first.at(-1) ?? "")).toBe(204);
      // Out again: nothing in the mailbox works any more, so the next question is answered by a letter at once, and is so every time.
      for (let i = 0; i < 3; i++) {
        await flood();
        const now = links.mailed(email);
        expect(now.length).toBe(first.length + i + 1);
        expect(await enter(now.at(-1) ?? "")).toBe(204);
      }
      // And when the link was left until it stopped working.
      await flood();
      const left = links.mailed(email).length;
      const past = new Date(Date.now() - 1000).toISOString();
      await links.opened.db
        .updateTable("verification")
        .set({ expiresAt: past })
        .where(sql<boolean>`value like ${`%${email}%`}`)
        .execute();
      await links.askMail(email);
      await links.sendAll();
      expect(links.mailed(email)).toHaveLength(left + 1);
      expect(links.smtp.to(email).at(-1)?.text).toContain("twee uur");
      expect(await enter(links.mailed(email).at(-1) ?? "")).toBe(204);
    });

    test("waits once for a mail server that is away, and the letter that arrives late has a link that works", async () => {
      const { email } = await links.invited();
      for (let i = 0; i < 10; i++) await links.askMail(email);
      const waiting = await links.opened.db.selectFrom("mail").select("id").where("letter", "like", `%${email}%`).execute();
      expect(waiting).toHaveLength(1);
      const sending = { letter: waiting[0]?.id ?? "", at: new Date().toISOString() };
      // Tries that were written and never arrived do not count against the one that does.
      for (let i = 0; i < 6; i++) expect(await links.write({ kind: "link", email }, sending)).toBeDefined();
      await links.sendAll();
      expect(await enter(links.mailed(email)[0] ?? "")).toBe(204);
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
        await queueMail(
          links.opened.db,
          { kind: "proposal", email: spelled[i % spelled.length] ?? "" },
          new Date().toISOString(),
        );
      await links.sendAll();
      const got = links.smtp.mails.filter(({ to }) =>
        to.some((one) =>
          one
            .toLowerCase()
            .replace(/\+a|\./g, "")
            .startsWith(name),
        ),
      );
      expect(got).toHaveLength(mailboxLimits.receipts);
      const kept = JSON.stringify(await links.opened.db.selectFrom("mailbox").selectAll().execute());
      expect(kept).not.toContain("example.org");
    });
  });
});
