import { describe, expect, test } from "vitest";
import { freshnessWords, periodWords, placeWords } from "#web/labels/initiative-words.ts";

const names = new Map([
  ["BU03630401", "Spaarndammerbuurt-Noord"],
  ["WK0363AA", "Zeeheldenbuurt"],
  ["GM0363", "Amsterdam"],
]);
const nameOf = (code: string | undefined) => names.get(code ?? "");

describe("the place in words", () => {
  test.each([
    [{ buurt: "BU03630401", wijk: "WK0363AA", gemeente: "GM0363" }, "Spaarndammerbuurt-Noord, Amsterdam"],
    [{ wijk: "WK0363AA", gemeente: "GM0363" }, "Zeeheldenbuurt, Amsterdam"],
    [{ gemeente: "GM0363" }, "Amsterdam"],
    [{ buurt: "BU99999999", gemeente: "GM0363" }, "Amsterdam"],
    [{}, ""],
  ])("of %j is %s", (placed, expected) => {
    expect(placeWords({ placed }, nameOf)).toBe(expected);
  });
});

test("a period is said as far as it is known", () => {
  expect(periodWords({ from: "2025-03-01", to: "2027-12-31" })).toBe("van 1 maart 2025 tot en met 31 december 2027");
  expect(periodWords({ from: "2025-03-01" })).toBe("vanaf 1 maart 2025");
  expect(periodWords({ to: "2027-12-31" })).toBe("tot en met 31 december 2027");
  expect(periodWords({})).toBeUndefined();
});

test("an entry that nobody confirmed for a year says since when", () => {
  expect(freshnessWords("stale", "2025-01-31")).toBe("meer dan een jaar niet bevestigd, voor het laatst op 31 januari 2025");
  expect(freshnessWords("unknown", undefined)).toBe("nog niet bevestigd");
});
