/** Which way a figure went between two years that may be compared: one judgement for goals and for the programme. */
import type { SeriesYear } from "../schema/profile.ts";

/** `same`: as it is shown, it is the same. `rounding`: it moved less than the source rounds. */
export type Movement = "up" | "down" | "same" | "rounding";

type Measured = Pick<SeriesYear, "value" | "margin">;

/** Of two that both have a value; `decimals` as the figure is shown. */
export function movementOf(start: Measured, now: Measured, decimals: number): Movement {
  const shown = ({ value }: Measured) => Number((value ?? 0).toFixed(decimals));
  const distance = shown(now) - shown(start);
  if (distance === 0) return "same";
  // Each of the two may be off by its own margin.
  if (Math.abs((now.value ?? 0) - (start.value ?? 0)) <= (start.margin ?? 0) + (now.margin ?? 0)) return "rounding";
  return distance > 0 ? "up" : "down";
}
