/** The thread of need and reach: one question, its answer, and then the variants of it. Whoever wants no more ends the thread. */

import { variants as asked } from "#data/schema/gap.ts";
import { Supply } from "#data/schema/supply.ts";
import { gapRequest } from "#data/spatial/gap-inputs.ts";
import { gapVariants } from "#data/spatial/gap-variants.ts";
import { findGaps, openGaps } from "#data/spatial/gaps.ts";
import type { GapMessage, GapTask } from "./gap-task.ts";

const say = (message: GapMessage) => postMessage(message);

/** Milliseconds between two messages about the variants: as often as somebody sees a bar move. */
const often = 150;

function supplyOf({ supply, generation, completeness: { day } }: GapTask): Supply {
  const none: number[] = [];
  if (supply === null)
    return {
      generation,
      day,
      ...{ reach: none, euros: none, themes: none, targetGroups: none, confirmed: none, home: none, points: none, metres: none },
      ...{ start: [0], rows: none, shares: none },
    };
  const found = Supply.parse(JSON.parse(new TextDecoder().decode(supply)));
  if (found.generation !== generation)
    throw new Error("the initiatives are counted over areas of another publication: load the page again");
  return found;
}

function answer(task: GapTask): void {
  const request = gapRequest({ ...task, supply: supplyOf(task) });
  const open = openGaps(request);
  const result = findGaps(request, open);
  say({ result });
  let since = performance.now();
  for (const variants of gapVariants(open, result)) {
    if (variants.run < asked.number && performance.now() - since < often) continue;
    say({ variants });
    since = performance.now();
  }
}

addEventListener("message", ({ data }: MessageEvent<GapTask>) => {
  try {
    answer(data);
  } catch (error) {
    say({ error: String(error) });
  }
});
