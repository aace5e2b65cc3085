/** Where a value stands among all areas of its level: one band per class, as wide as its share of the areas, and a mark at the value. */
import type { Column } from "#data/codecs/columns.ts";
import { formatNumber, levelsWord } from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import * as m from "../../paraglide/messages.js";
import { percentileOf } from "../rank.ts";

export interface PositionStripProps {
  scale: Scale;
  column: Column;
  value: number;
}

export function PositionStrip({ scale, column, value }: PositionStripProps) {
  const counts = new Array<number>(scale.classes).fill(0);
  for (let row = 0; row < column.values.length; row++) {
    const code = scale.code(column.values[row] ?? Number.NaN, column.status[row] ?? 4);
    if (code < scale.classes) counts[code] = (counts[code] ?? 0) + 1;
  }
  const percentile = percentileOf(column.values, value);
  return (
    <div className="strip">
      <div className="strip__classes" aria-hidden="true">
        {counts.map((count, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a class is its number
          <span key={i} style={{ flexGrow: count, background: scale.colour(i) }} />
        ))}
      </div>
      <span className="strip__mark" style={{ insetInlineStart: `${percentile}%` }} aria-hidden="true" />
      <p className="wb-small wb-soft">
        {m.area_percentile({ percent: formatNumber(Math.floor(percentile)), areas: levelsWord(scale.level) })}
      </p>
    </div>
  );
}
