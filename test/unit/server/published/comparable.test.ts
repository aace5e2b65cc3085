/** Comparable areas of the published country: who may be among them, how far they are, and how alike any two areas are. */
import { beforeAll, describe, expect, test } from "vitest";
import { imbalanceLimit } from "#data/spatial/comparable.ts";
import { findArea } from "#server/published/areas.ts";
import { comparableTo, focusRows } from "#server/published/comparable.ts";
import { loadPublished, type PublishedSet } from "#server/published/published-set.ts";
import { byLikeness, likenessTo, structureOf } from "#server/published/structure.ts";
import { published } from "../../../fixtures/published.ts";

let set: PublishedSet;
let real = false;
beforeAll(async () => {
  const { folder, real: whole } = await published();
  [set, real] = [await loadPublished(folder), whole];
}, 600_000);

const found = (code: string) => {
  const ref = findArea(set, code);
  if (!ref) throw new Error(`${code} is no area`);
  return comparableTo(set, ref);
};
const idsOf = (list: string) => set.catalog.groups.find(({ id }) => id === list)?.areas.map(({ id }) => id) ?? [];

describe("the twenty focusgebieden", () => {
  test("are compared with wijken that are in no focusgebied or krachtwijk, each of another gemeente", () => {
    if (!real) return;
    const focus = focusRows(set, "wijk");
    expect(focus.size).toBeGreaterThan(50);
    for (const id of idsOf("focusgebieden")) {
      const { areas, level, withoutFocus, atLeast } = found(id);
      expect([level, withoutFocus, atLeast, areas.length]).toEqual(["wijk", true, 4000, 5]);
      expect(new Set(areas.map(({ gemeente }) => gemeente?.code)).size).toBe(5);
      for (const { code, inhabitants } of areas) {
        expect(focus.has(set.areas.wijk.codes.indexOf(code))).toBe(false);
        expect(inhabitants).toBeGreaterThanOrEqual(4000);
      }
    }
  });

  test("lie on average within 0.25 of those on all variables but the earlier level, which a reader is told of", () => {
    if (!real) return;
    const all = idsOf("focusgebieden").map(found);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const rows = structureOf(set, "wijk").map(({ id }) => {
      const of = all.flatMap(({ variables }) => variables.filter((one) => one.id === id));
      return { id, areas: of.length, before: mean(of.map((one) => one.before)), after: mean(of.map((one) => one.after)) };
    });
    console.info(rows.map((r) => `${r.id}: ${r.areas} areas, ${r.before.toFixed(2)} -> ${r.after.toFixed(2)}`).join("\n"));
    for (const { id, before, after } of rows) {
      if (id !== "earlier-liveability") expect(Math.abs(after)).toBeLessThanOrEqual(imbalanceLimit);
      expect(Math.abs(after)).toBeLessThan(Math.max(0.1, Math.abs(before)));
    }
    for (const { variables, balanced } of all)
      expect(balanced).toBe(variables.every(({ after }) => Math.abs(after) <= imbalanceLimit));
  });
});

test("an area of any level is not among its own, and origin is nowhere a variable", () => {
  if (!real) return;
  for (const code of ["GM0307", "WK030706", "BU03071001", "arnhem-oost"]) {
    const { areas, area, variables } = found(code);
    expect(area.code).toBe(code);
    expect(areas).toHaveLength(5);
    expect(areas.map((one) => one.code)).not.toContain(code);
    expect(variables.length).toBeGreaterThanOrEqual(5);
    expect(variables.filter(({ indicator }) => indicator.startsWith("herkomst"))).toEqual([]);
    const earlier = variables.find(({ id }) => id === "earlier-liveability");
    if (earlier) expect(earlier.years.length).toBeGreaterThan(1);
    const distances = areas.map(({ distance }) => distance);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  }
});

test("an area without enough figures has none, and the answer says what it takes", () => {
  if (!real) return;
  const [first] = structureOf(set, "buurt");
  const { codes } = set.areas.buurt;
  const empty = codes.findIndex((_, row) => structureOf(set, "buurt").every(({ column }) => Number.isNaN(column[row])));
  expect(first?.column.length).toBe(codes.length);
  expect(() => found(codes[empty] ?? "")).toThrow(/at least 5 of the variables/);
});

test("likeness goes both ways and over levels; what cannot be told comes last", () => {
  if (!real) return;
  const [here, there] = ["arnhem-oost", "BU03071001"];
  expect(likenessTo(set, here)(there)).toEqual(likenessTo(set, there)(here));
  expect(likenessTo(set, "WK030706")("WK030706")?.distance).toBe(0);
  const ordered = byLikeness(set, "arnhem-oost", ["nowhere", "GM0363", "WK030706", "groningen-noord"]);
  expect(ordered.at(-1)).toEqual({ code: "nowhere" });
  const away = ordered.slice(0, -1).map(({ likeness }) => likeness?.distance ?? 0);
  expect(away).toEqual(away.toSorted((a, b) => a - b));
});
