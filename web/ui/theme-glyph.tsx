/** The mark of a theme as on the map; always decorative: the name of the theme stands beside it. */
import type { InitiativeTheme } from "#data/schema/initiative-filter.ts";
import { markColours } from "../labels/theme.ts";
import { themeGlyphs } from "../labels/theme-glyphs.ts";
import { useDark } from "./media.ts";
import "./theme-glyph.css";

export function ThemeGlyph({ theme = "samenhang" }: { theme?: InitiativeTheme | undefined }) {
  const { fill, glyph } = markColours(theme, useDark());
  return (
    <svg className="theme-glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="11.5" fill={fill} />
      <path d={themeGlyphs[theme]} fill={glyph} fillRule="evenodd" transform="translate(5.4 5.4) scale(0.55)" />
    </svg>
  );
}
