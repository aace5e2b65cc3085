/** What somebody changes is seen at once in the same tab: no list, count or point of before, which an answer may be kept for a minute. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
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
