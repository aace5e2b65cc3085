/** How figures are written: one place for numbers, units, statuses and words, in the language of the page. */

import type { z } from "zod";
import type { Level } from "#data/schema/area.ts";
import type { PublishedIndicator, PublishedSource } from "#data/schema/catalog.ts";
import type { Certainty } from "#data/schema/group.ts";
import type { Polarity, Text, Theme } from "#data/schema/indicator.ts";
import type { ProfileLevel } from "#data/schema/profile.ts";
import type { Status } from "#data/schema/status.ts";
import type { Standing } from "#data/stats/stats.ts";
import * as m from "../paraglide/messages.js";
import { getLocale } from "../paraglide/runtime.js";

export type Locale = "nl" | "en";
export const locale = (): Locale => (getLocale() === "en" ? "en" : "nl");
const tag = () => (locale() === "en" ? "en-GB" : "nl-NL");

/** The text in the language of the page. */
export const words = (text: Text): string => text[locale()];

const numberFormats = new Map<string, Intl.NumberFormat>();

/** `formatNumber(1234.5, 1)` is "1.234,5" in Dutch; a minus is a real minus sign, so columns line up and readers say it. */
export function formatNumber(value: number, decimals = 0): string {
  const key = `${tag()}/${decimals}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(tag(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    numberFormats.set(key, format);
  }
  // Rounding can leave "-0,0", which no reader expects.
  const rounded = Number(value.toFixed(decimals)) + 0;
  return format.format(rounded === 0 ? 0 : rounded).replace("-", "−");
}

const euroFormats = new Map<string, Intl.NumberFormat>();

/** An amount by the custom of the language: "€ 12.500", "€ 12.500,50", in English "€12,500": cents only where there are any. */
export const formatEuro = (amount: number): string =>
  euroFormat(Number.isInteger(amount) ? 0 : 2)
    .format(amount)
    .replace("-", "−");

function euroFormat(decimals: 0 | 2 | "short"): Intl.NumberFormat {
  const key = `${tag()}/${decimals}`;
  const known = euroFormats.get(key);
  if (known) return known;
  const digits =
    decimals === "short"
      ? ({ notation: "compact", maximumSignificantDigits: 3 } as const)
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat(tag(), { style: "currency", currency: "EUR", currencyDisplay: "narrowSymbol", ...digits });
  euroFormats.set(key, made);
  return made;
}

/** Whole cents, which may be more than a double holds: exact, cents only where there are any. */
export function formatCents(cents: bigint): string {
  const [euros, rest] = [cents / 100n, cents % 100n];
  return rest === 0n
    ? euroFormat(0).format(euros)
    : euroFormat(2).format(`${euros}.${String(rest).padStart(2, "0")}` as `${number}`);
}

/** The same where there is no room: "€ 1,25 mln.", whole euros below a million. */
export const formatCentsShort = (cents: bigint): string =>
  euroFormat(cents < 100_000_000n ? 0 : "short").format(Number(cents) / 100);

type Measured = Pick<PublishedIndicator, "unit" | "classMethod">;

/** Money in whole euros, as precise as the source has it; undefined for what is no money. The API keeps the unit of the source. */
export function eurosOf({ unit }: Pick<Measured, "unit">, value: number, decimals = unit.decimals): number | undefined {
  return unit.euros === undefined ? undefined : Math.round(Number(value.toFixed(decimals)) * unit.euros);
}

/** A figure with the sign that belongs to it: "€ 327.000", "12,3%", else the number alone. */
export function formatSigned({ unit }: Pick<Measured, "unit">, value: number, decimals = unit.decimals): string {
  const euros = eurosOf({ unit }, value, decimals);
  if (euros !== undefined) return formatEuro(euros);
  return words(unit.label) === "%" ? `${formatNumber(value, decimals)}%` : formatNumber(value, decimals);
}

/** The unit as it stands above figures: "%", "euro", "per 1.000 inwoners". */
export const unitName = ({ unit }: Pick<Measured, "unit">): string =>
  unit.euros === undefined ? words(unit.label) : m.unit_euro();

/** As `unitName`; empty where the figures name their own class. */
export const unitOf = (indicator: Measured): string => (indicator.classMethod.labels ? "" : unitName(indicator));

/** Unit to stand behind a figure; empty where that says it all, by its sign or its class. */
export const unitBehind = ({ unit, classMethod }: Measured): string =>
  classMethod.labels || unit.euros !== undefined || words(unit.label) === "%" ? "" : words(unit.label);

const englishOrdinals = new Intl.PluralRules("en", { type: "ordinal" });
const englishEndings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };

/** "8e", "1.234e"; in English "8th", "1,231st". */
const ordinal = (of: number): string =>
  `${formatNumber(of)}${locale() === "en" ? (englishEndings[englishOrdinals.select(of)] ?? "th") : "e"}`;

/** "8e van de 20 focusgebieden, 1 is het hoogste"; a rank that others have too says so. `areas`: what the list holds, in plural. */
export function rankWords({ rank, of, tied }: Pick<Standing, "rank" | "of" | "tied">, areas: string): string {
  const parts = { rank: ordinal(rank), count: formatNumber(of), areas };
  return tied > 0 ? m.area_rank_shared(parts) : m.area_rank(parts);
}

/** "8e van 20", where the head of the column or a title says of what. */
export const rankShort = ({ rank, of }: Pick<Standing, "rank" | "of">): string =>
  m.area_rank_short({ rank: ordinal(rank), count: formatNumber(of) });

/** What an area is ranked among: "wijken", or for an area of a list the name of that list, as "focusgebieden". */
export function rankedAmong(level: ProfileLevel, list: { name: Text } | undefined): string {
  if (level === "land" || level === "provincie") return levelsWord("gemeente");
  if (level === "region") return levelsWord("wijk");
  if (level !== "group" || !list) return levelsWord(level);
  const name = words(list.name);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const statusWords: Record<Status, () => string> = {
  ok: m.status_ok,
  provisional: m.status_provisional,
  estimated: m.status_estimated,
  suppressed: m.status_suppressed,
  missing: m.status_missing,
  notApplicable: m.status_notApplicable,
  tooSmall: m.status_tooSmall,
  withheldByUs: m.status_withheldByUs,
  otherArea: m.status_otherArea,
  tooSmallThen: m.status_tooSmallThen,
};
/** Short, for legend and table. */
export const statusWord = (status: Status): string => statusWords[status]();

const longStatusWords: Partial<Record<Status, () => string>> = {
  suppressed: m.status_suppressed_long,
  withheldByUs: m.status_withheldByUs_long,
  missing: m.status_missing_long,
  otherArea: m.status_otherArea_long,
};
/** With who withholds or lacks it, where there is room: "afgeschermd door de bron". */
export const statusWordLong = (status: Status): string => (longStatusWords[status] ?? statusWords[status])();

const statusReasons: Partial<Record<Status, () => string>> = {
  provisional: m.status_provisional_why,
  estimated: m.status_estimated_why,
  suppressed: m.status_suppressed_why,
  missing: m.status_missing_why,
  notApplicable: m.status_notApplicable_why,
  tooSmall: m.status_tooSmall_why,
  withheldByUs: m.status_withheldByUs_why,
  otherArea: m.status_otherArea_why,
  tooSmallThen: m.status_tooSmallThen_why,
};
/** A sentence on what the status means; undefined for a plain published figure. */
export const statusReason = (status: Status): string | undefined => statusReasons[status]?.();

const fidelityWords: Record<PublishedSource["fidelity"], () => string> = {
  official: m.fidelity_official,
  reconstruction: m.fidelity_reconstruction,
  derived: m.fidelity_derived,
  fictional: m.fidelity_fictional,
};
export const fidelityWord = (fidelity: PublishedSource["fidelity"]): string => fidelityWords[fidelity]();

/** What stands beside the name of a source: how true the copy is where it is not the source's own. */
export const sourceRemarks = ({ fidelity }: Pick<PublishedSource, "fidelity">): string[] =>
  fidelity === "official" ? [] : [fidelityWord(fidelity)];

const themeWords: Record<Theme, () => string> = {
  wonen: m.theme_wonen,
  onderwijs: m.theme_onderwijs,
  werk: m.theme_werk,
  armoede: m.theme_armoede,
  gezondheid: m.theme_gezondheid,
  veiligheid: m.theme_veiligheid,
  leefomgeving: m.theme_leefomgeving,
  samenhang: m.theme_samenhang,
  bevolking: m.theme_bevolking,
};
export const themeWord = (theme: Theme): string => themeWords[theme]();

const polarityWords: Record<z.infer<typeof Polarity>, () => string> = {
  higherIsBetter: m.polarity_higherIsBetter,
  lowerIsBetter: m.polarity_lowerIsBetter,
  neutral: m.polarity_neutral,
};
export const polarityWord = (polarity: z.infer<typeof Polarity>): string => polarityWords[polarity]();

const levelWords: Record<Level, [() => string, () => string]> = {
  gemeente: [m.level_gemeente, m.levels_gemeente],
  wijk: [m.level_wijk, m.levels_wijk],
  buurt: [m.level_buurt, m.levels_buurt],
  group: [m.level_group, m.levels_group],
};
export const levelWord = (level: Level): string => levelWords[level][0]();
export const levelsWord = (level: Level): string => levelWords[level][1]();

/** "342 gemeenten", "1 wijk": a count says what it counts. */
export const countWords = (level: Level, count: number): string =>
  `${formatNumber(count)} ${count === 1 ? levelWord(level) : levelsWord(level)}`;

const certaintyWords: Record<z.infer<typeof Certainty>, () => string> = {
  hoog: m.certainty_hoog,
  middel: m.certainty_middel,
  laag: m.certainty_laag,
};
/** How sure the border of an area of a list is; undefined for an area without a border. */
export const certaintyWord = (certainty: z.infer<typeof Certainty> | undefined): string =>
  certainty === undefined ? m.certainty_geen() : certaintyWords[certainty]();

/** "2024", or "2015 (oud)" where there are much newer figures about the same theme: see `isOldYear`. */
export const yearWords = (year: number, old: boolean | undefined): string =>
  old ? m.year_old({ year: String(year) }) : String(year);

/** "2015, 2018–2020": runs of years are joined, so a long list stays readable. Years in any order. */
export function formatYears(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  const runs: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end + 1 < sorted.length && sorted[end + 1] === (sorted[end] ?? 0) + 1) end++;
    runs.push(end > i + 1 ? `${sorted[i]}–${sorted[end]}` : sorted.slice(i, end + 1).join(", "));
    i = end + 1;
  }
  return runs.join(", ");
}

/** 0 is Monday: "maandag". */
export const weekdayName = (number: number): string =>
  new Intl.DateTimeFormat(tag(), { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, 1 + number)));

/** UTC time stamp to "21 november 2026". */
export const formatDate = (utc: string): string =>
  new Intl.DateTimeFormat(tag(), { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Amsterdam" }).format(
    new Date(utc),
  );

/** UTC time stamp to "21 november 2026 om 14:05". */
export const formatMoment = (utc: string): string =>
  new Intl.DateTimeFormat(tag(), { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam" }).format(new Date(utc));

/** UTC time stamp to "14:05". */
export const formatTime = (utc: string): string =>
  new Intl.DateTimeFormat(tag(), { timeStyle: "short", timeZone: "Europe/Amsterdam" }).format(new Date(utc));

/** "2007" stays a year, "2022-07-04" becomes "4 juli 2022". */
export const formatSince = (since: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(since) ? formatDate(`${since}T12:00:00Z`) : since;
