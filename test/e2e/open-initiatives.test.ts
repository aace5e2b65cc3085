/** The first start of a newcomer: the open initiatives of the catalogue on the map, or an empty map that says what to do next. */
import { describe, expect, test } from "vitest";
import { facilitiesFile } from "../fixtures/facilities.ts";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

describe.skipIf(!facilitiesFile())("a map that was filled", () => {
  const app = startTestApp({ people: async () => ({ OPEN_INITIATIVES: "1" }) });

  test("shows them as taken over and not confirmed, in panel and card, and none as confirmed", async () => {
    await expect.poll(app.output).toContain("1.462 open initiatieven overgenomen");
    const { page } = await app.open("/?panel=initiatieven");
    await page.getByText("1.462 gevonden", { exact: true }).waitFor();
    await page.getByText("0 actief, 1.462 onbevestigd").waitFor();
    const origin = /overgenomen op \d+ \p{L}+ \d{4} uit Gemeente Amsterdam, maatschappelijke voorzieningen/u;
    await page.getByText(origin).waitFor();
    await sound(page);
    await page
      .getByRole("button", { name: /^Toon .* op de kaart$/ })
      .first()
      .click();
    const card = page.getByRole("region", { name: "Gekozen initiatief" });
    await card.getByText(origin).waitFor();
    await card.getByText("nog niet bevestigd").waitFor();
    await page.getByText("Filter", { exact: true }).click();
    await page.getByRole("combobox", { name: "Bevestigd" }).selectOption("true");
    await page.getByText("0 gevonden", { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("confirmed")).toBe("true");
    await sound(page);
  });

  test("says so in English too", async () => {
    const { page } = await app.open("/initiatieven?lang=en");
    const origin = /^taken over on .*\d{4} from Gemeente Amsterdam, maatschappelijke voorzieningen$/;
    await page.getByText(origin).first().waitFor();
    await page.getByText("not confirmed yet", { exact: true }).first().waitFor();
    await page.getByRole("combobox", { name: "Confirmed" }).waitFor();
  });
});

describe("a map without any initiative", () => {
  const app = startTestApp({ data: "town" });

  test("says what to do next, on the map and in its panel", async () => {
    const { page } = await app.open("/?panel=initiatieven");
    const empty = page.getByRole("region", { name: "Initiatieven" }).filter({ hasText: "nog geen initiatieven op de kaart" });
    await empty.getByRole("link", { name: "Stel het eerste initiatief voor" }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: "Stel het eerste initiatief voor" }).count()).toBe(2);
    await sound(page);
    await empty.getByRole("link").click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/initiatieven/nieuw");
  });
});
