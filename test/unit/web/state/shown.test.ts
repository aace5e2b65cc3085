import { expect, test, vi } from "vitest";
import type { Column } from "#data/codecs/columns.ts";
import type { Scale } from "#web/labels/scale.ts";
import { columnState, type Shown } from "#web/state/shown.ts";

const shown = { year: 2024, level: "wijk" } as Shown;
const scale = { level: "wijk" } as Scale;
const column = { decimals: 1 } as Column;
const refetch = vi.fn();

test("the shown column is none, loading, failed or ready, and only ready has figures", () => {
  expect(columnState(undefined, undefined, { data: undefined, error: null, refetch })).toEqual({ face: "none" });
  expect(columnState(shown, scale, { data: undefined, error: null, refetch })).toEqual({ face: "loading", shown, scale });
  expect(columnState(shown, scale, { data: column, error: null, refetch })).toEqual({ face: "ready", shown, scale, column });
  const failed = columnState(shown, scale, { data: undefined, error: new Error("503"), refetch });
  expect(failed).toMatchObject({ face: "failed", error: { message: "503" } });
  expect(failed).not.toHaveProperty("column");
  if (failed.face === "failed") failed.retry();
  expect(refetch).toHaveBeenCalledOnce();
});

test("figures without a question are none", () => {
  expect(columnState(undefined, scale, { data: column, error: null, refetch })).toEqual({ face: "none" });
});
