/** A page that is not there: 404, in the style of the house, with a search that leads on. */
import { expect, test } from "vitest";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

test.each([
  ["/gebied/BU9999ZZ99", "Dit gebied bestaat niet", "nl"],
  ["/initiatieven/01NERGENS", "Dit initiatief staat hier niet", "nl"],
  ["/nergens/te/vinden", "Deze pagina bestaat niet", "nl"],
  ["/gebied/BU9999ZZ99?embed", "This area does not exist", "en"],
  ["/nergens", "This page does not exist", "en"],
])("%s says: %s", async (path, heading, lang) => {
  const { page } = await app.open("/bronnen", { absent: true });
  const answer = await page.goto(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
  expect(answer?.status()).toBe(404);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  expect(await page.title()).toContain(heading);
  const field = lang === "nl" ? /^Zoek een plaats/ : /^Find a place/;
  const body = page.getByRole("main");
  await body.getByLabel(field).click();
  await body.getByRole("combobox", { name: field }).fill("statoinsbuurt");
  await page.getByRole("option", { name: /^Stationsbuurt/ }).click();
  await page
    .locator("#gebiedspaneel")
    .getByRole("heading", { name: /^Stationsbuurt/ })
    .waitFor();
});
