import { expect, test } from "vitest";
import { readPins, writePins } from "#web/figures/compare/pins.ts";
import { parseSearch, stringifySearch, View } from "#web/state/view.ts";

test.each([
  [undefined, [], []],
  ["", [], []],
  ["WK030701", ["WK030701"], []],
  ["WK030701,GM0307,WK030701", ["WK030701", "GM0307"], []],
  [" WK030701 ,,liendert", ["WK030701", "liendert"], []],
  ["<b>,GM0307", ["GM0307"], [{ code: "<b>", why: "form" }]],
  ["GM0001,GM0002,GM0003,GM0004,GM0005", ["GM0001", "GM0002", "GM0003", "GM0004"], [{ code: "GM0005", why: "most" }]],
  ["x!,GM0001,GM0002,GM0003,GM0004", ["GM0001", "GM0002", "GM0003", "GM0004"], [{ code: "x!", why: "form" }]],
])("%s holds %j, and says why not %j", (text, codes, faults) => {
  expect(readPins(text)).toEqual({ codes, faults });
});

test("what is written is read again, in its order, and none is no parameter", () => {
  const codes = ["WK030701", "GM0307", "NL00"];
  const search = stringifySearch({ compare: writePins(codes) });
  expect(search).toBe("?compare=WK030701,GM0307,NL00");
  expect(readPins(View.parse(parseSearch(search)).compare).codes).toEqual(codes);
  expect(stringifySearch({ compare: writePins([]) })).toBe("");
});
