/** Classes of the need as buttons with their counts. */
import type { CSSProperties } from "react";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { countWords, formatNumber } from "../../labels/format.ts";
import type { GapScale } from "../../labels/gap-picture.ts";
import * as m from "../../paraglide/messages.js";
import { ClassButton } from "../../ui/class-button.tsx";

export interface ClassesProps {
  level: ChoroplethLevel;
  scale: GapScale;
  counts: readonly number[];
  only: string | undefined;
  toggle: (what: string) => void;
  open: boolean;
}

export function NeedClasses({ level, scale, counts, only, toggle, open }: ClassesProps) {
  const step = 100 / scale.classes;
  return (
    <div className="histogram" style={{ "--classes": scale.classes, "--longest": 2 } as CSSProperties}>
      {open ? (
        <div className="gap-legend__counts" aria-hidden="true">
          {counts.map((count, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a class is its number
            <span key={index}>{formatNumber(count)}</span>
          ))}
        </div>
      ) : null}
      <div className="class-buttons">
        {counts.map((count, index) => {
          const range = m.gaps_class({ low: formatNumber(index * step), high: formatNumber((index + 1) * step) });
          return (
            <ClassButton
              key={range}
              {...{ only, toggle, range }}
              code={index}
              areas={countWords(level, count)}
              colour={scale.colours[index]}
            />
          );
        })}
      </div>
      <div className="limits" aria-hidden="true">
        {counts.slice(1).map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a limit is its number
          <span key={index} style={{ left: `${((index + 1) / scale.classes) * 100}%` }}>
            {formatNumber((index + 1) * step)}
          </span>
        ))}
      </div>
      {open ? (
        <p className="gap-legend__ends" aria-hidden="true">
          <span>{m.gaps_end_low()}</span>
          <span>{m.gaps_end_high()}</span>
        </p>
      ) : null}
    </div>
  );
}
