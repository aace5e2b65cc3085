/** "Bestaat dit al?" while somebody types: over all that they may see, and that a colleague has one too without a word of it. */
import { expect, test } from "vitest";
import type { Alike } from "#data/entries/alike.ts";
import type { InitiativeInput } from "#data/schema/initiative.ts";
import type { Grant } from "#data/schema/permission.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { json, pointAt, workflow } from "../fixtures/workflow.ts";

const canary = "Kanariegeheim";

onEveryEngine((engine) => {
  const { app, opened, ask, create, submitted, published, step } = workflow(engine);
  const alike = async (as: string, asked: Record<string, string>) =>
    json<Alike>(await ask(`/alike?${new URLSearchParams(asked)}`, { as }));
  /** In the tables: over the API a changed role signs somebody out. */
  const give = async (as: string, { role, organisation, areas }: Grant) =>
    opened()
      .db.updateTable("membership")
      .set({ role, organisation: organisation ?? null, areas: areas ? JSON.stringify(areas) : null })
      .where("person", "=", app().people.get(as)?.id ?? "")
      .execute();
  const here = "5.4123,52.1654";
  const draft = (title: string, place: InitiativeInput["place"] = pointAt(5.4123, 52.1654)) =>
    create({ title, summary: `${canary} van een collega`, themes: ["gezondheid"], place });

  test("a draft of the team, what waits and what is public are found by title and by place, the most alike first", async () => {
    const [near, waiting, open] = [
      await draft("Wandelclub Liendert"),
      await submitted({ title: "Wandelclub de Linde" }),
      await published({ title: "Wandelklub Liendert" }),
    ];
    const { similar, colleagues } = await alike("wijkteam", { title: "Wandelclub Liendert", at: here, theme: "gezondheid" });
    expect(similar.map(({ id }) => id)).toEqual(expect.arrayContaining([near.id, waiting.id, open.id]));
    expect(similar[0]).toMatchObject({ id: near.id, alike: 1, metres: 0, state: "draft", public: false });
    expect(colleagues).toEqual([]);
    // What is typed is not found as its own double.
    const others = await alike("wijkteam", { title: "Wandelclub Liendert", except: near.id });
    expect(others.similar.map(({ id }) => id)).not.toContain(near.id);
    await step("wijkteam", near, "archive");
    expect(JSON.stringify(await alike("wijkteam", { title: "Wandelclub Liendert" }))).not.toContain(near.id);
  });

  test("who may not read it hears that a colleague has one: whose and here, and nothing of what it says", async () => {
    const own = await draft("Soepkar van de zesde etage");
    await give("contributor", { role: "contributor", organisation: app().own });
    const heard = await alike("contributor", { title: "Soepkar van de zesde etage", theme: "gezondheid", at: here });
    expect(heard).toEqual({ similar: [], colleagues: [{ organisation: app().own, near: true }] });
    expect(JSON.stringify(heard)).not.toMatch(new RegExp(`${own.id}|${canary}|Soepkar`));
    // By its title from elsewhere: that it is there, and not where.
    const elsewhere = await alike("contributor", { title: "Soepkar van de zesde etage" });
    expect(elsewhere.colleagues).toEqual([{ organisation: app().own, near: false }]);
  });

  test("outside the own organisation and the own area nobody hears anything, and there is no difference to what is not there", async () => {
    await draft("Geheime tuin van dertien");
    const nothing = { similar: [], colleagues: [] };
    const asked = { title: "Geheime tuin van dertien", theme: "gezondheid", at: here };
    await give("contributor", { role: "contributor" });
    for (const as of ["contributor", "otherTeam", "editorElsewhere", "nobody"])
      expect([as, await alike(as, asked)]).toEqual([as, nothing]);
    await give("contributor", { role: "contributor", organisation: app().other });
    expect(await alike("contributor", asked)).toEqual(nothing);
    await give("contributor", { role: "contributor", organisation: app().other, areas: ["GM0307"] });
    expect(await alike("contributor", asked)).toEqual(nothing);
    await give("contributor", { role: "contributor", areas: ["GM0363"] });
    expect(await alike("contributor", asked)).toEqual(nothing);
    expect((await ask("/alike?title=Geheime%20tuin")).status).toBe(401);
  });

  test("of a place that is not public nobody who may not see it hears that it is here", async () => {
    const hidden: InitiativeInput["place"] = {
      kind: "geometry",
      geometry: { type: "Point", coordinates: [5.4123, 52.1654] },
      precision: "exact",
      public: false,
    };
    await give("contributor", { role: "contributor", areas: ["BU03071001"] });
    const before = await alike("contributor", { theme: "werk", at: here });
    await create({ title: "Opvang op een stil adres", themes: ["werk"], place: hidden });
    expect(await alike("contributor", { theme: "werk", at: here })).toEqual(before);
    expect(await alike("contributor", { title: "Opvang op een stil adres", theme: "werk", at: here })).toEqual(before);
    // Within the organisation its title tells that it is there, and still not where.
    await give("contributor", { role: "contributor", organisation: app().own });
    const heard = await alike("contributor", { title: "Opvang op een stil adres", theme: "werk", at: here });
    expect(heard.colleagues).toEqual([{ organisation: app().own, near: false }]);
  });

  test("an odd question is refused by name", async () => {
    for (const query of ["theme=onzin", "at=52,5,6", "area=ONZIN", "onbekend=1", `title=${"x".repeat(121)}`])
      expect([query, (await ask(`/alike?${query}`, { as: "wijkteam" })).status]).toEqual([query, 400]);
  });
});
