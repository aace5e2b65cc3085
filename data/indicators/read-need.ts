/** A need as it is written in an address: the name of a theme, or figures with weights, such as `eenzaam,vrijwilligers:0.5`. */
import type { ChoroplethLevel } from "../schema/area.ts";
import type { PublishedIndicator } from "../schema/catalog.ts";
import { mostNeedParts, NeedPart } from "../schema/gap.ts";
import { type InitiativeTheme, initiativeThemes } from "../schema/initiative-filter.ts";
import { canBeNeed, needOfTheme } from "./need.ts";

/**
 * Why a part was not taken: there is no such figure, it may be no need, it has nothing at this scale, its weight is out of bounds, it
 * stands there twice or there are too many.
 */
export type NeedFault =
  | { of: "unknown"; word: string }
  | { of: "refused" | "level" | "weight" | "twice" | "many"; indicator: PublishedIndicator };

export const themeOfNeed = (text: string): InitiativeTheme | undefined => initiativeThemes.find((theme) => theme === text);

/** The year of the newest figures at a level; undefined where there are none. */
function newestAt(indicator: PublishedIndicator, level: ChoroplethLevel): number | undefined {
  const years = indicator.columns.filter((column) => column.level === level).map(({ year }) => year);
  return years.length === 0 ? undefined : Math.max(...years);
}

export function readNeed(
  text: string,
  level: ChoroplethLevel,
  indicators: readonly PublishedIndicator[],
): { parts: NeedPart[]; faults: NeedFault[] } {
  const theme = themeOfNeed(text);
  const asked = theme ? needOfTheme[theme] : text.split(",");
  const parts: NeedPart[] = [];
  const faults: NeedFault[] = [];
  for (const one of asked) {
    const [id = "", weight = "1"] = one.split(":");
    const indicator = indicators.find((known) => known.id === id);
    if (!indicator) {
      faults.push({ of: "unknown", word: id });
      continue;
    }
    const year = newestAt(indicator, level);
    const part = NeedPart.safeParse({ indicator: id, year: year ?? 0, weight: weight === "" ? Number.NaN : Number(weight) });
    if (!canBeNeed(indicator)) faults.push({ of: "refused", indicator });
    else if (year === undefined) faults.push({ of: "level", indicator });
    else if (!part.success) faults.push({ of: "weight", indicator });
    else if (parts.some((before) => before.indicator === id)) faults.push({ of: "twice", indicator });
    else if (parts.length === mostNeedParts) faults.push({ of: "many", indicator });
    else parts.push(part.data);
  }
  return { parts, faults };
}
