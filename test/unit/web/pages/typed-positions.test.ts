import { describe, expect, test } from "vitest";
import { positionOfRd } from "#data/geometry/rd.ts";
import { toLonLat } from "#data/pipeline/readers/projection.ts";
import { typedPositions } from "#web/pages/form/typed-positions.ts";

test("the series stays within a metre of the full projection, all over the country", () => {
  for (let x = 20_000; x <= 275_000; x += 15_000) {
    for (let y = 310_000; y <= 615_000; y += 15_000) {
      const [longitude, latitude] = positionOfRd(x, y);
      const [east, north] = toLonLat(x, y);
      expect(Math.hypot((longitude - east) * 68_000, (latitude - north) * 111_250), `${x} ${y}`).toBeLessThan(1);
    }
  }
});

describe("coordinates as people type them", () => {
  test.each([
    ["longitude and latitude", "5.41, 52.166"],
    ["latitude first, as phones give them", "52.166, 5.41"],
    ["without a blank", "52.166,5.41"],
    ["with decimal commas", "52,166 5,41"],
    ["with decimal commas and a semicolon", "52,166; 5,41"],
    ["with decimal commas, a comma and a blank", "52,166, 5,41"],
    ["with degrees", "52.166° N, 5.41° O"],
  ])("are read: %s", (_what, text) => {
    expect(typedPositions(text)).toEqual({ positions: [[5.41, 52.166]], fromRd: false, wrong: [] });
  });

  test.each(["155000 463000", "155.000 463.000", "RD 155000, 463000", "463000 155000", "x=155000 y=463000"])(
    "of the Dutch grid are worked out: %s",
    (text) => {
      const { positions, fromRd } = typedPositions(text);
      expect(fromRd).toBe(true);
      expect(positions[0]?.[0]).toBeCloseTo(5.387206, 5);
      expect(positions[0]?.[1]).toBeCloseTo(52.155174, 5);
    },
  );

  test("one a line make a line or a polygon; every line that cannot be read is named", () => {
    const { positions, wrong } = typedPositions("52.1, 5.1\n\nhier\n52.2, 5.2\n12 13\n1 2 3");
    expect(positions).toEqual([
      [5.1, 52.1],
      [5.2, 52.2],
    ]);
    expect(wrong).toEqual([
      { line: 3, code: "position" },
      { line: 5, code: "outside" },
      { line: 6, code: "position" },
    ]);
  });
});
