/** The fictional town: the same official formats as the real sources, read by the same reader, and plainly made up. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Features } from "#data/codecs/features.ts";
import { catalog } from "#data/indicators/catalog.ts";
import { countedFields } from "#data/indicators/entry.ts";
import { readSources, type SourceData } from "#data/pipeline/readers/read-sources.ts";
import { allAddresses } from "#data/pipeline/sources/addresses.ts";
import { openMirror } from "#data/pipeline/sources/mirror.ts";
import { openSources, sourceOptions } from "#data/pipeline/sources/sources.ts";
import { sampleGroups } from "#data/sample/groups.ts";
import { writeSampleMirror } from "#data/sample/write.ts";
import { GroupList } from "#data/schema/group.ts";

const folder = mkdtempSync(join(tmpdir(), "wijkblik-sample-test-"));
const mirror = join(folder, "mirror");
let data: SourceData;

beforeAll(async () => {
  writeSampleMirror(mirror);
  const options = { ...sourceOptions(process.env), mirror, cache: join(folder, "cache") };
  data = await readSources(openSources(options), { work: join(folder, "work"), step: () => {} });
});
afterAll(() => rmSync(folder, { recursive: true }));

const table = (id: string, year: number) => data.tables.find((one) => one.id === id && one.year === year);
const figure = (id: string, year: number, code: string, field: string) => {
  const found = table(id, year);
  return found?.fields.get(field)?.values[found.rows.get(code) ?? -1];
};

test("every address that the import asks for is answered", () => {
  const entries = openMirror(mirror)?.entries;
  expect(allAddresses.filter((url) => !entries?.has(new URL(url).href))).toEqual([]);
});

test("every file says that it is fictional", () => {
  const entries = [...(openMirror(mirror)?.entries.values() ?? [])];
  expect(
    entries.filter(({ fidelity, note, title }) => fidelity !== "fictional" || !note || !title.includes("(fictief)")),
  ).toEqual([]);
});

test("every area is named as made up", () => {
  const names = Object.values(data.map2024).flatMap((layer) => layer.names);
  expect(names.length).toBe(43 + 8 + 2);
  expect(names.filter((name) => !name.endsWith("(fictief)"))).toEqual([]);
});

test("the same code writes the same bytes", () => {
  const again = join(folder, "again");
  writeSampleMirror(again);
  expect(readFileSync(join(again, "index.json"), "utf8")).toBe(readFileSync(join(mirror, "index.json"), "utf8"));
});

test("a buurt without a border has figures, and a row of water is no area", () => {
  expect(data.map2024.buurt.codes).not.toContain("BU99990209");
  expect(figure("85984NED", 2024, "BU99990209", "AantalInwoners_5")).toBe(25);
  expect(data.map2024.buurt.codes).not.toContain("BU99999998");
});

test("inhabitants of buurten add up to the gemeenten and the country", () => {
  const people = (start: string) =>
    [...(table("85984NED", 2024)?.rows.keys() ?? [])]
      .filter((code) => code.startsWith(start))
      .reduce((sum, code) => sum + (figure("85984NED", 2024, code, "AantalInwoners_5") ?? 0), 0);
  expect(people("BU")).toBe(people("NL"));
  expect([people("WK"), people("GM")]).toEqual([people("NL"), people("NL")]);
});

/** Every side of every ring as a text, in the direction it is walked. */
function sides({ vertexStart, coordinates }: Features): string[] {
  const found: string[] = [];
  for (let ring = 0; ring < vertexStart.length - 1; ring++) {
    const [from = 0, to = 0] = [vertexStart[ring], vertexStart[ring + 1]];
    const at = (i: number) => `${coordinates[2 * i]} ${coordinates[2 * i + 1]}`;
    for (let i = from; i < to; i++) found.push(`${at(i)} ${at(i + 1 < to ? i + 1 : from)}`);
  }
  return found;
}
const turned = (side: string) => {
  const [x0, y0, x1, y1] = side.split(" ");
  return `${x1} ${y1} ${x0} ${y0}`;
};

test("neighbours share every vertex of their border: what is not shared is the coast, which all levels have in common", () => {
  const coasts = (["buurt", "wijk", "gemeente"] as const).map((level) => {
    const all = sides(data.map2024[level].features);
    expect(new Set(all).size).toBe(all.length);
    const known = new Set(all);
    return all.filter((side) => !known.has(turned(side))).sort();
  });
  expect(coasts[0]?.length).toBeGreaterThan(100);
  expect(coasts[1]).toEqual(coasts[0]);
  expect(coasts[2]).toEqual(coasts[0]);
});

test("there is an enclave and an area in two parts, as in the real map", () => {
  const { codes, features } = data.map2024.buurt;
  const polygons = codes.map((_, i) => (features.polygonStart[i + 1] ?? 0) - (features.polygonStart[i] ?? 0));
  expect(codes.filter((_, i) => (polygons[i] ?? 0) > 1)).toEqual(["BU9999HA04"]);
  const rings = (row: number) => {
    const polygon = features.polygonStart[row] ?? 0;
    return (features.ringStart[polygon + 1] ?? 0) - (features.ringStart[polygon] ?? 0);
  };
  expect(codes.filter((_, i) => rings(i) > 1)).toEqual(["BU99990404"]);
});

const otherYears: readonly string[] = ["kwb", "kwbmap", "lbm2", "85163NED", "47018NED-kind", "gemeenten"];

test("every table and field that the catalogue names is there with figures in at least one of its years", () => {
  const empty = catalog.flatMap(({ id, from }) =>
    from
      .filter(({ figure, years }) => {
        const refs = [...countedFields(figure), ...(figure.kind === "ratio" ? figure.denominator : [])];
        // The town has no other years than it needs.
        if (refs.some((ref) => otherYears.includes(ref.table))) return false;
        return !refs.every((ref) =>
          years.some((year) => table(ref.table, year)?.fields.get(ref.field)?.values.some(Number.isFinite)),
        );
      })
      .map(() => id),
  );
  expect(empty).toEqual([]);
});

test("the map of 2015 has one buurt that was split since and two that swapped codes", () => {
  expect(data.map2015.buurt.codes).toHaveLength(42);
  expect(data.map2015.buurt.codes).not.toContain("BU99990303");
  expect(figure("kwb2015", 2015, "BU99990301", "AANT_INW")).toBeGreaterThan(
    figure("85984NED", 2024, "BU99990301", "AantalInwoners_5") ?? 0,
  );
});

test("its group lists are valid and their members exist", () => {
  const codes = new Set([...data.map2024.wijk.codes, ...data.map2024.buurt.codes]);
  expect(sampleGroups.map((list) => GroupList.safeParse(list).success)).toEqual([true, true, true]);
  const members = sampleGroups.flatMap(({ areas }) => areas.flatMap((area) => area.members));
  expect(members.length).toBeGreaterThan(0);
  expect(members.filter(({ code, name }) => !codes.has(code) || !name.endsWith("(fictief)"))).toEqual([]);
});
