/** Comments, messages and the choice of mail in a browser: by keyboard, at every width, and when something fails. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Invited } from "#data/schema/account.ts";
import type { Grant } from "#data/schema/permission.ts";
import type { EntryRecord } from "#data/schema/record.ts";
import type { VisitOptions } from "../fixtures/browser.ts";
import { signIn } from "../fixtures/first-beheerder.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { tabTo } from "../fixtures/keys.ts";
import { sendJson } from "../fixtures/send-json.ts";
import { fits, sound } from "../fixtures/sound.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });
const place = { kind: "geometry", geometry: { type: "Point", coordinates: [5.26, 52.557] }, precision: "exact", public: true };

interface Somebody {
  id: string;
  cookies: string[];
}

async function send<T>(cookie: string, path: string, body: object, version?: number): Promise<T> {
  const response = await sendJson(app.url(), { cookie, path, body, version });
  return (await response.json()) as T;
}

/** Comes in over the API by the link that the beheerder got. */
async function invited(name: string, grants: Grant[]): Promise<Somebody> {
  const email = `${name.replace(/\W/g, "")}-${crypto.randomUUID()}@example.org`;
  const { id, link = "" } = await send<Invited>(await app.firstCookie(), "people", { name, email, grants });
  return { id, cookies: await signIn(app.url(), link) };
}
const cookieOf = ({ cookies }: Somebody) => cookies.map((line) => line.split(";")[0]).join("; ");

const open = async ({ cookies }: Somebody, path: string, options?: VisitOptions): Promise<Page> =>
  (await app.openAs(cookies, path, options)).page;

async function entryOf(maker: Somebody, title: string): Promise<EntryRecord> {
  const made = await send<EntryRecord>(cookieOf(maker), "working-versions", {
    content: { ...wholeInitiative({ title }), place },
  });
  return send(cookieOf(maker), `working-versions/${made.id}/steps`, { step: "submit" }, made.version);
}

const field = (page: Page) => page.getByRole("textbox", { name: "Schrijf een opmerking" });
const part = (page: Page) => page.getByRole("region", { name: "Overleg" });

async function atEveryWidth(page: Page): Promise<void> {
  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await fits(page, width);
    await sound(page);
  }
}

test("an editor names the maker with keys alone; the maker hears of it in the bar, reads it from the messages and answers", async () => {
  const editor = await invited("Eva Redacteur", [{ role: "editor" }]);
  const maker = await invited("Sam de Boer", [{ role: "contributor" }]);
  await invited("Sam Anders", [{ role: "contributor" }]);
  const { id } = await entryOf(maker, "Tafels in de straat");

  const judging = await open(editor, `/beheer/${id}`);
  await field(judging).focus();
  await judging.keyboard.type("Waar is dit, @sam");
  const people = judging.getByRole("listbox", { name: "Mensen die je kunt noemen" });
  // Another contributor may not read it, and is not there to be chosen.
  await expect.poll(() => people.getByRole("option").allTextContents()).toEqual(["Sam de Boer"]);
  const active = () => field(judging).getAttribute("aria-activedescendant");
  await expect.poll(async () => judging.locator(`[id="${await active()}"]`).textContent()).toBe("Sam de Boer");
  await atEveryWidth(judging);
  await judging.keyboard.press("Enter");
  await expect.poll(() => field(judging).inputValue()).toBe("Waar is dit, @Sam de Boer ");
  await judging.keyboard.type("precies?");
  await judging.keyboard.press("Tab");
  await judging.keyboard.press("Enter");
  await part(judging).getByText("@Sam de Boer").waitFor();
  await expect.poll(() => field(judging).inputValue()).toBe("");

  // Of what is not public the page first asks what everybody may know of it.
  const page = await open(maker, "/over", { absent: true });
  await page.getByRole("button", { name: "Sam de Boer 1 nieuwe berichten" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Berichten 1" }).click();
  const message = page.getByRole("link", { name: "Je bent genoemd in een opmerking bij “Tafels in de straat”." });
  await message.waitFor();
  await page.getByText("1 nog niet gelezen").waitFor();
  await atEveryWidth(page);
  await tabTo(page, message);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/initiatieven/${id}#overleg`);
  await part(page).getByText("@Sam de Boer").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("overleg");
  await atEveryWidth(page);
  await field(page).fill("Voor het buurthuis.");
  await part(page).getByRole("button", { name: "Plaats" }).click();
  await part(page).getByText("Voor het buurthuis.").waitFor();
  await page.getByRole("button", { name: "Sam de Boer", exact: true }).waitFor();

  const inbox = await open(editor, "/berichten");
  await inbox.getByRole("link", { name: "Nieuwe opmerking bij “Tafels in de straat”." }).waitFor();
  const all = inbox.getByRole("button", { name: "Markeer alles als gelezen" });
  await tabTo(inbox, all);
  await inbox.keyboard.press("Enter");
  await inbox.getByText("Alles gelezen").waitFor();
  await expect.poll(() => inbox.locator(".inbox-unread").count()).toBe(0);
  expect(await inbox.evaluate(() => document.activeElement?.textContent)).toBe("Alles gelezen");
});

test("Escape closes the names and keeps the words; behind a name that nobody has the sentence goes on", async () => {
  const editor = await invited("Eva Tweede", [{ role: "editor" }]);
  const { id } = await entryOf(editor, "Gewoon een apenstaart");
  const page = await open(editor, `/beheer/${id}`);
  const people = page.getByRole("listbox", { name: "Mensen die je kunt noemen" });
  await field(page).focus();
  await page.keyboard.type("@");
  await people.waitFor();
  await page.keyboard.press("Escape");
  await people.waitFor({ state: "detached" });
  expect(await field(page).inputValue()).toBe("@");
  await page.keyboard.type("xyz");
  const none = page.getByText("Niemand met deze naam mag dit lezen.");
  await none.waitFor();
  await page.keyboard.type(" is er niet");
  await none.waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await page.keyboard.type("Klaar");
  expect(await field(page).inputValue()).toBe("@xyz is er niet\nKlaar");
});

test("messages that cannot be fetched say so and come when they are tried again; who has none reads what will be there", async () => {
  const somebody = await invited("Nog Niets", [{ role: "wijkteam", areas: ["GM9999"] }]);
  const page = await open(somebody, "/berichten");
  await page.getByText("Je hebt geen berichten").waitFor();
  await atEveryWidth(page);
  await page.route("**/api/v1/notifications?*", (route) => route.fulfill({ status: 200, contentType: "text/html", body: "" }));
  await page.reload();
  await page.getByRole("alert").first().waitFor();
  await page.unroute("**/api/v1/notifications?*");
  await page.getByRole("button", { name: "Opnieuw proberen" }).click();
  await page.getByText("Je hebt geen berichten").waitFor();
});

test("what mail comes about is chosen on the page of one's account and stays; a link that is of nothing says so", async () => {
  const somebody = await invited("Kiest Zelf", [{ role: "wijkteam", areas: ["GM9999"] }]);
  const page = await open(somebody, "/aanmelden");
  const choice = page.getByRole("combobox", { name: "Iemand noemt je in een opmerking" });
  await expect.poll(() => choice.inputValue()).toBe("atOnce");
  await choice.selectOption("none");
  await page.getByText("Bewaard.").waitFor();
  await atEveryWidth(page);
  await page.reload();
  await expect.poll(() => choice.inputValue()).toBe("none");
  await page.goto("/post-stoppen");
  await page.getByRole("heading", { level: 1, name: "Deze link werkt niet" }).waitFor();
  await atEveryWidth(page);
});
