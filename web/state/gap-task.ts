/** What the page and the thread of need and reach say to each other. Types only: the thread is checked by tsconfig.kernels.json. */
import type { GapInputs, GapResult, GapVariants } from "#data/spatial/gap-results.ts";

export type GapTask = Omit<GapInputs, "supply"> & {
  /** Of the published set that all rows are of. */
  generation: string;
  /** `Supply` as JSON; null where the server keeps no initiatives. */
  supply: ArrayBuffer | null;
};

/** First the result, then the variants so far, again and again until all have been run. */
export type GapMessage = { result: GapResult } | { variants: GapVariants } | { error: string };
