/** "38 actief, 12 onbevestigd": the same words on map, list and area. */
import { formatNumber } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";

export interface TallyWordsProps {
  matched: number;
  active: number;
  unconfirmed: number;
  placeless?: number;
}

export function TallyWords({ matched, active, unconfirmed, placeless = 0 }: TallyWordsProps) {
  const ended = matched - active - unconfirmed;
  const more = [
    m.layer_counts({ active: formatNumber(active), unconfirmed: formatNumber(unconfirmed) }),
    ended > 0 ? m.layer_ended({ count: formatNumber(ended) }) : undefined,
    placeless > 0 ? m.layer_placeless({ count: formatNumber(placeless) }) : undefined,
  ].filter((one) => one !== undefined);
  return (
    <p role="status" className="tally" title={m.layer_counts_help()}>
      <strong>{matched === 1 ? m.initiatives_count_one() : m.initiatives_count({ count: formatNumber(matched) })}</strong>
      <span className="wb-soft"> {more.join(", ")}</span>
    </p>
  );
}
