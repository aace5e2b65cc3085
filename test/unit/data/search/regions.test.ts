import { describe, expect, test } from "vitest";
import { findRegions, regions } from "#data/search/regions.ts";
import { publishedPlaces } from "../../../fixtures/place-index.ts";

const found = (text: string) => findRegions(text).map(({ name }) => name.nl);

describe("provinces and the country", () => {
  test.each([
    ["Nederland", "Nederland"],
    ["the netherlands", "Nederland"],
    ["friesland", "Fryslân"],
    ["fryslan", "Fryslân"],
    ["brabant", "Noord-Brabant"],
    ["noord brab", "Noord-Brabant"],
    ["Provincie Utrecht", "Utrecht"],
    ["south holland", "Zuid-Holland"],
    ["PV27", "Noord-Holland"],
    ["nl00", "Nederland"],
    ["noordholland", "Noord-Holland"],
    ["n-brabant", "Noord-Brabant"],
    ["gelderlnad", "Gelderland"],
    ["provincie zeelnd", "Zeeland"],
    ["Noord Holand", "Noord-Holland"],
    ["drente", "Drenthe"],
  ])("%s is %s", (typed, name) => expect(found(typed)).toEqual([name]));

  test("fewer than three letters find none, nor does another place", () => {
    expect(found("no")).toEqual([]);
    expect(found("amersfoort")).toEqual([]);
    for (const other of ["moord", "Hofland", "Hoogland", "Rimburg", "PV", "PV32"]) expect(found(other), other).toEqual([]);
  });

  test("of all areas those alone that are called nearly so are taken for one", async () => {
    const { index, real } = await publishedPlaces();
    const names = new Set(index.names.filter((name) => found(name).length > 0));
    const called = ["noord", "zuid", "flevo", "heel", "nederland", "zeeland", "groningen", "utrecht"];
    if (real) expect([...names].sort()).toEqual([...called, "groeningen", "noord hofland"].sort());
  });

  test("there are twelve provinces, each inside the country and under a name of its own", () => {
    const [country, ...provinces] = regions;
    expect(provinces).toHaveLength(12);
    expect(new Set(regions.map(({ id }) => id)).size).toBe(13);
    const [west = 0, south = 0, east = 0, north = 0] = country?.box ?? [];
    for (const { box, id } of provinces) {
      expect(box[0] >= west && box[1] >= south && box[2] <= east && box[3] <= north, id).toBe(true);
      expect(box[0] < box[2] && box[1] < box[3], id).toBe(true);
    }
  });
});
