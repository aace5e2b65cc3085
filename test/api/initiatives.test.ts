/** What is public of initiatives, and what is not. */
import { describe, expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { workflow } from "../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, ask, entry, create, save, published } = workflow(engine);

  describe("what is public", () => {
    const everything = async (id: string) =>
      (
        await Promise.all(
          [`/initiatives/${id}`, "/initiatives", "/initiatives?limit=1000&kind=initiatief"].map(async (path) =>
            (await ask(path)).text(),
          ),
        )
      ).join("\n");

    test("never holds a contact of a person, nor a draft, nor a reason", async () => {
      const canary = "KANARIE-4711";
      const open = await published({
        internalContact: { name: canary, email: `${canary}@example.org`, phone: "+31 6 47114711" },
      });
      await save("wijkteam", open, entry({ title: `${canary} nieuwe versie`, summary: `${canary} nog niet gezien` }));
      await create({ title: `${canary} concept` });
      const bytes = await everything(open.id);
      expect(bytes).toContain("wijkteam@example.org");
      expect(bytes.toLowerCase()).not.toContain(canary.toLowerCase());
      expect(bytes).not.toContain("47114711");
      expect(app().logged()).not.toContain(canary);
    });

    test.each(["straat", "buurt"] as const)("shows a place of precision %s moved, once and for all", async (precision) => {
      const exact: [number, number] = [5.4123456, 52.1654321];
      const place = {
        kind: "geometry" as const,
        geometry: { type: "Point" as const, coordinates: exact },
        precision,
        public: true,
      };
      const open = await published({ place });
      const bytes = await everything(open.id);
      expect(bytes).not.toMatch(/5\.4123456|52\.1654321/);
      const edited = await save("wijkteam", open, entry({ place, title: "Andere naam" }));
      expect(edited.placed.shown).toEqual(open.placed.shown);
      expect(await (await ask(`/initiatives/${open.id}`)).text()).not.toContain('"metres"');
    });

    test("leaves a place out that is not public, its buurt too", async () => {
      const place = {
        kind: "geometry" as const,
        geometry: { type: "Point" as const, coordinates: [5.4111111, 52.1611111] as const },
        precision: "exact" as const,
        public: false,
      };
      const open = await published({ place });
      const shown = (await (await ask(`/initiatives/${open.id}`)).json()) as object;
      // Its gemeente has one buurt in this set: naming that, or its wijk, would name the buurt. See hidden-places.test.ts.
      expect(shown).toMatchObject({ geometry: null, content: { place: null, placed: {} } });
      expect(JSON.stringify(shown)).not.toMatch(/5\.4111|52\.1611|BU03071001|WK030710|GM0307/);
      const inBuurt = (await (await ask("/initiatives?area=BU03071001&limit=1000")).json()) as { initiatives: { id: string }[] };
      expect(inBuurt.initiatives.map(({ id }) => id)).not.toContain(open.id);
    });
  });

  test.each(["theme=x", "area=XX1", "bbox=1,2,3", "bbox=5,52,4,53", "from=2026-02-30", "limit=0", "limit=1001", "onbekend=1"])(
    "a list asked with %s is refused",
    async (query) => {
      expect((await ask(`/initiatives?${query}`)).status).toBe(400);
    },
  );
});
