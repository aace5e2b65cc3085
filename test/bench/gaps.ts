/** Where need and reach miss each other, over all buurten: the reach of initiatives by the thousand, and the hundred variants of it. */
import { needOfTheme } from "#data/indicators/need.ts";
import { GapQuestion } from "#data/schema/gap.ts";
import { gapRequest } from "#data/spatial/gap-inputs.ts";
import { gapVariants } from "#data/spatial/gap-variants.ts";
import { findGaps, openGaps } from "#data/spatial/gaps.ts";
import { finish } from "../fixtures/finish.ts";
import { manySupply, publishedInputs } from "../fixtures/gap-country.ts";
import { type Published, published } from "../fixtures/published.ts";
import { recolour } from "./gap-picture.ts";
import { type BenchRow, medianOf } from "./row.ts";

const bench = "gaps";
const rounds = 5;

const ms = (work: () => unknown, times = rounds) =>
  medianOf(times, async () => {
    const since = performance.now();
    work();
    return performance.now() - since;
  });

const goal = (ours: number, most: number): Pick<BenchRow, "goal" | "met"> => ({ goal: `<= ${most} ms`, met: ours <= most });

async function reach(set: Published, count: number, most?: number): Promise<BenchRow[]> {
  const need = needOfTheme.samenhang.map((indicator) => ({ indicator, year: 0 }));
  const question = GapQuestion.parse({ level: "buurt", need });
  const completeness = { day: "2026-01-01", declarations: [], accounts: [], withheld: [] };
  const request = gapRequest({ ...publishedInputs(set, question), supply: manySupply(set, count), completeness });
  // Each time from the first: nothing that was kept of the last question helps.
  const first = () => openGaps(request).reachOf(1, false);
  first();
  const spread = await ms(first);
  const all = await ms(() => findGaps(request), 3);
  const open = () => {
    const gaps = openGaps(request);
    finish(gapVariants(gaps, findGaps(request, gaps)));
  };
  const hundred = await ms(open, 3);
  const initiatives = `${count.toLocaleString("en")} initiatives`;
  return [
    { bench, what: `reach of ${initiatives}`, unit: "ms", ours: spread, ...(most === undefined ? {} : goal(spread, most)) },
    { bench, what: `the answer of ${initiatives}`, unit: "ms", ours: all },
    { bench, what: `100 variants of ${initiatives}`, unit: "ms", ours: hundred, ...goal(hundred, 10_000) },
  ];
}

export async function run(): Promise<BenchRow[]> {
  const set = await published();
  return [...(await reach(set, 2_000)), ...(await reach(set, 20_000, 250)), ...(await recolour())];
}
