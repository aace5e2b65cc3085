/**
 * Colours of need and reach, beside those of theme.ts. Need is yellow to brown (ColorBrewer's YlOrBr without its palest steps) and
 * reach blue: the pair that every kind of colour blindness keeps apart.
 */
import { mix } from "./theme.ts";

const dimmed = (colours: readonly string[], dark: boolean) => (dark ? colours.map((one) => mix(one, "#14181d", 0.1)) : colours);

const need = ["#fff0b0", "#fec44f", "#ee7a17", "#c94a06", "#842a03"];

/** By class of the need, lowest first. */
export const needColours = (dark: boolean): readonly string[] => dimmed(need, dark);

/**
 * Thirds of the need, each with the thirds of what stands beside it, lowest first. Searched from a grid of yellow by blue for the
 * largest least difference between any two, for full sight and three kinds of colour blindness, and away from the greys.
 */
const both = {
  light: ["#e7f8ea", "#9dd1f7", "#5982c6", "#f0ee9c", "#ae9d88", "#314a94", "#efab06", "#b36600", "#151220"],
  dark: ["#e5f8ef", "#79ccee", "#5689b3", "#f4f097", "#958b78", "#453cad", "#da8e0a", "#a64e07", "#2a0c34"],
};
export const bothColours = (dark: boolean): readonly string[] => (dark ? both.dark : both.light);

/** Of the circles, and of the mark of a gap: seen on every colour of the need. */
export const gapInk = {
  light: { circle: "#0b4a8f", halo: "#ffffff", gap: "#0c1016", under: "#ffffff" },
  dark: { circle: "#0d3f7a", halo: "#eaf2fb", gap: "#ffffff", under: "#0c1016" },
} as const;
