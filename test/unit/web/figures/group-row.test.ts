import { describe, expect, it } from "vitest";
import { type GroupEntry, sortGroup } from "#web/figures/groups/group-row.tsx";

const entry = (name: string, value: number): GroupEntry => ({
  area: { id: name.toLowerCase(), name, gemeente: "", members: [] },
  row: 0,
  value,
  status: Number.isNaN(value) ? "missing" : "ok",
  bordered: true,
});
const list = [entry("Zaandam", 4), entry("Arnhem", Number.NaN), entry("Breda", 9), entry("Delft", 4)];
const names = (by: "name" | "value") => sortGroup(list, by).map((one) => one.area.name);

describe("areas of a list", () => {
  it("are sorted by name", () => {
    expect(names("name")).toEqual(["Arnhem", "Breda", "Delft", "Zaandam"]);
  });

  it("are sorted by value, highest first, equals by name, without a value last", () => {
    expect(names("value")).toEqual(["Breda", "Delft", "Zaandam", "Arnhem"]);
  });
});
