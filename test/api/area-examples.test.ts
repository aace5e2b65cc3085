/** "In gebieden zoals dit": practice examples by theme, phase and likeness of their area, each with why it stands there. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { ExampleList } from "#data/entries/examples.ts";
import { fittingExamples } from "#server/entries/fitting-examples.ts";
import { placedAreas } from "#server/entries/placing.ts";
import type { PublishedSet } from "#server/published/published-set.ts";
import { openLibrary } from "#server/published/published-set.ts";
import type { Opened } from "#server/store/database.ts";
import { insertImported } from "#server/store/entries/import-entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { published } from "../fixtures/published.ts";

const at = "2026-11-28T10:00:00.000Z";
const exampleOf = (title: string, areas: string[], themes: string[], phases: string[] = []) => ({
  title,
  summary: "Wat er is gedaan, in een paar zinnen.",
  problem: "Er was iets aan de hand.",
  approach: "Daar is iets aan gedaan.",
  worked: "Dat hielp een beetje.",
  evidence: "geen",
  themes,
  phases,
  areas,
});

async function publish(opened: Opened, set: PublishedSet, examples: ReturnType<typeof exampleOf>[]): Promise<void> {
  const entries = examples.map((content, i) => {
    const placed = placedAreas(set, content.areas);
    if (typeof placed === "string") throw new Error(placed);
    return { type: "example", id: `voorbeeld-${i}`, content: content as never, placed, organisation: undefined };
  });
  await insertImported(opened.db, entries, "published", { actor: undefined, origin: "server", at });
}

onEveryEngine((engine) => {
  let opened: Opened;
  let app: InitiativeApp;
  beforeAll(async () => {
    opened = await engine.open();
    app = await initiativeApp(opened);
    await publish(opened, app.library.current(), [
      exampleOf("Elders", ["GM0599"], ["armoede"]),
      exampleOf("Hele land", [], ["armoede"], ["uitvoeren"]),
      exampleOf("In de buurt", ["BU03071001"], ["wonen"]),
      exampleOf("Om de gemeente", ["GM0307"], ["veiligheid"]),
    ]);
  });
  afterAll(() => app.remove());
  const read = async (query: string) => {
    const answer = await app.ask(`/areas/BU03071001/examples${query}`);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return ExampleList.parse(await answer.json());
  };

  test("what is about the area itself, or one around it, comes first and says so", async () => {
    const { examples, numberMatched } = await read("");
    expect(numberMatched).toBe(4);
    expect(examples.map(({ entry, here }) => [entry.content.title, here])).toEqual([
      ["In de buurt", true],
      ["Om de gemeente", true],
      ["Elders", false],
      ["Hele land", false],
    ]);
  });

  test("what is about the theme and the phase that were asked goes before, with what of them it is about", async () => {
    const { examples } = await read("?theme=armoede,veiligheid&phase=uitvoeren&limit=3");
    expect(examples.map(({ entry, themes, phases }) => [entry.content.title, themes, phases])).toEqual([
      ["Hele land", ["armoede"], ["uitvoeren"]],
      ["Om de gemeente", ["veiligheid"], []],
      ["Elders", ["armoede"], []],
    ]);
  });

  test("an area that is none is not found, and a question that cannot be read is refused", async () => {
    expect((await app.ask("/areas/GM9999/examples")).status).toBe(404);
    expect((await app.ask("/areas/GM0307/examples?theme=bestaatniet")).status).toBe(400);
    expect((await app.ask("/areas/GM0307/examples?limit=500")).status).toBe(400);
  });

  test("what is archived is no example any more", async () => {
    const archived = await app.ask("/working-versions/voorbeeld-2/steps", {
      method: "POST",
      as: "admin",
      body: { step: "archive", reason: "Niet meer waar." },
      headers: { "If-Match": '"v3"' },
    });
    expect(archived.status, await archived.text()).toBe(200);
    expect((await read("")).examples.map(({ entry }) => entry.id)).not.toContain("voorbeeld-2");
  });

  test("in the real country the area that is most alike comes first, with the variables in which it is", async () => {
    const { folder, real: isReal } = await published();
    expect(isReal).toBe(true);
    const real = (await openLibrary(folder)).current();
    const own = await engine.open();
    await publish(own, real, [
      exampleOf("Gelselaar", ["BU18590004"], ["wonen"]),
      exampleOf("Moerwijk", ["WK051836"], ["wonen"]),
      exampleOf("Beide", ["BU18590004", "WK039208"], ["wonen"]),
    ]);
    const { examples } = await fittingExamples(own.db, real, "WK059910", { limit: 10 });
    expect(examples.map(({ entry }) => entry.content.title)).toEqual(["Moerwijk", "Beide", "Gelselaar"]);
    const [first, second, third] = examples;
    expect(first?.alike.length).toBeGreaterThan(0);
    expect(first?.distance ?? 9).toBeLessThan(second?.distance ?? 0);
    // Of more areas the one that is most alike counts.
    expect([second?.area, third?.area]).toEqual(["WK039208", "BU18590004"]);
  });
});
