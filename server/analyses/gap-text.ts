/** Where need and reach miss each other, as JSON or CSV: of every area, and how it was found. */
import { variants as asked, type ReachState, reachStates, type Steadiness } from "#data/schema/gap.ts";
import { gapCsv, gapMethod, gapParameters, steadinessOf } from "#data/spatial/gap-csv.ts";
import type { GapResult, GapVariants } from "#data/spatial/gap-results.ts";
import { figuresSaid, known } from "./answer-text.ts";
import type { GapAreaTask } from "./thread-task.ts";

/** As the panel of the page says them in Dutch: of a table, whose heading is Dutch too. */
const stateWords: Record<ReachState, string> = {
  known: "bekend",
  complete: "volledig ingevoerd",
  unknown: "nog niet ingevuld",
  nobody: "niemand vult in",
  withheld: "wijkteam kijkt eerst",
  "no-people": "geen mensen van de doelgroep, of onbekend",
};
const steadinessWords: Record<Steadiness, string> = { sure: "zeker", likely: "waarschijnlijk", changing: "wisselend" };

export function textOfGaps(task: GapAreaTask, result: GapResult, variants: GapVariants): string {
  const { codes, names, from, inputs } = task;
  const { question } = inputs;
  const said = task.need.map(({ figure, about }) => figuresSaid(figure, about));
  if (task.form === "csv") {
    const words = { states: reachStates.map((state) => stateWords[state]), steadiness: steadinessWords };
    return gapCsv({
      ...{ question, result, variants, codes, names, from, words },
      said: said.map(({ inWords }) => inWords),
    });
  }
  const { need, components, people, reached, rate, reach, initiatives, reachUnknown, isGap, isUnseen, first, totals } = result;
  const areas = codes.map((code, row) => {
    const state = reachStates[result.state[row] ?? 0] ?? "nobody";
    const times = variants.times[row] ?? 0;
    return {
      code,
      name: names[row] ?? "",
      need: known(need[row]),
      components: components.map((component) => known(component[row])),
      figures: said.map(({ at }) => at(row)),
      people: known(people[row]),
      reached: state === "withheld" ? null : known(reached[row]),
      rate: known(rate[row]),
      reach: known(reach[row]),
      state,
      initiatives: initiatives[row] ?? 0,
      reachUnknown: reachUnknown[row] ?? 0,
      isGap: isGap[row] === 1,
      isUnseen: isUnseen[row] === 1,
      times,
      steadiness: steadinessOf(times) ?? null,
    };
  });
  const analysis = { method: gapMethod, parameters: gapParameters(question), question, ...from };
  return JSON.stringify({ analysis, variants: { ...asked, run: variants.run, first }, totals, areas });
}
