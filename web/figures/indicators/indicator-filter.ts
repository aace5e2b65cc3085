/** Search over indicators: every word of the question must begin a word of the name, the theme or the explanation. */
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { fold } from "#data/text/fold.ts";
import { themeWord, words } from "../../labels/format.ts";

type Searchable = Pick<PublishedIndicator, "id" | "name" | "short" | "explanation" | "theme">;

/** Indicators whose name answers come first; the order of the catalogue otherwise. An empty question finds all. */
export function filterIndicators<T extends Searchable>(indicators: readonly T[], text: string): T[] {
  const asked = fold(text).split(" ").filter(Boolean);
  if (asked.length === 0) return [...indicators];
  const inName: T[] = [];
  const elsewhere: T[] = [];
  for (const one of indicators) {
    const name = ` ${fold(`${words(one.name)} ${words(one.short)}`)}`;
    const all = `${name} ${fold(`${themeWord(one.theme)} ${words(one.explanation)} ${one.id}`)}`;
    if (asked.every((word) => name.includes(word))) inName.push(one);
    else if (asked.every((word) => all.includes(` ${word}`))) elsewhere.push(one);
  }
  return [...inName, ...elsewhere];
}
