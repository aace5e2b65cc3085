/** A glyph for every type of entry on a grid of 24, told from the others by its outline alone; one of somebody's own adds its own. */

/** Filled shapes in SVG path notation, the same for canvas and page. */
const glyphs = new Map<string, string>([
  // An open book.
  [
    "publication",
    "M2 4.5c3.5-1 7-.5 9.2 1.3V20C8.8 18.3 5.5 17.8 2 18.8zM22 4.5c-3.5-1-7-.5-9.2 1.3V20c2.4-1.7 5.7-2.2 9.2-1.2z",
  ],
  // A light bulb.
  ["example", "M12 1.5a7 7 0 0 0-4 12.7V17h8v-2.8A7 7 0 0 0 12 1.5ZM8.5 18.5h7v1.8h-7zM10 21.5h4v1.5h-4z"],
  // A folded map.
  ["mapStory", "M2 5.5l6-2.5 8 3 6-2.5V18.5l-6 2.5-8-3-6 2.5zM8 5v10.8l1.6.6V5.6zM14.4 7.4v10.8l1.6.6V8z"],
  // A balloon with two lines of words.
  ["story", "M2.5 3h19v14H12l-5.5 5V17h-4zM6.5 7v2h11V7zm0 4v2h7.5v-2z"],
  // A question mark in a balloon.
  [
    "question",
    "M2.5 2h19v15.5H12L6.5 22v-4.5h-4zM8.2 7.2h2.2a1.7 1.7 0 1 1 2.2 1.6c-1 .4-1.7 1.1-1.7 2.4v.6h2.2v-.5c0-.5.3-.8.9-1A3.9 3.9 0 1 0 8.2 7.2zM10.8 13.2v2.3h2.3v-2.3z",
  ],
  // The cap of who learned something.
  ["learningQuestion", "M12 3 1 9l11 6 9-4.9V17h2V9zM5 13.2v4L12 21l7-3.8v-4L12 17z"],
  // Two who hold on to each other.
  ["areaApproach", "M2 6h5l5 3 5-3h5v10h-4l-6 5-6-5H2zM9 11l-2 2 5 4.5 5-4.5-2-2-3 2z"],
  // A sheet with a tick.
  ["agreement", "M4 2h12l4 4v16H4zM8.2 12.5l-1.5 1.5 3.8 3.8 7-7L16 9.3l-5.5 5.5z"],
  // Coins on each other.
  ["fundingLine", "M3 4h18v4H3zM3 10h18v4H3zM3 16h18v4H3z"],
  // A list with ticks before its lines.
  [
    "checklist",
    "M2.5 5.5 4 4l1.5 1.5L8.5 2 10 3.5 5.5 8zM12 4h10v3H12zM2.5 12.5 4 11l1.5 1.5L8.5 9l1.5 1.5L5.5 15zM12 11h10v3H12zM2.5 19.5 4 18l1.5 1.5L8.5 16l1.5 1.5L5.5 22zM12 18h10v3H12z",
  ],
  // A balance.
  ["assessment", "M11 2h2v3h7v2h-1.2L22 14a4 4 0 0 1-8 0l3.2-7H13v13h4v2H7v-2h4V7H6.8L10 14a4 4 0 0 1-8 0l3.2-7H4V5h7z"],
  // A leaf of a calendar with its rings.
  ["activity", "M6 1.5h2.5V4h7V1.5H18V4h3.5v4.5h-19V4H6zM2.5 10.2h19V22h-19zM7 13.5v5h5v-5z"],
]);
/** A sheet of paper. */
const other = "M5 2h9l5 5v15H5zM13 3.5V8h4.5z";

export const defineEntryGlyph = (type: string, path: string): void => void glyphs.set(type, path);
export const entryGlyph = (type: string): string => glyphs.get(type) ?? other;
