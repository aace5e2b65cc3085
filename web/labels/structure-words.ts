/** Words for what makes areas comparable. */
import type { StructureId } from "#data/indicators/structure.ts";
import * as m from "../paraglide/messages.js";

const words: Record<StructureId, () => string> = {
  "owner-occupied": m.comparable_owner_occupied,
  "woz-value": m.comparable_woz_value,
  "household-size": m.comparable_household_size,
  "address-density": m.comparable_address_density,
  "single-family": m.comparable_single_family,
  "aged-0-15": m.comparable_aged_0_15,
  "aged-65-plus": m.comparable_aged_65_plus,
  "earlier-liveability": m.comparable_earlier_liveability,
};

/** As it stands inside a sentence: "lijkt op dit gebied in koopwoningen en ouderen". */
export const structureWord = (id: StructureId): string => words[id]();
