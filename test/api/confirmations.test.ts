import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { monthsBefore, today } from "#data/schema/day.ts";
import type { EntryRecord, PublicRecord } from "#data/schema/record.ts";
import { writeLetter } from "#server/jobs/letters.ts";
import { freshnessRound } from "#server/jobs/notification-rounds.ts";
import type { Opened } from "#server/store/database.ts";
import { type Letter, takeMail } from "#server/store/mail.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";

test("half a year before the last of a month is the last of a month", () => {
  expect(monthsBefore(today("2026-08-31T10:00:00Z"), 6)).toBe("2026-02-28");
  expect(monthsBefore(today("2026-03-05T10:00:00Z"), 12)).toBe("2025-03-05");
});

onEveryEngine((engine) => {
  let app: InitiativeApp;
  let opened: Opened;
  let today = "2026-01-10T09:00:00.000Z";
  const now = () => today;
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened, { mails: true, now });
  });
  afterAll(() => app.remove());
  const ask = (path: string, as?: string, body?: unknown, version?: number) =>
    app.ask(path, { method: "POST", as, body: body ?? {}, ...(version ? { headers: { "If-Match": `"v${version}"` } } : {}) });
  const published = async (as = "wijkteam", team = true) => {
    const body = { content: wholeInitiative({ title: "Buurtkas\nDe Linde" }), ...(team ? { organisation: app.own } : {}) };
    let record = (await (await ask("/working-versions", as, body)).json()) as EntryRecord;
    record = await (await ask(`/working-versions/${record.id}/steps`, as, { step: "submit" }, record.version)).json();
    return (await (
      await ask(`/working-versions/${record.id}/steps`, "editor", { step: "publish" }, record.version)
    ).json()) as EntryRecord;
  };
  const shown = async (id: string) => (await (await app.ask(`/initiatives/${id}`)).json()) as PublicRecord;
  /** The letters that wait, as they would be sent. */
  const letters = async () => {
    const desk = {
      db: opened.db,
      library: app.library,
      accounts: app.accounts,
      address: () => "http://localhost",
      secret: "s".repeat(32),
    };
    const taken = await takeMail(opened.db, { at: today, leaseMs: 1e13, most: 100 });
    return Promise.all(
      taken.map(({ id, letter }: { id: string; letter: Letter }) => writeLetter(desk, letter, { letter: id, at: today })),
    );
  };
  const tokenIn = (text = "") => /\/bevestigen#(\S+)/.exec(text)?.[1] ?? "";

  describe("by who is signed in", () => {
    test("it sets the day on the public and the working version, and makes no draft", async () => {
      const { id, version } = await published();
      today = "2026-03-02T09:00:00.000Z";
      expect((await ask(`/working-versions/${id}/verify`, "otherTeam")).status).toBe(404);
      expect((await ask(`/working-versions/${id}/verify`, "viewer")).status).toBe(403);
      expect((await shown(id)).verifiedOn).toBe("2026-01-10");
      const response = await ask(`/working-versions/${id}/verify`, "colleague");
      expect(await response.json()).toMatchObject({ state: "published", version: version + 1, verifiedOn: "2026-03-02" });
      expect(await shown(id)).toMatchObject({ verifiedOn: "2026-03-02", version: version + 1 });
      const { history } = (await (await app.ask(`/working-versions/${id}/history`, { as: "editor" })).json()) as {
        history: unknown[];
      };
      expect(history[0]).toMatchObject({
        step: "verify",
        actor: app.people.get("colleague")?.id,
        changes: [{ field: "verifiedOn", from: "2026-01-10", to: "2026-03-02" }],
      });
    });

    test("beside a newer draft it confirms what is public and leaves the draft alone; a draft alone cannot be confirmed", async () => {
      const { id, version } = await published();
      const changed = { organisation: app.own, content: wholeInitiative({ title: "Nieuwe naam" }) };
      const headers = { "If-Match": `"v${version}"` };
      expect((await app.ask(`/working-versions/${id}`, { method: "PUT", as: "wijkteam", body: changed, headers })).status).toBe(
        200,
      );
      today = "2026-03-03T09:00:00.000Z";
      const record = await (await ask(`/working-versions/${id}/verify`, "wijkteam")).json();
      expect(record).toMatchObject({ state: "draft", version: version + 2, content: { title: "Nieuwe naam" } });
      expect(await shown(id)).toMatchObject({ version, verifiedOn: "2026-03-03", content: { title: "Buurtkas\nDe Linde" } });
      const draft = (await (await ask("/working-versions", "contributor", { content: { title: "Los" } })).json()) as {
        id: string;
      };
      expect((await ask(`/working-versions/${draft.id}/verify`, "contributor")).status).toBe(409);
    });
  });

  test("a search by words counts what was confirmed, as the list does", async () => {
    today = "2025-01-01T09:00:00.000Z";
    const { id } = await published();
    today = "2025-10-01T09:00:00.000Z";
    const counted = async (question: string) => {
      const { numberActive, numberUnconfirmed } = await (await app.ask(`/initiatives?${question}`)).json();
      return { active: numberActive as number, unconfirmed: numberUnconfirmed as number };
    };
    const before = await counted("q=buurtkas");
    expect(before.unconfirmed).toBeGreaterThan(0);
    expect(await counted("")).toEqual(before);
    await ask(`/working-versions/${id}/verify`, "wijkteam");
    const after = await counted("q=buurtkas");
    expect(after).toEqual({ active: before.active + 1, unconfirmed: before.unconfirmed - 1 });
    expect(await counted("")).toEqual(after);
  });

  describe("by the link in a mail", () => {
    test("the owner is asked once at 6 and once at 12 months, also by rounds at the same moment", async () => {
      today = "2026-03-10T09:00:00.000Z";
      const { id } = await published();
      const round = freshnessRound(opened.db, now, (email) => email);
      const aboutIt = async () => (await letters()).filter((letter) => letter?.text.includes(id));
      today = "2026-09-10T09:00:00.000Z";
      await round();
      expect(await aboutIt()).toEqual([]);
      // Its owner was asked about others just now.
      today = "2026-09-11T09:00:00.000Z";
      await round();
      expect(await aboutIt()).toEqual([]);
      today = "2026-09-18T09:00:00.000Z";
      await Promise.all([round(), round(), round()]);
      await round();
      const [letter, ...more] = await aboutIt();
      expect(more).toEqual([]);
      expect(letter?.to).toMatch(/^wijkteam-/);
      expect(letter?.subject).toBe("Klopt dit nog? Buurtkas De Linde");
      today = "2027-03-11T09:00:00.000Z";
      await round();
      await round();
      expect(await aboutIt()).toHaveLength(1);
      expect((await app.ask(`/working-versions/${id}`, { as: "wijkteam" })).headers.get("ETag")).toBe('"v3"');
    });

    test("looking changes nothing, pressing confirms once, and the link is of this entry only", async () => {
      today = "2027-06-01T09:00:00.000Z";
      const { id } = await published("contributor", false);
      today = "2027-12-10T09:00:00.000Z";
      await freshnessRound(opened.db, now, (email) => email)();
      const letter = (await letters()).find((one) => one?.text.includes(id));
      const token = tokenIn(letter?.text);
      expect(letter?.to).toMatch(/^contributor-/);
      for (let i = 0; i < 3; i++) {
        const asked = await ask("/confirmations/look", undefined, { token });
        const entry = { id, title: "Buurtkas\nDe Linde", version: 3, verifiedOn: "2027-06-01", state: "open" };
        expect(await asked.json()).toEqual({ entries: [entry] });
      }
      expect((await app.ask(`/confirmations?token=${token}`)).status).toBe(405);
      expect((await shown(id)).verifiedOn).toBe("2027-06-01");
      const answers = await Promise.all(Array.from({ length: 5 }, () => ask("/confirmations", undefined, { token })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
      expect((await shown(id)).verifiedOn).toBe("2027-12-10");
      expect(await (await ask("/confirmations/look", undefined, { token })).json()).toMatchObject({
        entries: [{ state: "confirmed" }],
      });
      const kept = JSON.stringify([
        await opened.db.selectFrom("confirmation").selectAll().execute(),
        await opened.db.selectFrom("reminder").selectAll().execute(),
      ]);
      expect(kept).not.toContain(token);
    });

    test("a token that was made up, is too old, or is of what was archived is nothing", async () => {
      today = "2028-01-01T09:00:00.000Z";
      const { id, version } = await published("areaTeam", false);
      today = "2028-08-01T09:00:00.000Z";
      await freshnessRound(opened.db, now, (email) => email)();
      const token = tokenIn((await letters()).find((one) => one?.text.includes(id))?.text);
      expect((await ask("/confirmations", undefined, { token: "x".repeat(43) })).status).toBe(404);
      expect((await ask("/confirmations", undefined, { token: "kort" })).status).toBe(400);
      today = "2028-11-15T09:00:00.000Z";
      expect((await ask("/confirmations", undefined, { token })).status).toBe(404);
      today = "2028-08-02T09:00:00.000Z";
      await ask(`/working-versions/${id}/steps`, "editor", { step: "archive" }, version);
      expect((await ask("/confirmations/look", undefined, { token })).status).toBe(404);
      expect((await ask("/confirmations", undefined, { token })).status).toBe(404);
    });

    test("nobody hears of what was confirmed in the meantime or has ended", async () => {
      today = "2029-01-01T09:00:00.000Z";
      const { id } = await published();
      today = "2029-08-01T09:00:00.000Z";
      await freshnessRound(opened.db, now, (email) => email)();
      await ask(`/working-versions/${id}/verify`, "wijkteam");
      expect((await letters()).filter((one) => one?.text.includes(id))).toEqual([]);
    });
  });
});
