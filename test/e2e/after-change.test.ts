/** What somebody changes is seen at once in the same tab: no list, count or point of before, which an answer may be kept for a minute. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { calm } from "../fixtures/calm.ts";
import { wholeInitiative } from "../fixtures/initiatives.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

/** Makes one and publishes it, as the person of this page; answers its id. */
const published = (page: Page, content: object) =>
  page.evaluate(async (body) => {
    const send = async (path: string, sent: object, tag?: string) => {
      const headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": Array.from(crypto.getRandomValues(new Uint8Array(8))).join("-"),
        ...(tag ? { "If-Match": tag } : {}),
      };
      const response = await fetch(`/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(sent) });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as { id: string; version: number };
    };
    const { id, version } = await send("working-versions", body);
    const handed = await send(`working-versions/${id}/steps`, { step: "submit" }, `"v${version}"`);
    await send(`working-versions/${id}/steps`, { step: "publish", selfApproved: true }, `"v${handed.version}"`);
    return id;
  }, content);

/** As a link of the app does it: the page stays, and with it everything that was asked before. */
const go = (page: Page, to: string) =>
  page.evaluate((path) => {
    history.pushState({}, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, to);

const place = { kind: "area" as const, code: "NL00", public: true };

test("withdrawn in beheer, it is gone from the list and its count in the same tab", { timeout: 120_000 }, async () => {
  const { page } = await app.openAsBeheerder("/beheer");
  const id = await published(page, { content: wholeInitiative({ place, title: "Buurtsoep" }) });
  await published(page, { content: wholeInitiative({ place, title: "Leesclub" }) });

  await go(page, "/initiatieven");
  const listed = page.getByRole("main").getByRole("link", { name: "Buurtsoep" });
  await listed.waitFor();
  await go(page, `/beheer/${id}`);
  await page.getByRole("heading", { level: 1, name: "Buurtsoep" }).waitFor();
  await page.getByRole("button", { name: "Archiveer", exact: true }).click();
  await page.getByLabel("Waarom archiveer je dit?").fill("De keuken is gestopt.");
  await page.getByRole("button", { name: "Archiveer", exact: true }).last().click();
  await page.getByText("Gearchiveerd: het is nergens meer te zien.").waitFor();

  await go(page, "/initiatieven");
  await page.getByRole("main").getByRole("link", { name: "Leesclub" }).waitFor();
  await expect.poll(() => listed.count(), { timeout: 5_000 }).toBe(0);
});

/** Both stand beside each other, so that each is found to be like the other. */
const near = {
  kind: "geometry" as const,
  geometry: { type: "Point" as const, coordinates: [5.26, 52.557] as [number, number] },
  precision: "exact" as const,
  public: true,
};

/** Each of these comes after the entry itself; the map of its place by the last. */
const late = ["/history", "/organisations", "/versions/", "/reports", "place-map"];

test.each([
  [1440, 900],
  [390, 844],
])("at %i px what comes late pushes the buttons of an entry nowhere", { timeout: 120_000 }, async (width, height) => {
  const { page } = await app.openAsBeheerder("/beheer");
  await page.setViewportSize({ width, height });
  const id = await published(page, { content: wholeInitiative({ place: near, title: `Leeskring ${width}` }) });
  for (const [turn, part] of late.entries())
    await page.route(new RegExp(part), async (route) => {
      await new Promise((later) => setTimeout(later, 400 * (turn + 1)));
      await route.continue();
    });
  await page.goto(`${app.url()}/beheer/${id}`);
  const button = page.getByRole("button", { name: "Archiveer", exact: true });
  await button.waitFor();
  const before = await button.boundingBox();
  await calm(page);
  expect(await button.boundingBox()).toEqual(before);
});

test("merged, the duplicate is gone from list and count; put back, the draft stands in the queue", {
  timeout: 120_000,
}, async () => {
  const { page } = await app.openAsBeheerder("/beheer");
  const main = page.getByRole("main");
  const id = await published(page, { content: wholeInitiative({ place: near, title: "Wijksoep op dinsdag" }) });
  await published(page, { content: wholeInitiative({ place: near, title: "Wijksoep dinsdag" }) });
  await go(page, "/beheer?whose=all&state=draft");
  await page.getByRole("link", { name: /^concept/ }).waitFor();
  await go(page, "/initiatieven?q=wijksoep");
  await main.getByRole("link", { name: "Wijksoep dinsdag" }).waitFor();

  await go(page, `/beheer/${id}`);
  await page.getByRole("button", { name: "Vergelijk en voeg samen Wijksoep dinsdag" }).click();
  await page.getByRole("checkbox", { name: "Zonder tweede paar ogen openbaar maken" }).check();
  await page.getByRole("button", { name: "Voeg samen", exact: true }).click();
  await page.getByRole("heading", { name: "Samengevoegd" }).waitFor();
  await go(page, "/initiatieven?q=wijksoep");
  await main.getByRole("link", { name: "Wijksoep op dinsdag" }).waitFor();
  await expect.poll(() => main.getByRole("link", { name: "Wijksoep dinsdag" }).count(), { timeout: 5_000 }).toBe(0);

  await go(page, `/beheer/${id}`);
  await page.getByRole("button", { name: "Bekijk versie 1", exact: true }).click();
  await page.getByRole("button", { name: "Zet versie 1 terug" }).click();
  await page.getByText("De inhoud van versie 1 staat weer in een nieuw concept.").waitFor();
  await go(page, "/beheer?whose=all&state=draft");
  await main.getByRole("link", { name: "Wijksoep op dinsdag" }).waitFor({ timeout: 5_000 });
});

test("who has gone on while entries are merged is not called back", { timeout: 120_000 }, async () => {
  const { page } = await app.openAsBeheerder("/beheer");
  const main = page.getByRole("main");
  const id = await published(page, { content: wholeInitiative({ place: near, title: "Leestafel op maandag" }) });
  await published(page, { content: wholeInitiative({ place: near, title: "Leestafel maandag" }) });
  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const asked = page.waitForRequest(/\/merge$/);
  await page.route(/\/merge$/, (route) => late.then(() => route.continue()));
  await go(page, `/beheer/${id}`);
  await page.getByRole("button", { name: "Vergelijk en voeg samen Leestafel maandag" }).click();
  await page.getByRole("checkbox", { name: "Zonder tweede paar ogen openbaar maken" }).check();
  await page.getByRole("button", { name: "Voeg samen", exact: true }).click();
  await asked;
  await go(page, "/initiatieven?q=leestafel");
  await main.getByRole("heading", { level: 1, name: "Initiatieven" }).waitFor();
  await main.getByRole("link", { name: "Leestafel maandag" }).waitFor();
  arrive();
  await main.getByRole("link", { name: "Leestafel maandag" }).waitFor({ state: "detached" });
  await calm(page);
  expect(new URL(page.url()).pathname).toBe("/initiatieven");
  await main.getByRole("link", { name: "Leestafel op maandag" }).waitFor();
});

test("imported, an initiative stands in the queue at once; taken away, it is gone", { timeout: 120_000 }, async () => {
  const { page } = await app.openAsBeheerder("/beheer?whose=mine&state=draft");
  const main = page.getByRole("main");
  const listed = main.getByRole("link", { name: "Ruilkast" });
  await page.getByRole("link", { name: /^concept/ }).waitFor();
  const lines = [
    "Naam;Samenvatting;Soort;Thema;Fase;Status;Lon;Lat",
    "Ruilkast;Boeken lenen van de buren;Project;Ontmoeting;Uitvoering;Actief;5,26;52,557",
  ];
  await go(page, "/beheer/import");
  const buffer = Buffer.from(lines.join("\r\n"), "latin1");
  await page.getByLabel("Bestand", { exact: true }).setInputFiles({ name: "kast.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Importeer 1 initiatief" }).click();
  await page.getByText("Geïmporteerd: 1.").waitFor();
  await go(page, "/beheer?whose=mine&state=draft");
  await listed.waitFor({ timeout: 5_000 });

  await go(page, "/beheer/import");
  await page.getByRole("button", { name: "Ongedaan maken kast.csv" }).click();
  await page.getByRole("button", { name: "Haal alle 1 weg" }).click();
  await page.getByText("Weggehaald: 1.").waitFor();
  await go(page, "/beheer?whose=mine&state=draft");
  await page.getByRole("link", { name: /^concept/ }).waitFor();
  await expect.poll(() => listed.count(), { timeout: 5_000 }).toBe(0);
});

/** Invites somebody and returns the link that lets them in. */
const invited = async (name: string, role: string): Promise<string> => {
  const { page, context } = await app.openAsBeheerder("/over");
  const link = await page.evaluate(
    async (body) => {
      const headers = { "Content-Type": "application/json" };
      const response = await fetch("/api/v1/people", { method: "POST", headers, body: JSON.stringify(body) });
      return ((await response.json()) as { link: string }).link;
    },
    { name, email: `${crypto.randomUUID()}@example.org`, grants: [{ role }] },
  );
  await context.close();
  return link;
};

test("whose own role is changed is out at once, and who leaves takes the drafts along", { timeout: 120_000 }, async () => {
  const { page, findings } = await app.enter(await invited("Ada Ander", "admin"));
  await go(page, "/beheer/mensen");
  await page.getByRole("button", { name: "Verander rol Ada Ander" }).click();
  await page.getByRole("button", { name: "Nog een rol" }).click();
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  await page.getByText("Deze pagina is voor wie is aangemeld.").waitFor({ timeout: 5_000 });
  // The browser reports the answer that said so.
  expect(findings.splice(0).filter((finding) => !finding.includes("status of 401"))).toEqual([]);

  const { page: maker } = await app.enter(await invited("Mo Maker", "editor"));
  const main = maker.getByRole("main");
  await maker.evaluate(
    async (body) => {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": "draft-of-mo" };
      const response = await fetch("/api/v1/working-versions", { method: "POST", headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(await response.text());
    },
    { content: wholeInitiative({ place, title: "Nog geheim" }) },
  );
  await go(maker, "/initiatieven");
  await main.getByText("Nog niet gepubliceerd").click();
  await main.getByRole("link", { name: "Nog geheim" }).waitFor();
  await go(maker, "/aanmelden");
  await main.getByRole("button", { name: "Afmelden", exact: true }).click();
  await maker.getByRole("button", { name: "Meld toch af" }).click();
  await maker.getByRole("heading", { level: 1, name: "Aanmelden" }).waitFor();
  await go(maker, "/initiatieven");
  await maker.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => main.getByText("Nog niet gepubliceerd").count(), { timeout: 5_000 }).toBe(0);
});
