/** Clusters of initiatives by who lives there, the same numbers from the page and from the API, and the page that explains them. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { facilitiesFile, importFacilities } from "../fixtures/facilities.ts";
import { sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({
  people: async (environment) => {
    await importFacilities(600, environment);
    return {};
  },
});
const panel = (page: Page) => page.locator(".clusters-panel");

async function fileOf(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    panel(page).getByRole("button", { name: "Download als CSV" }).click(),
  ]);
  return readFile(await file.path(), "utf8");
}

const fromApi = (page: Page, question: string) =>
  page.evaluate(async (path) => {
    const bytes = await (await fetch(path)).arrayBuffer();
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }, `/api/v1/analyses/${question}&format=csv`);

const sizes = [
  [1440, 900],
  [390, 844],
] as const;

describe.skipIf(!facilitiesFile())("the file of the page and the answer of the API", () => {
  test.each([
    ["clusters=dichtheid&cells=500&theme=onderwijs", "density?across=500&theme=onderwijs"],
    ["clusters=dichtheid&cells=500&measure=reach", "density?across=500"],
    ["clusters=hotspots&level=wijk&indicator=inwoners", "hot-spots?level=wijk&indicator=inwoners"],
    ["clusters=hotspots&level=buurt&indicator=inwoners", "hot-spots?level=buurt&indicator=inwoners"],
    [
      "clusters=hotspots&level=buurt&measure=count&per=leeftijd-65-plus&theme=onderwijs",
      "hot-spots?level=buurt&measure=count&per=leeftijd-65-plus&theme=onderwijs",
    ],
    ["clusters=hotspots&level=wijk&measure=reach", "hot-spots?level=wijk&measure=reach"],
  ])("are the same to the last digit: %s", async (view, question) => {
    const { page } = await app.open(`/?panel=clusters&at=4.9,52.36,11.5&${view}`);
    const [own, api] = [await fileOf(page), await fromApi(page, question)];
    expect(own.split("\r\n").length).toBeGreaterThan(5);
    expect(own.split("\r\n").slice(0, 3)).toEqual(api.split("\r\n").slice(0, 3));
    expect(own === api).toBe(true);
  });

  test("have the same groups by name, members and middles", async () => {
    const { page } = await app.open("/?panel=clusters&clusters=groepen&metres=200&least=3&at=4.9,52.36,12");
    const numbers = (text: string) =>
      text
        .trim()
        .split("\r\n")
        .map((line) => line.split(";"))
        .map((cells) => [cells[0], cells[1], cells[2], cells[7], cells[8]]);
    const [own, api] = [await fileOf(page), await fromApi(page, "groups?metres=200&atLeast=3")];
    expect(numbers(own).length).toBeGreaterThan(5);
    expect(numbers(own)).toEqual(numbers(api));
  });
});

describe.skipIf(!facilitiesFile())("hot spots of initiatives", () => {
  test.each(sizes)(
    "per 1,000 of a group are chosen in the panel, and say what they rest on, at %i pixels",
    async (width, height) => {
      const { page } = await app.open("/?panel=clusters&clusters=hotspots&level=wijk&at=4.9,52.36,10", {
        viewport: { width, height },
      });
      await panel(page).getByLabel("Waarvan?").selectOption({ label: "initiatieven per 1.000 mensen" });
      await page.getByRole("region", { name: "Waar het aantal initiatieven per 1.000 inwoners clustert, 2024" }).waitFor();
      await panel(page).getByText("Het gaat om 600 initiatieven.").waitFor();
      await panel(page).getByLabel("Van wie 1.000?").selectOption({ label: "Inwoners van 65 jaar of ouder" });
      await page.getByRole("region", { name: /per 1\.000 inwoners van 65 jaar of ouder clustert/ }).waitFor();
      await panel(page).getByText("Het aantal mensen is geschat").waitFor();
      await calm(page);
      await sound(page);
    },
  );

  test("by reach say of how many it is known, and that where it is not it is unknown", async () => {
    const { page } = await app.open("/?panel=clusters&clusters=hotspots&level=wijk&at=4.9,52.36,10");
    await panel(page).getByLabel("Waarvan?").selectOption({ label: "mensen bereikt per 1.000" });
    await panel(page).getByText("Van 0 van de 600 initiatieven is bekend hoeveel mensen ze bereiken.").waitFor();
    await panel(page).getByRole("rowheader", { name: "bereik onbekend" }).waitFor();
    await panel(page).getByText("Dichtheid", { exact: true }).click();
    await panel(page).getByLabel("Wat tellen we?").selectOption({ label: "mensen die ze bereiken" });
    await page
      .getByRole("region", { name: /^Mensen bereikt per zeshoek/ })
      .getByText("bereik onbekend")
      .waitFor();
  });
});

describe("the page about methods", () => {
  test.each(sizes)("explains each, from the panel and by its own address, at %i pixels", async (width, height) => {
    const { page } = await app.open("/?panel=clusters&clusters=groepen&at=4.9,52.36,11.5", { viewport: { width, height } });
    await panel(page).getByText("Hoe is dit berekend?").click();
    await panel(page).getByRole("link", { name: "Lees hoe het werkt, met een voorbeeld" }).click();
    await page.getByRole("heading", { level: 1, name: "Hoe clusters en kansen worden berekend" }).waitFor();
    await expect.poll(() => page.title()).toBe("Hoe clusters en kansen worden berekend · Wijkblik");
    expect(new URL(page.url()).hash).toBe("#groepen");
    await expect
      .poll(() => page.locator("#groepen").evaluate((one) => Math.abs(one.getBoundingClientRect().top) < innerHeight / 2))
      .toBe(true);
    for (const name of ["Dichtheid", "Groepen", "Hotspots", "Kansen"]) await page.getByRole("region", { name }).waitFor();
    await page.getByRole("table", { name: "Vijf buurten op een rij" }).waitFor();
    await calm(page);
    await sound(page);
  });

  test("every question that it names is answered", async () => {
    const { page } = await app.open("/methode");
    const addresses = await page
      .getByRole("link", { name: /^\/api\/v1\/analyses/ })
      .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href));
    expect(addresses).toHaveLength(5);
    for (const address of addresses) expect((await page.request.get(address)).status(), address).toBe(200);
  });
});
