/** From codes to rows and back, for the index files that the page has already. */
import { type AreaIndex, type Level, levels } from "#data/schema/area.ts";
import { useAreas } from "../api/published.ts";
import { countWords } from "../labels/format.ts";
import { nameWithoutIndex } from "../labels/place-name.ts";
import * as m from "../paraglide/messages.js";
import type { View } from "./view.ts";

const rowMaps = new WeakMap<AreaIndex, Map<string, number>>();

/** Row of a code in an index; undefined when it has none. */
export function rowOf(index: AreaIndex, code: string): number | undefined {
  let rows = rowMaps.get(index);
  if (!rows) {
    rows = new Map(index.codes.map((one, row) => [one, row]));
    rowMaps.set(index, rows);
  }
  return rows.get(code);
}

const prefixes: Record<string, Level> = { GM: "gemeente", WK: "wijk", BU: "buurt" };

/** Level that a code belongs to by its form: CBS codes start with capitals, ids of group areas do not. */
export const levelOf = (code: string): Level => prefixes[code.slice(0, 2)] ?? "group";

/** Name of an area, or how many they are; `unknown` when the names are here and there is no such code. */
export function useAreaName(code: string | undefined): { name?: string | undefined; unknown: boolean } {
  const known = code === undefined ? undefined : nameWithoutIndex(code);
  const areas = useAreas(code === undefined || known !== undefined ? undefined : levelOf(code)).data;
  if (known !== undefined) return { name: known, unknown: false };
  if (code === undefined || !areas) return { unknown: false };
  const several = code.split(",");
  if (several.length > 1) {
    const held = levels.map((level) => ({ level, count: several.filter((one) => levelOf(one) === level).length }));
    const said = held.filter(({ count }) => count > 0).map(({ level, count }) => countWords(level, count));
    return { name: said.join(", "), unknown: false };
  }
  const row = rowOf(areas, code);
  return { name: row === undefined ? undefined : areas.names[row], unknown: row === undefined };
}

/** What lists and the sentence of /kansen are narrowed to, in words; undefined for the whole country, or until the names are here. */
export function usePlaceName({ in: codes, within, name: given }: Pick<View, "in" | "within" | "name">): string | undefined {
  const { name } = useAreaName(codes);
  if (codes !== undefined) return name ?? codes;
  return within === undefined ? undefined : (given ?? m.level_region());
}

/** Rows whose box touches the window (west, south, east, north in degrees), ascending. Areas without border never do. */
export function rowsInside(boxes: readonly number[], window: readonly [number, number, number, number]): Uint32Array {
  const [west, south, east, north] = window.map((value) => value * 1e5) as [number, number, number, number];
  const rows = new Uint32Array(boxes.length / 4);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    const at = row * 4;
    const left = boxes[at] ?? 0;
    const right = boxes[at + 2] ?? 0;
    if (left === 0 && right === 0) continue;
    if (left <= east && right >= west && (boxes[at + 1] ?? 0) <= north && (boxes[at + 3] ?? 0) >= south) rows[count++] = row;
  }
  return rows.slice(0, count);
}
