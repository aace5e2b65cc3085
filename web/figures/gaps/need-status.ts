/** Why the need of an area is not known: withheld by the source, missing and too small are different things. */
import { useQueries } from "@tanstack/react-query";
import type { GapQuestion } from "#data/schema/gap.ts";
import { hasValue } from "#data/schema/status.ts";
import { columnEntryOf, columnQuery } from "../../api/published.ts";
import { statusWord, words } from "../../labels/format.ts";
import { statusOf } from "../../labels/scale.ts";
import { useShown } from "../../state/shown.ts";

/** Of a row: the figures that are not there, each with the word for why. */
export function useNeedStatus({
  need,
  level,
}: Pick<GapQuestion, "need" | "level">): (row: number) => { name: string; word: string }[] {
  const { catalog } = useShown();
  const parts = need.flatMap(({ indicator: id, year }) => {
    const indicator = catalog?.indicators.find((one) => one.id === id);
    const entry = indicator && columnEntryOf(indicator, level, year);
    return entry ? [{ name: words(indicator.short), entry }] : [];
  });
  const columns = useQueries({ queries: parts.map(({ entry }) => columnQuery(entry)) });
  return (row) =>
    parts.flatMap(({ name }, at) => {
      const column = columns[at]?.data;
      const status = statusOf(column?.status[row] ?? 4);
      return column && !hasValue(status) ? [{ name, word: statusWord(status) }] : [];
    });
}
