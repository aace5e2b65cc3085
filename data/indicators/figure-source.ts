/** The one answer to "which source is this figure from?": a year can have another source than the indicator's newest figures. */
import type { ColumnEntry, PublishedIndicator, PublishedSource } from "../schema/catalog.ts";

type Indicator = Pick<PublishedIndicator, "source">;
type Column = Pick<ColumnEntry, "source">;

/** Id of the source; `column` undefined stands for the newest figures of the indicator. */
export const sourceIdOf = (indicator: Indicator, column: Column | undefined): string => column?.source ?? indicator.source;

/** Undefined for a source that the catalogue does not hold. */
export function sourceOf(
  sources: readonly PublishedSource[],
  indicator: Indicator,
  column: Column | undefined,
): PublishedSource | undefined {
  const id = sourceIdOf(indicator, column);
  return sources.find((source) => source.id === id);
}
