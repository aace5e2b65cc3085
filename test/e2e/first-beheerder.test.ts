/** The first beheerder of an empty folder: welcomed, known by name and address, out, and in again without anybody's help. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";
import { withPasskeys } from "../fixtures/virtual-passkeys.ts";

const app = startTestApp({ data: "town" });

async function soundAndNarrow(page: Page): Promise<void> {
  await sound(page);
  await fits(page);
}

test("name, address, passkey and organisation are asked once; a passkey lets the first beheerder in again", async () => {
  const { page, context } = await app.open("/over", { viewport: { width: 320, height: 640 } });
  const here = await withPasskeys(page, context, app.url());
  const link = new URL(await app.firstLink());
  await page.goto(here + link.pathname + link.hash);
  await page.getByRole("button", { name: "Aanmelden", exact: true }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Welkom" }).waitFor();
  const step = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await step("Naam").getByRole("textbox").fill("");
  await step("Naam").getByRole("button", { name: "Bewaar" }).press("Enter");
  await page.getByText("Vul een naam in van 2 tot 120 tekens.").waitFor();
  await soundAndNarrow(page);
  await step("Naam").getByRole("textbox").fill("Bea Beheerder");
  await step("Naam").getByRole("textbox").press("Enter");
  await page.getByRole("button", { name: "Bea Beheerder" }).waitFor();
  // Nobody can mail here: the own address counts at once.
  await step("Mailadres").getByText("Er staat nog geen mailadres bij je account.").waitFor();
  await step("Mailadres").getByRole("textbox").fill("bea@example.org");
  await step("Mailadres").getByRole("button", { name: "Bewaar adres" }).press("Enter");
  await page.getByText("Het nieuwe adres geldt nu.").waitFor();
  await step("Passkey").getByText("npm run invite -- --admin").waitFor();
  await step("Passkey").getByRole("button", { name: "Voeg passkey toe" }).press("Enter");
  await page.getByText("Je hebt een passkey. Daarmee kom je altijd weer binnen.").waitFor();
  await step("Organisatie").getByRole("button", { name: "Voeg een organisatie toe" }).press("Enter");
  await step("Organisatie").getByRole("textbox", { name: "Naam" }).fill("Gemeente Voorbeeld");
  await step("Organisatie").getByRole("textbox", { name: "Naam" }).press("Enter");
  await expect
    .poll(() => step("Organisatie").getByRole("combobox", { name: "Voor wie werk je?" }).locator("option:checked").textContent())
    .toBe("Gemeente Voorbeeld");
  await step("Naam").getByRole("button", { name: "Nu niet" }).press("Enter");
  await page.getByText("Overgeslagen.").waitFor();
  await soundAndNarrow(page);
  await page.getByRole("button", { name: "Naar mijn werk" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  // With a way back nobody is warned.
  await page.getByRole("button", { name: "Bea Beheerder" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Afmelden" }).click();
  await page.getByRole("banner").getByRole("link", { name: "Aanmelden" }).waitFor();
  await page.goto(`${here}/aanmelden`);
  await page.getByRole("button", { name: "Aanmelden met een passkey" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Mijn werk" }).waitFor();
  // The first page is there again for who looks for it.
  await page.goto(`${here}/aanmelden`);
  await expect.poll(() => page.getByRole("textbox", { name: "Je mailadres" }).inputValue()).toBe("bea@example.org");
  await soundAndNarrow(page);
  await page.getByRole("link", { name: "Doorloop Welkom opnieuw" }).click();
  await page.getByRole("heading", { level: 1, name: "Welkom" }).waitFor();
  await expect.poll(() => page.getByRole("textbox", { name: "Je naam" }).inputValue()).toBe("Bea Beheerder");
});
