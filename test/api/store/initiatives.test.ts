import { beforeAll, describe, expect, test } from "vitest";
import { Initiative, type InitiativeInput } from "#data/schema/initiative.ts";
import type { Placed } from "#data/schema/record.ts";
import { type Db, inTransaction, troubleOf } from "#server/store/database.ts";
import { createEntry, findEntry, saveEntry, takeStep } from "#server/store/entries/entries.ts";
import { findVersion, readHistory } from "#server/store/entries/history.ts";
import { findPublicEntry } from "#server/store/entries/public-entries.ts";
import { listPublicEntries } from "#server/store/entries/public-list.ts";
import { listEntries } from "#server/store/entries/queue.ts";
import { madeOnce } from "#server/store/idempotency.ts";
import { createOrganisation, listOrganisations, saveOrganisation } from "#server/store/organisations.ts";
import type { Filter } from "#server/store/search/filter.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { wholeInitiative } from "../../fixtures/initiatives.ts";

const at = "2026-11-21T10:00:00.000Z";
const anna = { actor: "anna", at };
const eva = { actor: "eva", at: "2026-11-21T11:00:00.000Z" };
const placed: Placed = {
  buurt: "BU03071001",
  wijk: "WK030710",
  gemeente: "GM0307",
  areas: ["BU03071001", "WK030710", "GM0307", "amersfoort-liendert"],
  shown: { type: "Point", coordinates: [5.41, 52.166] },
};

const historyOf = async (db: Db, id: string) => (await readHistory(db, id, { limit: 100 })).items;

onEveryEngine((engine) => {
  let db: Db;
  beforeAll(async () => {
    db = (await engine.open()).db;
  });

  const entry = (changes: Partial<InitiativeInput> = {}, organisation: string | undefined = "o1") => ({
    type: "initiative",
    content: Initiative.parse(wholeInitiative(changes)),
    placed,
    organisation,
  });
  const step = async (
    from: Awaited<ReturnType<typeof createEntry>>,
    name: "submit" | "publish" | "archive" | "reopen",
    by = anna,
  ) => {
    const after = await takeStep(db, from, name, by);
    if (!after) throw new Error("somebody was first");
    return after;
  };
  const published = async (changes: Partial<InitiativeInput> = {}) =>
    step(await step(await createEntry(db, entry(changes), anna), "submit"), "publish", eva);

  test("an initiative goes from draft to public and away again, and everything is remembered", async () => {
    const draft = await createEntry(db, entry(), anna);
    expect([draft.version, draft.state, draft.public]).toEqual([1, "draft", false]);
    expect(await findPublicEntry(db, draft.id, "initiative")).toBeUndefined();
    const open = await step(await step(draft, "submit"), "publish", eva);
    expect(await findEntry(db, draft.id)).toEqual(open);
    expect(await findPublicEntry(db, draft.id, "initiative")).toMatchObject({
      id: draft.id,
      version: 3,
      verifiedOn: "2026-11-21",
    });
    await step(open, "archive");
    expect(await findPublicEntry(db, draft.id, "initiative")).toBeUndefined();
    expect((await historyOf(db, draft.id)).map((row) => [row.version, row.step, row.actor, row.state])).toEqual([
      [4, "archive", "anna", "archived"],
      [3, "publish", "eva", "published"],
      [2, "submit", "anna", "submitted"],
      [1, "create", "anna", "draft"],
    ]);
  });

  test("an edited publication stays as it was until the edit is approved", async () => {
    const open = await published({ title: "De oude naam" });
    const edited = await saveEntry(db, open, entry({ title: "De nieuwe naam" }), anna);
    if (!edited) throw new Error("somebody was first");
    expect([edited.state, edited.public]).toEqual(["draft", true]);
    expect((await findPublicEntry(db, open.id, "initiative"))?.content.title).toBe("De oude naam");
    await step(await step(edited, "submit"), "publish", eva);
    expect((await findPublicEntry(db, open.id, "initiative"))?.content.title).toBe("De nieuwe naam");
    expect((await historyOf(db, open.id)).find((row) => row.step === "edit")?.changes).toEqual([
      { field: "title", from: "De oude naam", to: "De nieuwe naam" },
    ]);
    expect((await findVersion(db, open.id, 1))?.content.title).toBe("De oude naam");
  });

  test("of two that save the same version one is kept and the other is told, many times over", async () => {
    const draft = await createEntry(db, entry(), anna);
    const attempts = Array.from({ length: 12 }, (_, i) => saveEntry(db, draft, entry({ title: `Poging ${i}` }), anna));
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(1);
    expect((await findEntry(db, draft.id))?.version).toBe(2);
    expect(await historyOf(db, draft.id)).toHaveLength(2);
  });

  test("the same key makes one initiative, also when it is sent eight times at once", async () => {
    const request = { actor: "anna", key: "k1", fingerprint: "f", at };
    const make = async (within: Db) => (await createEntry(within, entry(), anna)).id;
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => madeOnce(db, request, make)));
    const ids = outcomes.map((outcome) => (outcome === "mismatch" ? "" : outcome.id));
    expect(new Set(ids).size).toBe(1);
    expect(outcomes.filter((outcome) => outcome !== "mismatch" && outcome.fresh)).toHaveLength(1);
    expect(await madeOnce(db, { ...request, fingerprint: "g" }, make)).toBe("mismatch");
    expect(await madeOnce(db, { ...request, actor: "bo" }, make)).toMatchObject({ fresh: true });
  });

  test("what fails half-way leaves nothing", async () => {
    const before = (await listEntries(db, [{}], {}, { limit: 1 })).matched;
    const work = inTransaction(db, async (within) => {
      await createEntry(within, entry(), anna);
      throw new Error("power cut");
    });
    await expect(work).rejects.toThrow("power cut");
    expect((await listEntries(db, [{}], {}, { limit: 1 })).matched).toBe(before);
  });

  test("text with quotes, percent signs and emoji is data", async () => {
    const title = `'; drop table initiative; -- 100% "leuk" 🌱`;
    const made = await createEntry(db, entry({ title }), anna);
    expect((await findEntry(db, made.id))?.content.title).toBe(title);
    expect((await listEntries(db, [{}], { q: "100%" }, { limit: 9 })).items.map(({ id }) => id)).toContain(made.id);
    expect((await listEntries(db, [{}], { q: "1_0%" }, { limit: 9 })).matched).toBe(0);
  });

  describe("a list", () => {
    let lists: Db;
    beforeAll(async () => {
      const kept = db;
      lists = db = (await engine.open()).db;
      for (let i = 0; i < 10; i++) {
        await published({
          title: `Café nummer ${i}`,
          themes: i % 2 ? ["wonen"] : ["werk", "armoede"],
          phase: i < 3 ? "orienteren" : "uitvoeren",
          period: { from: `20${10 + i}-01-01`, ...(i < 5 ? { to: `20${12 + i}-12-31` } : {}) },
        });
      }
      db = kept;
    });
    const count = async (filter: Parameters<typeof listPublicEntries>[1]) =>
      (await listPublicEntries(lists, filter, { limit: 100 })).items.length;

    test.each<[string, Filter, number]>([
      ["nothing", {}, 10],
      ["a theme", { theme: ["wonen"] }, 5],
      ["either of two themes", { theme: ["wonen", "armoede"] }, 10],
      ["no theme at all", { theme: [] }, 0],
      ["a phase", { phase: ["orienteren"] }, 3],
      ["a buurt", { area: ["BU03071001"] }, 10],
      ["a focus area", { area: ["amersfoort-liendert"] }, 10],
      ["another gemeente", { area: ["GM0363"] }, 0],
      ["a box around it", { bbox: [5.4, 52.1, 5.42, 52.2] }, 10],
      ["a box beside it", { bbox: [5.42, 52.1, 5.5, 52.2] }, 0],
      ["a word without its accent", { q: "cafe 7" }, 1],
      ["an end before most began", { to: "2012-06-01" }, 3],
      ["a start after some ended", { from: "2015-06-01" }, 7],
      ["an organisation", { organisation: "o2" }, 0],
    ])("filters by %s", async (_what, filter, expected) => {
      expect(await count(filter)).toBe(expected);
    });

    test.each([
      ["part of a word", "umme", 10],
      ["every word, in any order", "6 café", 1],
      ["a word of the parties", "vinken", 10],
      ["words of which one is nowhere", "cafe zwembad", 0],
      ["nothing but words that are everywhere", "en", 10],
      ["signs only", "%", 0],
    ])("finds by %s", async (_what, text, expected) => {
      expect(await count({ q: text })).toBe(expected);
      expect((await listPublicEntries(lists, { q: text }, { limit: 1 })).matched).toBe(expected);
    });

    test("of words gives every one exactly once too, and counts them on each page", async () => {
      const first = await listPublicEntries(lists, { q: "nummer" }, { limit: 6 });
      const second = await listPublicEntries(lists, { q: "nummer" }, { limit: 6, after: first.next });
      expect([first.items.length, second.items.length, second.matched, second.next]).toEqual([6, 4, 10, undefined]);
      const beyond = await listPublicEntries(lists, { q: "nummer" }, { limit: 6, after: second.items.at(-1)?.id });
      expect([beyond.items.length, beyond.matched]).toEqual([0, 10]);
    });

    test("counts what was confirmed lately and what was not, the same on a whole page and on a part", async () => {
      const counted = async (limit: number, confirmedFrom: string, text?: string) => {
        const { active, unconfirmed } = await listPublicEntries(lists, { q: text }, { limit, confirmedFrom });
        return [active, unconfirmed];
      };
      for (const limit of [3, 100]) {
        for (const text of [undefined, "nummer"]) {
          expect(await counted(limit, "2026-11-21", text)).toEqual([10, 0]);
          expect(await counted(limit, "2026-11-22", text)).toEqual([0, 10]);
        }
      }
    });

    test("what has ended is neither active nor unconfirmed, and what is taken away is no longer found", async () => {
      const own = (await engine.open()).db;
      const kept = db;
      db = own;
      const ended = await published({ title: "Beëindigde koffieochtend", lifecycle: "beeindigd" });
      await published({ title: "Koffieochtend" });
      const list = async (limit: number) => {
        const { matched, active, unconfirmed } = await listPublicEntries(own, { q: "koffie" }, { limit });
        return [matched, active, unconfirmed];
      };
      expect([await list(1), await list(9)]).toEqual([
        [2, 1, 0],
        [2, 1, 0],
      ]);
      await step(ended, "archive");
      expect(await list(9)).toEqual([1, 1, 0]);
      db = kept;
    });

    test("gives every one exactly once, page by page", async () => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listPublicEntries(lists, {}, { limit: 3, after });
        expect(page.matched).toBe(10);
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
    });

    test("of working versions reaches no further than its scopes", async () => {
      const reached = async (scope: object) => (await listEntries(lists, [scope], {}, { limit: 100 })).items.length;
      expect(await reached({})).toBe(10);
      expect(await reached({ organisation: "o2" })).toBe(0);
      expect(await reached({ areas: ["GM0307"] })).toBe(10);
      expect(await reached({ areas: ["GM0363"] })).toBe(0);
      expect(await reached({ areas: [] })).toBe(0);
      expect(await reached({ createdBy: "bo" })).toBe(0);
      expect(await reached({ notBy: "anna" })).toBe(0);
      expect((await listEntries(lists, [], {}, { limit: 100 })).matched).toBe(0);
    });
  });

  test("organisations have a name of their own and are saved by version", async () => {
    const one = await createOrganisation(db, { name: "Welzijn Amersfoort", kind: "welzijn" }, at);
    const again = createOrganisation(db, { name: "Welzijn Amersfoort", kind: "zorg" }, at);
    expect(troubleOf(await again.catch((error: unknown) => error))).toBe("duplicate");
    const by = { actor: "anna", at, selfApproved: true };
    expect(await saveOrganisation(db, one, { name: "Indebuurt", kind: "welzijn" }, by)).toMatchObject({ version: 2 });
    expect(await saveOrganisation(db, one, { name: "Te laat", kind: "welzijn" }, by)).toBeUndefined();
    expect((await listOrganisations(db)).map(({ name }) => name)).toEqual(["Indebuurt"]);
  });
});
