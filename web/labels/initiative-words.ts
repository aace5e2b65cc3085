/** The words of initiatives in the language of the page. */

import type { Freshness } from "#data/schema/day.ts";
import {
  type Address,
  type Duration,
  type FundingStatus,
  type Initiative,
  type Payer,
  runsOf,
  type Weekday,
  weekdays,
} from "#data/schema/initiative.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import type { Period } from "#data/schema/text.ts";
import * as m from "../paraglide/messages.js";
import { formatDate, formatEuro, formatNumber, formatSince, weekdayName } from "./format.ts";

type Content = PublicInitiative["content"];
const said =
  <T extends string>(words: Record<T, () => string>) =>
  /** What this version has no word for is shown as it is. */
  (value: T | string): string =>
    words[value as T]?.() ?? value;

export const kindWord = said<Content["kind"]>({
  initiatief: m.initiative_kind_initiatief,
  interventie: m.initiative_kind_interventie,
  voorziening: m.initiative_kind_voorziening,
});
export const phaseWord = said<Content["phase"]>({
  orienteren: m.initiative_phase_orienteren,
  initieren: m.initiative_phase_initieren,
  ontwerpen: m.initiative_phase_ontwerpen,
  uitvoeren: m.initiative_phase_uitvoeren,
});
export const lifecycleWord = said<Content["lifecycle"]>({
  idee: m.initiative_lifecycle_idee,
  gepland: m.initiative_lifecycle_gepland,
  loopt: m.initiative_lifecycle_loopt,
  gepauzeerd: m.initiative_lifecycle_gepauzeerd,
  beeindigd: m.initiative_lifecycle_beeindigd,
});
export const targetGroupWord = said<Content["targetGroups"][number]>({
  iedereen: m.initiative_target_iedereen,
  kinderen: m.initiative_target_kinderen,
  jongeren: m.initiative_target_jongeren,
  volwassenen: m.initiative_target_volwassenen,
  ouderen: m.initiative_target_ouderen,
  gezinnen: m.initiative_target_gezinnen,
  nieuwkomers: m.initiative_target_nieuwkomers,
  ondernemers: m.initiative_target_ondernemers,
});
export const partyWord = said<Content["parties"][number]["role"]>({
  trekker: m.initiative_party_trekker,
  uitvoerder: m.initiative_party_uitvoerder,
  financier: m.initiative_party_financier,
  partner: m.initiative_party_partner,
  bewoners: m.initiative_party_bewoners,
});
export const evidenceWord = said<Content["evidence"]>({
  geen: m.initiative_evidence_geen,
  beschreven: m.initiative_evidence_beschreven,
  onderbouwd: m.initiative_evidence_onderbouwd,
  effectief: m.initiative_evidence_effectief,
});

/** How near the public place is; undefined for one that is exact. */
export const precisionWord = (precision: "exact" | "straat" | "buurt"): string | undefined =>
  ({ exact: undefined, straat: m.initiative_precision_straat(), buurt: m.initiative_precision_buurt() })[precision];

/** "Bevestigd op 3 maart 2026", or since when nobody has. */
export function freshnessWords(freshness: Freshness, verifiedOn: string | undefined): string {
  if (verifiedOn === undefined) return m.initiative_fresh_unknown();
  const day = formatSince(verifiedOn);
  if (freshness === "fresh") return m.initiative_fresh({ day });
  return freshness === "fading" ? m.initiative_fading({ day }) : m.initiative_stale({ day });
}

/** "overgenomen op 28 november 2026 uit …": undefined for what somebody entered here. */
export function takenOverWords(takenOver: PublicInitiative["takenOver"]): string | undefined {
  if (!takenOver) return undefined;
  const day = formatDate(takenOver.on);
  const { from: source } = takenOver;
  return source ? m.initiative_taken_over({ day, source }) : m.initiative_taken_over_file({ day });
}

/** "van 1 maart 2025 tot en met 31 december 2027"; undefined for a period that is open at both ends. */
export function periodWords({ from, to }: Period): string | undefined {
  if (from && to) return m.initiative_period_both({ from: formatSince(from), to: formatSince(to) });
  if (from) return m.initiative_period_from({ from: formatSince(from) });
  return to ? m.initiative_period_to({ to: formatSince(to) }) : undefined;
}

/** "Spaarndammer- en Zeeheldenbuurt, Amsterdam": the smallest area that is known, and its gemeente. */
export function placeWords(
  { placed }: Pick<Content, "placed">,
  nameOf: (code: string | undefined) => string | undefined,
): string {
  const names = [nameOf(placed.buurt ?? placed.wijk), nameOf(placed.gemeente)].filter((name) => name !== undefined);
  return [...new Set(names)].join(", ");
}

export const fundingStatusWord = said<FundingStatus>({
  committed: m.initiative_committed,
  paid: m.initiative_paid,
  estimated: m.initiative_estimated,
});

export const payerWord = said<Payer>({
  rijk: m.money_payer_rijk,
  provincie: m.money_payer_provincie,
  gemeente: m.money_payer_gemeente,
  corporatie: m.money_payer_corporatie,
  fonds: m.money_payer_fonds,
  europa: m.money_payer_europa,
  bewoners: m.money_payer_bewoners,
  ondernemer: m.money_payer_ondernemer,
  anders: m.money_payer_anders,
});
export const durationWord = said<Duration>({
  structural: m.money_duration_structural,
  temporary: m.money_duration_temporary,
});

type Lines<K extends "goals" | "parties" | "funding" | "agreements"> = NonNullable<Initiative[K]>[number];

/** "Minder eenzaamheid (Eenzaamheid omlaag)"; `nameOf` gives the name of an indicator. */
export function goalLine({ text, indicator, direction }: Lines<"goals">, nameOf: (id: string) => string): string {
  if (!indicator) return text;
  const aim = { indicator: nameOf(indicator) };
  return `${text} ${direction === "down" ? m.initiative_goal_down(aim) : m.initiative_goal_up(aim)}`;
}

export const partyLine = ({ organisation, role }: Lines<"parties">): string => `${organisation} (${partyWord(role)})`;

export const fundingWords = ({ source, payer, instrument, amount, period, status, duration }: Lines<"funding">): string =>
  [
    `${source}${payer === undefined ? "" : ` (${payerWord(payer)})`}${instrument === undefined ? "" : `, ${instrument}`}${amount === undefined ? "" : `: ${formatEuro(amount)}`}`,
    duration === "structural" && durationWord(duration),
    fundingStatusWord(status),
    period && periodWords(period),
  ]
    .filter(Boolean)
    .join(", ");

export const agreementLine = ({ what, who, until }: Lines<"agreements">): string =>
  until ? m.initiative_agreement_until({ what, who, until: formatSince(until) }) : `${what} (${who})`;

/** A line for each area that it works for, or one for a circle or a drawing. */
export function workingAreaLines(value: NonNullable<Initiative["workingArea"]>, nameOf: (code: string) => string): string[] {
  if (value.kind === "areas") return value.codes.map(nameOf);
  return [value.kind === "radius" ? m.initiative_radius({ metres: formatNumber(value.metres) }) : m.initiative_drawn_area()];
}

/** "Dorpsstraat 12, 1234 AB Ons Dorp": as far as it is known. */
export function addressLine({ street, number, postcode, city }: Address): string {
  const code = postcode?.replace(/^(\d{4})(\w{2})$/, "$1 $2");
  const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" ");
  return [join(street, number), join(code, city)].filter(Boolean).join(", ");
}

export const weekdayWord = (day: Weekday): string => weekdayName(weekdays.indexOf(day));

/** Days that follow on one another, from three on as a run: "maandag tot en met vrijdag, zondag". */
function daysWords(days: readonly Weekday[]): string {
  const runs = runsOf(days);
  if (runs[0]?.length === weekdays.length) return m.form_days_all();
  return runs
    .flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined || run.length < 3) return run.map(weekdayWord);
      return [m.form_days_run({ from: weekdayWord(first), to: weekdayWord(last) })];
    })
    .join(", ");
}

/** "maandag tot en met vrijdag: 09:00-17:00". */
export const hoursLine = ({ days, from, to }: Initiative["openingHours"][number]): string => `${daysWords(days)}: ${from}-${to}`;
