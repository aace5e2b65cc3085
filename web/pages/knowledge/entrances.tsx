/** Ways into all knowledge for who has no question yet: by theme, and by phase of a neighbourhood approach. */
import { Link } from "@tanstack/react-router";
import { initiativeThemes, phases } from "#data/schema/initiative-filter.ts";
import { themeWord } from "../../labels/format.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";

export function Entrances() {
  return (
    <div className="knowledge-entrances no-print">
      <nav aria-labelledby="per-thema">
        <h2 id="per-thema">{m.knowledge_by_theme()}</h2>
        <ul>
          {initiativeThemes.map((theme) => (
            <li key={theme}>
              <Link to="/kennis" search={(view) => ({ ...view, theme, after: undefined })}>
                <ThemeGlyph theme={theme} />
                {themeWord(theme)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-labelledby="per-fase">
        <h2 id="per-fase">{m.knowledge_by_phase()}</h2>
        <ol>
          {phases.map((phase) => (
            <li key={phase}>
              <Link to="/kennis" search={(view) => ({ ...view, phase, after: undefined })}>
                {phaseWord(phase)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
    </div>
  );
}
