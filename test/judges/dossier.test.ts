/** Dossiers on paper, as programs that are not ours read them: tagged, whole, at most six sheets, every picture with words and on the sheet. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { wholeStory } from "../fixtures/knowledge.ts";
import { find } from "../fixtures/machine.ts";
import { root } from "../fixtures/once.ts";
import { inkOf, judged, paperOf, picturesIn, rowsAreWhole, sheetsOf } from "../fixtures/printed-page.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const ready = find("chromium") !== undefined && find("paper") !== undefined;
if (!ready)
  process.stdout.write("dossier: no Chromium, poppler (poppler-utils) or qpdf on this machine: no dossier was judged\n");

const run = promisify(execFile);
const timeout = 240_000;
const drawn = "R-~jqvugCw30Bg9Dnfw-B49C_8Dw-B";
const region = "R-WK030710_1";
const compared = `WK030710,arnhem-oost,GM0307,${drawn}`;

describe.skipIf(!ready)("the dossier of", () => {
  const app = startTestApp();
  const folder = mkdtempSync(join(tmpdir(), "wijkblik-dossier-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const printed = async (code: string, ...args: string[]): Promise<string> => {
    const out = join(folder, `${code.replace(/\W+/g, "-")}${args.length}.pdf`);
    await run(process.execPath, [join(root, "server/dossier.ts"), code, "--url", app.url(), "--out", out, ...args]);
    return out;
  };

  /** Where its page is, and where the code on it leads. */
  const pathOf = (code: string) =>
    code.includes(",") ? `/vergelijk/dossier?compare=${code}` : `/gebied/${encodeURIComponent(code)}/dossier`;
  const linkOf = (code: string) => (code.includes(",") ? `/vergelijk?compare=${code}` : `/gebied/${encodeURIComponent(code)}`);

  /** What every dossier must be, whatever it is about; gives its page, and its words by line and by cell. */
  async function isSound(code: string): Promise<{ page: Page; said: string; sheets: string }> {
    const file = await printed(code);
    const about = judged("pdfinfo", file);
    expect(about).toMatch(/Tagged:\s+yes/);
    expect(about).toMatch(/Page size:\s+594\.96 x 841\.92/);
    const count = Number(/Pages:\s+(\d+)/.exec(about)?.[1]);
    expect(count).toBeLessThanOrEqual(6);
    judged("qpdf", "--check", file);

    const structure = judged("pdfinfo", "-struct-text", file);
    expect(structure.match(/^\s*H1 /gm)).toHaveLength(1);
    expect((structure.match(/^\s*H2 /gm) ?? []).length).toBeGreaterThan(5);
    expect(structure).toMatch(/^\s*Table/m);
    expect(structure).toMatch(/^\s*TH /m);

    const { page } = await app.open(pathOf(code));
    await page.locator(".dossier[data-ready] .colophon").waitFor();
    const paper = await paperOf(page);
    // Map, lines, difference, code: each drawing that the page shows is a figure of the file, with its words.
    const { pictures, alts } = picturesIn(file);
    expect(paper.alts.every((alt) => alt !== "")).toBe(true);
    expect(pictures).toBeGreaterThanOrEqual(paper.alts.length);
    expect(alts).toBeGreaterThanOrEqual(pictures);
    const sheets = sheetsOf(file, count);
    rowsAreWhole(paper.rows, sheets);

    const words = judged("pdftotext", "-layout", file, "-");
    for (let sheet = 1; sheet <= count; sheet++) expect(words).toMatch(new RegExp(`\\s${sheet} ?/ ?${count}\\s`));
    expect(words.match(/^\s*Dossier .+Wijkblik, /gm)).toHaveLength(count);
    expect(words.replace(/\s+/g, "")).toContain(app.url() + linkOf(code));
    expect(words).toContain(app.set().manifest.generation);
    // Each sheet has ink below its head: no chart or table is blank paper.
    for (let sheet = 1; sheet <= count; sheet++) expect(inkOf(file, sheet)).toBeGreaterThan(0.01);
    // Sentences run on over lines.
    return { page, said: words.replace(/\s+/g, " "), sheets: sheets.join("") };
  }

  /** The Word file of a page holds its headings, the rows of its tables and its pictures. */
  async function wordHoldsTheSame(page: Page): Promise<string> {
    const paper = await paperOf(page);
    await page.emulateMedia({ media: null });
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Bewaar als Word-bestand" }).click(),
    ]);
    const parts = unzipSync(new Uint8Array(readFileSync(await file.path())));
    const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    const text = document
      .replace(/<[^>]+>/g, "")
      .replace(/&amp;/g, "&")
      .replace(/\s+/g, "");
    expect(document.match(/w:val="Heading[123]"/g)).toHaveLength(paper.headings.length);
    for (const heading of paper.headings) expect(text).toContain(heading);
    for (const { texts } of paper.rows) for (const one of texts) expect(text).toContain(one);
    expect(document.match(/<w:tblHeader\/>/g) ?? []).toHaveLength(paper.rows.filter(({ isHead }) => isHead).length);
    expect(document.match(/<w:drawing>/g)).toHaveLength(paper.alts.length);
    expect((document.match(/ descr="[^"]+"/g) ?? []).length).toBeGreaterThanOrEqual(paper.alts.length);
    return text;
  }

  /** Five initiatives with agreements and money and a story in Liendert (Amersfoort), once. */
  let filling: Promise<void> | undefined;
  const filled = () => {
    filling ??= fill();
    return filling;
  };
  async function fill(): Promise<void> {
    const cookie = await app.firstCookie();
    const send = async (path: string, body: object, version?: number) =>
      (await (await sendJson(app.url(), { cookie, path, body, version })).json()) as EntryRecord;
    const step = ({ id, version }: EntryRecord, name: string, more: object = {}) =>
      send(`working-versions/${id}/steps`, { step: name, ...more }, version);
    const bodies = [
      ...["Een", "Twee", "Drie", "Vier", "Vijf"].map((name) => ({
        content: wholeInitiative({ title: `Buurtmoestuin ${name}`, goals: [] }),
      })),
      { type: "story", content: wholeStory() },
    ];
    for (const body of bodies)
      await step(await step(await send("working-versions", body), "submit"), "publish", { selfApproved: true });
  }

  test.each(["arnhem-oost", "WK030710", "GM0307", "BU03071001"])("the area %s", { timeout }, async (code) => {
    if (!app.set().real) return;
    const { page, said } = await isSound(code);
    expect(said).toContain("vergelijkbare gebieden, dat zegt niet waardoor.");
    expect(said).toContain("Zo groot moet een verschil hier zijn");
    expect(said.indexOf("Zo groot moet een verschil hier zijn")).toBeLessThan(said.indexOf("dat zegt niet waardoor"));
    // Every figure has its year, and its name says in what it is counted.
    const rows = await page.locator(".dossier-table tbody tr:has(td)").allTextContents();
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row).toMatch(/(, (%|€|km|punten|jaar)|per 1\.000|%).*20\d\d/s);
  });

  test.each([region, drawn])("the own region %s", { timeout }, async (code) => {
    if (!app.set().real) return;
    await filled();
    const { page, said, sheets } = await isSound(code);
    expect(said).toContain("Waaruit dit gebied bestaat");
    expect(said).toContain("Een eigen gebied heeft geen vergelijkbare gebieden.");
    if (code === region) {
      expect(sheets).toContain("Grondingebruikgeven(Gemeente,totenmet31december2027)");
      expect(said).toContain("Ik woonde hier tien jaar en kende niemand.");
    } else expect(said).toContain("Er staan hier nog geen verhalen.");
    await wordHoldsTheSame(page);
  });

  test("a comparison of a wijk, a focusgebied, a gemeente and a region", { timeout }, async () => {
    if (!app.set().real) return;
    await filled();
    const { page, said, sheets } = await isSound(compared);
    expect(said).toContain("Waar ze het meest verschillen");
    expect(sheets).toContain("Gemeente,Subsidie:€12.500,50,toegezegd");
    expect(said).toContain("Nog 1 met afspraken of geld: zie het profiel.");
    expect(sheets).toContain("Ikwoondehiertienjaarenkendeniemand.");
    expect(said).toContain("Er staan hier nog geen verhalen.");
    const rows = await page.locator(".compare-table tbody tr:has(td) > th").allTextContents();
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(row).toMatch(/20\d\d|Verschillende jaren/);
    // Where an area stands is a drawing on paper, and some letters in a file of words.
    expect(await wordHoldsTheSame(page)).toMatch(/A\d+%,B\d+%/);
  });

  test("an area holds what was agreed, paid and told there", { timeout }, async () => {
    if (!app.set().real) return;
    await filled();
    const { page, said, sheets } = await isSound("GM0307");
    expect(sheets).toContain("Grondingebruikgeven(Gemeente,totenmet31december2027)");
    expect(sheets).toContain("Gemeente,Subsidie:€12.500,50,toegezegd");
    expect(said).toContain("Ik woonde hier tien jaar en kende niemand.");
    await wordHoldsTheSame(page);
  });

  test("the same address gives the same words, and only the parts that it names", { timeout }, async () => {
    if (!app.set().real) return;
    for (const code of ["WK030710", compared]) {
      const text = async () => judged("pdftotext", await printed(code, "--parts", "cijfers"), "-");
      const first = await text();
      expect(await text()).toBe(first);
      expect(first).toContain("Bronnen");
      expect(first).not.toContain("dat zegt niet waardoor");
      expect(first).not.toContain("Waar ze het meest verschillen");
    }
  });
});
