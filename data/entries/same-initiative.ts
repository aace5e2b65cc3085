/**
 * Is this the same initiative? The one judge of form, queue and import: they look at the same things (title, themes, distance) by the
 * same measures, and differ only in how sure they have to be.
 */
import { metresBetween } from "../geometry/metres.ts";
import { fold, searchable } from "../text/fold.ts";

export interface Comparable {
  title: string;
  themes?: readonly string[] | undefined;
  /** Middle of its place in degrees; absent where it has none, or none that may be known. */
  middle?: readonly [longitude: number, latitude: number] | null | undefined;
}

interface Thresholds {
  /** From here on titles are alike by their pairs of letters: see `titleLikeness`. */
  letters: number;
  /** From here on titles are alike by the telling words of the first: see `sharedWords`. Absent: words alone say nothing. */
  words?: number;
  /** At most so far apart. */
  metres: number;
  /** Which of the two makes it the same: a title, or a place nearby with the same theme; or nothing but both. */
  needs: "title or place" | "title and place";
}

export const thresholds = {
  /** While somebody types: rather one too many to look at than a double that nobody saw. Metres: as far as people walk to something. */
  form: { letters: 0.5, words: 0.5, metres: 400, needs: "title or place" },
  /** For who judges and may merge: what deserves a look, without all that has one word in common. */
  queue: { letters: 0.5, metres: 400, needs: "title or place" },
  /** Of rows that nobody looks at one by one: left out only where it is certain. */
  import: { letters: 1, metres: 200, needs: "title and place" },
} as const satisfies Record<string, Thresholds>;
export type Purpose = keyof typeof thresholds;

export function isSame(one: Comparable, other: Comparable, purpose: Purpose): boolean {
  const limits: Thresholds = thresholds[purpose];
  const metres = metresApart(one, other);
  const isNear = metres !== undefined && metres <= limits.metres;
  if (limits.needs === "title or place")
    return hasTitleLike(one, other, limits) || (isNear && (one.themes ?? []).some((theme) => other.themes?.includes(theme)));
  const isUnplaced = !one.middle && !other.middle;
  return (isNear || isUnplaced) && hasTitleLike(one, other, limits);
}

/** Undefined where one of the two has no place. */
export const metresApart = ({ middle: one }: Comparable, { middle: other }: Comparable): number | undefined =>
  one && other ? metresBetween(one, other) : undefined;

const hasTitleLike = ({ title: one }: Comparable, { title: other }: Comparable, { letters, words }: Thresholds): boolean =>
  titleLikeness(one, other) >= letters || (words !== undefined && sharedWords(one, other) >= words);

/** Equal for titles that differ in capitals, accents, spaces and punctuation only. */
export function titleKey(title: string): string {
  const text = searchable(title);
  return text.replace(/[^\p{L}\p{N}]+/gu, "") || text.trim();
}

function pairsOf(text: string): string[] {
  const letters = searchable(text).replace(/[^a-z0-9]+/g, "");
  return Array.from({ length: Math.max(letters.length - 1, 0) }, (_, i) => letters.slice(i, i + 2));
}

/** 0 to 1: Dice's coefficient over pairs of letters (Adamson and Boreham, 1974), which forgives word order and typing errors. */
export function titleLikeness(one: string, other: string): number {
  const key = titleKey(one);
  if (key === titleKey(other)) return key === "" ? 0 : 1;
  const [left, right] = [pairsOf(one), pairsOf(other)];
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

const small = new Set(["het", "een", "van", "voor", "met", "the", "and", "aan", "bij", "naar", "der", "den"]);
const mostWords = 4;

/** The words of a title that tell it from others, longest first. */
export const tellingWords = (title: string): string[] =>
  [...new Set(fold(title).split(" "))]
    .filter((word) => word.length > 3 && !small.has(word))
    .sort((a, b) => b.length - a.length)
    .slice(0, mostWords);

/** 0 to 1: the part of the telling words of the first title that occur in the other. */
export function sharedWords(one: string, other: string): number {
  const words = tellingWords(one);
  const text = fold(other);
  return words.filter((word) => text.includes(word)).length / Math.max(words.length, 1);
}
