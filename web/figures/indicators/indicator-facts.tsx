/** Where an indicator comes from and how to read it: shown wherever its figures are explained. */

import type { z } from "zod";
import { sourceIdOf, sourceOf } from "#data/indicators/figure-source.ts";
import type { Level } from "#data/schema/area.ts";
import { choroplethLevels } from "#data/schema/area.ts";
import type { PublishedIndicator, PublishedSource } from "#data/schema/catalog.ts";
import type { Polarity } from "#data/schema/indicator.ts";
import { formatYears, levelWord, words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

const polarityWords: Record<z.infer<typeof Polarity>, () => string> = {
  higherIsBetter: m.polarity_higherIsBetter,
  lowerIsBetter: m.polarity_lowerIsBetter,
  neutral: m.polarity_neutral,
};

export interface IndicatorFactsProps {
  indicator: PublishedIndicator;
  sources: readonly PublishedSource[];
  year: number;
  level: Level;
}

export function IndicatorFacts({ indicator, sources, year, level }: IndicatorFactsProps) {
  const entry = indicator.columns.find((one) => one.level === level && one.year === year);
  const source = sourceOf(sources, indicator, entry);
  const levels = choroplethLevels.filter((one) => indicator.columns.some((column) => column.level === one));
  const years = indicator.columns.filter((one) => one.level === level).map((one) => one.year);
  const remarks = [
    indicator.caveat ? words(indicator.caveat) : undefined,
    entry?.computed ? m.remark_computed() : undefined,
    entry?.sourceDivision ? m.remark_division({ year: String(entry.sourceDivision) }) : undefined,
    source && source.fidelity !== "official" ? source.note : undefined,
  ].filter((one) => one !== undefined);
  return (
    <>
      <dl className="facts wb-small">
        <dt>{m.indicator_unit()}</dt>
        <dd>{words(indicator.unit.label)}</dd>
        <dt>{m.indicator_years()}</dt>
        <dd>{formatYears(years)}</dd>
        <dt>{m.indicator_levels()}</dt>
        <dd>{levels.map(levelWord).join(", ")}</dd>
        <dt>{m.indicator_direction()}</dt>
        <dd>{polarityWords[indicator.polarity]()}</dd>
        <dt>{m.indicator_source()}</dt>
        <dd>{source ? `${source.title}, ${source.publisher}` : sourceIdOf(indicator, entry)}</dd>
        <dt>{m.indicator_field()}</dt>
        <dd>{entry?.field ?? indicator.field}</dd>
      </dl>
      {remarks.map((remark) => (
        <p key={remark} className="wb-small remark">
          <strong>{m.indicator_caveat()}:</strong> {remark}
        </p>
      ))}
    </>
  );
}
