/** The vraagbaak from the question of a resident to the answer: the mail is confirmed, three are asked, one declines, one answers, and it is found. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { GuideInput } from "#data/entries/question.ts";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import { calm } from "../fixtures/calm.ts";
import { forgive } from "../fixtures/faults.ts";
import { signIn } from "../fixtures/first-beheerder.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { wholeGuide } from "../fixtures/vraagbaak.ts";

const app = startMailApp({ data: "town" });

const phone = { viewport: { width: 390, height: 844 } };
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
const field = (page: Page, path: string) => page.locator(`#veld-${path}`);

/** The text of the mail to this address whose subject begins so. */
const mailTo = async (address: string, subject: string): Promise<string> => (await app.mailTo(address, subject)).text;
const linkIn = (text: string, path: string): string => new RegExp(`/${path}#[\\w~-]+`).exec(text)?.[0] ?? "";

/** Comes in with the link of the invitation, and says what they know. */
async function guide(name: string, changes: Partial<GuideInput>): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  await sendJson(app.url(), {
    cookie: await app.firstCookie(),
    path: "people",
    body: { name, email, grants: [{ role: "viewer" }] },
  });
  const link = /http\S+\/aanmelden#\S+/.exec(await mailTo(email, "Je bent uitgenodigd"))?.[0] ?? "";
  const cookie = (await signIn(app.url(), link))[0]?.split(";")[0] ?? "";
  const body = JSON.stringify({ ...wholeGuide(changes), areas: [] });
  const headers = { "Content-Type": "application/json", Cookie: cookie };
  expect((await fetch(`${app.url()}/api/v1/account/guide`, { method: "PUT", headers, body })).status).toBe(200);
}

test("a resident asks, three wijkwijzen are asked, and the answer is told and found", { timeout: 240_000 }, async () => {
  await guide("Ans", { organisation: "Stadsboeren" });
  await guide("Bas", { organisation: "Stadsboeren" });
  await guide("Cor", { organisation: "Buurtgroen" });
  const { page } = await app.open("/vraagbaak", phone);
  await heading(page, 1, "Vraagbaak").waitFor();
  await sound(page);
  await fits(page, 390);
  await page.getByRole("link", { name: "Stel je vraag" }).click();
  await field(page, "title").fill("Hoe begin je een moestuin in de straat?");
  await field(page, "question").fill("Wij willen met buren een moestuin beginnen op een leeg veld. Wie deed dat al?");
  await field(page, "asker").selectOption("bewoner");
  await page.getByRole("checkbox", { name: "Leefomgeving" }).check();
  await field(page, "sender-email").fill("vera@example.org");
  await field(page, "sender-consent").check();
  await sound(page);
  await button(page, "Verstuur voorstel").click();
  await page.goto("/over");
  await page.goto(linkIn(await mailTo("vera@example.org", "Bevestig je vraag"), "volgen"));
  await button(page, "Ja, dit is mijn vraag").waitFor();
  await sound(page);
  await button(page, "Ja, dit is mijn vraag").click();
  await page.getByText("Ontvangen").first().waitFor();

  const beheer = await app.openAsBeheerder("/beheer?whose=all");
  await beheer.page
    .getByRole("link", { name: /Hoe begin je een moestuin/ })
    .first()
    .click();
  await button(beheer.page, "Keur goed en publiceer").click();
  await beheer.page.getByText(/^Gepubliceerd:/).waitFor();
  const [ans, bas, cor] = await Promise.all(
    ["ans", "bas", "cor"].map((name) => mailTo(`${name}@example.org`, "Een vraag voor jou")),
  );
  expect(cor).toContain("omdat je iets weet van leefomgeving");
  await guide("Dre", { organisation: "Buurtgroen", about: "Ik weet van bankjes en bloembakken langs de weg." });

  const declining = await app.open(linkIn(/Nee[^#]*#[\w~-]+/.exec(bas ?? "")?.[0] ?? "", "vraag-aan-jou"), phone);
  await heading(declining.page, 2, "Denk je mee?").waitFor();
  await sound(declining.page);
  await fits(declining.page, 390);
  await button(declining.page, "Nee, nu niet").click();
  await heading(declining.page, 2, /vragen iemand anders/).waitFor();
  await mailTo("dre@example.org", "Een vraag voor jou");

  const answering = await app.open(linkIn(ans ?? "", "vraag-aan-jou"), phone);
  await button(answering.page, "Ja, ik denk mee").click();
  await answering.page.getByLabel("Je antwoord").fill("Wij leenden een stuk grond van de gemeente en begonnen met bakken.");
  await answering.page.setViewportSize({ width: 320, height: 700 });
  await sound(answering.page);
  await fits(answering.page, 320);
  await button(answering.page, "Verstuur je antwoord").click();
  await heading(answering.page, 2, "Bedankt voor je antwoord.").waitFor();

  const oversee = await app.openAsBeheerder("/beheer/vragen");
  await oversee.page.getByRole("row", { name: /Hoe begin je een moestuin/ }).waitFor();
  await oversee.page.getByRole("row", { name: /^Cor/ }).waitFor();
  expect(await oversee.page.getByText("@example.org").count()).toBe(0);
  await sound(oversee.page);

  const cookie = await app.firstCookie();
  const listed = await fetch(`${app.url()}/api/v1/working-versions?type=question`, { headers: { Cookie: cookie } });
  const [made] = ((await listed.json()) as { workingVersions: WorkingVersion[] }).workingVersions;
  await sendJson(app.url(), {
    cookie,
    path: `working-versions/${made?.id}/steps`,
    body: { step: "publish" },
    version: made?.version,
  });
  expect(await mailTo("vera@example.org", "Er is een antwoord op je vraag")).toContain("Ans (Stadsboeren)");
  await page.goto(`/kennis/vragen/${made?.id}`);
  await page.getByText("Wij leenden een stuk grond").waitFor();
  await page.getByText("De vraag is beantwoord.").waitFor();
  await page.getByText("Waarom deze wijkwijzen?").click();
  expect(await page.getByRole("main").innerText()).not.toMatch(/\b(Bas|Cor|Dre)\b|@example/);
  await sound(page);
  await fits(page, 390);

  // In two presses it is an example that waits for a redacteur.
  const maker = await app.openAsBeheerder(`/kennis/vragen/${made?.id}`);
  await button(maker.page, "Maak er een praktijkvoorbeeld van").click();
  await heading(maker.page, 1, "Praktijkvoorbeeld bewerken").waitFor();
  await button(maker.page, "Dien in").click();
  await expect
    .poll(async () => {
      const found = await fetch(`${app.url()}/api/v1/working-versions?type=example&state=submitted`, {
        headers: { Cookie: cookie },
      });
      return ((await found.json()) as { workingVersions: WorkingVersion[] }).workingVersions.map(({ content }) => content.title);
    })
    .toContain("Hoe begin je een moestuin in de straat?");
  // Its page asks first whether it is public.
  await calm(maker.page);
  forgive(maker.findings);
  await page.goto("/zoeken?q=moestuin");
  await page
    .getByRole("link", { name: /Hoe begin je een moestuin/ })
    .first()
    .waitFor();
});
