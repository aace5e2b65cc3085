import type { GroupArea } from "#data/schema/group.ts";
import type { Status } from "#data/schema/status.ts";

export interface GroupEntry {
  area: GroupArea;
  /** Row in the group index; -1 when it is not there. */
  row: number;
  /** NaN without a value. */
  value: number;
  status: Status;
  bordered: boolean;
}

/** By name of the gemeente and the area, or by value with the highest first; areas without a value come last, by name. */
export function sortGroup(entries: readonly GroupEntry[], by: "name" | "value"): GroupEntry[] {
  const byName = (a: GroupEntry, b: GroupEntry) => a.area.name.localeCompare(b.area.name, "nl");
  if (by === "name") return [...entries].sort(byName);
  const key = (one: GroupEntry) => (Number.isNaN(one.value) ? Number.NEGATIVE_INFINITY : one.value);
  return [...entries].sort((a, b) => (key(b) === key(a) ? byName(a, b) : key(b) - key(a)));
}
