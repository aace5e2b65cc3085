/** The fictional town says on every screen that it is fictional. */
import { expect, test } from "vitest";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp({ data: "town" });

test.each(["/", "/bronnen", "/over", "/?embed"])("%s carries the banner", async (path) => {
  const { page } = await app.open(path);
  expect(await page.getByText("Fictieve gegevens").first().isVisible()).toBe(true);
});

test("the map opens on the town and shows its areas", async () => {
  const { page } = await app.open("/?panel=tabel");
  await page.locator("#zijpaneel tbody tr").first().waitFor();
  expect(await page.locator("#zijpaneel tbody tr").count()).toBeGreaterThan(0);
});
