/** The codec of column files: what goes in comes out, and damage is refused. */
import { describe, expect, test } from "vitest";
import { type Column, decodeColumn, encodeColumn } from "#data/codecs/columns.ts";
import { type Status, statuses } from "#data/schema/status.ts";

const indexHash = "0123456789abcdef";
const code = (status: Status) => statuses.indexOf(status);
const column = (values: number[], decimals = 0, extra: Partial<Column> = {}): Column => ({
  values: Float64Array.from(values),
  status: Uint8Array.from(values, (value) => (Number.isNaN(value) ? code("missing") : 0)),
  decimals,
  indexHash,
  ...extra,
});
const back = (one: Column) => decodeColumn(encodeColumn(one));

describe("a column comes back as it went in", () => {
  test.each([
    ["whole numbers in one byte", [0, 5, 255], 0, 1],
    ["whole numbers in two bytes", [0, 65_535], 0, 2],
    ["whole numbers in four bytes", [0, 931_298], 0, 4],
    ["percentages with one decimal", [0.1, 72.8, 100], 1, 2],
    ["deviations below and above zero", [-0.762, 0, 0.599], 3, 2],
    ["a narrow range far from zero", [1_000_000, 1_000_255], 0, 1],
  ])("%s", (_what, values, decimals, width) => {
    const bytes = encodeColumn(column(values, decimals));
    expect(bytes[5]).toBe(width);
    expect(bytes.length).toBe(24 + values.length * width);
    expect([...decodeColumn(bytes).values]).toEqual(values);
  });

  test("with statuses, where nothing stands behind a status without a value", () => {
    const values = [3, Number.NaN, 7, Number.NaN, 9];
    const status = (["ok", "suppressed", "provisional", "tooSmall", "estimated"] as const).map(code);
    const found = back(column(values, 0, { status: Uint8Array.from(status) }));
    expect([...found.values]).toEqual(values);
    expect([...found.status]).toEqual(status);
  });

  test("with coverage, decimals and the hash of its index", () => {
    const found = back(column([1, Number.NaN], 2, { coverage: Uint8Array.of(100, 40) }));
    expect([...(found.coverage ?? [])]).toEqual([100, 40]);
    expect(found).toMatchObject({ decimals: 2, indexHash });
  });

  test("also when not one area has a value", () => {
    expect([...back(column([Number.NaN, Number.NaN])).values]).toEqual([Number.NaN, Number.NaN]);
    expect(back(column([])).values).toHaveLength(0);
  });

  test("without coverage and statuses when there are none", () => {
    expect(back(column([1, 2])).coverage).toBeUndefined();
    expect([...back(column([1, 2])).status]).toEqual([0, 0]);
  });
});

test("values are rounded to the decimals of the column", () => {
  expect([...back(column([1.26, 1.24], 1)).values]).toEqual([1.3, 1.2]);
});

test("no sentinel ever leaves: a suppressed figure comes back without a number, whatever stood there", () => {
  const found = back(column([-99_997, 12], 0, { status: Uint8Array.of(code("suppressed"), 0) }));
  expect(found.values[0]).toBeNaN();
  expect(encodeColumn(column([-99_997, 12], 0, { status: Uint8Array.of(code("suppressed"), 0) }))[5]).toBe(1);
});

test("a valued status without a number is refused by row", () => {
  expect(() => encodeColumn(column([1, Number.NaN], 0, { status: Uint8Array.of(0, 0) }))).toThrow("row 1 has status ok");
});

test("values that do not fit are refused", () => {
  expect(() => encodeColumn(column([0, 5e9]))).toThrow(RangeError);
  expect(() => encodeColumn(column([-3e9, -2.9e9]))).toThrow("do not fit");
});

test.each([
  ["nothing", new Uint8Array(0), "not a column file"],
  ["a web page", new TextEncoder().encode("<!doctype html><html></html>"), "not a column file"],
  ["a shortened file", encodeColumn(column([1, 2, 3])).slice(0, -1), "truncated"],
  ["a file with more behind it", Uint8Array.of(...encodeColumn(column([1, 2, 3])), 0), "should have"],
  ["another version", encodeColumn(column([1])).with(4, 2), "format 2"],
])("%s is refused", (_what, bytes, message) => {
  expect(() => decodeColumn(bytes)).toThrow(message);
});

test("a column in the middle of a larger buffer is read from its own place", () => {
  const bytes = encodeColumn(column([4, 5, 6]));
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 3);
  expect([...decodeColumn(larger.subarray(3, 3 + bytes.length)).values]).toEqual([4, 5, 6]);
});
