/** Names of places that stand in no index of areas. */
import { isRegionCode } from "#data/schema/area.ts";
import { regionWithCode } from "#data/search/regions.ts";
import * as m from "../paraglide/messages.js";
import { words } from "./format.ts";

/** Of an own region, a province or the country; undefined for what an index names. */
export function nameWithoutIndex(code: string): string | undefined {
  if (isRegionCode(code)) return m.level_region();
  const region = regionWithCode(code);
  return region && words(region.name);
}
