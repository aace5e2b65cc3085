/** The areas without a figure, each with its reason: never a colour of the ramp and never zero. */
import { hasValue, statuses } from "#data/schema/status.ts";
import { formatNumber, statusReason, statusWord } from "../../labels/format.ts";
import type { Scale } from "../../labels/scale.ts";
import { m } from "../../paraglide/messages.js";
import { useOnly } from "./use-only.ts";

export function StatusList({ scale, counts }: { scale: Scale; counts: Uint32Array }) {
  const { only, toggle } = useOnly();
  const present = statuses.flatMap((status, index) => {
    const code = scale.classes + index;
    const count = counts[code] ?? 0;
    return hasValue(status) || count === 0 ? [] : [{ status, code, count }];
  });
  if (present.length === 0) return null;
  return (
    <ul className="status-list">
      {present.map(({ status, code, count }) => {
        const on = only === status;
        const say = on ? m.legend_status_button_on : m.legend_status_button;
        const name = statusWord(status);
        return (
          <li key={status}>
            <button
              type="button"
              aria-pressed={on}
              aria-label={say({ name, count: formatNumber(count) })}
              title={statusReason(status)}
              onClick={() => toggle(status)}
            >
              <i className={`status-swatch ${status}`} style={{ background: scale.background(code) }} />
              {name} <span className="legend-number">{formatNumber(count)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
