/** The form as people meet it: by keyboard alone, with faults, reloaded, offline, two at once, and as a proposal of a visitor. */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { tabTo } from "../fixtures/keys.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

const field = (page: Page, path: string) => page.locator(`#veld-${path.replaceAll(".", "-")}`);
const status = (page: Page) => page.locator(".save-bar__status").textContent();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Made over the API by who is signed in on this page; answers its id. */
async function made(page: Page, content: unknown): Promise<string> {
  return page.evaluate(async (body) => {
    const headers = { "Content-Type": "application/json", "Idempotency-Key": String(Math.random()).padEnd(12, "0") };
    const answer = await fetch("/api/v1/working-versions", { method: "POST", headers, body });
    return ((await answer.json()) as { id: string }).id;
  }, JSON.stringify({ content }));
}

const step = (page: Page, id: string, taken: string, version: number) =>
  page.evaluate(
    ([path, tag, body]) =>
      fetch(path, { method: "POST", headers: { "Content-Type": "application/json", "If-Match": tag }, body }).then(
        () => undefined,
      ),
    [
      `/api/v1/working-versions/${id}/steps`,
      `"v${version}"`,
      JSON.stringify({ step: taken, ...(taken === "publish" ? { selfApproved: true } : {}) }),
    ] as const,
  );

describe("by keyboard alone", () => {
  test("from signing in to submitted, with the faults on the way", async () => {
    const { page } = await app.openAsBeheerder("/initiatieven/nieuw?at=5.41,52.166,14", { absent: true });
    await sound(page);

    await tabTo(page, field(page, "title"));
    await page.keyboard.type("Moestuin");
    await tabTo(page, button(page, "Dien in"));
    await page.keyboard.press("Enter");
    // All faults at once, and the focus is with them.
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe("form-faults");
    expect(await page.locator(".form-faults li").count()).toBe(6);
    await sound(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => field(page, "summary").evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("Bewoners verbouwen samen groente.");
    expect(await page.locator(".form-faults li").count()).toBe(5);
    await tabTo(page, page.getByRole("radio", { name: "initiatief" }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("checkbox", { name: "Leefomgeving" }));
    await page.keyboard.press("Space");
    for (const path of ["phase", "lifecycle"]) {
      await tabTo(page, field(page, path));
      await page.keyboard.press("ArrowDown");
    }
    // A whole area by its name, then a point by coordinates of the Dutch grid.
    await tabTo(page, page.getByRole("combobox", { name: /Zoek een adres/ }));
    await page.keyboard.type("amersfoort", { delay: 20 });
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".form-chosen").textContent()).toContain("Heel Amersfoort");
    await tabTo(page, page.locator(".form-typed summary"));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByLabel("Coördinaten, één plek per regel"));
    await page.keyboard.type("156500 464200");
    await tabTo(page, button(page, "Neem over"));
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".form-chosen").textContent()).toMatch(/Punt op 52\.16\d+, 5\.4\d+/);
    await tabTo(page, page.getByRole("radio", { name: "precies" }));
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.locator(".form-seen").textContent()).toContain("in dezelfde buurt");

    // Rows: the focus goes into a new one, and on to the button when the last is gone.
    await tabTo(page, button(page, "Voeg een partij toe"));
    await page.keyboard.press("Enter");
    await expect.poll(() => field(page, "parties.0.organisation").evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type("Bewonersgroep");
    await page.keyboard.press("Escape");
    await tabTo(page, button(page, "Voeg een geldstroom toe"));
    await page.keyboard.press("Enter");
    await tabTo(page, button(page, "Geldstroom 1 weghalen"));
    await page.keyboard.press("Enter");
    await expect.poll(() => button(page, "Voeg een geldstroom toe").evaluate((one) => one === document.activeElement)).toBe(true);

    // A reload loses nothing: the draft is on this device.
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText("We hebben je concept van").waitFor();
    expect(await field(page, "title").inputValue()).toBe("Moestuin");
    await calm(page);
    await tabTo(page, button(page, "Dien in"));
    await page.keyboard.press("Enter");
    await page.getByText("ingediend, wacht op een redacteur").waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/initiatieven\/[\w-]{20,}$/);
    await page.getByRole("heading", { level: 1, name: "Moestuin" }).waitFor();
    await sound(page);
    await page.goto("/initiatieven");
    await page.getByText("Nog niet gepubliceerd").click();
    await page.getByRole("link", { name: "Moestuin", exact: true }).first().waitFor();
  });
});

describe("work that could get lost", () => {
  test("two people who edit at once both keep their text", async () => {
    const one = await app.openAsBeheerder("/initiatieven");
    const id = await made(one.page, wholeInitiative());
    const other = await app.openAsBeheerder(`/initiatieven/${id}/bewerken`);
    await one.page.goto(`/initiatieven/${id}/bewerken`);
    await field(one.page, "summary").fill("De eerste schreef dit erbij.");
    await field(one.page, "reach").fill("300");
    await field(other.page, "summary").fill("De tweede schreef dit erbij.");
    await field(other.page, "source").fill("Verslag van de tweede");
    await button(one.page, "Bewaar concept").click();
    await expect.poll(() => status(one.page)).toBe("Bewaard.");
    await button(other.page, "Bewaar concept").click();
    await other.page.getByRole("heading", { name: "Iemand anders heeft dit ook veranderd" }).waitFor();
    await sound(other.page);
    const both = other.page.getByRole("group", { name: "Samenvatting" });
    expect(await both.textContent()).toMatch(/De tweede[\s\S]*De eerste/);
    await both.getByRole("radio", { name: "Allebei" }).check();
    await button(other.page, "Bewaar deze keuzes").click();
    await expect.poll(() => status(other.page)).toBe("Bewaard.");
    await one.page.reload();
    await expect
      .poll(() => field(one.page, "summary").inputValue())
      .toBe("De eerste schreef dit erbij.\n\nDe tweede schreef dit erbij.");
    expect(await field(one.page, "reach").inputValue()).toBe("300");
    expect(await field(one.page, "source").inputValue()).toBe("Verslag van de tweede");
    // Chromium reports the 409, which is the right answer.
    expect(other.findings.splice(0)).toEqual([expect.stringContaining("status of 409")]);
  });

  test("without a connection the draft stays, says so, and is saved once there is one; leaving asks first", async () => {
    const { page, context, findings } = await app.openAsBeheerder("/initiatieven/nieuw");
    await expect.poll(() => status(page)).toBe("Nog niets ingevuld.");
    await field(page, "title").fill("Buurtmaaltijd zonder netwerk");
    await context.setOffline(true);
    await button(page, "Bewaar concept").click();
    await expect.poll(() => status(page)).toContain("Geen verbinding.");
    await field(page, "source").fill("Getypt zonder verbinding");
    await page.locator(".top-bar").getByRole("link", { name: "Over" }).click();
    await page.getByRole("alertdialog", { name: "Deze pagina verlaten?" }).waitFor();
    await sound(page);
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect(await field(page, "title").inputValue()).toBe("Buurtmaaltijd zonder netwerk");
    await context.setOffline(false);
    await page.waitForURL(/\/initiatieven\/[\w-]{20,}\/bewerken/);
    await expect.poll(() => field(page, "source").inputValue()).toBe("Getypt zonder verbinding");
    await expect.poll(() => status(page)).toBe("Alles is bewaard.");
    // What was asked without a connection could not be had, the page behind the link among it; nothing else may be said.
    expect(findings.splice(0).filter((finding) => !finding.includes("net::ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });
});

test("what looks like markup is text everywhere", async () => {
  const { page } = await app.openAsBeheerder("/initiatieven", { absent: true });
  const bad = `<img src=x onerror="document.title='kapot'">"'</script><script>document.title='kapot'</script>`;
  const id = await made(
    page,
    wholeInitiative({
      title: bad,
      summary: bad,
      source: bad,
      parties: [{ organisation: bad, role: "trekker" }],
      goals: [{ text: bad }],
      agreements: [{ what: bad, who: bad }],
      funding: [{ source: bad, instrument: bad, amount: 1, status: "paid" }],
      publicContact: { name: bad },
      internalContact: { name: bad },
    }),
  );
  for (const path of [`/initiatieven/${id}`, `/initiatieven/${id}/bewerken`]) {
    await page.goto(path);
    await page.getByText("Partijen").or(field(page, "parties.0.organisation")).first().waitFor();
    await calm(page);
    expect(await page.title()).toContain("Wijkblik");
    expect(await page.locator("main img, main script").count()).toBe(0);
  }
  expect(await field(page, "title").inputValue()).toBe(bad);
  // Published, it turns up beside a new one with a title like it.
  await step(page, id, "submit", 1);
  await step(page, id, "publish", 2);
  await page.goto("/initiatieven/nieuw");
  await field(page, "title").fill("Onerror document");
  const alike = page.getByRole("complementary", { name: "Bestaat dit al?" });
  await expect.poll(() => alike.textContent()).toContain(bad);
  expect(await alike.locator("img, script").count()).toBe(0);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto(`/initiatieven/${id}`);
  await button(page, "Dit klopt nog").click();
  await button(page, "Bevestigd").waitFor();
  await button(page, "Archiveren").click();
  await button(page, "Archiveren").click();
  await button(page, "Heropen als concept").waitFor();
  await sound(page);
});

describe("a visitor", () => {
  test("proposes with the same form: faults, preview, thanks, on a narrow screen in the dark", async () => {
    const { page } = await app.open("/initiatieven/nieuw?at=5.41,52.166,14", {
      viewport: { width: 320, height: 640 },
      colorScheme: "dark",
    });
    await page.getByRole("heading", { level: 1, name: "Initiatief voorstellen" }).waitFor();
    await fits(page);
    await button(page, "Verstuur voorstel").click();
    await expect.poll(() => page.locator(".form-faults li").count()).toBe(3);
    expect(await page.locator(".form-faults").textContent()).toContain("Zonder je toestemming");
    await fits(page);
    await sound(page);
    await field(page, "title").fill("Buurtmoestuin van een bewoner");
    await button(page, "Wijs aan op de kaart").click();
    const map = page.locator(".maplibregl-canvas");
    await map.scrollIntoViewIfNeeded();
    // Once the map draws, a click points the place out; where that is stands beside it.
    await expect
      .poll(async () => {
        await map.click({ position: { x: 100, y: 120 } });
        return (await page.locator(".form-chosen").allTextContents()).join();
      })
      .toMatch(/Punt op 52\.\d+, 5\.\d+/);
    await page.getByText("Vertel meer").click();
    await field(page, "summary").fill("Kort");
    await button(page, "Verstuur voorstel").click();
    // A fault in what is folded is in sight.
    await page.getByRole("link", { name: /^Samenvatting:/ }).waitFor();
    await field(page, "summary").fill("Bewoners verbouwen samen groente.");
    await page.getByRole("checkbox", { name: "Leefomgeving" }).check();
    await page.getByText("Bekijk wat openbaar wordt").click();
    await page.getByRole("heading", { level: 3, name: "Buurtmoestuin van een bewoner" }).waitFor();
    await page.getByLabel("Ik vind het goed dat dit openbaar wordt").check();
    await sound(page);
    await button(page, "Verstuur voorstel").click();
    await page.getByRole("heading", { level: 1, name: "Bedankt voor je voorstel" }).waitFor();
    await fits(page);
    await sound(page);
    // Sent is sent: nothing of it stays behind on this device.
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")))).toEqual([]);
  });
});
