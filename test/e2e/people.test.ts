/** People and what they may: found, limited to a wijk, warned before they lock themselves out, and ended for good. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();
const narrow = { viewport: { width: 390, height: 844 } };

/** As the first beheerder, over the API. */
async function send<T>(path: string, body: unknown, headers: Record<string, string> = {}, method = "POST"): Promise<T> {
  const key = crypto.randomUUID();
  const response = await fetch(`${app.url()}/api/v1${path}`, {
    method,
    headers: { "Content-Type": "application/json", "Idempotency-Key": key, Cookie: await app.firstCookie(), ...headers },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as T;
}
const invite = (name: string, grants: object[]) =>
  send<{ link: string }>("/people", { name, email: `${crypto.randomUUID()}@example.org`, grants });
async function soundAndFits(page: Page): Promise<void> {
  await sound(page);
  await fits(page, 390);
}
const said = (page: Page, words: string) => page.locator(".beheer-done").getByText(words).waitFor();

test("whoever would not come in again is told before signing out, and may go all the same", async () => {
  const { page } = await app.enter((await invite("Gaat Zomaar", [{ role: "viewer" }])).link, narrow);
  await page.getByRole("button", { name: "Gaat Zomaar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Afmelden" }).click();
  const warning = page.getByRole("heading", { name: "Als je nu afmeldt, kom je niet meer zelf binnen" });
  await warning.waitFor();
  await page.getByText("vraag een andere beheerder om een nieuwe link").waitFor();
  await soundAndFits(page);
  await page.getByRole("button", { name: "Blijf aangemeld" }).press("Enter");
  await page.locator("main").getByRole("button", { name: "Afmelden", exact: true }).press("Enter");
  await expect.poll(() => warning.evaluate((heading) => heading === document.activeElement)).toBe(true);
  await page.getByRole("button", { name: "Meld toch af" }).press("Enter");
  await page.getByRole("banner").getByRole("link", { name: "Aanmelden" }).waitFor();
});

test("an editor of one wijk, chosen by its name, judges what lies in it and not what lies next door", async () => {
  for (const [title, code] of [
    ["In Overvecht", "BU03440311"],
    ["In de Vogelenbuurt", "BU03440411"],
  ]) {
    const content = { ...wholeInitiative(), title, place: { kind: "area", code, public: true } };
    const { id, version } = await send<EntryRecord>("/working-versions", { content });
    await send(`/working-versions/${id}/steps`, { step: "submit" }, { "If-Match": `"v${version}"` });
  }
  const { page } = await app.openAsBeheerder("/beheer/mensen", narrow);
  await page.getByRole("button", { name: "Nodig iemand uit" }).press("Enter");
  const form = page.getByRole("form", { name: "Nodig iemand uit" });
  await form.getByLabel("Naam", { exact: true }).fill("Eva Redacteur");
  await form.getByLabel("E-mailadres").fill("eva@example.org");
  await form.getByLabel("Rol", { exact: true }).selectOption({ label: "redacteur" });
  await form.getByText("Zonder gebied geldt de rol overal.").waitFor();
  const finder = form.getByRole("combobox", { name: "Voeg een gebied toe" });
  // In the middle of the screen, with room for what is found.
  await finder.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await finder.click();
  await finder.pressSequentially("overvecht");
  await page.getByRole("option", { name: /Wijk 03 Overvecht/ }).waitFor();
  await page.getByRole("option", { name: /Wijk 03 Overvecht/ }).click();
  await form.getByText("Wijk 03 Overvecht (Utrecht)").waitFor();
  expect(
    await page
      .locator("main")
      .getByText(/heel nederland/i)
      .count(),
  ).toBe(0);
  await soundAndFits(page);
  await form.getByRole("button", { name: "Maak de uitnodiging" }).press("Enter");
  await said(page, "Eva Redacteur is uitgenodigd.");
  const link = await page.getByLabel("Link voor Eva Redacteur").inputValue();
  await page.getByRole("row", { name: /redacteur voor Wijk 03 Overvecht \(Utrecht\)/ }).waitFor();
  const { page: eva } = await app.enter(link);
  await eva.goto("/beheer");
  await eva.getByRole("link", { name: "In Overvecht" }).waitFor();
  await eva.getByRole("link", { name: "ingediend 1" }).waitFor();
  expect(await eva.getByText("In de Vogelenbuurt").count()).toBe(0);
  await eva.getByRole("link", { name: "In Overvecht" }).click();
  await eva.getByRole("button", { name: "Keur goed en publiceer" }).press("Enter");
  await said(eva, "Gepubliceerd: iedereen ziet het nu op kaart en lijst.");
});

test("people are searched; whose role ended is ended for good, and stays in history as a former member", async () => {
  await invite("Zoë Zoekbaar", [{ role: "viewer" }]);
  const { page } = await app.openAsBeheerder("/beheer/mensen", narrow);
  await page.getByRole("searchbox", { name: "Naam of mailadres" }).fill("zoe zoek");
  await page.keyboard.press("Enter");
  await page.getByText("1 persoon").waitFor();
  await page.getByRole("rowheader", { name: /Zoë Zoekbaar/ }).waitFor();
  await page.getByRole("button", { name: "Trek in Zoë Zoekbaar" }).press("Enter");
  await page.getByRole("button", { name: "Trek toegang in" }).press("Enter");
  await said(page, "De toegang van Zoë Zoekbaar is ingetrokken.");
  await page.getByRole("button", { name: "Verwijder voorgoed Zoë Zoekbaar" }).press("Enter");
  await page.getByText("Dit blijft: initiatieven, hun geschiedenis en wat je erbij opmerkte.").waitFor();
  const form = page.getByRole("form", { name: "Account voorgoed verwijderen" });
  await form.getByRole("textbox").fill("Zoë");
  await form.getByRole("button", { name: "Verwijder voorgoed" }).press("Enter");
  await page.getByText("Dit is niet de naam.").waitFor();
  await soundAndFits(page);
  await form.getByRole("textbox").fill("zoë zoekbaar");
  await form.getByRole("button", { name: "Verwijder voorgoed" }).press("Enter");
  await said(page, "Zoë Zoekbaar is voorgoed verwijderd.");
  await page.getByText("Niemand gevonden").waitFor();
  await page.getByRole("searchbox", { name: "Naam of mailadres" }).fill("niemand heet zo");
  await page.keyboard.press("Enter");
  await page.getByText("Niemand gevonden").waitFor();
  await soundAndFits(page);
});

test("two organisations are joined after what moves was shown; one that is retired can be opened again", async () => {
  for (const name of ["Welzijn Oud", "Welzijn Nieuw"]) await send("/organisations", { name, kind: "welzijn" });
  const { page } = await app.openAsBeheerder("/beheer/organisaties", narrow);
  await page.getByRole("textbox", { name: "Naam van een organisatie" }).fill("welzijn");
  await page.getByRole("button", { name: "Hef op Welzijn Nieuw" }).press("Enter");
  await page.getByRole("button", { name: "Hef op", exact: true }).press("Enter");
  await said(page, "Welzijn Nieuw is opgeheven.");
  await page.getByText("opgeheven: niet meer te kiezen").waitFor();
  await page.getByRole("button", { name: "Open weer Welzijn Nieuw" }).press("Enter");
  await page.getByRole("button", { name: "Open weer", exact: true }).press("Enter");
  await said(page, "Welzijn Nieuw is weer te kiezen.");
  await page.getByRole("button", { name: "Voeg samen Welzijn Oud" }).press("Enter");
  await page.getByLabel("Alles van Welzijn Oud gaat naar").selectOption({ label: "Welzijn Nieuw" });
  await page.getByText("inzendingen: 0, waarvan openbaar: 0").waitFor();
  await soundAndFits(page);
  await page.getByRole("button", { name: "Voeg samen met Welzijn Nieuw" }).press("Enter");
  await said(page, "Welzijn Oud is opgegaan in Welzijn Nieuw.");
  await page.getByText("opgegaan in Welzijn Nieuw", { exact: true }).waitFor();
});
