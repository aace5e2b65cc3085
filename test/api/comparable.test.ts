/** Comparable areas over HTTP, where the small set has too few figures: every refusal says what it takes. */
import { expect, test } from "vitest";
import { AreaRisk, AreasAtRisk } from "#data/comparable/at-risk.ts";
import { TrendComparison } from "#data/comparable/trend-comparison.ts";
import { openApi } from "../fixtures/open-api.ts";

const { get, json } = openApi();

test("an area with too few figures has no comparable ones, an area that is not there is not found", async () => {
  const answer = await get("/areas/GM0363/comparable");
  expect(answer.status).toBe(404);
  expect((await answer.json()).detail).toMatch(/at least 5 of the variables/);
  expect((await (await get("/areas/GM9999/comparable")).json()).detail).toMatch(/no area with this code/);
});

test("of a comparison of trends the reason why nothing can be said is part of the answer", async () => {
  const said = TrendComparison.parse(await json("/areas/GM0363/trend-comparison?indicator=druk"));
  expect([said.unsaid, said.found]).toEqual(["years", undefined]);
});

test("a question without an indicator, or with one that is not there, is refused", async () => {
  expect((await get("/areas/GM0363/trend-comparison")).status).toBe(400);
  expect((await get("/areas/GM0363/trend-comparison?indicator=bestaat-niet")).status).toBe(404);
});

test("without the figures that it takes nothing is said of whether a wijk goes down; of anything else it is not asked", async () => {
  const all = AreasAtRisk.parse(await json("/areas-at-risk"));
  expect([all.areas, all.counts["at-risk"]]).toEqual([[], 0]);
  expect(all.counts.unsaid).toBeGreaterThan(0);
  const one = AreaRisk.parse(await json("/areas/WK0363AA/at-risk"));
  expect([one.outcome, one.unsaid]).toEqual(["unsaid", "no-class"]);
  expect((await (await get("/areas/GM0363/at-risk")).json()).detail).toMatch(/no wijk/);
  expect((await get("/areas-at-risk?level=buurt")).status).toBe(400);
});
