/** "Wat valt hier op" in sentences: of the area, of what it stands beside, and whether that is favourable. */
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import type { Profile } from "#data/schema/profile.ts";
import * as m from "../paraglide/messages.js";
import { figureText, type WrittenFigure } from "./figures.ts";
import { words } from "./format.ts";

type StandsOut = NonNullable<Profile["standsOut"]>[number];

interface Said {
  indicator: Pick<PublishedIndicator, "name">;
  here: WrittenFigure;
  there: WrittenFigure;
  /** What it is compared with. */
  name: string;
}

/** Whether that is favourable stands before it as a word: `betterWord`. */
export function standsOutWords({ higher }: Pick<StandsOut, "higher">, { indicator, here, there, name }: Said): string {
  const parts = { indicator: words(indicator.name), here: figureText(here), there: figureText(there), name };
  return higher ? m.profile_says_higher(parts) : m.profile_says_lower(parts);
}

export const betterWord = (better: boolean): string => (better ? m.profile_better() : m.profile_worse());
