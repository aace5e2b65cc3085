/** Figures by which somebody judged stay as they were after a real import with other figures, while the page says what is new beside them. */
import { afterAll, expect, test } from "vitest";
import { type FrozenFigure, freeze } from "#data/assessment/frozen.ts";
import { kwb2024Url } from "#data/pipeline/sources/addresses.ts";
import { Catalog } from "#data/schema/catalog.ts";
import { Manifest } from "#data/schema/manifest.ts";
import { Profile } from "#data/schema/profile.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import { wholeAssessment } from "../fixtures/knowledge.ts";
import { editionUrl } from "../fixtures/official-editions.ts";
import { edited } from "../fixtures/official-faults.ts";
import { officialTown } from "../fixtures/official-town.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const wijk = "WK999900";
let town: Awaited<ReturnType<typeof officialTown>>;
const app = startTestApp({
  data: "town",
  async people() {
    town = await officialTown();
    // The table of 2025 is not there yet.
    town.server.faults.set(editionUrl(2025), (response) => void response.writeHead(404).end());
    await town.run();
    return { WIJKBLIK_PUBLISHED: town.set };
  },
});
afterAll(() => town.close());

const text = async (path: string) => (await fetch(`${app.url()}${path}`)).text();
const read = async (path: string) => JSON.parse(await text(path));
const served = async () => Manifest.parse(await read("/published/manifest.json"));
const profile = async () => Profile.parse(await read(`/api/v1/areas/${wijk}/profile`));
const valueIn = ({ figures }: Profile, id: string, year: number) =>
  figures.find(({ indicator }) => indicator === id)?.series.find((one) => one.year === year)?.value;

/** As many as an assessment holds, as the form keeps them. */
async function frozenNow(): Promise<FrozenFigure[]> {
  const { catalog, generation } = await served();
  const { indicators, sources } = Catalog.parse(await read(`/published/${catalog}`));
  const found = (await profile()).figures.flatMap((figure) => {
    const indicator = indicators.find(({ id }) => id === figure.indicator);
    const source = sources.find(({ id }) => id === figure.source)?.title ?? figure.source;
    return indicator ? [{ ...freeze({ indicator, figure, source, version: generation }), threshold: 1 }] : [];
  });
  const first = ["woz-waarde", "koopwoningen", "inwoners", "afstand-huisarts"];
  return found.toSorted((a, b) => first.indexOf(b.indicator) - first.indexOf(a.indicator)).slice(0, 30);
}

async function publish(figures: FrozenFigure[]): Promise<string> {
  const cookie = await app.firstCookie();
  const send = async (path: string, body: object, version?: number): Promise<EntryRecord> =>
    (await sendJson(app.url(), { cookie, path, body, version })).json();
  const content = wholeAssessment({ areas: [wijk], figures, least: 1 });
  const { id, version } = await send("working-versions", { type: "assessment", content });
  const waits = await send(`working-versions/${id}/steps`, { step: "submit" }, version);
  await send(`working-versions/${id}/steps`, { step: "publish", selfApproved: true }, waits.version);
  return id;
}

/** The year after comes, and the source has another value of the homes and of the way to the doctor. */
async function importOthers(): Promise<void> {
  town.forget();
  const others = edited((page) => {
    const { value, ...rest } = JSON.parse(page) as { value: Record<string, unknown>[] };
    const row = value.find(({ WijkenEnBuurten }) => String(WijkenEnBuurten).trim() === wijk);
    Object.assign(row ?? {}, { GemiddeldeWOZWaardeVanWoningen_39: 444, AfstandTotHuisartsenpraktijk_110: 1.7 });
    return JSON.stringify({ ...rest, value });
  });
  town.server.faults.set(kwb2024Url, others);
  await town.run();
}

test("a new import changes nothing of an assessment, and the page says what is newer and what differs", {
  timeout: 240_000,
}, async () => {
  const figures = await frozenNow();
  expect(figures.length).toBeGreaterThan(10);
  const [before, old] = [await served(), await profile()];
  expect(valueIn(old, "woz-waarde", 2024)).toBe(397);
  const id = await publish(figures);
  const answers = [`/api/v1/entries/assessment/${id}`, `/api/v1/entries?type=assessment&area=${wijk}`];
  const told = await Promise.all(answers.map(text));

  await importOthers();
  await expect.poll(async () => (await served()).generation, { timeout: 30_000 }).not.toBe(before.generation);
  const now = await profile();
  expect(valueIn(now, "woz-waarde", 2024)).toBe(444);
  expect(valueIn(now, "woz-waarde", 2025)).toBeDefined();

  expect(await Promise.all(answers.map(text))).toEqual(told);
  expect((await read(answers[0] ?? "")).content.figures).toEqual(figures);
  const { page } = await app.open(`/gebied/${wijk}/aanpak/afweging`);
  await page.getByText(`Vastgelegd uit gegevensversie ${before.generation}.`, { exact: false }).waitFor();
  const row = (name: RegExp) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  const saidOf = async (name: RegExp) => (await row(name).textContent())?.replaceAll("\u00a0", " ");
  const homes = await saidOf(/WOZ/);
  for (const said of ["€ 397.000 (2024)", "In de gegevens van nu staat voor 2024: € 444.000.", "Er is een nieuwer cijfer: €"])
    expect(homes).toContain(said);
  const doctor = await saidOf(/huisarts/i);
  expect(doctor).toContain("In de gegevens van nu staat voor 2024: 1,7");
  expect(doctor).not.toContain("Er is een nieuwer cijfer");
  await sound(page);
});
