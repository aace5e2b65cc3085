import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Initiative, type InitiativeInput } from "#data/schema/initiative.ts";
import { createEntry, takeStep } from "#server/store/entries/entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { find } from "../fixtures/machine.ts";

const canary = "KANARIE-4711";
const xss = `]]><script>alert(1)</script>"'&<b>;,\\n`;
const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T10:00:00.000Z`;

onEveryEngine((engine) => {
  let app: InitiativeApp;
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-feeds-"));
  beforeAll(async () => {
    const { db, engine: name } = await engine.open();
    app = await initiativeApp({ db, engine: name });
    const add = async (changes: Partial<InitiativeInput>, at: string, areas = ["BU03071001", "GM0307"], publish = true) => {
      const content = Initiative.parse(wholeInitiative({ internalContact: { name: canary }, ...changes }));
      const shown = content.place.kind === "geometry" ? content.place.geometry : null;
      const by = { actor: "a", at };
      const placed = { buurt: areas[0] ?? "", gemeente: areas[1] ?? "", areas, shown };
      const draft = await createEntry(db, { type: "initiative", content, placed, organisation: undefined }, by);
      const submitted = publish ? await takeStep(db, draft, "submit", by) : undefined;
      if (submitted) await takeStep(db, submitted, "publish", by);
    };
    await add({ title: "De oudste", period: {} }, day(1));
    await add(
      {
        title: "Elders",
        themes: ["werk"],
        openingHours: [{ days: ["ma"], from: "09:00", to: "17:00" }],
        openingNote: "In de zomer dicht",
      },
      day(2),
      ["BU0363AA01", "GM0363"],
    );
    await add({ title: `Nieuwste ${xss}`, summary: `${xss} voor iedereen` }, day(4));
    await add({ title: "Open eind", period: { from: "2026-01-01" }, themes: ["wonen"] }, day(3));
    await add({ title: `${canary} concept` }, day(5), undefined, false);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await app.remove();
  });
  const read = async (path: string) => (await app.ask(path)).text();
  const titles = (feed: string) =>
    [...feed.matchAll(/<(?:item|entry)>\s*<title[^>]*>(?:<!\[CDATA\[)?([\s\S]*?)(?:\]\]>)?<\/title>/g)].map(([, title = ""]) =>
      title.slice(0, 9),
    );

  test.each(["rss", "atom"])("%s has what is new, newest first, of everything and of one area or theme", async (form) => {
    expect(titles(await read(`/initiatives.${form}`))).toEqual(["Nieuwste ", "Open eind", "Elders", "De oudste"]);
    expect(titles(await read(`/initiatives.${form}?area=GM0307`))).toEqual(["Nieuwste ", "Open eind", "De oudste"]);
    expect(titles(await read(`/initiatives.${form}?area=GM0307&theme=wonen`))).toEqual(["Open eind"]);
    expect(await read(`/initiatives.${form}?area=GM0307`)).toContain("gebied: Amersfoort (GM0307)");
    expect((await app.ask(`/initiatives.${form}?area=XX`)).status).toBe(400);
  });

  test.each(["rss", "atom"])("script in %s is text for a reader that shows HTML", async (form) => {
    const feed = await read(`/initiatives.${form}`);
    expect(feed).not.toMatch(/<script|<b>/);
    expect(feed).toContain("&#60;script&#62;");
    const response = await app.ask(`/initiatives.${form}`);
    expect(response.headers.get("Content-Type")).toBe(`application/${form}+xml; charset=utf-8`);
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  });

  describe.skipIf(!find("gdal"))("GDAL", () => {
    test.each(["rss", "atom"])("reads the %s as what it is", async (form) => {
      const file = join(folder, `news.${form}.xml`);
      writeFileSync(file, await read(`/initiatives.${form}`));
      const said = execFileSync(find("gdal") ?? "", ["-ro", "-al", "-so", file], {
        encoding: "utf8",
      });
      expect(said).toContain("GeoRSS");
      expect(said).toContain("Feature Count: 4");
    });
  });

  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const dayOf = ({ startDate, endDate }: ICAL.Event) => [startDate.toString(), endDate.toString(), startDate.isDate];

  test("the calendar has begin and end as a whole day each, no bar of years between them, and reads back as it was", async () => {
    const text = await read("/initiatives.ics");
    const events = eventsOf(text);
    expect(events.map(({ summary }) => summary.slice(0, 18)).sort()).toEqual([
      "Begint: Elders",
      "Begint: Nieuwste ]",
      "Begint: Open eind",
      "Eindigt: Elders",
      "Eindigt: Nieuwste ",
    ]);
    const of = (start: string) => events.find(({ summary }) => summary.startsWith(start)) as ICAL.Event;
    expect(of("Begint: Nieuwste").summary).toBe(`Begint: Nieuwste ${xss}`);
    expect(dayOf(of("Begint: Nieuwste"))).toEqual(["2025-03-01", "2025-03-02", true]);
    expect(dayOf(of("Eindigt: Nieuwste"))).toEqual(["2027-12-31", "2028-01-01", true]);
    expect(dayOf(of("Begint: Open eind"))).toEqual(["2026-01-01", "2026-01-02", true]);
    expect(of("Begint: Open eind").location).toBe("Vinkenbaan, Amersfoort");
    expect(text).toMatch(/^URL;VALUE=URI:http:\/\/localhost\/initiatieven\//m);
    expect(eventsOf(await read("/initiatives.ics?area=GM0363"))).toHaveLength(2);
  });

  test("an event keeps what it is known by when day and title change, and goes with its day", async () => {
    const asked = "/initiatives.ics?q=eind";
    const [before] = eventsOf(await read(asked));
    const { initiatives } = (await (await app.ask("/initiatives?q=eind")).json()) as {
      initiatives: { id: string; version: number }[];
    };
    const { id = "", version = 0 } = initiatives[0] ?? {};
    const send = (method: string, path: string, from: number, body: object) =>
      app.ask(`/working-versions/${id}${path}`, { method, as: "admin", body, headers: { "If-Match": `"v${from}"` } });
    const change = async (content: Partial<InitiativeInput>, from: number) => {
      await send("PUT", "", from, { content: wholeInitiative(content) });
      await send("POST", "/steps", from + 1, { step: "submit" });
      expect((await send("POST", "/steps", from + 2, { step: "publish", selfApproved: true })).status).toBe(200);
      return from + 3;
    };
    const next = await change({ title: "Nu met eind", period: { from: "2026-02-01", to: "2026-05-31" } }, version);
    const both = eventsOf(await read(asked));
    expect(both.map(({ summary, uid }) => [summary, uid])).toEqual([
      ["Begint: Nu met eind", before?.uid],
      ["Eindigt: Nu met eind", before?.uid.replace("-begin@", "-einde@")],
    ]);
    expect(both[0]?.startDate.toString()).toBe("2026-02-01");
    expect(both[0]?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    await change({ title: "Weer open eind", themes: ["wonen"], period: { from: "2026-01-01" } }, next);
    expect(eventsOf(await read(asked)).map(({ summary }) => summary)).toEqual(["Begint: Weer open eind"]);
  });

  test("opening hours are no events", async () => {
    const text = await read("/initiatives.ics?q=elders");
    expect(eventsOf(text)).toHaveLength(2);
    expect(text).not.toMatch(/RRULE|T090000|zomer/);
  });

  test.each(["rss", "atom", "ics"])("%s speaks the words of the screen", async (form) => {
    const feed = (await read(`/initiatives.${form}?theme=wonen`)).replaceAll("\r\n ", "");
    expect(feed).toContain("Wonen en gemengde wijken");
    expect(feed).toContain("thema: Wonen en gemengde wijken");
    expect(feed).not.toMatch(/· wonen|<category>wonen|thema: wonen/);
  });

  test.each(["rss", "atom", "ics"])("who asks for %s again hears that nothing changed, until something does", async (form) => {
    const path = `/initiatives.${form}?area=GM0363`;
    const tag = (await app.ask(path)).headers.get("ETag") ?? "";
    expect(tag).toMatch(/^(W\/)?"/);
    const again = await app.ask(path, { headers: { "If-None-Match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await app.ask(path, { headers: { "If-None-Match": '"anders"' } })).status).toBe(200);
  });

  test("what is not public is in none of them, and what is archived leaves all of them", async () => {
    const all = async () => (await Promise.all(["rss", "atom", "ics"].map((form) => read(`/initiatives.${form}`)))).join("\n");
    expect((await all()).includes(canary)).toBe(false);
    const { initiatives } = (await (await app.ask("/initiatives?q=elders")).json()) as {
      initiatives: { id: string; version: number }[];
    };
    const [one] = initiatives;
    const archived = await app.ask(`/working-versions/${one?.id}/steps`, {
      method: "POST",
      as: "admin",
      body: { step: "archive" },
      headers: { "If-Match": `"v${one?.version}"` },
    });
    expect(archived.status).toBe(200);
    expect((await all()).includes("Elders")).toBe(false);
  });
});
