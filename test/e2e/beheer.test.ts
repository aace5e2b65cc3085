/** Moderation as people do it: inviting, judging, going back, merging and withdrawing, in two browsers at once. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { comeIn, startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
const titled = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

/** Asks the API as the person of this page. */
const asked = (page: Page, method: string, path: string, body: object, version?: number) =>
  page.evaluate(
    async ([method, path, body, tag]) => {
      const response = await fetch(`/api/v1/${path}`, {
        method,
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": Array.from(crypto.getRandomValues(new Uint8Array(8))).join("-"),
          ...(tag ? { "If-Match": tag } : {}),
        },
        body,
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as { id: string; version: number };
    },
    [method, path, JSON.stringify(body), version === undefined ? "" : `"v${version}"`] as const,
  );
const at = (longitude: number) => ({
  kind: "geometry",
  geometry: { type: "Point", coordinates: [longitude, 52.557] },
  precision: "exact",
  public: true,
});
const entry = (organisation: string, changes: object = {}) => ({
  organisation,
  content: wholeInitiative({ place: { kind: "area", code: "NL00", public: true }, ...changes }),
});

test("from an invitation to a withdrawal", { timeout: 240_000 }, async () => {
  const { page: admin, findings } = await app.open("/beheer");
  await admin.getByText("Deze pagina is voor wie is aangemeld.").waitFor();
  await sound(admin);
  await comeIn(admin, await app.firstLink());

  // An organisation, by keyboard alone.
  await admin.goto("/beheer/organisaties");
  await admin.getByRole("button", { name: "Voeg een organisatie toe" }).focus();
  await admin.keyboard.press("Enter");
  await expect.poll(() => admin.locator(":focus").getAttribute("type")).toBe("text");
  await admin.keyboard.press("Enter");
  await admin.getByText("Dit is te kort.").or(admin.getByText("Vul dit in.")).waitFor();
  await sound(admin);
  await admin.keyboard.type("Welzijn De Brug");
  await admin.keyboard.press("Enter");
  await said(admin, "Welzijn De Brug is toegevoegd.");
  await sound(admin);
  const organisation = await admin.evaluate(
    async () => (await (await fetch("/api/v1/organisations")).json()).organisations[0].id as string,
  );

  // Somebody of a wijkteam is invited by a link and comes in, in a second browser.
  await admin.goto("/beheer/mensen");
  await press(admin, "Nodig iemand uit");
  await admin.getByLabel("Naam", { exact: true }).fill("Wim Wijkteam");
  await admin.getByLabel("E-mailadres").fill("wim@example.org");
  await admin.getByLabel("Alleen voor de organisatie").selectOption({ label: "Welzijn De Brug" });
  await sound(admin);
  await press(admin, "Maak de uitnodiging");
  await said(admin, "Wim Wijkteam is uitgenodigd.");
  const link = await admin.getByLabel("Link voor Wim Wijkteam").inputValue();
  await admin.getByText("uitgenodigd, link geldig tot").first().waitFor();
  await sound(admin);
  const { page: wim, findings: ofWim } = await app.enter(link, { viewport: { width: 390, height: 844 } });
  await wim.goto("/beheer");
  await titled(wim, "Mijn initiatieven");
  await wim.getByText("Je hebt hier nog niets.").waitFor();
  await sound(wim);
  await wim.goto("/beheer/mensen");
  await wim.getByText("Deze pagina hoort niet bij jouw rol (wijkteam).").waitFor();

  // Submitted, it waits in the queue, and comes back with a reason.
  const first = await asked(wim, "POST", "working-versions", entry(organisation, { title: "Buurtsoep" }));
  await asked(wim, "POST", `working-versions/${first.id}/steps`, { step: "submit" }, first.version);
  await admin.goto("/beheer");
  await titled(admin, "Wachtrij");
  await admin.getByRole("link", { name: "ingediend 1" }).waitFor();
  await sound(admin);
  await admin.getByRole("link", { name: "Buurtsoep" }).click();
  await titled(admin, "Buurtsoep");
  await press(admin, "Stuur terug");
  await admin.locator("form").getByRole("button", { name: "Stuur terug" }).click();
  await admin.getByText("Schrijf in een paar woorden waarom.").waitFor();
  await sound(admin);
  await admin.getByLabel("Wat moet er anders?").fill("Noem de dag erbij.");
  await admin.locator("form").getByRole("button", { name: "Stuur terug" }).click();
  await said(admin, "Teruggestuurd.");
  await wim.goto("/beheer");
  await wim.getByText("Noem de dag erbij.").waitFor();
  await fits(wim, 390);
  await sound(wim);
  await wim.getByRole("link", { name: "Buurtsoep" }).click();
  await titled(wim, "Buurtsoep");
  await asked(
    wim,
    "PUT",
    `working-versions/${first.id}`,
    entry(organisation, { title: "Buurtsoep op dinsdag", place: at(5.26) }),
    3,
  );
  await wim.reload();
  await titled(wim, "Buurtsoep op dinsdag");
  await press(wim, "Dien in");
  await said(wim, "Ingediend.");
  await fits(wim, 390);
  await sound(wim);

  // Approved it is public; a newer version stands beside it, marked.
  await admin.reload();
  await press(admin, "Keur goed en publiceer");
  await said(admin, "Gepubliceerd");
  const changed = { title: "Buurtsoep op woensdag", reach: 300, place: at(5.262) };
  await asked(wim, "PUT", `working-versions/${first.id}`, entry(organisation, changed), 6);
  await asked(wim, "POST", `working-versions/${first.id}/steps`, { step: "submit" }, 7);
  await admin.goto(`/beheer/${first.id}`);
  await expect.poll(() => admin.locator("del").allTextContents()).toContain("dinsdag");
  expect(await admin.locator("ins").allTextContents()).toContain("woensdag");
  expect(await admin.locator(".beheer-judging .beheer-compare tbody tr").count()).toBe(3);
  await admin.locator(".place-map canvas").waitFor();
  expect(await admin.locator(".place-map figcaption").textContent()).toMatch(/Oude plaats: .+Nieuwe plaats: /);
  await sound(admin);

  // Where nothing can be drawn, the place is still there in words and can be judged.
  const { page: plain, findings: ofPlain } = await app.open("/over", { storageState: await admin.context().storageState() });
  await plain.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await plain.goto(`/beheer/${first.id}`);
  await plain.getByText("De kaart laadt niet.").waitFor();
  await plain.getByText("137 meter naar het oosten").waitFor();
  await plain.getByRole("button", { name: "Keur goed en publiceer" }).waitFor();
  expect(ofPlain.splice(0)).toEqual([expect.stringContaining("WebGL2 is required")]);

  // Whoever comes second reads so, and goes on from the newest version.
  await asked(wim, "POST", `working-versions/${first.id}/steps`, { step: "withdraw" }, 8);
  await press(admin, "Keur goed en publiceer");
  await admin.getByText("Iemand anders was net iets eerder").waitFor();
  await sound(admin);
  expect(findings.splice(0)).toEqual([expect.stringContaining("status of 409")]);
  await press(admin, "Haal de nieuwste versie op");
  await admin.getByRole("button", { name: "Dien in", exact: true }).waitFor();

  // An older version is looked at and put back.
  await press(admin, "Bekijk versie 4");
  await press(admin, "Zet versie 4 terug");
  await said(admin, "De inhoud van versie 4 staat weer in een nieuw concept.");
  await titled(admin, "Buurtsoep op dinsdag");
  await admin.getByText("Met de inhoud van versie 4.").waitFor();
  await admin.locator(".beheer-history summary").first().click();
  await sound(admin);

  // A duplicate goes up in the one that is public; its address leads there.
  const second = await asked(
    wim,
    "POST",
    "working-versions",
    entry(organisation, { title: "Buurtsoep dinsdag", licence: "CC0" }),
  );
  await asked(wim, "POST", `working-versions/${second.id}/steps`, { step: "submit" }, second.version);
  await admin.goto(`/beheer/${second.id}`);
  await press(admin, "Keur goed en publiceer");
  await said(admin, "Gepubliceerd");
  await press(admin, "Vergelijk en voeg samen Buurtsoep op dinsdag");
  await admin.getByRole("radio", { name: "De andere: Buurtsoep op dinsdag" }).check();
  await admin.getByRole("checkbox", { name: "Licentie" }).waitFor();
  await sound(admin);
  await press(admin, "Voeg samen");
  await titled(admin, "Buurtsoep op dinsdag");
  await admin.getByRole("heading", { name: "Samengevoegd" }).waitFor();
  const reader = await app.open(`/initiatieven/${second.id}`);
  await reader.page.getByText("Je kwam hier via een oud adres").waitFor();
  await titled(reader.page, "Buurtsoep op dinsdag");
  await sound(reader.page);

  // Withdrawn, the second browser is out.
  await admin.goto("/beheer/mensen");
  await press(admin, "Trek in Wim Wijkteam");
  await sound(admin);
  await press(admin, "Trek toegang in");
  await said(admin, "De toegang van Wim Wijkteam is ingetrokken.");
  await admin.getByText("toegang ingetrokken").first().waitFor();
  await wim.goto("/beheer");
  await wim.getByText("Deze pagina is voor wie is aangemeld.").waitFor();
  // The browser reports the answer that told it so.
  expect(ofWim.splice(0).filter((finding) => !finding.includes("status of 401"))).toEqual([]);
  await calm(admin);
});
