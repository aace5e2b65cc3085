import { describe, expect, test } from "vitest";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { levelOf, rowOf, rowsInside } from "#web/state/area-rows.ts";
import { shownIn } from "#web/state/shown.ts";
import { levelAt, parseSearch, readCamera, stringifySearch, View, viewOfAddress, writeCamera } from "#web/state/view.ts";

const column = (level: string, year: number) => ({ level, year, file: `${level}${year}`, bytes: 1, counts: [], computed: false });
const indicator = (id: string, columns: ReturnType<typeof column>[]) =>
  ({ id, columns, breaks: [] }) as unknown as PublishedIndicator;
const indicators = [
  indicator("inwoners", [column("gemeente", 2024), column("gemeente", 2015), column("wijk", 2024), column("buurt", 2024)]),
  indicator("alleen-gemeente", [column("gemeente", 2023)]),
  indicator("alleen-groep", [column("group", 2023)]),
];

test("a view written to the address and read back is the same view", () => {
  const view = View.parse({
    indicator: "inwoners",
    year: 2015,
    level: "wijk",
    area: "WK0363AA",
    only: "3",
    at: "4.9000,52.3700,10.50",
    embed: "",
  });
  const text = stringifySearch(view);
  expect(text).toBe("?indicator=inwoners&year=2015&level=wijk&area=WK0363AA&only=3&at=4.9000,52.3700,10.50&embed");
  expect(View.parse(parseSearch(text))).toEqual(view);
});

test("codes and class numbers stay text", () => {
  expect(parseSearch("?area=GM0363&only=3")).toEqual({ area: "GM0363", only: "3" });
});

test("a mangled link falls back parameter by parameter", () => {
  expect(View.parse(parseSearch("?year=abc&level=xx&at=9&panel=?&indicator=%3Cscript%3E&area=GM0363"))).toEqual({
    area: "GM0363",
  });
});

test("where a new initiative is to be is a position or an area, and nothing else", () => {
  for (const point of ["4.9,52.371467", "BU0363AD01", "rotterdam-zuid"]) expect(View.parse({ point })).toEqual({ point });
  for (const point of ["4.9", "4.9,52.37,12", "x", "<b>", "a,b"]) expect(View.parse({ point })).toEqual({});
});

test("a broken escape in a link does not throw", () => {
  expect(() => parseSearch("?%E0%A4%A")).not.toThrow();
});

const inside = (address: string) => {
  const { pathname, search } = viewOfAddress.input({ url: new URL(address, "https://wijkblik.nl") });
  return pathname + search;
};
const outside = (address: string) => {
  const { pathname, search } = viewOfAddress.output({ url: new URL(address, "https://wijkblik.nl") });
  return pathname + search;
};

describe("the area of a filter is `in` on the map, and `area` in the address of a list", () => {
  test.each([
    ["/initiatieven?area=GM0363&theme=wonen", "/initiatieven?in=GM0363&theme=wonen"],
    ["/initiatieven/?area=GM0363", "/initiatieven/?in=GM0363"],
    ["/beheer?area=GM0363&at=4.9000,52.3700,10.50", "/beheer?in=GM0363&at=4.9000,52.3700,10.50"],
    ["/initiatieven?area=GM0363&selected=BU03630000", "/initiatieven?in=GM0363&area=BU03630000"],
    ["/initiatieven?embed&selected=liendert", "/initiatieven?embed&area=liendert"],
    ["/?area=BU03630000&in=GM0363", "/?area=BU03630000&in=GM0363"],
    ["/initiatieven/abc?area=GM0363&in=GM0307", "/initiatieven/abc?area=GM0363&in=GM0307"],
    ["/gebied/GM0363?area=GM0363", "/gebied/GM0363?area=GM0363"],
  ])("%s is the view of %s, and is written so again", (address, view) => {
    expect(inside(address)).toBe(view);
    expect(outside(view)).toBe(address);
  });

  test("a mangled address of a list is written as what it is read as", () => {
    expect(inside("/initiatieven?in=GM0307&area=GM0363")).toBe("/initiatieven?in=GM0363");
    expect(outside(inside("/initiatieven?in=GM0307"))).toBe("/initiatieven?area=GM0307");
    expect(inside("/initiatieven")).toBe("/initiatieven");
  });
});

test("the camera keeps its place to some ten metres and two digits of zoom", () => {
  const position = { longitude: 4.895171, latitude: 52.370216, zoom: 10.126 };
  expect(readCamera(writeCamera(position))).toEqual({ longitude: 4.8952, latitude: 52.3702, zoom: 10.13 });
});

test("the scale follows the zoom", () => {
  expect([6, 8, 10.49, 10.5].map(levelAt)).toEqual(["gemeente", "wijk", "wijk", "buurt"]);
});

test("without a choice the first usable indicator is shown at its newest year", () => {
  expect(shownIn({}, indicators)).toMatchObject({ level: "gemeente", year: 2024, years: [2015, 2024] });
});

test("on the whole country what lies above or below one norm is shown by wijk, where it does not average out", () => {
  const around = indicators.map((one) => ({ ...one, ramp: "diverging" as const }));
  expect(shownIn({ level: "gemeente" }, around)?.level).toBe("gemeente");
  const levels = [{}, { at: "5.0000,52.0000,9.00" }, { at: "5.0000,52.0000,11.00" }].map((view) => shownIn(view, around)?.level);
  expect(levels[0]).toBe(around[0]?.columns.some(({ level }) => level === "wijk") ? "wijk" : "gemeente");
});

test("a year that does not exist at the level becomes the newest one", () => {
  expect(shownIn({ year: 1999 }, indicators)?.year).toBe(2024);
  expect(shownIn({ year: 2015 }, indicators)?.year).toBe(2015);
  expect(shownIn({ year: 2015, level: "buurt" }, indicators)?.year).toBe(2024);
});

test("with a month the year is that of the month, else the newest before it, else the oldest", () => {
  const yearIn = (time: string) => shownIn({ time, year: 2015 }, indicators)?.year;
  expect(["2024-01", "2026-12", "2023-12", "2015-06", "2001-05"].map(yearIn)).toEqual([2024, 2024, 2015, 2015, 2015]);
});

test("a month that is none is no month", () => {
  expect(["2025-03", "2025-13", "2025-3", "25-03", "maart"].map((time) => View.parse({ time }).time)).toEqual([
    "2025-03",
    ...new Array(4).fill(undefined),
  ]);
});

test("an indicator without figures at the wanted scale is shown at the next larger one", () => {
  expect(shownIn({ indicator: "alleen-gemeente", level: "buurt" }, indicators)?.level).toBe("gemeente");
});

test("an indicator that only groups have is never the one on the map", () => {
  expect(shownIn({ indicator: "alleen-groep" }, indicators)?.indicator.id).toBe("inwoners");
});

test("the level of a code is read from its form", () => {
  expect(["GM0363", "WK0363AA", "BU0363AA01", "amsterdam-nieuw-west"].map(levelOf)).toEqual([
    "gemeente",
    "wijk",
    "buurt",
    "group",
  ]);
});

test("a code has its row in the index or none", () => {
  const index = { codes: ["GM0014", "GM0363"] } as never;
  expect(rowOf(index, "GM0363")).toBe(1);
  expect(rowOf(index, "GM9999")).toBeUndefined();
});

test("areas in view are those whose box touches the window; an area without a border never is", () => {
  const boxes = [400000, 5200000, 410000, 5210000, 600000, 5300000, 610000, 5310000, 0, 0, 0, 0];
  expect(Array.from(rowsInside(boxes, [3.5, 51.5, 4.05, 52.05]))).toEqual([0]);
  expect(Array.from(rowsInside(boxes, [-1, -1, 7, 54]))).toEqual([0, 1]);
});
