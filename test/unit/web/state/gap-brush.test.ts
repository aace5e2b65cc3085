import { expect, test } from "vitest";
import { isInBrush, readBrush, wholePlot, writeBrush } from "#web/state/gap-brush.ts";

test("a box is read as it is written, and the whole plot marks nothing", () => {
  for (const text of ["60,100,0,40", "0,0,0,100", "50,50,50,50"]) expect(writeBrush(readBrush(text) ?? wholePlot)).toBe(text);
  expect(writeBrush(wholePlot)).toBeUndefined();
});

test("what is no box in the plot marks nothing", () => {
  for (const text of [undefined, "", "1,2,3", "1,2,3,4,5", "60,40,0,100", "0,100,0,101", "-1,100,0,100", "a,b,c,d", ",,,"])
    expect(readBrush(text)).toBeUndefined();
});

test("the limits belong to the box, and what is not known is in none", () => {
  const box = { need: [60, 100], second: [0, 40] } as const;
  expect([isInBrush(box, 60, 40), isInBrush(box, 100, 0)]).toEqual([true, true]);
  expect([isInBrush(box, 59.9, 0), isInBrush(box, 70, 40.1)]).toEqual([false, false]);
  expect([isInBrush(wholePlot, Number.NaN, 5), isInBrush(wholePlot, 5, Number.NaN)]).toEqual([false, false]);
});
