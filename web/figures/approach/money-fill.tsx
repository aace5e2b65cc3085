/** Fills of what stands on one another: a colour that the common colour deficiencies keep apart, and a pattern that grey paper does. */
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { ink, markColours } from "../../labels/theme.ts";
import { useDark } from "../../ui/media.ts";

/** Lines and dots over the colour, in the order of the places; the first is plain. */
const patterns = [
  "",
  "M0 8 8 0M-2 2 2-2M6 10 10 6",
  "M2 2h2v2h-2zM6 6h2v2h-2z",
  "M0 4h8",
  "M4 0v8",
  "M0 0 8 8M-2 6 2 10M6-2 10 2",
  "M0 4h8M4 0v8",
  "M0 2h8M0 6h8",
  "M2 0v8M6 0v8",
  "M0 8 8 0M0 0 8 8",
];

/** `id`: of the drawing, so that two on a page have patterns of their own. */
export const fillOf = (id: string, place: number): string => `url(#${id}-${place})`;

/** By the place alone: a colour says nothing of a theme here. */
const colourOf = (place: number, dark: boolean): string =>
  markColours(initiativeThemes[place % initiativeThemes.length] ?? "wonen", dark).fill;

export function MoneyFills({ id, places }: { id: string; places: readonly number[] }) {
  const dark = useDark();
  const line = ink[dark ? "dark" : "light"].paper;
  return (
    <defs>
      {places.map((place) => {
        const pattern = patterns[place % patterns.length];
        return (
          <pattern key={place} id={`${id}-${place}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={colourOf(place, dark)} />
            {pattern ? <path d={pattern} fill="none" stroke={line} strokeWidth="1.6" /> : null}
          </pattern>
        );
      })}
    </defs>
  );
}
