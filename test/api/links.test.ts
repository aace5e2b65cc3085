/** A14: a link that was made later ends the earlier ones, and coming in ends all that wait. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { firstLink } from "../fixtures/first-beheerder.ts";
import { type LinkApp, linkApp, tokenOf } from "../fixtures/link-app.ts";
import { livingPlace } from "../fixtures/living-server.ts";
import { startServer } from "../fixtures/server.ts";

onEveryEngine((engine) => {
  let links: LinkApp;
  beforeAll(async () => {
    links = await linkApp(engine);
  });
  afterAll(() => links.remove());

  const enter = async (token = "") => (await links.enter(token)).status;

  describe("a newer link", () => {
    test("ends the older ones of that person, and of nobody else", async () => {
      const [one, other] = [await links.invited(), await links.invited()];
      const theirs = await links.makeLink(other.id);
      const three = [await links.makeLink(one.id), await links.makeLink(one.id), await links.makeLink(one.id)];
      expect(await enter(three[0])).toBe(400);
      expect(await enter(three[1])).toBe(400);
      expect(await enter(three[2])).toBe(204);
      expect(await enter(theirs)).toBe(204);
    });

    const eightAtOnce = async () => {
      const { id, email } = await links.invited();
      const eight = await Promise.all(Array.from({ length: 8 }, () => links.makeLink(id)));
      const kept = await links.opened.db
        .selectFrom("verification")
        .select("id")
        .where(sql<boolean>`value like ${`%${email}%`}`)
        .execute();
      expect(kept).toHaveLength(1);
      return eight;
    };

    test("of eight that are made at once leaves one, whichever was written last", { timeout: 60_000 }, async () => {
      for (let round = 0; round < 20; round++) await eightAtOnce();
    });

    test("of eight that are made at once leaves one that works", async () => {
      const eight = await eightAtOnce();
      const statuses: number[] = [];
      for (const link of eight) statuses.push(await enter(link));
      expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    });

    test("is at work from the moment that a beheerder asks for it, also where it goes by mail", async () => {
      const { id, email } = await links.invited();
      const old = await links.makeLink(id);
      const made = await links.mailing.ask(`/people/${id}/links`, { method: "POST", as: "admin", body: {} });
      expect(await made.json()).toMatchObject({ mailed: true });
      expect(await enter(old)).toBe(400);
      await links.sendAll();
      expect(await enter(links.mailed(email)[0] ?? "")).toBe(204);
    });

    test("that anybody can ask for ends nothing that a beheerder gave; one that a beheerder makes ends what was asked for", async () => {
      const { id, email } = await links.invited();
      const given = await links.makeLink(id);
      await links.askMail(email);
      await links.sendAll();
      expect(await enter(given)).toBe(204);
      await links.askMail(email);
      await links.sendAll();
      await links.makeLink(id);
      expect(await enter(links.mailed(email)[1] ?? "")).toBe(400);
    });

    test("and every other one has served when its person is inside", async () => {
      const { id, email } = await links.invited();
      const given = await links.makeLink(id);
      await links.askMail(email);
      await links.sendAll();
      expect(await enter(links.mailed(email)[0] ?? "")).toBe(204);
      expect(await enter(given)).toBe(400);
    });
  });

  test("links that are printed at each start end when a beheerder has come in", async () => {
    const living = await livingPlace(engine);
    onTestFinished(() => living.remove());
    const starts = await Promise.all([startServer(living.environment), startServer(living.environment)]);
    onTestFinished(async () => void (await Promise.all(starts.map((one) => one.stop()))));
    const [one, two] = starts;
    const printed = [await firstLink(one?.output ?? (() => "")), await firstLink(two?.output ?? (() => ""))];
    const come = (link = "") =>
      fetch(`${one?.url}/api/v1/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ token: tokenOf(link) }),
      });
    const response = await come(printed[1]);
    expect(response.status).toBe(204);
    expect((await come(printed[0])).status).toBe(400);
    const third = await startServer(living.environment);
    onTestFinished(async () => void (await third.stop()));
    await expect.poll(async () => (await fetch(`${third.url}/health/ready`)).status).toBe(200);
    expect(third.output()).not.toContain("#");
  });
});
