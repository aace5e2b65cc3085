/** "Wat valt hier op": the figures of an area that lie farthest from what it is compared with. */
import type { Indicator } from "../schema/indicator.ts";

export interface ComparedFigure {
  indicator: string;
  polarity: Indicator["polarity"];
  /** Of the area and of what it is compared with, in the unit of the indicator and of one year. */
  value: number;
  other: number;
  /** Where both stand among all areas of one level: percent with a lower value, equal ones counted half. */
  position: number;
  otherPosition: number;
  /** Digits behind the comma that are shown. */
  decimals: number;
  /** How far the figure can be off because its source rounds. */
  margin?: number | undefined;
}

export interface StandsOut {
  indicator: string;
  /** The value is higher than that of what it is compared with. */
  higher: boolean;
  /** And that is favourable. */
  better: boolean;
  /** Percent of all areas that lie between the two, equal ones counted half. */
  distance: number;
}

/** As many as a reader takes in at once. */
const usualMost = 5;

/**
 * The farthest first; those equally far stay in the order they came in. Distance is counted in areas between the two and not in units, so
 * that euros and percents can stand in one list, and a few extreme areas do not rule it. Left out: what is neither good nor bad, what
 * is written alike, and a difference that the rounding of the source can make.
 */
export function standingOut(figures: readonly ComparedFigure[], most = usualMost): StandsOut[] {
  return figures
    .filter((one) => one.polarity !== "neutral" && isDifferent(one) && one.position !== one.otherPosition)
    .map(({ indicator, polarity, value, other, position, otherPosition }) => {
      const higher = value > other;
      return {
        indicator,
        higher,
        better: higher === (polarity === "higherIsBetter"),
        distance: Math.round(Math.abs(position - otherPosition) * 10) / 10,
      };
    })
    .sort((a, b) => b.distance - a.distance)
    .slice(0, most);
}

const isDifferent = ({ value, other, decimals, margin = 0 }: ComparedFigure): boolean =>
  value.toFixed(decimals) !== other.toFixed(decimals) && Math.abs(value - other) > margin;
