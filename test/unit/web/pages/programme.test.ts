/** The programme: its order, what counts as known, its classes on the map, and marks that part. */
import { expect, test } from "vitest";
import { movementOf } from "#data/approach/movement.ts";
import type { Programme, ProgrammeRow } from "#data/approach/programme.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { moneyWords } from "#web/pages/programme/programme-cells.tsx";
import { classesOf } from "#web/pages/programme/programme-classes.ts";
import { knownIn, ordered, readOrder, writeOrder } from "#web/pages/programme/programme-columns.ts";
import { spreadMarks } from "#web/pages/programme/spread-marks.ts";
import { chances } from "../../../fixtures/many-initiatives.ts";

const nothing: ProgrammeRow = {
  code: "a",
  name: "A",
  gemeenten: [],
  agreements: { kept: 0, notKept: 0, lapsed: 0, open: 0, overdue: 0, unsaid: 0 },
  money: { lines: 0, running: 0, ongoing: 0, endUnknown: 0, later: 0 },
  themes: { unknown: 8, empty: 0, one: 0, more: 0 },
  checklists: [],
  figures: [],
};
const row = (code: string, more: Partial<ProgrammeRow> = {}): ProgrammeRow => ({
  ...nothing,
  code,
  name: code.toUpperCase(),
  ...more,
});
const money = (more: Partial<ProgrammeRow["money"]>) => ({ money: { ...nothing.money, ...more } });
const of = (...rows: ProgrammeRow[]): Programme => ({ day: "2026-11-30", list: "x", title: "X", indicators: [], rows });
const catalog = { indicators: [] } as unknown as Catalog;
const codes = (rows: readonly ProgrammeRow[]) => rows.map(({ code }) => code).join("");

test("rows in the order of a column, either way; what is not known comes last both times", () => {
  const programme = of(
    row("a"),
    row("b", money({ lines: 2, running: 2, until: "2028-12-31" })),
    row("c", money({ lines: 1, running: 1, ongoing: 1 })),
    row("d", money({ lines: 1, running: 0, ended: "2025-12-31" })),
  );
  expect(codes(ordered(programme, undefined))).toBe("abcd");
  expect(codes(ordered(programme, readOrder("money")))).toBe("dbca");
  expect(codes(ordered(programme, readOrder("-money")))).toBe("cbda");
  expect(knownIn("money", programme)).toBe(3);
  expect(knownIn("phase", programme)).toBe(0);
  expect(readOrder("iets")).toBeUndefined();
  expect(writeOrder({ by: "phase", descending: true })).toBe("-phase");
});

test("unknown money, money that stopped, money that begins, and money without an end are four things in words", () => {
  const words = [
    row("a"),
    row("b", money({ lines: 1, running: 0, ended: "2025-12-31" })),
    row("c", money({ lines: 1, running: 0, later: 1 })),
    row("d", money({ lines: 1, running: 1, ongoing: 1 })),
    row("e", money({ lines: 1, running: 1, endUnknown: 1 })),
    row("f", money({ lines: 1, running: 1, until: "2028-12-31" })),
  ].map(moneyWords);
  expect(new Set(words).size).toBe(6);
  expect(words[5]).toContain("2028");
});

test("every area is in one class of the map, what is not known is apart and last", () => {
  const programme = of(
    row("a"),
    row("b", { phase: "uitvoeren", themes: { unknown: 1, empty: 0, one: 3, more: 4 } }),
    row("c", { phase: "orienteren", themes: { unknown: 4, empty: 4, one: 0, more: 0 } }),
  );
  for (const column of ["phase", "money", "themes", "phases", "agenda"] as const) {
    const classes = classesOf(column, programme, catalog, {});
    expect(classes.flatMap(({ rows }) => rows.map(({ number }) => number)).sort()).toEqual([1, 2, 3]);
    const known = classes.map(({ tone }) => tone !== undefined);
    expect(known).toEqual(known.toSorted((a, b) => Number(b) - Number(a)));
  }
  expect(classesOf("themes", programme, catalog, {}).map(({ tone }) => tone)).toEqual([0, 3, undefined]);
});

test("marks part until none lies on another, near where they belong and within the frame", () => {
  const chance = chances(3);
  const frame = { apart: 13, width: 220, height: 250 };
  const places = Array.from({ length: 24 }, (_, i) => ({
    i,
    x: i < 8 ? 60 : 20 + chance() * 160,
    y: i < 8 ? 120 : 20 + chance() * 200,
  }));
  const marks = spreadMarks(places, frame);
  for (const [i, a] of marks.entries()) {
    for (const b of marks.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(frame.apart - 0.5);
    expect(Math.hypot(a.x - a.from.x, a.y - a.from.y)).toBeLessThan(60);
    expect([a.x >= 0, a.x <= 220, a.y >= 0, a.y <= 250]).toEqual([true, true, true, true]);
  }
  expect(spreadMarks(places, frame)).toEqual(marks);
});

test("a figure goes up or down by more than it is rounded, and is the same as it is shown", () => {
  const at = (value: number, margin?: number) => ({ value, ...(margin === undefined ? {} : { margin }) });
  expect(movementOf(at(10), at(12), 0)).toBe("up");
  expect(movementOf(at(12), at(10), 0)).toBe("down");
  expect(movementOf(at(10.1), at(10.4), 0)).toBe("same");
  expect(movementOf(at(10, 1), at(12, 1), 0)).toBe("rounding");
});
