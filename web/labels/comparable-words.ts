/** Words of comparable areas: what may be said of a difference, in what it is counted, and why nothing is said. */
import { type RiskOutcome, type RiskUnsaid, riskBand } from "#data/comparable/at-risk.ts";
import type { FoundTrend, UnsaidReason } from "#data/comparable/trend-comparison.ts";
import { type StructureId, structureIds } from "#data/indicators/structure.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import type { FigureMark } from "#data/schema/status.ts";
import * as m from "../paraglide/messages.js";
import { type WrittenFigure, writeFigure } from "./figures.ts";
import { formatNumber, words } from "./format.ts";

const structureWords: Record<StructureId, () => string> = {
  "owner-occupied": m.comparable_owner_occupied,
  "woz-value": m.comparable_woz_value,
  "household-size": m.comparable_household_size,
  "address-density": m.comparable_address_density,
  "single-family": m.comparable_single_family,
  "aged-0-15": m.comparable_aged_0_15,
  "aged-65-plus": m.comparable_aged_65_plus,
  "earlier-liveability": m.comparable_earlier_liveability,
};
/** What makes areas comparable, as it stands inside a sentence: "lijkt op dit gebied in koopwoningen en ouderen". */
export const structureWord = (id: StructureId): string => structureWords[id]();

const unsaidWords: Record<UnsaidReason, () => string> = {
  modelled: m.comparable_unsaid_modelled,
  "matched-on": m.comparable_unsaid_matched_on,
  residents: m.comparable_unsaid_residents,
  years: m.comparable_unsaid_years,
  "no-figure": m.comparable_unsaid_no_figure,
  "not-alike": m.comparable_unsaid_not_alike,
  few: m.comparable_unsaid_few,
};
export const unsaidWord = (reason: UnsaidReason): string => unsaidWords[reason]();

/** The only two things that are said of a difference: neither says that something works. */
export const verdictWords = (area: string, different: boolean): string =>
  different ? m.comparable_different({ area }) : m.comparable_alike({ area });

type Measured = Pick<PublishedIndicator, "unit">;
type InUnit = Pick<FoundTrend, "changeUnit">;

const signed = (value: number, decimals: number): string => `${value > 0 ? "+" : ""}${formatNumber(value, decimals)}`;
const decimalsOf = ({ unit }: Measured, { changeUnit }: InUnit) => (changeUnit === "percent" ? 1 : Math.max(unit.decimals, 1));

/** "+5,3%" of what it was; "+0,4 procentpunt", "−0,2 km" where two figures are subtracted. */
export function changeWords(indicator: Measured, found: InUnit, change: number): string {
  if (found.changeUnit === "percent") return `${signed(change, 1)}%`;
  return differenceWords(indicator, found, change);
}

/** Between two changes: percentages differ by percentage points. */
export function differenceWords(indicator: Measured, found: InUnit, difference: number): string {
  return withUnit(indicator, found, signed(difference, decimalsOf(indicator, found)));
}

/** Without a sign: how large, in either direction. */
export const amountWords = (indicator: Measured, found: InUnit, amount: number): string =>
  withUnit(indicator, found, formatNumber(amount, decimalsOf(indicator, found)));

function withUnit({ unit }: Measured, { changeUnit }: InUnit, number: string): string {
  const label = words(unit.label);
  return changeUnit === "percent" || label === "%" ? m.comparable_percent_points({ number }) : `${number} ${label}`;
}

/** "12.000 inwoners of meer", "4.000 tot 7.000 inwoners". */
export const sizeWords = ({ atLeast, below }: { atLeast: number; below?: number | undefined }): string =>
  below === undefined
    ? m.comparable_size_from({ from: formatNumber(atLeast) })
    : m.comparable_size_between({ from: formatNumber(atLeast), to: formatNumber(below) });

/** "2021", "2021 en 2022". */
export const joinedWords = (parts: readonly (string | number)[]): string =>
  parts.length > 1
    ? m.comparable_and({ first: parts.slice(0, -1).join(", "), last: String(parts.at(-1)) })
    : String(parts[0] ?? "");

/** In the order of the variables: "koopwoningen en ouderen". */
export const structureReasons = (ids: readonly StructureId[]): string =>
  joinedWords(structureIds.filter((id) => ids.includes(id)).map(structureWord));

/** A figure at one end of a period, or a mean of some: with what must be said of those it was made of. */
export const writeEnd = (indicator: PublishedIndicator, value: number, marks: readonly FigureMark[] = []): WrittenFigure => ({
  ...writeFigure(indicator, { value, status: "ok", computed: false, level: "land" }),
  marks,
});

const riskUnsaidWords: Record<RiskUnsaid, (parts: { area: string; people: string }) => string> = {
  "no-class": m.risk_unsaid_no_class,
  small: m.risk_unsaid_small,
  figures: m.risk_unsaid_figures,
};
export const riskUnsaidWord = (why: RiskUnsaid, area: string, people: string): string => riskUnsaidWords[why]({ area, people });

/** Word of the class: "ruim voldoende". */
export function classOfRisk({ indicators }: Pick<Catalog, "indicators">, value: number | undefined): string {
  const labels = indicators.find(({ id }) => id === riskBand.indicator)?.classMethod.labels;
  const label = value === undefined ? undefined : labels?.[value - 1];
  return label ? words(label) : "";
}

const counted: Record<RiskOutcome, () => string> = {
  "at-risk": m.risk_count_at_risk,
  steady: m.risk_count_steady,
  weak: m.risk_count_weak,
  good: m.risk_count_good,
  unsaid: m.risk_count_unsaid,
};
export const riskCountWord = (outcome: RiskOutcome): string => counted[outcome]();
