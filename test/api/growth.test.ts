/** What grows with what is stored or sent has pages, limits that say so, and is done in portions. */
import { beforeAll, expect, test } from "vitest";
import { Initiative } from "#data/schema/initiative.ts";
import { inTransaction } from "#server/store/database.ts";
import { beginBatch, undoBatch } from "#server/store/entries/batches.ts";
import type { NewEntry } from "#server/store/entries/entry-rows.ts";
import { insertImported } from "#server/store/entries/import-entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { largeEntry } from "../fixtures/filled-place.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

const at = "2026-11-28T09:00:00.000Z";
const placed = { buurt: "BU03071001", areas: ["BU03071001", "GM0307"], shown: null };
const large = 40;

onEveryEngine((engine) => {
  const { ask, opened, create } = workflow(engine);
  let ids: string[];

  const entries = (count: number, entry: (i: number) => NewEntry) =>
    inTransaction(opened().db, async (within) => {
      const made: string[] = [];
      for (let i = 0; i < count; i += 200) {
        const some = Array.from({ length: Math.min(200, count - i) }, (_, k) => entry(i + k));
        made.push(...(await insertImported(within, some, "published", { actor: undefined, at })));
      }
      return made;
    });

  beforeAll(async () => {
    ids = await entries(large, (i) => {
      const content = Initiative.parse(largeEntry(`Groot ${i}`));
      return {
        type: "initiative",
        content,
        placed: { ...placed, shown: content.place.kind === "geometry" ? content.place.geometry : null },
        organisation: undefined,
      };
    });
  });

  /** Every page from this address on: the things in it, and the letters of its answer. */
  async function pages<T>(address: string, things: (page: object) => T[], next: (page: object) => string | undefined) {
    const found: { things: T[]; letters: number }[] = [];
    for (let path: string | undefined = address; path; ) {
      const text = await (await ask(path, { as: "admin" })).text();
      const page = JSON.parse(text) as object;
      found.push({ things: things(page), letters: text.length });
      path = next(page)?.replace(/^http:\/\/[^/]+/, "");
    }
    return found;
  }
  const nextOf = (page: object) => (page as { next?: string }).next;
  const linkOf = (page: object) =>
    (page as { links: { rel: string; href: string }[] }).links.find(({ rel }) => rel === "next")?.href;

  test.each([
    ["/initiatives?limit=1000&q=groot", "initiatives", nextOf],
    ["/working-versions?limit=1000&q=groot", "workingVersions", nextOf],
    ["/collections/initiatieven/items?limit=1000", "features", linkOf],
  ] as const)("a page of large entries ends where it weighs enough, and all of them come once: %s", async (path, name, next) => {
    const found = await pages(path, (page) => (page as Record<string, { id: string }[]>)[name] ?? [], next);
    const seen = found.flatMap(({ things }) => things.map(({ id }) => id)).filter((id) => ids.includes(id));
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(found.length).toBeGreaterThan(1);
    for (const { letters } of found) expect(letters).toBeLessThan(3_000_000);
    // No smaller than it has to be.
    for (const { letters } of found.slice(0, -1)) expect(letters).toBeGreaterThan(500_000);
  });

  test("a history of hundreds of versions has pages, shorter where the changes are large", async () => {
    const { id } = await create();
    const row = await opened().db.selectFrom("history").selectAll().where("entry", "=", id).executeTakeFirstOrThrow();
    const changes = (i: number) => JSON.stringify([{ field: "summary", to: "x".repeat(i < 250 ? 10 : 100_000) }]);
    for (let i = 0; i < 300; i += 50) {
      const some = Array.from({ length: 50 }, (_, k) => ({ ...row, version: 2 + i + k, changes: changes(i + k) }));
      await opened().db.insertInto("history").values(some).execute();
    }
    const versions = (page: object) => (page as { history: { version: number }[] }).history.map(({ version }) => version);
    const found = await pages(`/working-versions/${id}/history?limit=200`, versions, nextOf);
    expect(found.flatMap(({ things }) => things)).toEqual(Array.from({ length: 301 }, (_, i) => 301 - i));
    for (const { things, letters } of found) {
      expect(things.length).toBeLessThanOrEqual(200);
      expect(letters).toBeLessThan(3_000_000);
    }
    expect((await ask(`/working-versions/${id}/history`, { as: "admin" }).then((r) => json<object>(r))) as object).toHaveProperty(
      "next",
    );
    for (const query of ["limit=201", "limit=0", "before=0", "before=x", "page=2"])
      expect((await ask(`/working-versions/${id}/history?${query}`, { as: "admin" })).status, query).toBe(400);
  });

  test("an import of thousands is undone whole, but for what somebody worked on, and leaves no word behind", async () => {
    const { db } = opened();
    const batch = crypto.randomUUID();
    const about = { origin: undefined, file: "a.csv", source: "een bestand", state: "published" as const };
    await beginBatch(db, { id: batch, at, actor: undefined, request: batch, ...about });
    const words = { title: "Ongedaan te maken", place: pointAt(5.41, 52.166) };
    const imported = await entries(1_500, (i) => ({
      type: "initiative",
      content: Initiative.parse(wholeInitiative({ ...words, summary: `Woordvoor${i} samen koken en leren` })),
      placed,
      organisation: undefined,
      batch,
    }));
    const kept = imported[700] ?? "";
    await db.updateTable("entry").set({ version: 4 }).where("id", "=", kept).execute();
    const linked = () =>
      db.selectFrom("public_entry_word").select(db.fn.countAll<number>().as("links")).executeTakeFirstOrThrow();
    const before = Number((await linked()).links);
    // Others save meanwhile.
    let undone = false;
    const undoing = undoBatch(db, batch).finally(() => {
      undone = true;
    });
    let saved = 0;
    for (; !undone; saved++) await create({ title: `Intussen ${saved}` });
    expect(saved).toBeGreaterThan(2);
    expect(await undoing).toBe(1_499);
    expect(await undoBatch(db, batch)).toBe(0);
    const left = await db.selectFrom("entry").select("id").where("batch", "=", batch).execute();
    expect(left).toEqual([{ id: kept }]);
    expect(await db.selectFrom("public_entry").select("id").where("id", "in", imported).execute()).toEqual([{ id: kept }]);
    expect(await db.selectFrom("history").select("entry").distinct().where("entry", "in", imported).execute()).toHaveLength(1);
    const each = (before - Number((await linked()).links)) / 1_499;
    expect(each).toBe(11);
    expect(await json<object>(await ask("/initiatives?q=woordvoor700"))).toMatchObject({ numberMatched: 1 });
    expect(await json<object>(await ask("/initiatives?q=woordvoor701"))).toMatchObject({ numberMatched: 0 });
  });

  test("what would cost too much is refused by name", async () => {
    const words = Array.from({ length: 13 }, (_, i) => `w${i}`).join(" ");
    const many = await ask(`/areas?q=${encodeURIComponent(words)}`);
    expect([many.status, await many.json()]).toMatchObject([
      400,
      { errors: [{ in: "query", name: "q", reason: "must be at most 12 words" }] },
    ]);
    expect((await ask(`/areas?q=${encodeURIComponent(Array.from({ length: 30 }, () => "w").join(" "))}`)).status).toBe(200);
    const grants = [{ role: "viewer", areas: Array.from({ length: 201 }, () => "GM0307") }];
    const invited = await ask("/people", {
      method: "POST",
      as: "admin",
      body: { name: "Veel", email: "veel@example.org", grants },
    });
    expect([invited.status, await invited.json()]).toMatchObject([400, { errors: [{ name: "grants.0.areas" }] }]);
    const body = `{"content":{"goals":[${"1,".repeat(60_000)}1]}}`;
    for (const [path, as] of [
      ["/proposals", undefined],
      ["/working-versions", "admin"],
      ["/session", undefined],
    ] as const) {
      const refused = await ask(path, { method: "POST", as, body });
      expect([refused.status, await refused.json()]).toMatchObject([
        400,
        { detail: expect.stringMatching(/at most 25,000 values/) },
      ]);
    }
  });
});
