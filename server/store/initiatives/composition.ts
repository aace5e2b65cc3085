/** What the published initiatives that fit a filter consist of: counts of the listed columns, and the people reached where that is known. */

import type { InitiativeComposition } from "#data/schema/analysis.ts";
import { initiativeThemes, kinds, lifecycles, phases } from "#data/schema/initiative-filter.ts";
import { timeSlices } from "../../scheduling/yielding.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import { conditions, type Filter, prepared } from "../search/filter.ts";
import { themeBits } from "../search/listed.ts";
import { eachPoints } from "./points.ts";

const bits = initiativeThemes.map((theme) => [theme, themeBits([theme])] as const);

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
  const slice = timeSlices();
  for await (const rows of eachPoints(db, asked)) {
    for (const row of rows) {
      made.numberMatched++;
      if (row.lifecycle === "beeindigd") made.numberEnded++;
      else if ((row.verified_on ?? "") >= confirmedFrom) made.numberActive++;
      else made.numberUnconfirmed++;
      for (const [word, bit] of bits) if ((row.themes & bit) !== 0) theme.add(word);
      kind.add(row.kind);
      lifecycle.add(row.lifecycle);
      phase.add(row.phase);
    }
    await slice();
  }
  const { known, people } = await reachOf(db, asked);
  return {
    ...made,
    themes: theme.counts,
    kinds: kind.counts,
    lifecycles: lifecycle.counts,
    phases: phase.counts,
    reach: { known, unknown: made.numberMatched - known, people },
  };
}

/** Ids a question, and of those contents a question, which are wide: the shape is looked at once for each. */
const [portion, contents] = [4_000, 200];

/** The reach stands in the contents alone: only those are read that may have one. */
async function reachOf(db: Db, asked: Filter): Promise<{ known: number; people: number }> {
  const filter = await prepared(db, asked);
  const query = db
    .selectFrom("publication")
    .select("publication.id")
    .where((build) => build.and(conditions(filter, "publication_area")))
    .where("publication.content", "like", '%"reach":%')
    .orderBy("publication.id")
    .limit(portion);
  const found = { known: 0, people: 0 };
  const slice = timeSlices();
  for (let after: string | undefined; ; ) {
    const rows = await query.$if(after !== undefined, (some) => some.where("publication.id", ">", after ?? "")).execute();
    for (let i = 0; i < rows.length; i += contents) {
      const ids = rows.slice(i, i + contents).map(({ id }) => id);
      for (const { content } of await db.selectFrom("publication").select("content").where("id", "in", ids).execute()) {
        const { reach } = storedJson<{ reach?: number }>(content);
        if (reach !== undefined) {
          found.known++;
          found.people += reach;
        }
        await slice();
      }
    }
    after = rows.at(-1)?.id;
    if (rows.length < portion) return found;
  }
}
