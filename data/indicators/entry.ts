/** A catalogue entry: an indicator as it is published, plus where the import finds its figures. */
import type { ChoroplethLevel } from "../schema/area.ts";
import type { Indicator } from "../schema/indicator.ts";

/** The tables that the import makes of the sources, rows keyed by area code and, where it has several, by year. */
export type TableId =
  | "85984NED" // StatLine 2024, field names of the OData service
  | "kwb" // StatLine of other years, field names without their number: see editions.ts
  | "gemeenten" // workbooks of CBS, gemeenten of 2023 to 2025, field names of StatLine without their number
  | "kwbmap" // map of 2016 and 2017 without borders, column names as in 2015
  | "lbm2" // Leefbaarometer 2.0, CSV: KL, RLBRMTR
  | "85163NED" // SES-WOA
  | "47018NED-kind" // police, a field a kind of crime
  | "kwb2024" // GeoPackage of the Wijk- en buurtkaart 2024, its column names
  | "kwb2015" // shapefiles of the Wijk- en buurtkaart 2015, its column names
  | "47018NED" // police
  | "50150NED" // RIVM, one indicator
  | "50090NED" // RIVM, 35 indicators
  | "lbm" // Leefbaarometer, CSV: afw, fys, onv, soc, vrz, won
  | "lbm-klasse" // Leefbaarometer, WFS: kscore, kfys, konv, ksoc, kvrz, kwon
  | "wijken2022";

export interface FieldRef {
  table: TableId;
  field: string;
}

/** How one figure follows from table cells of the same area and year. */
export type FigureRule =
  /** The cell as it stands; `tooSmall` where the cell `small.of` is below `small.below`, whatever the source says. */
  | ({ kind: "field"; small?: { of: FieldRef; below: number } } & FieldRef)
  /** Counts of the same source added up; none where one of them is missing. */
  | { kind: "sum"; fields: FieldRef[] }
  /** Numerators added up, over denominators added up, times the scale; `tooSmall` where the denominator is below the minimum. */
  | { kind: "ratio"; numerator: FieldRef[]; denominator: FieldRef[]; scale: number; minimum: number };

/** Every cell that a figure needs. */
export function refsOf(figure: FigureRule): FieldRef[] {
  if (figure.kind === "sum") return figure.fields;
  return figure.kind === "field"
    ? [figure, ...(figure.small ? [figure.small.of] : [])]
    : [...figure.numerator, ...figure.denominator];
}

export interface Binding {
  figure: FigureRule;
  years: number[];
  /** Levels that the source gives itself; the others are rolled up by the indicator's rule and marked as ours. */
  levels: ChoroplethLevel[];
  /** True where the source gives the figure for the Netherlands too (area code NL00 after normalisation). */
  national: boolean;
  /** Years in `years` whose figures the source may still change. */
  provisional?: number[];
  /** Year of the division of the table when it is not that of the borders: codes alone then prove nothing. */
  division?: number;
}

/**
 * Weights of another year: where the weight has no figure of the year (RIVM 2012), the nearest year that has one is used.
 */
export interface CatalogEntry extends Indicator {
  /** First binding that has the year and the level wins. */
  from: Binding[];
  /**
   * Class of a rolled-up area: the class (1 = below the first limit; with `descending` 1 = from the last limit up) of
   * another indicator's rolled-up value. For classes that the source draws from a score: the class of a mean is honest,
   * the mean of classes is not. See `orderedClass` in data/stats/classify.ts.
   */
  classOf?: { indicator: string; limits: number[]; descending?: true };
  /** Of the place and not of who lives there: it exists where nobody does, and is not shared as people live. */
  ofPlace?: true;
  /** Weighs in a year of a source that lacks the weight of the rule: the nearest thing that it has. */
  weightInstead?: string;
  /** Figure of the Netherlands where the definition fixes it (a deviation from the national mean is 0 there). */
  nationalByDefinition?: number;
}

/** Fields that the figure itself is made of; of a rate what is counted. */
export const countedFields = (figure: FigureRule): FieldRef[] =>
  figure.kind === "field" ? [figure] : figure.kind === "sum" ? figure.fields : figure.numerator;

/** A share of fewer people than this says more about persons than about an area: it is shown as "te klein". */
export const smallPopulation = 50;
