/** Ten times as many initiatives as the goal is set for, with the same questions: what grows, and how fast. */
import { measureOnBoth } from "./initiatives.ts";
import type { BenchRow } from "./row.ts";

export const run = (): Promise<BenchRow[]> => measureOnBoth(1_000_000);
