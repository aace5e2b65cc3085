/** Names of groups after their buurten: of the most members, with "en omgeving", and each one once. */
import { describe, expect, test } from "vitest";
import { groupNames, type NamedGroup, namingBuurten } from "#data/spatial/group-names.ts";

const words = {
  and: (first: string, second: string) => `${first} en ${second}`,
  around: (first: string, second?: string) => `${second === undefined ? first : `${first}, ${second}`} en omgeving`,
  toldApart: (name: string, by: string) => `${name} (${by})`,
};
const group = (count: number, ...buurten: [name: string, count: number, gemeente?: string][]): NamedGroup => ({
  count,
  buurten: buurten.map(([name, members, gemeente = "Amsterdam"]) => ({
    code: `BU-${gemeente}-${name}`,
    name,
    gemeente,
    count: members,
  })),
});
const named = (...groups: NamedGroup[]) => groupNames(groups, words);

describe("a group is named after", () => {
  test("the buurt that holds at least half of it", () => {
    expect(named(group(10, ["Dapperbuurt", 5], ["Indische Buurt-West", 4]))).toEqual(["Dapperbuurt"]);
  });
  test("two buurten where none holds half, with its surroundings where those two do not either", () => {
    expect(named(group(10, ["Indische Buurt-West", 4], ["Dapperbuurt", 3]))).toEqual(["Indische Buurt-West en Dapperbuurt"]);
    expect(named(group(20, ["Indische Buurt-West", 4], ["Dapperbuurt", 3]))).toEqual([
      "Indische Buurt-West, Dapperbuurt en omgeving",
    ]);
    expect(namingBuurten(group(20, ["A", 4], ["B", 3], ["C", 3])).map(({ name }) => name)).toEqual(["A", "B"]);
  });
  test("one buurt and its surroundings where the others are not known", () => {
    expect(named(group(9, ["Zeeburg", 3]))).toEqual(["Zeeburg en omgeving"]);
  });
  test("nothing where no member lies in a buurt", () => {
    expect(named(group(9), group(5))).toEqual(["", ""]);
  });
});

describe("two groups are told apart", () => {
  test("by the gemeente, where buurten of one name lie in two", () => {
    expect(named(group(6, ["Centrum", 6, "Almelo"]), group(5, ["Centrum", 5, "Ede"]), group(5, ["Veld", 5]))).toEqual([
      "Centrum (Almelo)",
      "Centrum (Ede)",
      "Veld",
    ]);
  });
  test("by the next buurt, else by a number with the largest first", () => {
    expect(named(group(6, ["Jordaan", 6]), group(5, ["Jordaan", 3], ["Grachten", 2]))).toEqual([
      "Jordaan",
      "Jordaan en Grachten",
    ]);
    expect(named(group(6, ["Jordaan", 6]), group(5, ["Jordaan", 5]), group(5, ["Jordaan", 5]))).toEqual([
      "Jordaan (1)",
      "Jordaan (2)",
      "Jordaan (3)",
    ]);
  });
  test("always: of many groups in few buurten no two have one name", () => {
    const groups = Array.from({ length: 200 }, (_, i) => group(4, [`B${i % 5}`, 2 + (i % 2)], [`C${i % 3}`, 1]));
    expect(new Set(named(...groups)).size).toBe(200);
  });
});
