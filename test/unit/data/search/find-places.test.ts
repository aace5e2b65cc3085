import { describe, expect, it } from "vitest";
import type { AreaIndex, Level } from "#data/schema/area.ts";
import { findPlaces, nearestPlaces } from "#data/search/find-places.ts";
import { buildPlaceIndex } from "#data/search/place-index.ts";

function areas(level: Level, entries: [code: string, name: string, gemeente: number, inhabitants: number][]): AreaIndex {
  return {
    level,
    year: 2024,
    bordered: entries.length,
    codes: entries.map(([code]) => code),
    names: entries.map(([, name]) => name),
    parents: entries.map(() => -1),
    gemeenten: entries.map(([, , gemeente]) => gemeente),
    inhabitants: entries.map(([, , , inhabitants]) => inhabitants),
  };
}

const index = buildPlaceIndex({
  gemeente: areas("gemeente", [
    ["GM0344", "Utrecht", -1, 374_411],
    ["GM0363", "Amsterdam", -1, 931_748],
    ["GM0518", "'s-Gravenhage", -1, 566_221],
    ["GM1900", "Súdwest-Fryslân", -1, 90_981],
  ]),
  wijk: areas("wijk", [
    ["WK034406", "Binnenstad", 0, 19_000],
    ["WK0363AA", "Burgwallen-Oude Zijde", 1, 4_375],
  ]),
  buurt: areas("buurt", [
    ["BU03440611", "Lange Nieuwstraat en omgeving", 0, 4_100],
    ["BU0363AA01", "Oude Kerk e.o.", 1, 665],
    ["BU05180101", "Centrum", 2, 5_000],
    ["BU19000101", "Centrum", 3, 900],
  ]),
  group: areas("group", [["utrecht-overvecht", "Overvecht", 0, 35_000]]),
});
const names = (text: string) => findPlaces(index, text).map((one) => one.name);

describe("finding places", () => {
  it("puts the gemeente before smaller areas when names are equally good", () => {
    expect(names("utrecht")[0]).toBe("Utrecht");
  });

  it("finds while the reader is still typing", () => {
    expect(names("amst")).toEqual(["Amsterdam"]);
  });

  it("forgives one wrong, missing, extra or swapped letter", () => {
    for (const typed of ["utrevht", "utreht", "utrrecht", "urtecht"]) expect(names(typed)[0]).toBe("Utrecht");
  });

  it("does without accents, apostrophes and hyphens", () => {
    expect(names("sudwest fryslan")[0]).toBe("Súdwest-Fryslân");
    expect(names("s gravenhage")[0]).toBe("'s-Gravenhage");
    expect(names("sgravenhage")[0]).toBe("'s-Gravenhage");
  });

  it("tells areas of one name apart by their gemeente", () => {
    expect(findPlaces(index, "centrum sudwest")[0]?.code).toBe("BU19000101");
  });

  it("shows what comes nearest where no area has every word", () => {
    expect(names("centrum amsterdam")).toEqual(["Amsterdam", "Centrum", "Centrum"]);
    expect(names("centrum amsterdam xqzwv").length).toBe(3);
  });

  it("finds a code that holds letters, with or without its prefix", () => {
    expect(findPlaces(index, "WK0363AA")[0]?.code).toBe("WK0363AA");
    expect(findPlaces(index, "bu0363").map((one) => one.code)).toEqual(["BU0363AA01"]);
    expect(findPlaces(index, "0344").map((one) => one.code)).toEqual(["GM0344", "WK034406", "BU03440611"]);
  });

  it("knows the name that people use for a gemeente", () => {
    expect(names("den haag")[0]).toBe("'s-Gravenhage");
    expect(findPlaces(index, "centrum den haag")[0]?.code).toBe("BU05180101");
  });

  it("knows the areas of a list", () => {
    expect(findPlaces(index, "overvecht")[0]).toMatchObject({ level: "group", code: "utrecht-overvecht" });
  });

  it("counts one letter and every word where it is told to", () => {
    expect(findPlaces(index, "u", { shortest: 1 })[0]?.name).toBe("Utrecht");
    expect(findPlaces(index, "", { shortest: 1 })).toEqual([]);
    const six = "sudwest fryslan sudwest fryslan sudwest centrum";
    expect(findPlaces(index, six).map((one) => one.code)).toEqual(["GM1900"]);
    expect(findPlaces(index, six, { words: 12 }).map((one) => one.code)).toEqual(["BU19000101"]);
  });

  it("answers nothing to one letter or to nonsense", () => {
    expect(names("u")).toEqual([]);
    expect(names("xqzw")).toEqual([]);
  });
});

describe("nothing found", () => {
  it("says the areas that share the longest beginning, and none for what begins like nothing", () => {
    expect(findPlaces(index, "overvechtsebrugweg")).toEqual([]);
    expect(nearestPlaces(index, "overvechtsebrugweg")[0]?.code).toBe("utrecht-overvecht");
    expect(nearestPlaces(index, "zzzzqqqq")).toEqual([]);
  });
});
