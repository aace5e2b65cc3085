/** Two versions of an entry side by side: which fields differ, and which words or lines of them. */
import { diffArrays, diffWordsWithSpace } from "diff";

export type Mark = "same" | "added" | "removed";
export interface Part {
  mark: Mark;
  text: string;
}

const markOf = ({ added, removed }: { added?: boolean; removed?: boolean }): Mark =>
  added ? "added" : removed ? "removed" : "same";

/** Of running text: word by word, each side with its own spaces. */
export const wordParts = (from: string, to: string): Part[] =>
  diffWordsWithSpace(from, to).map((change) => ({ mark: markOf(change), text: change.value }));

/** Of a list: line by line. */
export const lineParts = (from: readonly string[], to: readonly string[]): Part[] =>
  diffArrays([...from], [...to]).flatMap((change) => change.value.map((text) => ({ mark: markOf(change), text })));

/** Fields of which a few words may change and the rest stays. */
export const isRunningText = (field: string): boolean => field === "title" || field === "summary" || field === "source";

export interface Compared {
  field: string;
  from: string[];
  to: string[];
  changed: boolean;
}

/** Every field that either of the two says something in, in this order. Lines are how people read a value. */
export function compare(
  order: readonly string[],
  linesOf: (field: string, value: unknown) => string[],
  from: Readonly<Record<string, unknown>> | undefined,
  to: Readonly<Record<string, unknown>>,
): Compared[] {
  return order.flatMap((field) => {
    const [before, after] = [from ? linesOf(field, from[field]) : [], linesOf(field, to[field])];
    if (before.length + after.length === 0) return [];
    // Two values that read the same may still differ: a shape with one corner moved.
    const changed = from !== undefined && JSON.stringify(from[field]) !== JSON.stringify(to[field]);
    return [{ field, from: before, to: after, changed }];
  });
}
