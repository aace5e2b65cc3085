/** Need and reach as CSV, of the page and of the API: every row says how it was found, so that it can be found again. */
import { type GapQuestion, reachStates, type Steadiness, steadyFrom, thirds, variants } from "../schema/gap.ts";
import { type CsvCell, csvOf } from "../text/csv.ts";
import type { Provenance } from "./analysis-csv.ts";
import type { GapResult, GapVariants } from "./gap-results.ts";

export const gapMethod = "need by percentiles; reach by enhanced two-step floating catchment (Gaussian)";

const percent = (share: number) => `${share.toFixed(1)}`;

/** In words that somebody else can repeat. */
export function gapParameters(question: GapQuestion): string {
  const { level, need, needIs, reachIs, measure, targetGroup, theme, catchment, unconfirmed } = question;
  const parts = need.map(({ indicator, year, weight }) => `${indicator} ${year} (weight ${weight})`).join(" + ");
  const limit = (side: "high" | "low") =>
    side === "high" ? `at least ${percent(thirds.high)}` : `at most ${percent(thirds.low)}`;
  return [
    `need: percentile of the mean of percentiles of ${parts}`,
    level,
    `need ${needIs}, ${limit(needIs)}`,
    `reach ${reachIs}, percentile ${limit(reachIs)}`,
    measure === "reach" ? `people reached a year per 1000 of ${targetGroup}` : `euros a year per person of ${targetGroup}`,
    `initiatives: ${theme ?? "all themes"}`,
    `catchment sigma ${catchment} m, a named radius is two sigmas, cut at 4 sigmas`,
    unconfirmed ? "with what nobody confirmed" : "confirmed in the last half year",
    `${variants.number} variants: catchment and weights +-${100 * variants.spread} %, with and without what nobody confirmed; seed ${variants.seed}`,
  ].join("; ");
}

/** The first that it is often enough for; undefined below the last. */
export const steadinessOf = (times: number): Steadiness | undefined =>
  (Object.keys(steadyFrom) as Steadiness[]).find((one) => times >= steadyFrom[one]);

interface GapFile {
  question: GapQuestion;
  result: GapResult;
  /** Those that have been run; absent where none were. */
  variants: GapVariants | undefined;
  /** In row order, as in the area index. */
  codes: readonly string[];
  names: readonly string[];
  /** Rows that are in the file, in this order; all when left out. */
  rows?: readonly number[];
  from: Provenance;
  /** Of each figure of the need, in the order of the question: what must be said of it, by row. */
  said?: readonly ((row: number) => { status: string; marks: string })[];
  /** Words for the states, in the order of `reachStates`, and for how steady an area is on the list. */
  words: { states: readonly string[]; steadiness: Record<Steadiness, string> };
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

export function gapCsv({ question, result, variants: run, codes, names, rows, from, words, said = [] }: GapFile): string {
  const { need, components, people, reached, rate, reach, state, initiatives, reachUnknown, isGap, isUnseen } = result;
  const how = [gapMethod, gapParameters(question), from.filter, from.version, from.source, from.date, from.explanation];
  const ofReach = question.measure === "reach" ? ["bereikt", "bereikt_per_1000"] : ["euro_per_jaar", "euro_per_mens"];
  const withheld = reachStates.indexOf("withheld");
  const cells = (row: number): CsvCell[] => {
    const times = run?.times[row] ?? 0;
    const steadiness = steadinessOf(times);
    return [
      codes[row] ?? "",
      names[row] ?? "",
      known(need[row]),
      ...components.map((one) => known(one[row])),
      known(people[row]),
      state[row] === withheld ? null : known(reached[row]),
      known(rate[row]),
      known(reach[row]),
      words.states[state[row] ?? 0] ?? "",
      initiatives[row] ?? 0,
      reachUnknown[row] ?? 0,
      isGap[row] === 1,
      isUnseen[row] === 1,
      run ? times : null,
      run?.run ?? 0,
      steadiness ? words.steadiness[steadiness] : null,
      ...how,
      ...question.need.flatMap((_, at) => [said[at]?.(row).status ?? null, said[at]?.(row).marks ?? null]),
    ];
  };
  return csvOf([
    [
      ...["code", "naam", "opgave", ...question.need.map(({ indicator }) => `opgave_${indicator}`)],
      ...["mensen", ...ofReach, "bereik_percentiel", "stand", "initiatieven", "bereik_onbekend_van"],
      ...["gat", "niemand_vult_in", "keer_bij_eerste", "varianten", "zekerheid"],
      ...["methode", "parameters", "filter", "versie", "bron", "datum", "uitleg"],
      ...question.need.flatMap(({ indicator }) => [`cijfer_status_${indicator}`, `kenmerken_${indicator}`]),
    ],
    ...(rows ?? [...codes.keys()]).map(cells),
  ]);
}
