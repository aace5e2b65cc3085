/** The mark of a type of entry as on the map: a square, where themes have a disc. Always decorative: the word stands beside it. */
import { entryGlyph } from "../labels/entry-glyphs.ts";
import { entryMark } from "../labels/theme.ts";
import { useDark } from "./media.ts";
import "./theme-glyph.css";

export function EntryGlyph({ type }: { type: string }) {
  const { fill, glyph } = entryMark[useDark() ? "dark" : "light"];
  return (
    <svg className="theme-glyph entry-glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="5" fill={fill} />
      <path d={entryGlyph(type)} fill={glyph} fillRule="evenodd" transform="translate(4.8 4.8) scale(0.6)" />
    </svg>
  );
}
