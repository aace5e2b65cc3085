/** Units and class methods that several indicators share. */
import type { Indicator } from "../schema/indicator.ts";

type Unit = Indicator["unit"];
type ClassMethod = Indicator["classMethod"];

export const percent = (decimals: number): Unit => ({ label: { nl: "%", en: "%" }, decimals });
export const countOf = (nl: string, en: string): Unit => ({ label: { nl, en }, decimals: 0 });
export const measure = (nl: string, en: string, decimals: number): Unit => ({ label: { nl, en }, decimals });
/** Money as CBS has it: figures in thousands; on screen in whole euros. */
export const thousandEuros = (decimals: number): Unit => ({ ...measure("x 1.000 euro", "x 1,000 euro", decimals), euros: 1000 });
export const kilometres: Unit = measure("km", "km", 1);
export const classUnit: Unit = countOf("klasse", "class");

/** Six classes with about as many areas each: differences in the middle, where most areas are, stay visible. */
export const quantiles: ClassMethod = { method: "quantile", classes: 6 };
/** Natural breaks: for distances and densities, where most areas are alike and the few that are not deserve their own class. */
export const naturalBreaks: ClassMethod = { method: "jenks", classes: 6 };

/** Statistics Netherlands rounds counts in wijken and buurten to five, people with a benefit to ten; checked in its tables by a test. */
export const countsToFive = { rounding: { to: 5, of: "value" } } as const;
export const countsToTen = { rounding: { to: 10, of: "value" } } as const;
/** Shares and rates of such counts. */
export const ofCountsToFive = { rounding: { to: 5, of: "numerator" } } as const;
export const ofCountsToTen = { rounding: { to: 10, of: "numerator" } } as const;
