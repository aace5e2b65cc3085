/** A new type costs its definition: one that a fixture defines is walked from draft to feed, without another file that knows of it. */
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { PublicEntry, PublicEntryList } from "#data/entries/public-entry.ts";
import type { QueueEntry, Work } from "#data/schema/queue.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { entryFlow } from "../fixtures/entry-flow.ts";
import { defineMeetingPlaces, meetingPlace, wholeMeetingPlace } from "../fixtures/own-entry-type.ts";
import { sendFile } from "../fixtures/send-file.ts";
import { json, workflow } from "../fixtures/workflow.ts";

defineMeetingPlaces();
const { type, dutch } = meetingPlace;

onEveryEngine((engine) => {
  const flow = workflow(engine);
  const { app, ask, step, tryMerge, tryRestore, tryStep, history } = flow;
  const { create, published, save } = entryFlow(flow);
  const textOf = async (path: string) => {
    const response = await ask(path);
    expect(response.status, path).toBe(200);
    return response.text();
  };
  const listed = async (question = "") => json<PublicEntryList>(await ask(`/entries?type=${type}&${question}`));

  test("a draft waits, is judged, and is public: in list, page, points, files, feeds and layer", async () => {
    const title = "Huiskamer van de vogelbuurt";
    const draft = await create(type, wholeMeetingPlace({ title }));
    expect((await listed()).numberMatched).toBe(0);
    const waiting = await step("wijkteam", draft, "submit");
    const queue = await json<{ entries: QueueEntry[] }>(await ask(`/queue?state=submitted&type=${type}`, { as: "editor" }));
    expect(queue.entries.map((one) => [one.id, one.type, one.kind])).toEqual([[draft.id, type, "middel"]]);
    const work = await json<Work>(await ask("/work", { as: "editor" }));
    expect(work.parts.find(({ part }) => part === "judge")?.entries.map(({ id }) => id)).toEqual([draft.id]);
    await step("editor", waiting, "publish");

    const { entries, numberMatched } = await listed();
    expect([numberMatched, entries[0]?.content.title, entries[0]?.type]).toEqual([1, title, type]);
    expect(entries[0]?.content).not.toHaveProperty("keyCode");
    const one = await json<PublicEntry>(await ask(`/entries/${type}/${draft.id}`));
    expect(one.content).toMatchObject({ size: "middel", seats: 40, hosts: ["Stichting De Huiskamer"] });
    const { points } = await json<{ points: { id: string; title: string }[] }>(await ask(`/entries/points?type=${type}`));
    expect(points.map((point) => [point.id, point.title])).toEqual([[draft.id, title]]);

    const csv = await textOf(`/entries/${type}/exports/csv`);
    expect(csv).toContain("Titel;Samenvatting;");
    expect(csv).toContain("Huiskamer van de vogelbuurt");
    expect(csv).toContain("Stichting De Huiskamer");
    const geojson = await json<{ name: string; features: { properties: object }[] }>(
      await ask(`/entries/${type}/exports/geojson`),
    );
    expect(geojson.name).toBe(dutch);
    expect(geojson.features[0]?.properties).toMatchObject({ title, seats: 40, free: true, areas: "GM0307" });
    const book = await ask(`/entries/${type}/exports/xlsx`);
    expect(book.headers.get("Content-Disposition")).toContain(`wijkblik-${dutch}-`);
    const sheets = unzipSync(new Uint8Array(await book.arrayBuffer()));
    expect(new TextDecoder().decode(sheets["xl/worksheets/sheet1.xml"])).toContain(title);
    for (const form of ["rss", "atom"]) {
      const feed = await textOf(`/entries/${type}/feeds/${form}`);
      expect(feed).toContain(title);
      expect(feed).toContain(`/kennis/${dutch}/${draft.id}`);
    }
    expect(await textOf(`/entries/${type}/feeds/ics`)).toContain("BEGIN:VCALENDAR");
    const { collections } = await json<{ collections: { id: string }[] }>(await ask("/collections"));
    expect(collections.map(({ id }) => id)).toContain(dutch);
    const items = await json<{ numberMatched: number; features: { properties: object }[] }>(
      await ask(`/collections/${dutch}/items`),
    );
    expect([items.numberMatched, items.features[0]?.properties]).toMatchObject([1, { title }]);
    const page = await (await app().app.request(`http://localhost/kennis/${dutch}/${draft.id}`)).text();
    expect(page).toContain(`<title>${title} · Wijkblik</title>`);
    expect(page).toContain('"@type":"CreativeWork"');
  });

  test("it is found by words, theme, phase and area, and stands in no list of another type", async () => {
    const { id } = await published(
      type,
      wholeMeetingPlace({ title: "Pannenkoekencafé Noord", themes: ["wonen"], phases: ["ontwerpen"] }),
    );
    for (const question of [
      "q=pannenkoek",
      "theme=wonen",
      "phase=ontwerpen",
      "q=caf%C3%A9&theme=wonen",
      "area=GM0307&theme=wonen",
    ])
      expect(
        (await listed(question)).entries.map((one) => one.id),
        question,
      ).toEqual([id]);
    expect((await listed("theme=veiligheid")).numberMatched).toBe(0);
    const others = await json<PublicEntryList>(await ask("/entries?type=publication,example,story&q=pannenkoek"));
    expect(others.numberMatched).toBe(0);
    expect(await json(await ask("/initiatives?q=pannenkoek"))).toMatchObject({ numberMatched: 0 });
    expect((await ask(`/initiatives/${id}`)).status).toBe(404);
    expect((await ask(`/entries/story/${id}`)).status).toBe(404);
    expect(await textOf("/entries/kennis/exports/csv")).toContain("Pannenkoekencafé");
  });

  test("it is saved, its history says what changed, and an older version is put back", async () => {
    const first = await create(type, wholeMeetingPlace({ title: "Eerst" }));
    const second = await json<EntryRecord>(await save("wijkteam", first, wholeMeetingPlace({ title: "Daarna", seats: 80 })));
    expect((await save("wijkteam", first, wholeMeetingPlace({ title: "Te laat" }))).status).toBe(409);
    const [last] = await history(first.id);
    expect(last?.changes.map((change) => (change as { field: string }).field)).toEqual(["seats", "title"]);
    const restored = await json<EntryRecord>(await tryRestore("wijkteam", second, 1));
    expect(restored.content.title).toBe("Eerst");
  });

  test("two of them are merged, and whoever follows the old address finds the one that lives on", async () => {
    const stays = await published(type, wholeMeetingPlace({ title: "Buurthuis blijft" }));
    const goes = await published(type, wholeMeetingPlace({ title: "Buurthuis dubbel" }));
    const merged = await tryMerge("editor", stays, goes);
    expect(merged.status, await merged.clone().text()).toBe(200);
    const old = await ask(`/entries/${type}/${goes.id}`);
    expect([old.status, old.headers.get("Location")]).toEqual([301, `/api/v1/entries/${type}/${stays.id}`]);
    expect((await ask(`/entries/story/${goes.id}`)).status).toBe(404);
    const item = await ask(`/collections/${dutch}/items/${goes.id}`);
    expect([item.status, item.headers.get("Location")]).toEqual([301, `/api/v1/collections/${dutch}/items/${stays.id}`]);
    const story = await create("story", { title: "Een ander soort" });
    expect((await tryMerge("editor", stays, story)).status).toBeGreaterThanOrEqual(400);
  });

  test("it is archived and gone for everybody, and opened again", async () => {
    const open = await published(type, wholeMeetingPlace({ title: "Tijdelijke huiskamer" }));
    const gone = await step("editor", open, "archive");
    expect((await ask(`/entries/${type}/${open.id}`)).status).toBe(404);
    expect((await listed("q=tijdelijke")).numberMatched).toBe(0);
    await step("editor", gone, "reopen");
  });

  test("without an account it is proposed with what its definition asks, and nobody judges their own", async () => {
    const propose = (content: object) =>
      ask("/proposals", { method: "POST", body: { type, content, consent: true, email: "a@example.org" } });
    expect((await propose({ title: "Zonder rest" })).status).toBe(400);
    const sent = await json<{ id: string }>(
      await propose({ title: "Voorgestelde huiskamer", summary: "Een plek waar iedereen welkom is.", areas: ["GM0307"] }),
      201,
    );
    const queue = await json<{ entries: QueueEntry[] }>(
      await ask(`/queue?state=submitted&type=${type}&q=voorgestelde`, { as: "editor" }),
    );
    expect(queue.entries.map(({ id }) => id)).toEqual([sent.id]);
    const own = await step("admin", await create(type, wholeMeetingPlace({ title: "Van mij" }), "admin"), "submit");
    expect((await tryStep("admin", own, "publish")).status).toBe(403);
  });

  test("a list of them is imported, with areas by name or code and words of the screen", async () => {
    const lines = [
      "Title;Summary;Size;Seats;Free;Open from;Hosts;Gebieden;Thema;Fasen;Website;Id",
      "Huis een;Een plek voor de hele buurt.;groot;30;ja;1-5-2025;De Vinken, Welzijn;Amersfoort;Sociale samenhang;uitvoeren;https://example.org/een;h1",
      "Huis twee;Nog een plek voor de buurt.;Klein;;nee;;;GM0307;wonen, samenhang;;;h2",
      "Huis drie;Een plek die nergens is.;groot;;;;;Nergenshuizen;wonen;;;h3",
    ];
    const file = `${lines.join("\r\n")}\r\n`;
    const check = await json<{ settings: object; counts: object }>(
      await sendFile(app(), "/import-checks", file, { as: "importer", settings: { type, fields: {} } }),
    );
    expect(check.counts).toMatchObject({ rows: 3, ready: 2, faulty: 1 });
    const settings = { ...check.settings, landing: "submitted" as const, skipFaulty: true };
    const ran = await sendFile(app(), "/imports", file, { as: "importer", settings });
    expect(await json(ran, 201)).toMatchObject({ made: 2, faulty: 1 });
    const { entries } = await json<{ entries: QueueEntry[] }>(
      await ask(`/queue?type=${type}&q=huis&state=submitted`, { as: "editor" }),
    );
    const made = entries.filter(({ title }) => title.startsWith("Huis "));
    expect(made.map(({ title, kind }) => [title, kind]).sort()).toEqual([
      ["Huis een", "groot"],
      ["Huis twee", "klein"],
    ]);
    const first = await json<EntryRecord>(
      await ask(`/working-versions/${made.find(({ title }) => title === "Huis een")?.id}`, { as: "editor" }),
    );
    expect(first.content).toMatchObject({
      seats: 30,
      free: true,
      openFrom: "2025-05-01",
      hosts: ["De Vinken", "Welzijn"],
      areas: ["GM0307"],
      themes: ["samenhang"],
      phases: ["uitvoeren"],
    });
    // A second time the rows are known by their ids.
    const again = await sendFile(app(), "/imports", file, { as: "importer", settings });
    expect(await json(again, 201)).toMatchObject({ made: 0, known: 2, faulty: 1 });
  });
});
