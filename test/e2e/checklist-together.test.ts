/** Two people fill in one checklist at once: what only one of them answered is kept by itself, what both answered is asked. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fits, sound } from "../fixtures/sound.ts";
import { teamMember } from "../fixtures/team-member.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const home = "/gebied/WK999901/aanpak/checklists";

const item = (page: Page, name: RegExp) => page.getByRole("group", { name });
const answer = (page: Page, name: RegExp, state: string) => item(page, name).getByRole("radio", { name: state }).check();
const save = (page: Page) => page.getByRole("button", { name: "Bewaar concept" }).click();
/** After a first save, and after one more. */
const saved = (page: Page) =>
  page
    .getByText(/^(Alles is bewaard|Bewaard)\./)
    .first()
    .waitFor();
const [figures, stories, partners] = [/We kennen de cijfers/, /We vroegen bewoners/, /We weten wie er al werkt/];

test("each answers an item and both an item: nothing is lost, and one thing is chosen", { timeout: 180_000 }, async () => {
  const [first, second] = [await teamMember(app, { name: "Wies Team" }), await teamMember(app, { name: "Bo Team" })];
  const { page } = await app.openAs(first, home);
  await page.getByRole("link", { name: "Vul deze lijst in" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Checklist invullen" }).waitFor();
  await answer(page, figures, "bezig");
  await save(page);
  await saved(page);

  // Of what is not public the page of an entry first asks what everybody may know of it.
  const { page: other, findings } = await app.openAs(second, home, { absent: true });
  await other.getByRole("link", { name: "Werk deze lijst bij" }).click();
  await item(other, figures).getByLabel("Waaruit blijkt dat?").fill("Een verslag.");
  await answer(other, stories, "klaar");
  await answer(page, figures, "klaar");
  await answer(page, partners, "bezig");
  await save(page);
  await saved(page);

  await save(other);
  await other.getByRole("heading", { name: "Iemand anders heeft dit ook veranderd" }).waitFor();
  const asked = (name: RegExp) => other.locator(".form-conflict").getByRole("group", { name });
  await asked(figures).getByText("Jullie veranderden dit allebei.").waitFor();
  await asked(figures).getByText(/klaar/).waitFor();
  await asked(stories).getByText("Alleen jij veranderde dit.").waitFor();
  await asked(partners).getByText("Alleen de ander veranderde dit.").waitFor();
  for (const width of [320, 390, 1280]) {
    await other.setViewportSize({ width, height: 844 });
    await fits(other, width);
    await sound(other);
  }
  await asked(figures).getByRole("radio", { name: "Wat nu is bewaard" }).check();
  await other.getByRole("button", { name: "Bewaar deze keuzes" }).click();
  await saved(other);
  for (const name of [figures, stories])
    expect(await item(other, name).getByRole("radio", { name: "klaar" }).isChecked()).toBe(true);
  // The browser itself says so of every refusal.
  expect(findings.splice(0)).toEqual([expect.stringContaining("409 (Conflict)")]);
  expect(await item(other, partners).getByRole("radio", { name: "bezig" }).isChecked()).toBe(true);
});
