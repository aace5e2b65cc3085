import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import readExcel from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Initiative, type InitiativeInput } from "#data/schema/initiative.ts";
import { createEntry, takeStep } from "#server/store/entries/entries.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { type InitiativeApp, initiativeApp } from "../fixtures/initiative-app.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { find } from "../fixtures/machine.ts";

const xss = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
const formulas = ["=1+1", "+31 6", "-naam", "@SUM(A1)"];
const canary = "KANARIE-4711";
const at = "2026-11-21T10:00:00.000Z";
/** More than a portion of the stream, so that no row is lost or doubled at an edge. */
const many = 510;
const filters = [
  "",
  "theme=werk",
  "kind=voorziening&lifecycle=loopt",
  "q=nummer 7",
  "area=BU03071001",
  "from=2026-01-01",
  "theme=wonen",
];

onEveryEngine((engine) => {
  let app: InitiativeApp;
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-export-"));

  beforeAll(async () => {
    const { db, engine: name } = await engine.open();
    app = await initiativeApp({ db, engine: name });
    const add = async (changes: Partial<InitiativeInput>, publish = true) => {
      const content = Initiative.parse(wholeInitiative({ internalContact: { name: canary }, ...changes }));
      const geometry = content.place.kind === "geometry" ? content.place.geometry : null;
      const placed = {
        buurt: "BU03071001",
        wijk: "WK030710",
        gemeente: "GM0307",
        areas: ["BU03071001", "GM0307"],
        shown: geometry,
      };
      const by = { actor: "a", at };
      const draft = await createEntry(db, { type: "initiative", content, placed, organisation: app.own }, by);
      if (!publish) return;
      const submitted = await takeStep(db, draft, "submit", by);
      if (submitted) await takeStep(db, submitted, "publish", by);
    };
    for (const title of [xss, ...formulas]) await add({ title, summary: `${title} en nog meer` });
    const polygon = {
      type: "Polygon" as const,
      coordinates: [
        [
          [5.4, 52.1],
          [5.5, 52.1],
          [5.5, 52.2],
          [5.4, 52.1],
        ],
      ] as never,
    };
    await add({
      title: "Een vlak",
      themes: ["werk"],
      place: { kind: "geometry", geometry: polygon, precision: "exact", public: true },
    });
    await add({ title: `${canary} concept` }, false);
    for (let i = 0; i < many; i++)
      await add({ title: `Nummer ${i}`, kind: i % 2 ? "voorziening" : "initiatief", period: { to: `20${10 + (i % 30)}-12-31` } });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await app.remove();
  });

  const bytesOf = async (path: string) => Buffer.from(await (await app.ask(path)).arrayBuffer());
  const rowsOf = async (question = "") =>
    parse(await bytesOf(`/initiatives.csv?${question}`), { delimiter: ";", bom: true, columns: true }) as Record<
      string,
      string
    >[];
  const listed = async (question: string) => {
    const ids: string[] = [];
    let path: string | undefined = `/initiatives?limit=1000&${question}`;
    while (path) {
      const page = (await (await app.ask(path)).json()) as { initiatives: { id: string }[]; next?: string };
      ids.push(...page.initiatives.map(({ id }) => id));
      path = page.next;
    }
    return ids;
  };

  test.each(filters)("a list asked with '%s' and its three files hold the same, in the same order", async (question) => {
    const ids = await listed(question);
    expect((await rowsOf(question)).map(({ Id }) => Id)).toEqual(ids);
    const { features } = JSON.parse(String(await bytesOf(`/initiatives.geojson?${question}`))) as { features: { id: string }[] };
    expect(features.map(({ id }) => id)).toEqual(ids);
    const [sheet] = await readExcel(await bytesOf(`/initiatives.xlsx?${question}`));
    expect(sheet?.data.slice(1).map((row) => row.at(-1))).toEqual(ids);
    if (question === "") expect(ids).toHaveLength(many + formulas.length + 2);
  });

  test("CSV opens right in a Dutch spreadsheet: mark, line ends, decimal commas, dates, and formulas are text", async () => {
    const text = String(await bytesOf("/initiatives.csv"));
    expect(text.startsWith("\uFEFFTitel;Samenvatting;")).toBe(true);
    expect(text).toContain("\r\n");
    const rows = await rowsOf();
    for (const title of formulas) expect(rows.filter(({ Titel }) => Titel === `'${title}`)).toHaveLength(1);
    expect(rows.find(({ Titel }) => Titel === xss)).toMatchObject({
      "Toegezegd (euro)": "12500,5",
      "Betaald (euro)": "",
      "Geschat (euro)": "",
      Lengtegraad: "5,41",
      Breedtegraad: "52,166",
      Begindatum: "2025-03-01",
      Regulier: "nee",
      Soort: "initiatief",
      Fase: "uitvoeren",
      Levensloop: "loopt",
      "Thema's": "Leefomgeving, Sociale samenhang",
      "Precisie van de plaats": "precies",
      Gemeente: "Amersfoort",
      Gemeentecode: "GM0307",
      Bron: "Aanvraag bewoners 2025",
      Filter: "geen: alles wat gepubliceerd is",
      Uitgever: "Wijkblik, http://localhost/initiatieven",
    });
    for (const row of rows.slice(0, 20)) expect(row).toMatchObject({ Licentie: expect.stringContaining("Noem de bron") });
  });

  test("an Excel file has dates and numbers of its own and says on a second sheet what it is", async () => {
    const [rows, about] = await readExcel(await bytesOf("/initiatives.xlsx?theme=leefomgeving&area=GM0307"));
    const headings = rows?.data[0] ?? [];
    const first = rows?.data.find((row) => row[0] === xss) ?? [];
    const of = (heading: string) => first[headings.indexOf(heading)];
    expect([rows?.sheet, of("Titel"), of("Lengtegraad"), of("Toegezegd (euro)")]).toEqual(["Initiatieven", xss, 5.41, 12500.5]);
    expect(of("Begindatum")).toEqual(new Date("2025-03-01T00:00:00Z"));
    expect(new Map((about?.data ?? []) as [string, string][]).get("Filter")).toBe(
      "thema: Leefomgeving; gebied: Amersfoort (GM0307)",
    );
  });

  describe.skipIf(!find("gdal"))("GDAL", () => {
    test("reads the GeoJSON with its points, shapes and source", async () => {
      const file = join(folder, "initiatieven.geojson");
      writeFileSync(file, await bytesOf("/initiatives.geojson"));
      const said = execFileSync(find("gdal") ?? "", ["-ro", "-al", "-so", file], { encoding: "utf8" });
      expect(said).toContain(`Feature Count: ${many + formulas.length + 2}`);
      expect(said).toMatch(/themes: String/);
      expect(said).toMatch(/committed: Real/);
    });
  });

  test("nothing that is not public is in a file, and what is archived is in none", async () => {
    const all = async () => {
      const [sheet] = await readExcel(await bytesOf("/initiatives.xlsx"));
      return [await bytesOf("/initiatives.csv"), await bytesOf("/initiatives.geojson"), JSON.stringify(sheet?.data)].join("\n");
    };
    expect((await all()).includes(canary)).toBe(false);
    const [row] = await rowsOf("q=vlak");
    const record = (await (await app.ask(`/working-versions/${row?.Id}`, { as: "admin" })).json()) as { version: number };
    const archived = await app.ask(`/working-versions/${row?.Id}/steps`, {
      method: "POST",
      as: "admin",
      body: { step: "archive" },
      headers: { "If-Match": `"v${record.version}"` },
    });
    expect(archived.status).toBe(200);
    expect((await all()).includes("Een vlak")).toBe(false);
  });

  test("is sent as a file with a name of its own, and only read", async () => {
    const response = await app.ask("/initiatives.csv?q=vlak");
    expect(response.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="wijkblik-initiatieven-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    await response.text();
    for (const question of ["limit=5", "after=x", "theme=x", "onbekend=1"])
      expect((await app.ask(`/initiatives.csv?${question}`)).status, question).toBe(400);
  });
});
