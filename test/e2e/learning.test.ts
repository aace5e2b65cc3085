/** The leeragenda: a question becomes a learning question in two presses, somebody joins it, and an activity answers it. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EntryRecord } from "#data/schema/record.ts";
import { calm } from "../fixtures/calm.ts";
import { forgive } from "../fixtures/faults.ts";
import { wholeOf } from "../fixtures/knowledge.ts";
import { startMailApp } from "../fixtures/mail-app.ts";
import { fits, sound } from "../fixtures/sound.ts";

const app = startMailApp({ data: "town" });

const { send, step } = app;
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, level: number, name: string | RegExp) => page.getByRole("heading", { level, name });
const phone = { viewport: { width: 390, height: 844 } };

const publish = async (type: string, changes: object = {}): Promise<EntryRecord> => {
  const made = await send<EntryRecord>("working-versions", { type, content: wholeOf(type, { areas: [], ...changes }) });
  return step(await step(made, "submit"), "publish", { selfApproved: true });
};

test("a question becomes a learning question, is joined, and an activity answers it", { timeout: 180_000 }, async () => {
  const question = await publish("question");
  const other = await publish("question", { title: "Een buurtmoestuin beginnen, hoe?" });

  const beheer = await app.openAsBeheerder("/beheer/vragen");
  await heading(beheer.page, 2, "Vaker gevraagd").waitFor();
  await beheer.page.getByRole("link", { name: other.content.title }).first().waitFor();
  await sound(beheer.page);
  await beheer.page.goto(`/kennis/vragen/${question.id}`);
  await button(beheer.page, "Maak er een leervraag van").click();
  await heading(beheer.page, 1, "Leervraag bewerken").waitFor();
  await sound(beheer.page);
  await button(beheer.page, "Dien in").click();
  const waiting = async () =>
    (await fetch(`${app.url()}/api/v1/working-versions?type=learningQuestion&state=submitted`, {
      headers: { Cookie: await app.firstCookie() },
    }).then((answer) => answer.json())) as { workingVersions: EntryRecord[] };
  await expect.poll(async () => (await waiting()).workingVersions.length).toBe(1);
  const [made] = (await waiting()).workingVersions;
  if (!made) throw new Error("it waits for nobody");
  await step(made, "publish", { selfApproved: true });
  await calm(beheer.page);
  forgive(beheer.findings);

  const { page } = await app.open("/vraagbaak", phone);
  await page.getByRole("link", { name: "Leeragenda" }).click();
  await heading(page, 1, "Leeragenda").waitFor();
  await page.getByText("Nog niemand leert mee.").waitFor();
  await sound(page);
  await fits(page, 390);
  await page.getByRole("link", { name: made.content.title }).click();
  await page.getByText("Meeleren kan met een account.").waitFor();
  await page.setViewportSize({ width: 320, height: 700 });
  await sound(page);
  await fits(page, 320);

  await beheer.page.goto(`/kennis/leervragen/${made.id}`);
  await button(beheer.page, "Ik wil dit ook leren").click();
  await beheer.page.getByText("1 persoon wil dit leren. Jij ook.").waitFor();
  await sound(beheer.page);
  const activity = await publish("activity", { title: "Samen een moestuin maken", learningQuestions: [made.id] });
  await page.reload();
  await page.getByText("1 persoon wil dit leren.").waitFor();
  await page.getByRole("link", { name: "Samen een moestuin maken" }).click();
  await heading(page, 1, activity.content.title).waitFor();
  await page.getByRole("link", { name: made.content.title }).waitFor();
  await page.goto("/leeragenda?theme=wonen");
  await page.getByText("Hier is nog geen leervraag").waitFor();
  await sound(page);

  await button(beheer.page, "Ik wil dit niet meer leren").click();
  await beheer.page.getByText("Nog niemand leert mee.").waitFor();
});
