/** The internal contact and a place that is not public, as canaries: looked for in every answer that a person can get. */
import { beforeAll, describe, expect, test } from "vitest";
import type { ImportCheck } from "#data/schema/import-answer.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { Similar } from "#data/schema/queue.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { listOf, sendFile } from "../fixtures/send-file.ts";
import { json, workflow } from "../fixtures/workflow.ts";

const people = [
  "",
  "nobody",
  "viewer",
  "contributor",
  "dataSteward",
  "areaTeam",
  "otherTeam",
  "editorElsewhere",
  "wijkteam",
  "colleague",
  "editor",
  "admin",
];
/** The organisation itself, editors of the area and the beheerder. */
const insiders = ["wijkteam", "colleague", "editor", "admin"];

const hiddenAt = (longitude: number, latitude: number, more: object = {}) =>
  ({
    kind: "geometry",
    geometry: { type: "Point", coordinates: [longitude, latitude] },
    precision: "buurt",
    public: false,
    ...more,
  }) as InitiativeInput["place"];
/** Before and after it was moved: the history knows both. */
const places = [hiddenAt(5.412345, 52.165432), hiddenAt(5.413571, 52.164209)] as const;
const contact = { name: "Kanarie Binnen", email: "kanarie-7d@example.org", phone: "+31 33 765 43 21" };
const address = { street: "Kanariestraat", number: "1777-KN", postcode: "3815 ZZ", city: "Amersfoort" };
/** The coordinates whole, rounded to a metre and to ten. */
const canaries = [
  ...["Kanarie Binnen", "kanarie-7d@", "765 43 21", "Kanariestraat", "1777-KN", "3815ZZ"],
  ...["5.412345", "52.165432", "5.413571", "52.164209"].flatMap((text) => [
    text,
    Number(text).toFixed(5),
    Number(text).toFixed(4),
  ]),
];
/** What is drawn instead lies somewhere near and may begin with the same digits: of it only the whole coordinates are canaries. */
const drawnInstead = /"shown":(\{[^{}]*\}|null)/g;
const found = (text: string) => {
  const rest = text.replaceAll(drawnInstead, "");
  return canaries.filter((canary) => (/^\d+\.\d{6}$/.test(canary) ? text : rest).includes(canary));
};

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { app, ask, entry, create, save, step, tryRestore, tryMerge, tryStep, trySave } = flow;
  const textOf = async (response: Response) => `${[...response.headers].join("\n")}\n${await response.text()}`;
  const secret = (changes: Partial<InitiativeInput> = {}) => ({
    internalContact: contact,
    address,
    place: places[0],
    ...changes,
  });
  /** Published, moved, and published again; beside it a draft and one that waits. */
  let open: EntryRecord;
  let draft: EntryRecord;
  beforeAll(async () => {
    const first = await step(
      "editor",
      await step("wijkteam", await create(secret({ title: "Stille plek" })), "submit"),
      "publish",
    );
    const moved = await save(
      "wijkteam",
      first,
      entry(secret({ title: "Stille plek", place: places[1], workingArea: { kind: "radius", metres: 300 } })),
    );
    open = await step("editor", await step("wijkteam", moved, "submit"), "publish");
    draft = await create(secret({ title: "Stille plek, concept" }));
    await step("wijkteam", await create(secret({ title: "Stille plek, wacht" })), "submit");
  });

  test("no answer to a question shows them to who is no insider, and every insider sees them", async () => {
    const document = (await (await ask("/openapi.json")).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const asked = Object.entries(document.paths).flatMap(([path, methods]) => (methods.get ? [path] : []));
    const paths = asked.flatMap((path) =>
      [open, draft].flatMap(({ id, version }) => {
        const versions = path.includes("{version}") ? Array.from({ length: version }, (_, i) => `${i + 1}`) : [""];
        return versions.map((one) =>
          path
            .replace("{version}", one)
            .replace(/\{(id|featureId|item)\}/, id)
            .replace(/\{\w+\}/g, "initiatieven"),
        );
      }),
    );
    const leaks: string[] = [];
    const seenBy = new Set<string>();
    const queries = ["", "?q=Stille", "?state=draft,submitted", "?state=submitted", "?whose=all"];
    for (const as of people)
      for (const path of new Set(paths))
        for (const query of /queue$|working-versions$|initiatives[\w.]*$/.test(path) ? queries : [""]) {
          const text = await textOf(await ask(`${path}${query}`, as ? { as } : {}));
          if (found(text).length === 0) continue;
          if (insiders.includes(as)) seenBy.add(`${as} ${path}`);
          else leaks.push(`${as}: ${path}${query}: ${found(text)}`);
        }
    expect(leaks).toEqual([]);
    expect(found(app().logged())).toEqual([]);
    for (const as of insiders)
      for (const path of [
        "/working-versions",
        `/working-versions/${open.id}`,
        `/working-versions/${open.id}/history`,
        `/working-versions/${open.id}/history/1`,
      ])
        expect(seenBy).toContain(`${as} ${path}`);
  });

  test("no answer to a change shows them either, and what was not seen is not lost", async () => {
    const as = "areaTeam";
    const { id } = await create(secret({ title: "Van buiten bewerkt", workingArea: { kind: "radius", metres: 300 } }));
    const get = async (who: string) =>
      json<EntryRecord & { hidden: string[] }>(await ask(`/working-versions/${id}`, { as: who }));
    const texts: string[] = [];
    const answer = async (response: Response) => {
      const text = await textOf(response);
      expect(response.status, text).toBeLessThan(400);
      texts.push(text);
    };
    const before = (await get("wijkteam")).placed;
    const seen = await get(as);
    expect(seen.hidden).toEqual(["internalContact", "place", "address", "workingArea"]);
    expect(seen.placed).not.toHaveProperty("buurt");
    await answer(
      await trySave(as, seen, { organisation: seen.organisation, content: { ...seen.content, title: "Beter gezegd" } }),
    );
    const kept = (await get("wijkteam")).content;
    expect(kept).toMatchObject({
      title: "Beter gezegd",
      internalContact: contact,
      place: places[0],
      workingArea: { metres: 300 },
    });
    expect((await get("wijkteam")).placed).toEqual(before);
    await answer(await tryRestore(as, await get(as), 1));
    await answer(await tryStep(as, await get(as), "submit"));
    await answer(await tryStep(as, await get(as), "withdraw"));
    await answer(await tryStep(as, await get(as), "archive"));
    await answer(await tryStep(as, await get(as), "reopen"));
    await answer(await ask(`/working-versions/${open.id}/verify`, { method: "POST", as, body: {} }));
    // Too late, or not allowed: the answer says so and no more.
    for (const refused of [
      await trySave(as, { id, version: 1 }, entry()),
      await tryRestore(as, { id, version: 1 }, 1),
      await tryMerge("viewer", draft, open),
      await trySave("viewer", await get("viewer"), entry()),
      await tryStep("dataSteward", await get("viewer"), "submit"),
    ])
      texts.push(await textOf(refused));
    expect(texts.flatMap(found)).toEqual([]);
    expect((await get("wijkteam")).content).toMatchObject({ internalContact: contact, place: places[0] });
  });

  test("an area and a box find nothing that would point at a hidden place", async () => {
    const box = (half: number) =>
      [5.412345 - half, 52.165432 - half, 5.412345 + half, 52.165432 + half].map((one) => one.toFixed(6)).join(",");
    const number = async (as: string, query: string) =>
      (await json<{ numberMatched: number }>(await ask(`/working-versions?q=concept&${query}`, { as }))).numberMatched;
    const shape = (half: number) => {
      const [west, south, east, north] = box(half).split(",");
      return [west, south, east, south, east, north, west, north].join(",");
    };
    const queries = [
      ...[`bbox=${box(0.0001)}`, `middle=${box(0.0001)}`, `bbox=${box(0.5)}`],
      ...[`within=${box(0.0001)}`, `within=${shape(0.0001)}`, `within=${shape(0.5)}`],
      ...["area=BU03071001", "area=GM0363,BU03071001"],
    ];
    for (const query of queries) {
      for (const as of ["viewer", "dataSteward", "areaTeam"]) {
        expect([as, query, await number(as, query)]).toEqual([as, query, 0]);
        const queue = await json<{ counts: { draft: number } }>(await ask(`/queue?q=concept&${query}`, { as }));
        expect([as, query, queue.counts.draft]).toEqual([as, query, 0]);
      }
      for (const as of insiders) expect([as, query, await number(as, query)]).toEqual([as, query, 1]);
    }
    expect(await number("viewer", "area=GM0307")).toBe(1);
  });

  test("neither distances nor doubles of an import measure it", async () => {
    const near = await create({
      title: "Heel iets anders",
      place: hiddenAt(5.4124, 52.1655, { precision: "exact", public: true }),
    });
    const alike = async (as: string) =>
      (await json<{ similar: Similar[] }>(await ask(`/working-versions/${near.id}/similar`, { as }))).similar.filter(
        ({ title }) => title.startsWith("Stille"),
      );
    expect((await alike("wijkteam")).length).toBeGreaterThan(0);
    expect(await alike("viewer")).toEqual([]);
    for (const as of ["viewer", "dataSteward"]) {
      const { similar } = await json<{ similar: Similar[] }>(await ask(`/working-versions/${draft.id}/similar`, { as }));
      for (const one of similar.filter(({ title }) => title.startsWith("Stille"))) expect(one).not.toHaveProperty("metres");
      expect(found(JSON.stringify(similar))).toEqual([]);
    }
    const check = async (as: string) =>
      json<ImportCheck>(
        await sendFile(app(), "/import-checks", listOf(["Stille plek, concept"], ["5,412345", "52,165432"]), { as }),
      );
    expect((await check("admin")).preview[0]?.double).toMatchObject({ kind: "near", id: draft.id });
    expect((await check("dataSteward")).preview[0]).not.toHaveProperty("double");
  });

  describe("a place that is drawn elsewhere in its street", () => {
    test("is seen as the public sees it, and its maker without a role for the organisation keeps seeing what they typed", async () => {
      const place = hiddenAt(5.412345, 52.165432, { precision: "straat", public: true });
      const body = { content: wholeInitiative({ title: "Van mij", place, internalContact: contact }) };
      const mine = await json<EntryRecord>(await ask("/working-versions", { method: "POST", as: "contributor", body }), 201);
      expect(mine.content).toMatchObject({ place, internalContact: contact });
      const seen = await json<EntryRecord>(await ask(`/working-versions/${mine.id}`, { as: "dataSteward" }));
      expect(seen.content).not.toHaveProperty("place");
      expect(seen.placed).toMatchObject({ buurt: "BU03071001", shown: mine.placed.shown });
      expect(found(JSON.stringify(seen))).toEqual([]);
    });
  });
});
