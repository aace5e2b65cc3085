/** An own region in words: its name, and why it is none. */

import { type RegionFault, readRegion } from "#data/region/region.ts";
import { isRegionCode } from "#data/schema/area.ts";
import type { Profile } from "#data/schema/profile.ts";
import * as m from "../paraglide/messages.js";
import { nameWithoutIndex } from "./place-name.ts";

/** The name that its maker gave it stands in the address, and not in its code. */
export const namedRegion = (profile: Profile, name: string | undefined): Profile =>
  profile.area.level === "region" && name !== undefined ? { ...profile, area: { ...profile.area, name } } : profile;

/** What stands for a code until its area is here; that of a region says nothing to anybody. */
export const titleOfCode = (code: string, name: string | undefined): string =>
  isRegionCode(code) ? (name ?? m.level_region()) : (nameWithoutIndex(code) ?? code);

/** Undefined for a region that can be read, and for the code of anything else. */
export function regionFaultOf(code: string): RegionFault | undefined {
  const region = isRegionCode(code) ? readRegion(code) : undefined;
  return typeof region === "string" ? region : undefined;
}

const faultWords: Record<RegionFault, () => string> = {
  unreadable: m.region_fault_unreadable,
  long: m.region_fault_long,
  codes: m.region_fault_codes,
  areas: m.region_fault_areas,
  corners: m.region_fault_long,
  crossing: m.region_fault_crossing,
  outside: m.region_fault_outside,
  ragged: m.region_fault_long,
};
export const regionFaultWords = (fault: RegionFault): string => faultWords[fault]();
