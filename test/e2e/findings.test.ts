/** /bronnen tells what the import found implausible, and the reason for which it may stand. */
import { expect, test } from "vitest";
import { z } from "zod";
import { Finding } from "#data/indicators/finding.ts";
import { startTestApp } from "../fixtures/test-app.ts";

const app = startTestApp();

test.each([
  ["nl", "Cijfers die opvallen"],
  ["en", "Figures that stand out"],
] as const)("every finding stands on the page with its reason, in %s", async (lang, heading) => {
  const { page } = await app.open(`/bronnen?lang=${lang}`);
  const answer = page.waitForResponse(/\/findings\.[^/]*\.json$/);
  await page.reload();
  const findings = z.array(Finding).parse(await (await answer).json());
  const section = page.locator("#opvallend");
  await section.getByRole("heading", { name: heading }).waitFor();
  await section
    .locator(findings.length > 0 ? "li" : "p + p")
    .first()
    .waitFor();
  expect(await section.locator("li").count()).toBe(findings.length);
  const text = await section.innerText();
  expect(
    findings.flatMap(({ accepted }) => (accepted && !text.includes(accepted.reason[lang]) ? [accepted.reason.nl] : [])),
  ).toEqual([]);
});
