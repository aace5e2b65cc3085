/** Areas side by side over HTTP: one to four, with a tag, and every refusal says why. */
import { expect, test } from "vitest";
import { Comparison } from "#data/comparable/comparison.ts";
import { openApi } from "../fixtures/open-api.ts";

const { get, json } = openApi();

test("two areas of different levels stand on the scale of the smaller, beside what was asked", async () => {
  const answer = Comparison.parse(await json("/comparison?area=WK0363AA,GM0599,GM9998&benchmark=nederland"));
  expect(answer.areas.map(({ code, level }) => [code, level])).toEqual([
    ["WK0363AA", "wijk"],
    ["GM0599", "gemeente"],
  ]);
  expect([answer.unknown, answer.positionsAmong, answer.benchmark?.code]).toEqual([["GM9998"], "wijk", "NL00"]);
  const [row] = answer.figures;
  expect(row).toMatchObject({ indicator: "druk", year: 2024, benchmark: { value: 2, year: 2024 } });
  expect(row?.areas.map((one) => one?.rank !== undefined)).toEqual([true, false]);
});

test("without a choice the first area stands beside its gemeente, and a suppressed figure is no number", async () => {
  const answer = Comparison.parse(await json("/comparison?area=BU0363AA01,BU05990110"));
  expect(answer.benchmark).toEqual({ code: "GM0363", name: "Amsterdam", level: "gemeente" });
  const [suppressed, there] = answer.figures[0]?.areas ?? [];
  expect(suppressed).toMatchObject({ value: null, status: "suppressed" });
  expect(suppressed).not.toHaveProperty("position");
  expect(there).toMatchObject({ value: 5, position: 83.3, rank: 1 });
});

test("what has not changed is not sent again", async () => {
  const first = await get("/comparison?area=GM0363,GM0599");
  const tag = first.headers.get("ETag") ?? "";
  expect([first.status, first.headers.get("Cache-Control"), tag.length > 10]).toEqual([200, "no-cache", true]);
  expect((await get("/comparison?area=GM0363,GM0599", { "If-None-Match": tag })).status).toBe(304);
  expect((await get("/comparison?area=GM0599,GM0363")).headers.get("ETag")).not.toBe(tag);
});

test.each([
  ["/comparison", 400],
  ["/comparison?area=", 400],
  ["/comparison?area=GM0363;GM0599", 400],
  ["/comparison?area=GM0001,GM0002,GM0003,GM0004,GM0005", 400],
  ["/comparison?area=GM0363&x=1", 400],
  ["/comparison?area=GM9998", 404],
  ["/comparison?area=GM0363&benchmark=GM9998", 404],
  // The small set does not say how urban areas are.
  ["/comparison?area=GM0363&benchmark=stedelijkheid", 404],
  ["/comparison?area=GM0363&benchmark=vergelijkbaar", 404],
  ["/comparison?area=NL00&benchmark=focusgebieden", 404],
])("%s is answered with %d", async (path, status) => {
  expect((await get(path)).status).toBe(status);
});
