/** Thirds of the need by thirds of what stands beside it: nine colours, each a button with its count. */
import { countWords, formatNumber } from "../../labels/format.ts";
import { thirdWord } from "../../labels/gap-picture.ts";
import * as m from "../../paraglide/messages.js";
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
            const on = only === String(code);
            const range = m.gaps_both_cell({ need: thirdWord(need), across, second: thirdWord(second) });
            const say = on ? m.legend_class_button_on : m.legend_class_button;
            return (
              <button
                key={code}
                type="button"
                aria-pressed={on}
                aria-label={say({ range, areas: countWords(level, counts[code] ?? 0) })}
                title={range}
                className={only !== undefined && !on ? "class-button faded" : "class-button"}
                style={{ background: scale.colours[code] }}
                onClick={() => toggle(String(code))}
              >
                {open ? <span className="both-grid__count">{formatNumber(counts[code] ?? 0)}</span> : null}
              </button>
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
