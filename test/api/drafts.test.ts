/** A draft needs a title and nothing else, for every role; what is typed wrong is kept with it, and stops only handing it in. */
import { describe, expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { faultyFields, json, workflow } from "../fixtures/workflow.ts";

interface Working {
  id: string;
  version: number;
  state: string;
  organisation?: string;
  content: Record<string, unknown> & { unfinished?: Record<string, string> };
  placed: { areas: string[] };
  hidden: string[];
}

const makers = ["contributor", "wijkteam", "areaTeam", "editor", "editorElsewhere", "admin"];

onEveryEngine((engine) => {
  const { app, ask, trySave, tryStep, step, save, create } = workflow(engine);
  /** Of the organisation that the form would fill in. */
  const ownerOf = (as: string) => (as === "wijkteam" ? { organisation: app().own } : {});
  const post = (as: string, content: object) =>
    ask("/working-versions", { method: "POST", as, body: { ...ownerOf(as), content } });
  const begin = async (as: string, content: object) => json<Working>(await post(as, content), 201);
  const get = (as: string, id: string) => ask(`/working-versions/${id}`, { as });
  const listed = async (as: string, q: string) =>
    (await json<{ workingVersions: Working[] }>(await ask(`/working-versions?q=${q}`, { as }))).workingVersions.map(
      ({ id }) => id,
    );

  describe("with a title and nothing else", () => {
    test.each(makers)("is made, seen, found and gone on with by %s", async (as) => {
      const title = `Begin van ${as}`;
      const made = await begin(as, { title });
      expect(made.content).toMatchObject({ title });
      expect(await listed(as, title.replaceAll(" ", "+"))).toContain(made.id);
      const queue = await json<{ entries: { id: string }[] }>(await ask("/queue?whose=mine&state=draft", { as }));
      expect(queue.entries.map(({ id }) => id)).toContain(made.id);
      const further = await json<Working>(
        await trySave(as, made, {
          ...ownerOf(as),
          content: { title, address: { street: "Lijsterstraat" }, takePart: "Bel even." },
        }),
      );
      // The own address stays in sight, though there is no place yet that says who may see it.
      expect(further.content).toMatchObject({ address: { street: "Lijsterstraat" }, takePart: "Bel even." });
      expect(further.hidden).toEqual([]);
      expect(await faultyFields(await tryStep(as, further, "submit"))).toContain("content.place");
      expect((await tryStep(as, further, "archive")).status).toBe(200);
    });

    test.each(["nobody", "viewer", "dataSteward"])("is not made by %s", async (as) => {
      expect((await post(as, { title: "Mag niet" })).status).toBe(403);
    });

    test("is of whoever made it: others whose role is for an area do not know of it", async () => {
      const { id } = await begin("areaTeam", { title: "Alleen van mij" });
      for (const as of ["editor", "editorElsewhere", "wijkteam", "otherTeam", "contributor"]) {
        expect([as, (await get(as, id)).status]).toEqual([as, 404]);
        expect([as, await listed(as, "Alleen+van+mij")]).toEqual([as, []]);
        const queue = await json<{ entries: object[] }>(await ask("/queue?whose=all&q=Alleen+van+mij", { as }));
        expect(queue.entries).toEqual([]);
      }
      expect((await get("admin", id)).status).toBe(200);
    });

    test("comes to its area with its place, and to no other", async () => {
      const made = await begin("areaTeam", { title: "Krijgt een plaats" });
      const elsewhere = {
        kind: "geometry",
        geometry: { type: "Point", coordinates: [4.895, 52.375] },
        precision: "exact",
        public: true,
      };
      expect((await trySave("areaTeam", made, { content: wholeInitiative({ place: elsewhere as never }) })).status).toBe(403);
      const placed = await json<Working>(await trySave("areaTeam", made, { content: wholeInitiative() }));
      expect((await get("editor", placed.id)).status).toBe(200);
      expect((await step("areaTeam", placed, "submit")).state).toBe("submitted");
    });
  });

  describe("what is typed wrong", () => {
    const wrong = { link: '"htp:/buurthuis"', funding: '[{"source":"Gemeente","amount":"veel"}]', place: '{"kind":"geometry"}' };

    test("is kept as it is typed, is in no list, and stops only handing it in", async () => {
      const made = await begin("wijkteam", { ...wholeInitiative({ title: "Half goed" }), link: undefined, unfinished: wrong });
      expect((await json<Working>(await get("wijkteam", made.id))).content.unfinished).toEqual(wrong);
      expect(await listed("wijkteam", "htp")).toEqual([]);
      const faulty = await faultyFields(await tryStep("wijkteam", made, "submit"));
      expect(faulty).toEqual(["content.funding", "content.link", "content.place"]);
      const mended = await json<Working>(
        await trySave("wijkteam", made, { ...ownerOf("wijkteam"), content: wholeInitiative({ title: "Half goed" }) }),
      );
      expect(mended.content).not.toHaveProperty("unfinished");
      expect((await step("wijkteam", mended, "submit")).state).toBe("submitted");
    });

    test("leaves what was right before where it was", async () => {
      const made = await create({ title: "Was goed" });
      const { place, funding, ...rest } = wholeInitiative({ title: "Was goed" });
      const kept = await json<Working>(
        await trySave("editor", made, {
          organisation: app().own,
          content: { ...rest, unfinished: { place: wrong.place, funding: wrong.funding } },
        }),
      );
      expect(kept.content).toMatchObject({ place, funding, unfinished: { place: wrong.place, funding: wrong.funding } });
      expect(kept.placed.areas).toContain("GM0307");
      expect(await faultyFields(await tryStep("editor", kept, "submit"))).toEqual(["content.funding", "content.place"]);
    });

    test("is not for who may not see a hidden place, and stays when they save", async () => {
      const typed = {
        address: '{"street":"Kanariestraat","postcode":"12"}',
        internalContact: '{"email":"kanarie"}',
        link: '"x"',
      };
      const { address: _, internalContact: __, link: ___, ...rest } = wholeInitiative({ title: "Deels geheim" });
      const made = await begin("wijkteam", { ...rest, unfinished: typed });
      const seen = await json<Working>(await get("areaTeam", made.id));
      expect(seen.content.unfinished).toEqual({ link: '"x"' });
      const { unfinished: _unfinished, ...content } = seen.content;
      const body = { organisation: app().own, content: { ...content, link: "www.buurthuis.nl" } };
      const saved = await trySave("areaTeam", seen, body);
      expect(await saved.text()).not.toMatch(/kanarie/i);
      const after = await json<Working>(await get("wijkteam", made.id));
      expect(after.content).toMatchObject({ link: "https://www.buurthuis.nl", unfinished: { address: typed.address } });
      expect(after.content.unfinished).not.toHaveProperty("link");
      const history = await (await ask(`/working-versions/${made.id}/history`, { as: "areaTeam" })).text();
      expect(history).not.toMatch(/kanarie/i);
      expect(await listed("areaTeam", "kanariestraat")).toEqual([]);
    });

    test.each<[string, object, string]>([
      ["that is no JSON", { link: "{" }, "content.unfinished.link"],
      ["of a field that is none", { owner: '"x"' }, "content.unfinished.owner"],
      ["of the title", { title: '"x"' }, "content.unfinished.title"],
      ["with lists in lists without end", { place: `${"[".repeat(40)}${"]".repeat(40)}` }, "content.unfinished.place"],
      ["that is larger than any form", { summary: `"${"x".repeat(100_001)}"` }, "content.unfinished.summary"],
    ])("is refused %s", async (_what, unfinished, field) => {
      const response = await post("wijkteam", { title: "Te gek", unfinished });
      expect(response.status).toBe(400);
      expect(await faultyFields(response)).toContain(field);
    });

    test("is not taken from who has no account", async () => {
      const body = { content: { ...wholeInitiative(), unfinished: { link: '"x"' } }, consent: true };
      const response = await ask("/proposals", { method: "POST", body });
      expect([response.status, await faultyFields(response)]).toEqual([400, ["content.unfinished"]]);
    });

    test("never becomes public by putting back or merging", async () => {
      const made = await begin("wijkteam", {
        ...wholeInitiative({ title: "Terug" }),
        link: undefined,
        unfinished: { link: '"kanarie-fout"' },
      });
      const mended = await save("wijkteam", made, { organisation: app().own, content: wholeInitiative({ title: "Terug" }) });
      const open = await step("editor", await step("wijkteam", mended, "submit"), "publish");
      const back = await ask(`/working-versions/${open.id}/restore`, {
        method: "POST",
        as: "wijkteam",
        body: { version: made.version },
        headers: { "If-Match": `"v${open.version}"` },
      });
      const restored = await json<Working>(back);
      expect(restored.content.unfinished).toEqual({ link: '"kanarie-fout"' });
      expect((await tryStep("wijkteam", restored, "submit")).status).toBe(400);
      expect(await (await ask(`/initiatives/${open.id}`)).text()).not.toContain("kanarie-fout");
    });
  });
});
