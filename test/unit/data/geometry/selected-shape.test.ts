import { describe, expect, test } from "vitest";
import { type Position, sideOf } from "#data/geometry/segments.ts";
import { mostCorners, readShape, writeShape } from "#data/geometry/selected-shape.ts";
import { mostAreas, readCodes } from "#data/schema/area.ts";
import { readSelection } from "#data/schema/initiative-filter.ts";
import { chances } from "../../../fixtures/many-initiatives.ts";

describe("a selection in an address", () => {
  test("comes back as it was written: a box, a polygon, codes", () => {
    expect(readSelection("4.9,52.36,4.91235,52.4")).toEqual({ shape: { box: [4.9, 52.36, 4.91235, 52.4] } });
    const chance = chances(5);
    for (let corners = 3; corners <= mostCorners; corners++) {
      const turns = Array.from({ length: corners }, (_, i) => (2 * Math.PI * (i + 0.8 * chance())) / corners);
      const ring = turns.map((turn): Position => [5.4 + 0.1 * Math.cos(turn), 52.1 + 0.05 * Math.sin(turn)]);
      const text = writeShape({ box: [0, 0, 1, 1], ring: [...ring, ring[0] as Position] });
      expect(text).toMatch(/^(\d+\.\d{1,5},)+\d+\.\d{1,5}$/);
      const read = readShape(text);
      if (typeof read === "string") throw new Error(`${read}: ${text}`);
      expect(writeShape(read)).toBe(text);
      expect(read.ring).toHaveLength(corners + 1);
      expect(sideOf([5.4, 52.1], [read.ring ?? []])).toBe("inside");
    }
    expect(readSelection("BU03071001,WK0363AA,GM0307,liendert,BU03071001")).toEqual({
      codes: ["BU03071001", "WK0363AA", "GM0307", "liendert"],
    });
  });

  test.each([
    ["", "unreadable"],
    ["5", "unreadable"],
    ["5,52", "unreadable"],
    ["5,52,6", "unreadable"],
    ["5,52,6,53,", "unreadable"],
    ["5,52,6,x", "unreadable"],
    ["5,52,Infinity,53", "unreadable"],
    ["5,52,6e1,53", "unreadable"],
    ["6,52,5,53", "unreadable"],
    ["5,52,6,93", "unreadable"],
    ["5,52,6,53,5.5,93", "unreadable"],
    ["5,52,5,52,5,52", "unreadable"],
    ["5,52,6,53,7", "unreadable"],
    ["0,50,6,53", "large"],
    ["5,52,6,53,6,52,5,53", "crossing"],
    ["5,52,6,52,5.5,52", "crossing"],
    ["GM1", "codes"],
    ["GM0307,", "codes"],
    ["GM0307,4.9", "codes"],
    ["<script>", "unreadable"],
    [Array.from({ length: mostCorners + 1 }, (_, i) => `5.${i + 100},52`).join(), "corners"],
    [Array.from({ length: mostAreas + 1 }, (_, i) => `GM${1000 + i}`).join(), "areas"],
  ])("%s is no selection, and it is known why: %s", (text, fault) => {
    expect(readSelection(text)).toBe(fault);
  });

  test("a corner or a code that stands twice counts once", () => {
    expect(readShape("5,52,5,52,6,52,5,53,5,52")).toEqual(readShape("5,52,6,52,5,53"));
    expect(readCodes("GM0307,GM0307")).toEqual(["GM0307"]);
  });
});
