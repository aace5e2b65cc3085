/** A glyph for every theme on a grid of 24, drawn for this product: told from the others by its outline alone, also at 12 pixels. */
import type { InitiativeTheme } from "#data/schema/initiative-filter.ts";

/** Filled shapes in SVG path notation, the same for canvas and page. */
export const themeGlyphs: Record<InitiativeTheme, string> = {
  // A house.
  wonen: "M12 3 2.5 11.5h3V21h5v-6h3v6h5v-9.5h3z",
  // A mortarboard.
  onderwijs: "M12 4 1.5 9.5 12 15l8-4.2V17h2V9.5zM6 13.6V18c3.6 2.7 8.4 2.7 12 0v-4.4L12 17z",
  // A suitcase.
  werk: "M8.5 7V4h7v3H21v5.2h-7v-1.4h-4v1.4H3V7zm2-1.2V7h3V5.8zM3 14h7v1.5h4V14h7v6.5H3z",
  // A coin with an opening.
  armoede:
    "M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19ZM13.5 7a5 5 0 0 1 2.5.7v2.5a3.6 3.6 0 0 0-5 .8h3.5v1.8h-4v1h3.5v1.8H11a3.6 3.6 0 0 0 5 .8v2.4a5 5 0 0 1-7.5-3.2H7v-1.8h1.3v-1H7V11h1.5a5 5 0 0 1 5-4Z",
  // A cross.
  gezondheid: "M9 2.5h6V9h6.5v6H15v6.5H9V15H2.5V9H9z",
  // A shield.
  veiligheid: "M12 2 3.5 5v6.5c0 5 3.5 8.5 8.5 10.5 5-2 8.5-5.5 8.5-10.5V5z",
  // A tree.
  leefomgeving: "M12 1.5 4.5 10H8l-5 6.5h7.5V22.5h3V16.5H21L16 10h3.5z",
  // Two people.
  samenhang:
    "M8 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Zm8 0a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM1.5 20c0-4.5 2.5-7.5 6.5-7.5 1.6 0 3 .5 4 1.3 1-.8 2.4-1.3 4-1.3 4 0 6.5 3 6.5 7.5z",
};
