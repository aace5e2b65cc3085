/** What the published initiatives that fit a filter consist of: counts of the listed columns, and the people reached where that is known. */

import type { InitiativeComposition } from "#data/schema/analysis.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative-filter.ts";
import { timeSlices } from "../../scheduling/yielding.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import type { Filter } from "../search/filter.ts";
import { bitOfTheme, firstPhase } from "../search/listed.ts";
import { eachPoints } from "./points.ts";

/** `confirmedFrom` is the first day on which a confirmation still counts. */
export const composition = (db: Db, asked: Filter, confirmedFrom: string): Promise<InitiativeComposition> =>
  remembered(db, JSON.stringify(["composition", asked, confirmedFrom]), () => compose(db, asked, confirmedFrom));

const counter = <W extends string>(words: readonly W[]) => {
  const counts = Object.fromEntries(words.map((word) => [word, 0])) as Record<W, number>;
  return {
    counts,
    add: (word: string | null) => {
      const known = words.find((one) => one === word);
      if (known !== undefined) counts[known]++;
    },
  };
};

async function compose(db: Db, asked: Filter, confirmedFrom: string): Promise<InitiativeComposition> {
  const made = { numberMatched: 0, numberActive: 0, numberUnconfirmed: 0, numberEnded: 0 };
  const [theme, kind, lifecycle, phase] = [counter(initiativeThemes), counter(kinds), counter(lifecycles), counter(phases)];
  let [known, people] = [0, 0];
  const slice = timeSlices();
  for await (const rows of eachPoints(db, asked, ["reach"])) {
    for (const row of rows) {
      made.numberMatched++;
      if (row.lifecycle === "beeindigd") made.numberEnded++;
      else if ((row.verified_on ?? "") >= confirmedFrom) made.numberActive++;
      else made.numberUnconfirmed++;
      for (const [word, bit] of bitOfTheme) if ((row.themes & bit) !== 0) theme.add(word);
      kind.add(row.kind);
      lifecycle.add(row.lifecycle);
      phase.add(phases[firstPhase(row.phases) ?? -1] ?? null);
      if (typeof row.reach === "number") {
        known++;
        people += row.reach;
      }
    }
    await slice();
  }
  return {
    ...made,
    themes: theme.counts,
    kinds: kind.counts,
    lifecycles: lifecycle.counts,
    phases: phase.counts,
    reach: { known, unknown: made.numberMatched - known, people },
  };
}
