/** Assessments of one area, out of entries that may be drafts. */
import type { Assessment } from "#data/entry-types/assessment.ts";
import type { AreaEntry } from "./use-area-entries.ts";

/** The server has judged what it holds; of a draft anything may be absent. */
export const heldIn = ({ content }: Pick<AreaEntry, "content">): Partial<Assessment> => content as unknown as Partial<Assessment>;

/** By the day of the judgement; without one by when it was last written. */
export const newestFirst = (entries: readonly AreaEntry[]): AreaEntry[] =>
  entries.toSorted((a, b) => ((heldIn(a).on ?? a.updatedAt) < (heldIn(b).on ?? b.updatedAt) ? 1 : -1));
