/**
 * Knowledge from proposal to reader: two editions of a publication, an example of a wijkteam and a story with a photo are handed in,
 * judged and found by search, area, theme, phase, map and feeds; then the consent of the story is withdrawn and nothing of it is left.
 */
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { photo } from "../fixtures/pictures.ts";
import { fits, sound } from "../fixtures/sound.ts";

const app = startMailApp({ data: "town" });

const buurt = "BU99990101";
const phone = { viewport: { width: 390, height: 844 } };
const button = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
const link = (page: Page | Locator, name: string | RegExp) => page.getByRole("link", { name });
const inArea = (page: Page, title: string) => link(page.getByRole("region", { name: "Kennis over dit gebied" }), title).first();
const inMain = (page: Page, title: string) => link(page.getByRole("main"), title).first();

/** The link that was mailed to follow it by, as a path. */
async function mailedLink(address: string): Promise<string> {
  const found = () => /http\S+(\/volgen#[\w-]{43})/.exec(app.smtp().to(address).at(-1)?.text ?? "")?.[1] ?? "";
  await expect.poll(found, { timeout: 30_000 }).not.toBe("");
  return found();
}
async function chooseArea(page: Page, words: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Voeg een gebied toe" }).fill(words);
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  await button(page, new RegExp(`^${name}.* weghalen$`)).waitFor();
}
/** Sends what was filled in as somebody without an account, and answers by which link it is followed. */
async function propose(page: Page, email: string): Promise<string> {
  await page.getByLabel("Je e-mailadres").fill(email);
  await page.getByLabel("Ik vind het goed dat dit openbaar wordt").check();
  await button(page, "Verstuur voorstel").click();
  await heading(page, 1, "Bedankt voor je voorstel").waitFor();
  await sound(page);
  const path = await mailedLink(email);
  expect(await page.getByLabel("Link om te volgen hoe het gaat").inputValue()).toContain(path);
  return path;
}
/** From the queue to the public page, whose address it answers; `complete` fills in what the proposal lacks. */
async function judge(title: string, complete?: (page: Page) => Promise<unknown>): Promise<string> {
  const { page } = await app.openAsBeheerder("/beheer", { absent: true });
  await link(page, title).first().click();
  await heading(page, 1, title).waitFor();
  await sound(page);
  const address = page.url();
  if (complete) {
    await link(page, "Bewerken").first().click();
    await complete(page);
    await button(page, "Dien in").click();
    await page.getByText("ingediend, wacht op een redacteur").waitFor();
    await page.goto(address);
    await page.getByLabel("Zonder tweede paar ogen openbaar maken").check();
  }
  await button(page, "Keur goed en publiceer").click();
  await link(page, "Bekijk de openbare pagina").click();
  await heading(page, 1, title).waitFor();
  return new URL(page.url()).pathname;
}
const feeds = ["rss", "atom"].flatMap((form) => ["kennis", "story"].map((of) => `entries/${of}/feeds/${form}`));
const exports = ["csv", "geojson"].map((form) => `entries/kennis/exports/${form}`);
const lists = ["entries", "entries/points", `entries?area=${buurt}`, "entries?theme=samenhang", "search?q=buren"];
/** What everybody gets without a page, by path. */
const answers = async (): Promise<[path: string, text: string][]> =>
  Promise.all(
    [...lists, ...feeds, ...exports].map(async (path) => [path, await (await fetch(`${app.url()}/api/v1/${path}`)).text()]),
  );
/** Where readers look, and whether they find it there. */
async function found(page: Page, title: string, { words, theme, phase }: Record<"words" | "theme" | "phase", string>) {
  await page.goto(`/zoeken?q=${encodeURIComponent(words)}`);
  await inMain(page, title).waitFor();
  await page.goto(`/?panel=geen&area=${buurt}`);
  await inArea(page, title).waitFor();
  await page.goto(`/gebied/${buurt}`);
  await inArea(page, title).waitFor();
  for (const [way, name] of [
    ["Kennis per thema", theme],
    ["Kennis per fase", phase],
  ] as const) {
    await page.goto("/kennis");
    await link(page.getByRole("navigation", { name: way }), name).click();
    await inMain(page, title).waitFor();
  }
  await page.goto("/kennis");
  await link(page.getByRole("navigation", { name: "Kennis per thema" }), "Onderwijs").click();
  await page.getByText("Hiermee is niets gevonden.").waitFor();
}

test("a publication has two editions, an example comes from practice, and both are found everywhere", async () => {
  const title = "Groene straten maken samen";
  const { page } = await app.open("/kennis", phone);
  await link(page, "Publicatie voorstellen").click();
  await page.getByLabel("Titel", { exact: true }).fill(title);
  await page.getByLabel("Organisaties").fill("Kenniscentrum De Straat");
  const follow = await propose(page, "voorsteller@example.org");
  await page.goto(follow);
  await heading(page, 2, `Je voorstel “${title}”`).waitFor();
  expect(await button(page, "Trek je toestemming in").count()).toBe(0);
  const first = await judge(title, async (editor) => {
    await editor
      .getByLabel("Samenvatting in eigen woorden")
      .fill("Hoe bewoners hun straat groen maakten, met buurthuizen als spil.");
    await editor.getByLabel("Soort publicatie").selectOption({ label: "handreiking" });
    await editor.getByLabel("Datum").fill("2022-05");
    await editor.getByRole("checkbox", { name: "Leefomgeving" }).check();
  });
  await page.reload();
  await page.getByText("Geplaatst", { exact: true }).waitFor();

  // The second edition names the first, and the first then names it.
  const { page: writer } = await app.openAsBeheerder("/kennis/nieuw/publication", { absent: true });
  await writer.getByLabel("Titel", { exact: true }).fill(title);
  await writer.getByLabel("Samenvatting in eigen woorden").fill("Wat tien straten leerden van groen en van hun buurthuizen.");
  await writer.getByLabel("Soort publicatie").selectOption({ label: "handreiking" });
  await writer.getByLabel("Datum").fill("2026-03");
  await writer.getByLabel("Druk of versie").fill("tweede druk");
  await writer
    .getByRole("group", { name: /^Vervangt het een oudere/ })
    .getByRole("searchbox")
    .fill("groene straten");
  await button(writer, title).click();
  await button(writer, `${title} weghalen`).waitFor();
  await writer.getByLabel("Organisaties").fill("Kenniscentrum De Straat");
  await writer.getByRole("checkbox", { name: "Leefomgeving" }).check();
  await writer.getByRole("checkbox", { name: "uitvoeren" }).check();
  await chooseArea(writer, "vogelbuurt", "Vogelbuurt");
  await sound(writer);
  await button(writer, "Dien in").click();
  await writer.getByText("ingediend, wacht op een redacteur").waitFor();
  await writer.getByLabel("Zonder tweede paar ogen openbaar maken").check();
  await button(writer, "Keur goed en publiceer").click();
  await writer.getByText("Stand: gepubliceerd").waitFor();
  const second = await writer.evaluate(() => location.pathname);
  await page.goto(first);
  await page.getByText("Er is een nieuwere versie:").waitFor();
  await sound(page);
  await fits(page, 390);
  await link(page, `${title}, tweede druk`).click();
  await heading(page, 2, "Vervangt").waitFor();
  expect(new URL(page.url()).pathname).toBe(second);
  await found(page, title, { words: "buurthuis", theme: "Leefomgeving", phase: "uitvoeren" });

  // An example that names the publication, of which the page then names the example.
  const example = "Soep op dinsdag in de straat";
  await page.goto("/kennis/nieuw/example");
  await page.getByLabel("Titel", { exact: true }).fill(example);
  await page.getByLabel("Wat is er gedaan?").fill("Elke dinsdag kookt iemand soep voor de hele straat.");
  await propose(page, "kok@example.org");
  await judge(example, async (editor) => {
    await editor.getByLabel("Samenvatting").fill("Een straat die samen eet, kent elkaar.");
    await editor.getByLabel("Wat was het probleem?").fill("Mensen in de straat kenden elkaar niet.");
    await editor.getByLabel("Wat werkte goed?").fill("Wie kookt, wordt bekend.");
    await editor.getByRole("checkbox", { name: "Sociale samenhang" }).check();
    await editor.getByRole("checkbox", { name: "ontwerpen" }).check();
    await chooseArea(editor, "vogelbuurt", "Vogelbuurt");
    const publications = editor.getByRole("group", { name: /^Publicaties die erbij horen/ });
    await publications.getByRole("searchbox").fill("groene straten");
    await publications.getByRole("button", { name: title }).last().click();
  });
  await found(page, example, { words: "dinsdag", theme: "Sociale samenhang", phase: "ontwerpen" });
  await page.goto(`/gebied/${buurt}`);
  const alike = page.getByRole("region", { name: "In gebieden zoals dit" });
  await link(alike, example).waitFor();
  await alike.getByText(/^Hier omdat het over dit gebied gaat/).waitFor();
  for (const [path, text] of await answers())
    if (/feeds|exports/.test(path) && !/story/.test(path)) expect([path, text.includes(example)]).toEqual([path, true]);
}, 300_000);

test("a story is told with photo and consent, found on the map too, and gone without a trace when its teller takes it back", async () => {
  const [title, canary] = ["Sinds de bank groeten we", "kanarie7f31"];
  const { page } = await app.open("/kennis/nieuw/story", { ...phone, absent: true });
  await page.getByLabel("Titel", { exact: true }).fill(title);
  await page.getByLabel("Het verhaal").fill(`Ik kende niemand. Nu ken ik al mijn buren, ook ${canary}.`);
  await chooseArea(page, "vogelbuurt", "Vogelbuurt");
  await page.getByLabel("Waar zei diegene ja op?").fill(`Mijn verhaal en foto mogen op Wijkblik staan (${canary}).`);
  await page.getByLabel("Op welke dag?").fill("2026-11-01");
  await page.getByText("Wil je meer vertellen?").click();
  await page.getByLabel("Wie vertelt het?").selectOption({ label: "bewoner" });
  await page.getByLabel("Verteld op").fill("2026-11-01");
  await page.getByRole("checkbox", { name: "Sociale samenhang" }).check();
  await page.getByRole("checkbox", { name: "initiëren" }).check();
  const buffer = Buffer.from(await photo({ width: 800, height: 600 }));
  await page.getByLabel("Foto's kiezen").setInputFiles({ name: "bank.jpg", mimeType: "image/jpeg", buffer });
  await page.getByLabel("Wat is er op de foto te zien?").fill(`Een bank met ${canary} erop`);
  await fits(page, 390);
  const follow = await propose(page, "verteller@example.org");
  const address = await judge(title);
  const reader = await app.open(address, { absent: true });
  await reader.page.getByText(canary).first().waitFor();
  const picture = await reader.page.getByRole("img", { name: `Een bank met ${canary} erop` }).getAttribute("src");
  await found(reader.page, title, { words: "buur", theme: "Sociale samenhang", phase: "initiëren" });
  await onMap(reader.page, title);
  expect((await answers()).filter(([, text]) => !text.includes(title)).map(([path]) => path)).toEqual([]);

  await page.goto(follow);
  await button(page, "Trek je toestemming in").click();
  await page.getByText("Dit kan niet terug.").waitFor();
  await sound(page);
  // Leaving it leads back to where it began.
  await button(page, "Laat het staan").press("Enter");
  await expect.poll(() => button(page, "Trek je toestemming in").evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await button(page, "Haal het verhaal voorgoed weg").click();
  await page.getByText("Het verhaal is weg.", { exact: true }).waitFor();
  await page.getByText("Het verhaal is weg: de tekst").waitFor();
  await sound(page);
  expect((await answers()).filter(([, text]) => text.includes(title) || text.includes(canary))).toEqual([]);
  expect((await fetch(new URL(picture ?? "", app.url()))).status).toBe(404);
  const gone = await reader.page.goto(address);
  expect(gone?.status()).toBe(410);
  await heading(reader.page, 1, "Dit verhaal is ingetrokken").waitFor();
  for (const path of ["/kennis", `/zoeken?q=${canary}`, `/gebied/${buurt}`, `/?panel=geen&area=${buurt}&knowledge=aan`]) {
    await reader.page.goto(path);
    await calm(reader.page);
    const text = await reader.page.locator("main").innerText();
    expect([path, text.includes(title), text.includes(`Een bank met`)]).toEqual([path, false, false]);
  }
  const { page: queue } = await app.openAsBeheerder("/beheer?state=alles");
  expect(await queue.locator("main").innerText()).not.toContain(title);
}, 300_000);

/** On its layer: its type in the legend with its number, its mark in the middle of the map, and its page behind that. */
async function onMap(page: Page, title: string): Promise<void> {
  const list = (await (await fetch(`${app.url()}/api/v1/entries/points?type=story`)).json()) as { points: { at: number[] }[] };
  const [longitude = 0, latitude = 0] = list.points[0]?.at ?? [];
  await page.goto(`/?panel=geen&knowledge=aan&soort=story&at=${longitude},${latitude},15`);
  await calm(page);
  await button(page, "Legenda uitklappen").click();
  await button(page, "Alle soorten weer tonen (verhalen, 1)").waitFor();
  await sound(page);
  const box = await page.locator(".maplibregl-canvas").boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  const popup = page.getByRole("region", { name: "Kennis op deze plek" });
  await sound(page);
  await link(popup, title).click();
  await heading(page, 1, title).waitFor();
}
