/** Where the need is high and somebody says that all is entered: of areas and of the parts that their matrix has as rows. */
import { highNeed } from "#data/approach/signals.ts";
import { mostMatrixRows } from "#data/approach/theme-matrix.ts";
import { type InitiativeTheme, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { findArea } from "../published/areas.ts";
import { comparedLevel } from "../published/comparable.ts";
import type { PublishedSet } from "../published/published-set.ts";
import type { NeedyTheme } from "../store/approach/signal-where.ts";
import { gemeenteOf, rowsOfArea } from "./matrix-areas.ts";
import { isSaid } from "./theme-matrix.ts";
import { needOfArea } from "./theme-need.ts";

interface NeedyAsked {
  areas: readonly string[];
  /** As `completeThemes` has them. */
  complete: ReadonlySet<string>;
  /** Gemeenten of which who asks may not see what is missing. */
  withheld: readonly string[];
}

/** The highest need first. */
export function needyThemes(set: PublishedSet, { areas, complete, withheld }: NeedyAsked): NeedyTheme[] {
  if (complete.size === 0) return [];
  const refs = areas.flatMap((code) => {
    const ref = findArea(set, code);
    return ref ? rowsOfArea(set, ref).slice(0, mostMatrixRows) : [];
  });
  const byCode = new Map(refs.map((ref) => [set.areas[ref.level].codes[ref.row] ?? "", ref]));
  const found = [...byCode].flatMap(([area, ref]) => {
    if (withheld.includes(gemeenteOf(set, ref))) return [];
    const isComplete = (theme: InitiativeTheme) => isSaid(set, ref, (code) => complete.has(`${code} ${theme}`));
    const themes = initiativeThemes.filter(isComplete);
    if (themes.length === 0) return [];
    const needs = needOfArea(set, ref);
    return themes.flatMap((theme): NeedyTheme[] => {
      const percentile = needs.get(theme) ?? 0;
      return percentile >= highNeed ? [{ area, theme, need: { percentile, against: comparedLevel(ref.level) } }] : [];
    });
  });
  return found.sort((a, b) => b.need.percentile - a.need.percentile);
}
