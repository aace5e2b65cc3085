import { expect, test } from "vitest";
import { openAccounts } from "#server/auth/accounts.ts";
import { retentionRound } from "#server/jobs/rounds.ts";
import { createEntry } from "#server/store/entries/entries.ts";
import { madeOnce } from "#server/store/idempotency.ts";
import { endMail, queueMail } from "#server/store/mail.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { wholeInitiative } from "../../fixtures/initiatives.ts";

onEveryEngine((engine) => {
  test("what has served is taken away; what waits, what is recent and the keys of imports stay", async () => {
    const { db, engine: kind } = await engine.open();
    const keyed = (key: string, at: string, batch?: string) =>
      madeOnce(db, { actor: "mens", key, fingerprint: "f", at }, async (within) => {
        const entry = {
          type: "initiative",
          content: wholeInitiative(),
          placed: { areas: [], shown: null },
          organisation: undefined,
        };
        return (await createEntry(within, { ...entry, ...(batch ? { batch } : {}) }, { actor: undefined, at })).id;
      });
    await keyed("old", "2026-11-01T00:00:00.000Z");
    await keyed("imported", "2026-11-01T00:00:00.000Z", "batch");
    await keyed("recent", "2026-11-20T00:00:00.000Z");
    for (const at of ["2026-10-01T00:00:00.000Z", "2026-10-02T00:00:00.000Z", "2026-11-20T00:00:00.000Z"])
      await queueMail(db, { kind: "proposal", email: "a@example.org" }, at);
    const [first, , third] = await db.selectFrom("mail").select("id").orderBy("created_at").execute();
    for (const one of [first, third]) await endMail(db, one?.id ?? "", "sent");
    const settings = { db, engine: kind, secret: "a secret of thirty-two characters", address: () => "http://localhost" };
    const accounts = openAccounts(settings);
    await accounts.create({ name: "Mens", email: "mens@example.org" });
    for (let i = 0; i < 2; i++) {
      const [, token = ""] = (await accounts.linkFor("mens@example.org", 60)).split("#");
      await accounts.enter(token, new Request("http://localhost"));
    }
    const [over, running] = await db.selectFrom("session").select("id").execute();
    for (const [session, expiresAt] of [
      [over, "2026-11-21T00:00:00.000Z"],
      [running, "2026-11-23T00:00:00.000Z"],
    ] as const)
      await db
        .updateTable("session")
        .set({ expiresAt })
        .where("id", "=", session?.id ?? "")
        .execute();

    expect(await retentionRound(db, () => "2026-11-22T00:00:00.000Z")()).toBe(3);
    const keys = await db.selectFrom("idempotency").select("key").orderBy("key").execute();
    expect(keys.map(({ key }) => key)).toEqual(["imported", "recent"]);
    expect((await db.selectFrom("mail").select("state").orderBy("created_at").execute()).map(({ state }) => state)).toEqual([
      "waiting",
      "sent",
    ]);
    expect(await db.selectFrom("session").select("id").execute()).toEqual([running]);
  });
});
