/** What was there before writers were kept gets them from its history; a place says how much of it is for everybody. */
import { expect, test } from "vitest";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import { Initiative } from "#data/schema/initiative.ts";
import { openDatabase } from "#server/store/database.ts";
import { createEntry, findEntry, saveEntry, takeStep } from "#server/store/entries/entries.ts";
import { findVersion, readHistory } from "#server/store/entries/history.ts";
import { migrate } from "#server/store/migrations/migrate.ts";
import { createOrganisation, listOrganisations } from "#server/store/organisations.ts";
import { beforeEntryTypes } from "../../fixtures/before-entry-types.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { wholeInitiative } from "../../fixtures/initiatives.ts";

const at = "2026-11-22T10:00:00.000Z";
const by = (actor: string | undefined) => ({ actor, at });
const added = {
  entry: ["written_by", "proposed_from", "self_approved", "hidden"],
  history: ["written_by", "self_approved"],
  organisation: ["changed_at", "changed_by", "self_approved"],
} as const;

const place = (precision: "exact" | "straat", open: boolean): InitiativeInput["place"] => ({
  kind: "geometry",
  geometry: { type: "Point", coordinates: [5.41, 52.166] },
  precision,
  public: open,
});
/** Words that look like the JSON that is looked for. */
const odd = `"public":true "precision":"exact" "place":{ "kind":"area",`;
const places: [InitiativeInput["place"], number][] = [
  [place("exact", true), 0],
  [place("straat", true), 1],
  [place("exact", false), 2],
  [{ kind: "area", code: "WK030710", public: true }, 0],
  [{ kind: "area", code: "WK030710", public: false }, 2],
];

onEveryEngine((engine) => {
  test("entries of before are filled, twice is the same, and what comes after is kept", async ({ onTestFinished }) => {
    const { db, close } = openDatabase(await engine.migratedPlace());
    onTestFinished(close);
    await migrate(db);
    const entry = (changes: Partial<InitiativeInput>) => ({
      type: "initiative",
      content: Initiative.parse(wholeInitiative({ title: odd, summary: odd, ...changes })),
      placed: { areas: [], shown: null },
      organisation: undefined,
    });
    const draft = await createEntry(db, entry({}), by("anna"));
    const edited = await saveEntry(db, draft, entry({ reach: 7 }), by("eva"));
    const waiting = edited && (await takeStep(db, edited, "submit", by("bo")));
    if (!waiting) throw new Error("somebody was first");
    const proposed = await createEntry(db, entry({}), by(undefined));
    const made = [];
    for (const [one] of places) made.push((await createEntry(db, entry({ place: one }), by("anna"))).id);
    const bare = await createEntry(db, { ...entry({}), content: { title: odd } }, by("anna"));
    await createOrganisation(db, { name: "Welzijn", kind: "welzijn" }, at);
    // As it was before the step: the columns are not there yet.
    for (const [table, columns] of Object.entries(added))
      for (const column of columns) await db.schema.alterTable(table).dropColumn(column).execute();
    await beforeEntryTypes(db, "2026-11-28-writers");
    expect(await migrate(db)).toEqual(["2026-11-28-writers", "2026-11-29-entry-types", "2026-11-29-ranked"]);
    expect(await migrate(db)).toEqual([]);
    expect(await findEntry(db, draft.id)).toEqual({ ...waiting, writtenBy: ["eva"] });
    expect((await findEntry(db, proposed.id))?.writtenBy).toEqual([]);
    const writers = [1, 2, 3].map(async (version) => (await findVersion(db, draft.id, version))?.writtenBy);
    expect(await Promise.all(writers)).toEqual([["anna"], ["eva"], ["eva"]]);
    expect((await readHistory(db, draft.id, { limit: 100 })).items.map(({ selfApproved }) => selfApproved)).toEqual([
      false,
      false,
      false,
    ]);
    const rows = await db.selectFrom("entry").select(["id", "hidden"]).execute();
    const hidden = new Map(rows.map((row) => [row.id, row.hidden]));
    expect(made.map((id) => hidden.get(id))).toEqual(places.map(([, expected]) => expected));
    expect(hidden.get(bare.id)).toBe(0);
    expect(await listOrganisations(db)).toMatchObject([{ name: "Welzijn" }]);
  });
});
