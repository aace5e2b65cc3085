/** Area by theme: one, more, empty because somebody says so, and unknown in all other cells. */
import { expect, test } from "vitest";
import { themeMatrix } from "#data/entries/theme-matrix.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";

const entry = (content: object) =>
  ({ content: { lifecycle: "loopt", themes: ["wonen"], placed: {}, place: null, ...content } }) as unknown as PublicInitiative;
const area = (code: string, within: string[] = [code], around: string[] = [code]) => ({ code, within, around });
const cellOf = (cells: ReturnType<typeof themeMatrix>, row: number, theme: (typeof initiativeThemes)[number]) =>
  cells[row]?.[initiativeThemes.indexOf(theme)];

const areas = [
  area("WK000001", ["WK000001", "BU00000101", "BU00000102"]),
  area("BU00000101", ["BU00000101"], ["BU00000101", "WK000001"]),
];

test("an entry counts by its place, as a whole area and by where it works, and no more once it has ended", () => {
  const cells = themeMatrix(
    areas,
    [
      entry({ placed: { buurt: "BU00000101" } }),
      entry({ place: { kind: "area", code: "WK000001" }, themes: ["wonen", "werk"] }),
      entry({ workingArea: { kind: "areas", codes: ["BU00000102"] } }),
      entry({ placed: { buurt: "BU00000101" }, themes: ["werk"], lifecycle: "beeindigd" }),
      entry({ placed: { buurt: "BU00009999" } }),
    ],
    null,
  );
  expect(cellOf(cells, 0, "wonen")).toEqual({ state: "more", count: 3 });
  expect(cellOf(cells, 1, "wonen")).toEqual({ state: "one", count: 1 });
  expect(cellOf(cells, 0, "werk")).toEqual({ state: "one", count: 1 });
  expect(cellOf(cells, 1, "werk")).toEqual({ state: "unknown" });
});

test("nothing entered is empty only while somebody says that this is all, in the area or around it", () => {
  const said = (on: string, theme: "werk" | "onderwijs", fadesOn: string) => ({
    area: on,
    theme,
    declaredOn: "2026-01-01",
    fadesOn,
  });
  const declarations = [said("WK000001", "werk", "2027-01-01"), said("BU00000101", "onderwijs", "2026-06-01")];
  const cells = themeMatrix(areas, [], { day: "2026-06-01", declarations });
  expect(cellOf(cells, 0, "werk")).toEqual({ state: "empty" });
  expect(cellOf(cells, 1, "werk")).toEqual({ state: "empty" });
  // From the day on which it fades it counts no more.
  expect(cellOf(cells, 1, "onderwijs")).toEqual({ state: "unknown" });
  expect(cells.flat().filter(({ state }) => state === "empty")).toHaveLength(2);
});
