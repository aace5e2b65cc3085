/** What every choice of the sentence does, and which figures it offers. */
import { canBeNeed } from "#data/indicators/need.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { themes } from "#data/schema/indicator.ts";
import { themeWord, words } from "../../labels/format.ts";
import { inSentence } from "../../labels/gaps.ts";
import { useSetView, type ViewChange } from "../../state/view.ts";

/** What was picked and marked fits another question no more. */
const another: ViewChange = { brush: undefined, only: undefined, after: undefined, spot: undefined, initiative: undefined };

export function useAsk(): (change: ViewChange) => void {
  const setView = useSetView();
  return (change) => setView({ ...another, ...change });
}

/** Figures of a level that may be a need, by theme. */
export const needGroups = (indicators: readonly PublishedIndicator[], level: ChoroplethLevel) =>
  themes
    .map((theme) => ({
      label: themeWord(theme),
      choices: indicators
        .filter((one) => one.theme === theme && canBeNeed(one) && one.columns.some((column) => column.level === level))
        .map((one) => ({ value: one.id, label: words(one.name), short: inSentence(words(one.short)) })),
    }))
    .filter(({ choices }) => choices.length > 0);
