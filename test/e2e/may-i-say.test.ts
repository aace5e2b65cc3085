/** "How does this focusgebied compare, and may I say that it works?": the question of a council, from the first view to the answer. */
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

test("how a focusgebied compares, and whether one may say that it works, is answered in at most five clicks", async () => {
  const { page } = await app.open("/");
  let clicks = 0;
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };
  await click(page.locator(".top-search input"));
  await page.keyboard.type("Rotterdam-Zuid");
  await click(page.getByRole("option", { name: /Rotterdam-Zuid/ }).first());
  await click(page.getByRole("link", { name: "Volledig wijkprofiel" }));
  await page.getByRole("heading", { level: 1, name: "Rotterdam-Zuid" }).waitFor();
  // Beside what: areas that are lived in alike, and not the country.
  const alike = page.getByRole("region", { name: "Welke gebieden lijken hierop?" });
  await expect.poll(() => alike.getByRole("list").first().getByRole("listitem").count()).toBe(5);
  // How large a difference must be stands before the difference, and the verdict never says why.
  const trend = page.getByRole("region", { name: "Liep het hier anders dan in vergelijkbare gebieden?" });
  await trend.getByText(/dat zegt niet waardoor/).waitFor();
  const said = (await trend.innerText()).replace(/\s+/g, " ");
  expect(said).toMatch(/Rotterdam-Zuid liep (anders dan|gelijk op met) vergelijkbare gebieden, dat zegt niet waardoor\./);
  const power = said.search(/Zo groot moet een verschil hier zijn: meer dan \d/);
  expect(power).toBeGreaterThan(-1);
  expect(power).toBeLessThan(said.search(/dat zegt niet waardoor/));
  expect(said).not.toMatch(/\b(werkt|geholpen|dankzij|door de aanpak)\b/);
  expect(clicks).toBeLessThanOrEqual(5);
  await sound(page);
});

test("a wijk that is well enough and goes down is said to, with its figures, and stands in the list", async () => {
  const { page } = await app.open("/gebied/WK098101");
  const risk = page.getByRole("region", { name: "Gaat het hier achteruit?" });
  await risk.getByText(/twee periodes achter elkaar achteruit\. Dat zegt niet waardoor\./).waitFor();
  const lines = risk.getByRole("listitem").filter({ has: page.getByRole("list") });
  await expect.poll(() => lines.count()).toBe(3);
  expect((await risk.innerText()).replace(/\s+/g, " ")).toMatch(/in 2017 46,7%.*in 2020 47,9%.*in 2022 49,7%/);
  await risk.getByRole("link", { name: /Alle wijken waar dit speelt/ }).click();
  await page.getByRole("heading", { level: 1, name: "Nog voldoende, maar achteruit" }).waitFor();
  await page.getByRole("link", { name: "Wijk 01 Vaals (Vaals)" }).waitFor();
  await sound(page);
});
