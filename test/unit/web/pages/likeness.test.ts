import { describe, expect, test } from "vitest";
import { tellingWords } from "#data/entries/same-initiative.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { nearOf, similarTitles } from "#web/pages/form/similar.tsx";

const named = (...titles: string[]) => titles.map((title) => ({ id: title, content: { title } }) as unknown as PublicInitiative);

describe("what is close by", () => {
  test("is asked for once theme and place are known: 400 metres around, with any of the themes", () => {
    const place = { kind: "geometry", geometry: { type: "Point", coordinates: [5.41, 52.166] } };
    expect(nearOf({ place })).toBeUndefined();
    expect(nearOf({ themes: ["samenhang"] })).toBeUndefined();
    const question = nearOf({ place, themes: ["samenhang", "leefomgeving"] });
    expect(question?.theme).toBe("samenhang,leefomgeving");
    const [west = 0, south = 0, east = 0, north = 0] = (question?.bbox ?? "").split(",").map(Number);
    expect((east - west) * 68_680).toBeCloseTo(800, -1);
    expect((north - south) * 111_250).toBeCloseTo(800, -1);
  });

  test("of a whole area is what lies in it", () => {
    expect(nearOf({ themes: ["werk"], place: { kind: "area", code: "GM0307" } })).toEqual({ theme: "werk", area: "GM0307" });
  });
});

describe("titles that look alike", () => {
  test("are judged by their telling words", () => {
    expect(tellingWords("De moestuin van het Vinkenplein")).toEqual(["vinkenplein", "moestuin"]);
    expect(tellingWords("de")).toEqual([]);
  });

  test("share at least half of them, best first", () => {
    const found = similarTitles(
      named("Volkstuin", "Vinkenplein schoon", "Moestuin Vinkenplein", "Buurthuis"),
      "Moestuin Vinkenplein",
    );
    expect(found.map(({ id }) => id)).toEqual(["Moestuin Vinkenplein", "Vinkenplein schoon"]);
  });
});
