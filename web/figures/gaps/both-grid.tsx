/** Thirds of the need by thirds of what stands beside it: nine colours, each a button with its count. */
import { countWords, formatNumber } from "../../labels/format.ts";
import { thirdWord } from "../../labels/gap-picture.ts";
import * as m from "../../paraglide/messages.js";
import { ClassButton } from "../../ui/class-button.tsx";
import type { ClassesProps } from "./need-classes.tsx";

const thirds = [0, 1, 2] as const;

/** `across` is what stands beside the need. */
export function BothGrid({ level, across, scale, counts, only, toggle, open }: ClassesProps & { across: string }) {
  return (
    <fieldset className={open ? "both-grid both-grid--open" : "both-grid"} aria-label={m.gaps_both_label({ across })}>
      <span className="both-grid__up" aria-hidden="true">
        {m.gaps_need()} →
      </span>
      <div className="both-grid__cells">
        {thirds.toReversed().flatMap((need) =>
          thirds.map((second) => {
            const code = need * 3 + second;
            const range = m.gaps_both_cell({ need: thirdWord(need), across, second: thirdWord(second) });
            const count = counts[code] ?? 0;
            return (
              <ClassButton
                key={code}
                {...{ code, only, toggle, range }}
                areas={countWords(level, count)}
                title={range}
                colour={scale.colours[code]}
              >
                {open ? <span className="both-grid__count">{formatNumber(count)}</span> : null}
              </ClassButton>
            );
          }),
        )}
      </div>
      <span className="both-grid__across" aria-hidden="true">
        {across} →
      </span>
    </fieldset>
  );
}
