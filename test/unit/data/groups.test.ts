/** The three lists of areas: whole, certain as far as they say, and of codes that exist. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { odataPages } from "#data/pipeline/readers/source-files.ts";
import { names2024 } from "#data/pipeline/sources/addresses.ts";
import { openSources, sourceOptions } from "#data/pipeline/sources/sources.ts";
import { AreaCode } from "#data/schema/area.ts";
import { GroupList, groupListIds } from "#data/schema/group.ts";
import { mirrorFolder } from "../../fixtures/mirror.ts";

const listOf = (id: string) =>
  GroupList.parse(JSON.parse(readFileSync(fileURLToPath(new URL(`../../../data/groups/${id}.json`, import.meta.url)), "utf8")));
const lists = groupListIds.map(listOf);
const [focus, kracht, perspectives] = lists;

test("there are 20 focus areas, 40 krachtwijken and 12 wijken with new perspectives", () => {
  expect(lists.map(({ areas }) => areas.length)).toEqual([20, 40, 12]);
});

test("ids are codes of areas and no two areas of any list share one", () => {
  const ids = lists.flatMap(({ areas }) => areas.map(({ id }) => id));
  expect(ids.filter((id) => !AreaCode.safeParse(id).success)).toEqual([]);
  expect(new Set(ids).size).toBe(72);
});

test("an area has members and a certainty, or neither and a reason", () => {
  const areas = lists.flatMap((list) => list.areas);
  expect(areas.filter(({ members, certainty }) => members.length > 0 !== (certainty !== undefined))).toEqual([]);
  expect(areas.filter(({ remark }) => !(remark?.nl.endsWith(".") && remark.en.endsWith(".")))).toEqual([]);
});

test("every focus area has a border; only krachtwijken that are wider than one wijk or have another name today have none", () => {
  const borderless = lists.map(({ areas }) => areas.filter(({ members }) => members.length === 0).length);
  expect(borderless).toEqual([0, 10, 0]);
});

test("certainties are those of the facts: the three of the focus areas, low for krachtwijken by name, middle for the wijken", () => {
  const counts = (list: GroupList | undefined) => Object.groupBy(list?.areas ?? [], ({ certainty }) => certainty ?? "geen");
  const sizes = lists.map((list) => Object.fromEntries(Object.entries(counts(list)).map(([key, areas]) => [key, areas?.length])));
  expect(sizes).toEqual([{ hoog: 9, middel: 8, laag: 3 }, { laag: 30, geen: 10 }, { middel: 12 }]);
});

test("an area names a member once", () => {
  const twice = lists
    .flatMap(({ areas }) => areas)
    .filter(({ members }) => new Set(members.map(({ code }) => code)).size !== members.length);
  expect(twice).toEqual([]);
  expect(lists.map(({ areas }) => areas.reduce((sum, { members }) => sum + members.length, 0))).toEqual([118, 42, 14]);
});

test("focus areas do not overlap each other", () => {
  const codes = focus?.areas.flatMap(({ members }) => members.map(({ code }) => code)) ?? [];
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => codes.some((other) => code !== other && code.startsWith(other.replace("WK", "BU"))))).toEqual([]);
});

test("the lists say since when and that their borders are not official", () => {
  expect(focus?.since).toBe("2022-07-04");
  expect(kracht?.since).toBe("2007");
  expect(perspectives?.divisionYear).toBe(2024);
  expect(lists.filter(({ status }) => !status.nl.includes("niet officieel"))).toEqual([]);
});

describe.skipIf(!mirrorFolder())("against the names of CBS", () => {
  const names = new Map<string, string>();

  beforeAll(async () => {
    for await (const { rows } of odataPages(openSources(sourceOptions(process.env)), names2024)) {
      for (const { Key, Title } of rows) names.set(String(Key).trim(), String(Title).trim());
    }
  });

  test("every member exists in 2024 under the name in the list, in the gemeente of its area", () => {
    const wrong = lists.flatMap(({ areas }) =>
      areas.flatMap(({ id, gemeente, members }) =>
        members
          .filter(({ code, name }) => names.get(code) !== name || names.get(`GM${code.slice(2, 6)}`) !== gemeente)
          .map(({ code }) => `${id} ${code}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
