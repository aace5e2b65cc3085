/** What the marks of initiatives mean, with their number; a press shows one theme alone, on map and list. */

import { chosenThemes, initiativeThemes } from "#data/schema/initiative-filter.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import { markInk } from "../../labels/theme.ts";
import * as m from "../../paraglide/messages.js";
import type { InitiativeTally } from "../../state/map-store.ts";
import { useTeamDrafts } from "../../state/team-drafts.ts";
import { useSetView, useView } from "../../state/view.ts";
import { useDark } from "../../ui/media.ts";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import "./theme-legend.css";

export function ThemeLegend({ tally }: { tally: InitiativeTally }) {
  const chosen = chosenThemes(useView().theme);
  const setView = useSetView();
  const edge = markInk[useDark() ? "dark" : "light"].draft;
  const drafts = useTeamDrafts().data?.filter(({ geometry }) => geometry !== undefined).length ?? 0;
  if (drafts === 0 && tally.themes.every((count) => count === 0)) return null;
  return (
    <section className="theme-legend" aria-label={m.layer_legend()}>
      <h3>{m.layer_legend()}</h3>
      <ul className="status-list">
        {initiativeThemes.map((theme, i) => {
          const count = formatNumber(tally.themes[i] ?? 0);
          const on = chosen.includes(theme);
          const others = chosen.filter((one) => one !== theme);
          const say = on ? m.layer_legend_button_on : m.layer_legend_button;
          if (!on && tally.themes[i] === 0) return null;
          return (
            <li key={theme}>
              <button
                type="button"
                aria-pressed={on}
                aria-label={say({ theme: themeWord(theme), count })}
                onClick={() =>
                  setView({
                    theme: on ? others.join() || undefined : theme,
                    after: undefined,
                    spot: undefined,
                    initiative: undefined,
                  })
                }
              >
                <ThemeGlyph theme={theme} />
                {themeWord(theme)} <span className="legend-number">{count}</span>
              </button>
            </li>
          );
        })}
        {drafts > 0 ? (
          <li className="theme-legend__drafts">
            <span className="theme-legend__draft" aria-hidden="true" style={{ borderColor: edge }} />
            {m.lists_drafts_key({ count: formatNumber(drafts) })}
          </li>
        ) : null}
      </ul>
    </section>
  );
}
