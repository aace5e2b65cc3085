/** Editions that an organisation enters: read by everybody, entered by an administrator, kept for good, and answers are read by them. */
import { beforeEach, expect, test } from "vitest";
import { carried, newItems } from "#data/checklists/carry.ts";
import { itemsOf } from "#data/checklists/checklist.ts";
import { builtInEditions } from "#data/editions/built-in.ts";
import type { EditionCheck } from "#data/editions/changes.ts";
import { type AnyEdition, checklistEditions, EditionList } from "#data/editions/edition.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../../fixtures/databases.ts";
import { nextChecklist, nextFramework } from "../../fixtures/editions.ts";
import { wholeAssessment, wholeChecklist } from "../../fixtures/knowledge.ts";
import { json, workflow } from "../../fixtures/workflow.ts";

onEveryEngine((engine) => {
  const { app, ask, opened, step } = workflow(engine);
  const list = async () => EditionList.parse(await json(await ask("/editions"))).editions;
  const check = (edition: unknown, as = "admin", headers = {}) =>
    ask("/edition-checks", { method: "POST", as, body: { edition }, headers });
  const enter = (edition: unknown, after = "2026", as = "admin") =>
    ask("/editions", { method: "POST", as, body: { edition, after } });
  const rows = () => opened().db.selectFrom("edition").selectAll().orderBy("template").orderBy("position").execute();
  const published = async (type: string, content: object): Promise<EntryRecord> => {
    const body = { type, organisation: app().own, content };
    const made = await json<EntryRecord>(await ask("/working-versions", { method: "POST", as: "wijkteam", body }), 201);
    return step("editor", await step("wijkteam", made, "submit"), "publish");
  };
  beforeEach(async () => {
    await opened().db.deleteFrom("edition").execute();
    await opened().db.deleteFrom("entry").execute();
  });

  test("everybody reads those that come along, and asks by tag whether there is another", async () => {
    expect(await list()).toEqual(builtInEditions);
    const { headers } = await ask("/editions");
    const tag = headers.get("ETag") ?? "";
    expect(headers.get("Cache-Control")).toBe("no-cache");
    expect((await ask("/editions", { headers: { "If-None-Match": tag } })).status).toBe(304);
    expect((await ask("/editions", { headers: { "If-None-Match": `W/${tag}` } })).status).toBe(304);
    await json(await enter(nextFramework()), 201);
    expect((await ask("/editions", { headers: { "If-None-Match": tag } })).status).toBe(200);
  });

  test("a look says what would change and how much was filled in, and keeps nothing", async () => {
    await published("checklist", wholeChecklist({ title: 'Met "template":"agenda" erin' }));
    await published("checklist", wholeChecklist({ template: "agenda", rows: [] }));
    await published("assessment", wholeAssessment());
    const looked = await json<EditionCheck>(await check(nextChecklist()));
    expect(looked).toMatchObject({ template: "phases", id: "amersfoort-2027", after: "2026", filled: 1 });
    expect(
      Object.fromEntries(Object.entries(looked.changes).map(([kind, some]) => [kind, Array.isArray(some) ? some.length : some])),
    ).toEqual({ added: 1, reworded: 1, replacing: 1, leftOut: 1, same: 17 });
    expect(await json<EditionCheck>(await check(nextFramework()))).toMatchObject({ filled: 1, changes: { same: 5 } });
    expect(await rows()).toEqual([]);
  });

  test("who entered it and when is kept, and nobody reads more than the edition itself", async () => {
    const answered = EditionList.parse(await json(await enter(nextChecklist()), 201)).editions;
    expect(answered).toEqual([...builtInEditions, nextChecklist()]);
    await json(await enter(nextFramework()), 201);
    const id = app().people.get("admin")?.id ?? "";
    expect(await rows()).toMatchObject([
      { template: "framework", position: 1, id: "amersfoort-2027", person: id },
      { template: "phases", position: 1, id: "amersfoort-2027", person: id, at: expect.stringMatching(/^20.*Z$/) },
    ]);
    const text = await (await ask("/editions")).text();
    expect(text).not.toContain(id);
    expect(Object.keys(JSON.parse(text))).toEqual(["editions"]);
    expect((await list()).map(({ template, id: one }) => `${template} ${one}`)).toEqual([
      ...["phases 2026", "agenda 2026", "framework 2026"],
      ...["framework amersfoort-2027", "phases amersfoort-2027"],
    ]);
  });

  test.each<[string, unknown, string[]]>([
    ["ours, as it is downloaded", builtInEditions[0], ["edition.by.nl", "edition.concept", "edition.id"]],
    ["a day before the newest, and no source", { ...nextChecklist({ day: "2020-01-01", sources: [] }) }, ["edition.day"]],
    ["a list that we do not know", { ...nextFramework(), template: "anders" }, ["edition.template"]],
    ["a field that we do not know", { ...nextFramework(), geheim: 1 }, ["edition.geheim"]],
    ["nothing", null, ["edition"]],
    ["a question less", { ...nextFramework(), verdicts: nextFramework().verdicts.slice(1) }, ["edition.verdicts"]],
    ["an address that leads elsewhere", { ...nextFramework(), link: "javascript:alert(1)" }, ["edition.link"]],
    ["texts that read backwards", { ...nextFramework(), by: { nl: "A\u202eB" } }, ["edition.by.nl"]],
  ])("%s is refused with every fault and its place, by looking and by entering", async (_, edition, expected) => {
    for (const answer of [await check(edition, "admin", { "Accept-Language": "en" }), await enter(edition)]) {
      expect(answer.status).toBe(400);
      const { errors } = (await answer.json()) as { errors: { name: string; reason: string }[] };
      const names = errors.map(({ name }) => name).filter((name) => !name.endsWith(".source"));
      expect(names.sort()).toEqual(expected);
      for (const { reason } of errors) expect(reason).toMatch(/^[A-Z].*\.$/s);
    }
    expect(await rows()).toEqual([]);
  });

  test("only an administrator without limits looks and enters; nobody changes one or takes it away", async () => {
    for (const as of ["nobody", "viewer", "contributor", "wijkteam", "colleague", "dataSteward", "editor"])
      for (const answer of [await check(nextChecklist(), as), await enter(nextChecklist(), "2026", as)])
        expect([as, answer.status]).toEqual([as, 403]);
    expect((await ask("/editions", { method: "POST", body: {} })).status).toBe(401);
    await json(await enter(nextChecklist()), 201);
    for (const method of ["PUT", "DELETE"]) expect((await ask("/editions", { method, as: "admin", body: {} })).status).toBe(405);
    expect((await enter(nextChecklist(), "amersfoort-2027")).status).toBe(400);
    expect(await rows()).toHaveLength(1);
  });

  test("of two at once one is taken, and the other hears that it must be looked at again", async () => {
    const both = await Promise.all(["een-2027", "twee-2027", "drie-2027"].map((id) => enter(nextChecklist({ id }))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = both.find(({ status }) => status === 409);
    expect(await refused?.json()).toMatchObject({ detail: expect.stringMatching(/Somebody else entered an edition/) });
    expect(await rows()).toHaveLength(1);
    // That of another list is no obstacle.
    await json(await enter(nextFramework()), 201);
  });

  test("an area answered in the first edition keeps its answers, and sees what is new", async () => {
    const entry = await published("checklist", wholeChecklist());
    const readNow = async () => {
      const { content } = await json<{ content: { edition: string; rows: [] } }>(await ask(`/entries/checklist/${entry.id}`));
      return carried(checklistEditions(await list(), "phases"), content);
    };
    expect(newItems(await readNow())).toEqual([]);
    await json(await enter(nextChecklist()), 201);
    const list2 = await readNow();
    expect(list2.edition.id).toBe("amersfoort-2027");
    expect(newItems(list2).map(({ item }) => item.id)).toEqual(["eigen-nieuw"]);
    const items = list2.parts.flatMap((part) => part.items);
    expect(items.find(({ item }) => item.id === "or-beeld")).toMatchObject({
      state: "done",
      earlier: [{ row: { item: "or-cijfers", evidence: "Het wijkprofiel lag op tafel." } }],
    });
    expect(items.find(({ item }) => item.id === "or-verhalen")).toMatchObject({ state: "busy" });
    // A second one follows on the first.
    const { parts } = nextChecklist();
    const third: AnyEdition = nextChecklist({
      ...{ id: "amersfoort-2028", day: "2028-01-01" },
      parts: parts.map((part) => ({
        ...part,
        items: part.items.map(({ replaces, ...item }) =>
          item.id === "or-beeld" ? { ...item, id: "or-plaat", replaces: ["or-beeld"] } : item,
        ),
      })),
    });
    expect((await enter(third, "2026")).status).toBe(409);
    await json(await enter(third, "amersfoort-2027"), 201);
    const last = (await readNow()).parts.flatMap((part) => part.items);
    expect(last.find(({ item }) => item.id === "or-plaat")).toMatchObject({ state: "done" });
    expect(itemsOf(checklistEditions(await list(), "phases").at(-1) as never)).toHaveLength(20);
  });
});
