/** What an area stands beside, in words: its name in a sentence or above a column, and the rule that its figures follow. */
import { type Benchmark, type BenchmarkSet, hasColumns } from "#data/schema/profile.ts";
import * as m from "../paraglide/messages.js";
import { countWords, levelsWord, words } from "./format.ts";

const setNames: Record<BenchmarkSet, (of: { areas: string }) => string> = {
  stedelijkheid: m.compare_set_urban,
  focusgebieden: () => m.compare_set_focus(),
  vergelijkbaar: m.compare_set_alike,
};

/** "Amersfoort", "even stedelijke wijken". */
export const benchmarkName = ({ areas, level, name }: Benchmark): string =>
  areas && hasColumns(level) ? setNames[areas.set]({ areas: levelsWord(level) }) : name;

/** Which areas they are, and how their figure is made. `name`: of the area that they stand beside. */
export function benchmarkRule({ areas, level, name: own }: Benchmark, name: string): string {
  if (!areas || !hasColumns(level)) return m.compare_rule_place({ name: own });
  const count = countWords(level, areas.count);
  const which: Record<BenchmarkSet, () => string> = {
    stedelijkheid: () => m.compare_rule_urban({ count, urbanity: areas.urbanity ? words(areas.urbanity) : "", name }),
    focusgebieden: () => m.compare_rule_focus({ count: String(areas.count) }),
    vergelijkbaar: () => m.compare_rule_alike({ count, name }),
  };
  return `${which[areas.set]()} ${m.compare_rule_median()}`;
}
