/** Comments beside an entry: for who may read its working version, who is named in them, and not one letter for anybody else. */
import { expect, test } from "vitest";
import type { z } from "zod";
import type { NotificationList } from "#data/entries/notification.ts";
import type { Assignments, CommentPage, EntryComment } from "#data/entries/together.ts";
import type { ImportCheck, ImportRecord } from "#data/schema/import-answer.ts";
import type { WorkCounts } from "#data/schema/queue.ts";
import { erasePerson } from "#server/store/own-account.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { listOf, sendFile } from "../fixtures/send-file.ts";
import { faultyFields, json, workflow } from "../fixtures/workflow.ts";

type Page = z.infer<typeof CommentPage>;

onEveryEngine((engine) => {
  const { app, ask, create, submitted, published, opened } = workflow(engine);
  const at = (id: string, more = "") => `/entries/initiative/${id}/comments${more}`;
  const idOf = (name: string) => app().people.get(name)?.id ?? "";
  const tryWrite = (as: string, id: string, text: unknown) => ask(at(id), { method: "POST", as, body: { text } });
  const write = async (as: string, id: string, text: string) => json<EntryComment>(await tryWrite(as, id, text), 201);
  const read = async (as: string, id: string, query = "") => json<Page>(await ask(at(id, query), { as }));
  const eventsOf = (id: string) =>
    opened()
      .db.selectFrom("event")
      .selectAll()
      .where("entry", "=", id)
      .where("kind", "in", ["comment", "mention"])
      .orderBy("id")
      .execute();

  test("go to and fro between its maker, the team and who judges, oldest first, in pages", async () => {
    const { id } = await submitted();
    await write("editor", id, "Waar is het?");
    await write("wijkteam", id, "Achter de kerk.");
    await write("colleague", id, "  Elke dinsdag. ");
    const page = await read("editor", id);
    expect(page.comments.map(({ text, by, own, removed }) => [text, by?.name, own, removed])).toEqual([
      ["Waar is het?", "editor", true, false],
      ["Achter de kerk.", "wijkteam", false, false],
      ["Elke dinsdag.", "colleague", false, false],
    ]);
    expect(page).toMatchObject({ numberMatched: 3 });
    expect(page.next).toBeUndefined();
    const first = await read("wijkteam", id, "?limit=2");
    expect(first.comments).toHaveLength(2);
    const second = await json<Page>(await ask(first.next ?? "", { as: "wijkteam" }));
    expect(second.comments.map(({ text }) => text)).toEqual(["Elke dinsdag."]);
  });

  test("who may not read the working version gets what nobody's entry gets, also when it is public", async () => {
    const draft = await create();
    const open = await published();
    await write("wijkteam", open.id, "Tussen ons");
    for (const id of [draft.id, open.id])
      for (const as of ["otherTeam", "editorElsewhere", "contributor", "nobody"]) {
        const none = await ask(at("none"), { as });
        const there = await ask(at(id), { as });
        expect([as, there.status, await there.text()]).toEqual([as, 404, (await none.text()).replace("none", id)]);
        expect([as, (await tryWrite(as, id, "Hallo")).status]).toEqual([as, 404]);
        expect([as, (await ask(`/entries/initiative/${id}/people`, { as })).status]).toEqual([as, 404]);
        expect([as, (await ask(`/entries/initiative/${id}/assignment`, { as })).status]).toEqual([as, 404]);
      }
    expect((await ask(at(open.id))).status).toBe(401);
    expect((await ask(`/entries/publication/${open.id}/comments`, { as: "admin" })).status).toBe(404);
    for (const as of ["viewer", "areaTeam", "dataSteward", "admin"]) expect((await read(as, open.id)).numberMatched).toBe(1);
  });

  test("are changed and removed by who wrote them, and by nobody else", async () => {
    const { id } = await create();
    const { id: comment } = await write("wijkteam", id, "Eerste woord");
    const change = (as: string, text: string) => ask(at(id, `/${comment}`), { method: "PUT", as, body: { text } });
    const remove = (as: string) => ask(at(id, `/${comment}`), { method: "DELETE", as });
    for (const as of ["colleague", "editor", "admin"])
      expect([as, (await change(as, "Van mij")).status, (await remove(as)).status]).toEqual([as, 403, 403]);
    const changed = await json<EntryComment>(await change("wijkteam", "Tweede woord"));
    expect(changed).toMatchObject({ id: comment, text: "Tweede woord", own: true, changedAt: expect.any(String) });
    const elsewhere = await create();
    expect((await ask(at(elsewhere.id, `/${comment}`), { method: "DELETE", as: "wijkteam" })).status).toBe(404);
    expect((await remove("wijkteam")).status).toBe(204);
    expect((await read("colleague", id)).comments).toMatchObject([{ id: comment, text: "", removed: true, mentions: [] }]);
    expect([(await remove("wijkteam")).status, (await change("wijkteam", "Terug")).status]).toEqual([404, 404]);
    const rows = await opened().db.selectFrom("comment").select("text").where("id", "=", comment).execute();
    expect(rows).toEqual([{ text: "" }]);
  });

  test("name people who may read it, by an id that follows their name; others are refused as if they were not there", async () => {
    const { id } = await submitted();
    const said = await write("editor", id, `Kun jij dit nazoeken, @{${idOf("wijkteam")}}?`);
    expect(said.mentions).toEqual([{ id: idOf("wijkteam"), name: "wijkteam" }]);
    await opened().db.updateTable("person").set({ name: "Sam de Boer" }).where("id", "=", idOf("wijkteam")).execute();
    expect((await read("editor", id)).comments[0]?.mentions).toEqual([{ id: idOf("wijkteam"), name: "Sam de Boer" }]);
    await opened().db.updateTable("person").set({ name: "wijkteam" }).where("id", "=", idOf("wijkteam")).execute();
    for (const other of [idOf("otherTeam"), idOf("editorElsewhere"), "none"]) {
      const refused = await tryWrite("editor", id, `Hoi @{${other}}`);
      expect([other, refused.status, await faultyFields(refused)]).toEqual([other, 400, ["text"]]);
    }
    expect((await tryWrite("editor", id, Array.from({ length: 11 }, (_, i) => `@{${i}}`).join(" "))).status).toBe(400);
  });

  test("the people to choose from are exactly those who may read it, with id and name and nothing else", async () => {
    const { id } = await submitted();
    const people = async (as: string, query: string) =>
      (await json<{ people: object[] }>(await ask(`/entries/initiative/${id}/people?limit=100${query}`, { as }))).people;
    const readers = [
      "admin",
      "areaSteward",
      "areaTeam",
      "colleague",
      "dataSteward",
      "editor",
      "importer",
      "twoRoles",
      "viewer",
      "wijkteam",
    ];
    expect(await people("wijkteam", "")).toEqual(readers.map((name) => ({ id: idOf(name), name })));
    const editors = ["admin", "areaTeam", "colleague", "editor", "importer", "twoRoles", "wijkteam"];
    expect(await people("viewer", "&may=edit")).toEqual(editors.map((name) => ({ id: idOf(name), name })));
    expect(await people("wijkteam", "&q=WIJK")).toEqual([{ id: idOf("wijkteam"), name: "wijkteam" }]);
    // What somebody made is read by them too.
    const own = await create({}, "contributor");
    const text = await (await ask(`/entries/initiative/${own.id}/people?limit=100`, { as: "admin" })).text();
    expect(text).toContain(idOf("contributor"));
    expect(text).not.toMatch(/@|example/);
  });

  test("leave one event each, and one for each person who is named and was not before", async () => {
    const { id } = await submitted();
    const named = `Voor @{${idOf("editor")}} en @{${idOf("editor")}} en mijzelf @{${idOf("wijkteam")}}`;
    const { id: comment } = await write("wijkteam", id, named);
    const kinds = async () => (await eventsOf(id)).map(({ kind, details }) => [kind, JSON.parse(details)]);
    const before = [
      ["mention", { comment, person: idOf("editor") }],
      ["comment", { comment }],
    ];
    expect(await kinds()).toHaveLength(2);
    expect(await kinds()).toEqual(expect.arrayContaining(before));
    const body = { text: `${named} en @{${idOf("colleague")}}` };
    expect((await ask(at(id, `/${comment}`), { method: "PUT", as: "wijkteam", body })).status).toBe(200);
    expect((await kinds()).slice(2)).toEqual([["mention", { comment, person: idOf("colleague") }]]);
  });

  test("who is named hears that once, who takes part otherwise hears of the comment once, and both are counted", async () => {
    const draft = await submitted({ title: "Over wie het gaat" });
    const mine = async (as: string) => {
      const { notifications } = await json<z.infer<typeof NotificationList>>(await ask("/notifications?limit=100", { as }));
      return notifications.filter(({ entry }) => entry.id === draft.id).map(({ kind }) => kind);
    };
    const unread = async (as: string) => (await json<WorkCounts>(await ask("/work/counts", { as }))).unread;
    const before = await unread("wijkteam");
    await write("editor", draft.id, "Waar is het?");
    expect([await mine("wijkteam"), await mine("colleague")]).toEqual([["comment"], []]);
    await write("editor", draft.id, `@{${idOf("wijkteam")}} en @{${idOf("colleague")}}, weten jullie het?`);
    expect([await mine("wijkteam"), await mine("colleague")]).toEqual([["mention", "comment"], ["mention"]]);
    expect([await mine("viewer"), await mine("otherTeam"), await mine("admin")]).toEqual([[], [], []]);
    expect(await unread("wijkteam")).toBe(before + 2);
    const assigned = { method: "PUT", as: "editor", body: { person: idOf("colleague") } };
    expect((await ask(`/entries/initiative/${draft.id}/assignment`, assigned)).status).toBe(200);
    expect(await mine("colleague")).toEqual(["assigned", "mention"]);
  });

  test("a request that is sent again writes nothing double", async () => {
    const { id } = await create();
    const again = (text: string) =>
      ask(at(id), { method: "POST", as: "wijkteam", body: { text }, headers: { "Idempotency-Key": "steeds dezelfde" } });
    const first = await json<EntryComment>(await again("Eén keer"), 201);
    expect(await json<EntryComment>(await again("Eén keer"))).toMatchObject({ id: first.id });
    expect((await again("Iets anders")).status).toBe(409);
    expect((await read("wijkteam", id)).numberMatched).toBe(1);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  test("hold words and nothing else: too long, empty and unreadable ones are refused, marks of a page stay text", async () => {
    const { id } = await create();
    for (const text of ["", "   ", "a".repeat(2_001), "on\u202eleesbaar", 7, null])
      expect([text, (await tryWrite("wijkteam", id, text)).status]).toEqual([text, 400]);
    for (const text of ['<img src=x onerror=alert(1)>"', "{{7*7}}", "javascript:alert(1)", "=1+1"])
      expect((await write("wijkteam", id, text)).text).toBe(text);
    expect((await ask(at(id), { method: "POST", as: "wijkteam", body: { text: "x", by: idOf("editor") } })).status).toBe(400);
  });

  test("not a letter of them is in anything that is public, in an export, a feed, a list, the history or the log", async () => {
    const canary = "kanariepiet";
    const open = await published({ title: "Openbaar met overleg" });
    const draft = await create({ title: "Concept met overleg" });
    for (const { id } of [open, draft]) await write("wijkteam", id, `Stil: ${canary}`);
    const document = await json<{ paths: Record<string, Record<string, object>> }>(await ask("/openapi.json"));
    const leaks: string[] = [];
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!methods.get) continue;
      for (const { id } of [open, draft])
        for (const as of ["", "otherTeam", "editorElsewhere", "wijkteam", "editor"]) {
          const address = path.replace("{type}", "initiative").replace(/\{\w+\}/g, id);
          const text = await (await ask(address, as ? { as } : {})).text();
          const theirs = /\/comments$/.test(path) && ["wijkteam", "editor"].includes(as);
          if (text.includes(canary) !== theirs) leaks.push(`${as}: ${address}`);
        }
    }
    expect(leaks).toEqual([]);
    for (const path of ["/initiatives", "/working-versions", "/queue"])
      for (const as of ["wijkteam", "editor"])
        expect(await (await ask(`${path}?q=${canary}`, { as })).text()).not.toContain(open.id);
    expect(app().logged()).not.toContain(canary);
  });

  test("go for good when the entry is erased", async () => {
    const { settings } = await json<ImportCheck>(await sendFile(app(), "/import-checks", listOf(["Weg ermee"]), { as: "admin" }));
    const asked = { ...settings, landing: "draft" as const, withDoubles: true };
    const run = await json<ImportRecord>(
      await sendFile(app(), "/imports", listOf(["Weg ermee"]), { as: "admin", settings: asked }),
      201,
    );
    const found = await json<{ workingVersions: { id: string }[] }>(
      await ask("/working-versions?q=Weg%20ermee", { as: "admin" }),
    );
    const id = found.workingVersions[0]?.id ?? "";
    await write("admin", id, "Straks weg");
    await ask(`/entries/initiative/${id}/assignment`, { method: "PUT", as: "admin", body: { person: idOf("admin") } });
    expect((await ask(`/imports/${run.id}`, { method: "DELETE", as: "admin" })).status).toBe(200);
    for (const table of ["comment", "assignment"] as const)
      expect(await opened().db.selectFrom(table).select("id").where("entry", "=", id).execute()).toEqual([]);
  });

  test("of somebody who is erased the words stay without a name, and nothing is theirs to do", async () => {
    const { id } = await submitted();
    await write("twoRoles", id, "Van wie weggaat");
    await write("editor", id, `Dank, @{${idOf("twoRoles")}}`);
    const assigned = { method: "PUT", as: "editor", body: { person: idOf("twoRoles") } };
    expect((await ask(`/entries/initiative/${id}/assignment`, assigned)).status).toBe(200);
    expect(await erasePerson(opened().db, idOf("twoRoles"))).toBe("erased");
    const { comments } = await read("editor", id);
    expect(comments.map(({ by, text, mentions }) => [by?.name, text, mentions[0]?.name])).toEqual([
      [undefined, "Van wie weggaat", undefined],
      ["editor", `Dank, @{${idOf("twoRoles")}}`, undefined],
    ]);
    expect(
      (await json<Assignments>(await ask(`/entries/initiative/${id}/assignment`, { as: "editor" }))).current,
    ).toBeUndefined();
  });
});
