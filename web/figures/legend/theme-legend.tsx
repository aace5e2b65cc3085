/** What the marks of initiatives mean, with their number; a press shows one theme alone, on map and list. */

import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { InitiativeTally } from "../../state/map-store.ts";
import { useSetView, useView } from "../../state/view.ts";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import "./theme-legend.css";

export function ThemeLegend({ tally }: { tally: InitiativeTally }) {
  const { theme: chosen } = useView();
  const setView = useSetView();
  if (tally.themes.every((count) => count === 0)) return null;
  return (
    <section className="theme-legend" aria-label={m.layer_legend()}>
      <h3>{m.layer_legend()}</h3>
      <ul className="status-list">
        {initiativeThemes.map((theme, i) => {
          const count = formatNumber(tally.themes[i] ?? 0);
          const on = chosen === theme;
          const say = on ? m.layer_legend_button_on : m.layer_legend_button;
          if (!on && tally.themes[i] === 0) return null;
          return (
            <li key={theme}>
              <button
                type="button"
                aria-pressed={on}
                aria-label={say({ theme: themeWord(theme), count })}
                onClick={() =>
                  setView({ theme: on ? undefined : theme, after: undefined, spot: undefined, initiative: undefined })
                }
              >
                <ThemeGlyph theme={theme} />
                {themeWord(theme)} <span className="legend-number">{count}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
