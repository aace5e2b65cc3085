/** The words of every kind of signal: what it is called, why something is one, what one can do, and where. */
import { highNeed, type Signal, type SignalKind } from "#data/approach/signals.ts";
import { percentLower } from "#data/approach/theme-matrix.ts";
import { filterOfPlace, viewOfPlace } from "#data/region/filter.ts";
import type { FundingStatus } from "#data/schema/initiative.ts";
import { comparedAreasWord } from "../../labels/approach-words.ts";
import { newPageOf, pageOfEntry } from "../../labels/entry-pages.ts";
import { formatEuro, formatNumber, formatSince } from "../../labels/format.ts";
import { fundingStatusWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";

interface SignalWords {
  heading: () => string;
  why: (signal: Signal) => string;
  can: () => string;
}

const dayOf = ({ day = "" }: Signal) => ({ day: formatSince(day) });

const words: Record<SignalKind, SignalWords> = {
  agreementOverdue: {
    heading: m.signal_kind_agreement_overdue,
    why: (signal) => m.signal_why_agreement_overdue(dayOf(signal)),
    can: m.signal_can_agreement_overdue,
  },
  agreementEnding: {
    heading: m.signal_kind_agreement_ending,
    why: (signal) => m.signal_why_agreement_ending(dayOf(signal)),
    can: m.signal_can_agreement_ending,
  },
  moneyEnding: {
    heading: m.signal_kind_money_ending,
    why: (signal) => {
      const { source = "", amount, status } = signal;
      const known = { ...dayOf(signal), source, status: fundingStatusWord(status as FundingStatus) };
      return amount === undefined
        ? m.signal_why_money_ending_unknown(known)
        : m.signal_why_money_ending({ ...known, amount: formatEuro(amount) });
    },
    can: m.signal_can_money_ending,
  },
  emptyCell: {
    heading: m.signal_kind_empty_cell,
    why: ({ need = { percentile: 0, against: "wijk" } }) =>
      m.signal_why_empty_cell({ need: formatNumber(percentLower(need.percentile)), areas: comparedAreasWord[need.against]() }),
    can: () => m.signal_can_empty_cell({ least: formatNumber(highNeed) }),
  },
  agreementWithoutResidents: {
    heading: m.signal_kind_agreement_without_residents,
    why: m.signal_why_agreement_without_residents,
    can: m.signal_can_agreement_without_residents,
  },
  agreementUnconfirmed: {
    heading: m.signal_kind_agreement_unconfirmed,
    why: ({ parties = { waiting: 0, of: 0 } }) =>
      m.signal_why_agreement_unconfirmed({ waiting: formatNumber(parties.waiting), of: formatNumber(parties.of) }),
    can: m.signal_can_agreement_unconfirmed,
  },
  approachAbsent: {
    heading: m.signal_kind_approach_absent,
    why: m.signal_why_approach_absent,
    can: m.signal_can_approach_absent,
  },
  approachWithoutChair: {
    heading: m.signal_kind_approach_without_chair,
    why: m.signal_why_approach_without_chair,
    can: m.signal_can_approach_without_chair,
  },
  approachWithoutResidents: {
    heading: m.signal_kind_approach_without_residents,
    why: m.signal_why_approach_without_residents,
    can: m.signal_can_approach_without_residents,
  },
  approachWithoutGoals: {
    heading: m.signal_kind_approach_without_goals,
    why: m.signal_why_approach_without_goals,
    can: m.signal_can_approach_without_goals,
  },
  approachWithoutPhase: {
    heading: m.signal_kind_approach_without_phase,
    why: m.signal_why_approach_without_phase,
    can: m.signal_can_approach_without_phase,
  },
  checklistStill: {
    heading: m.signal_kind_checklist_still,
    why: (signal) => m.signal_why_checklist_still(dayOf(signal)),
    can: m.signal_can_checklist_still,
  },
  assessmentOld: {
    heading: m.signal_kind_assessment_old,
    why: (signal) => m.signal_why_assessment_old(dayOf(signal)),
    can: m.signal_can_assessment_old,
  },
  question: {
    heading: m.signal_kind_question,
    why: (signal) => m.signal_why_question(dayOf(signal)),
    can: m.signal_can_question,
  },
  closedQuestion: {
    heading: m.signal_kind_closed_question,
    why: (signal) => m.signal_why_closed_question(dayOf(signal)),
    can: m.signal_can_closed_question,
  },
  unconfirmed: {
    heading: m.signal_kind_unconfirmed,
    why: (signal) => (signal.day ? m.signal_why_unconfirmed(dayOf(signal)) : m.signal_why_unconfirmed_never()),
    can: m.signal_can_unconfirmed,
  },
};
export const signalWords = (kind: SignalKind): SignalWords => words[kind];

/** Where one can do something about it. */
export function whereOfSignal(kind: SignalKind, { entry, area = "" }: Signal) {
  const params = { code: area };
  if (kind === "emptyCell") return { to: "/gebied/$code/aanpak/wie", params };
  // There the old one stands beside the way to a new one.
  if (kind === "assessmentOld") return { to: "/gebied/$code/aanpak/afweging", params };
  if (entry === undefined) return { to: "/gebied/$code/aanpak", params };
  // What is not public has a page for who may read it alone.
  return kind === "closedQuestion" ? { to: "/beheer/$id", params: { id: entry.id } } : pageOfEntry(entry);
}

interface Way {
  to: string;
  params: Record<string, string>;
  /** What the address asks there besides. */
  asks?: { in?: string | undefined; within?: string | undefined };
  word: string;
}

/** Where one can do something about all of a kind, in this area where there is one. */
export function wayOfKind(kind: SignalKind, area?: string): Way | undefined {
  if (kind === "emptyCell") {
    if (area === undefined || !filterOfPlace(area)) return undefined;
    const asks = { in: undefined, within: undefined, ...viewOfPlace(area) };
    return { to: "/aanpak/matrix", params: {}, asks, word: m.signal_way_empty_cell() };
  }
  if (kind === "approachAbsent") return { ...newPageOf("areaApproach"), word: m.approach_area_new() };
  if (kind === "moneyEnding") return { ...newPageOf("fundingLine"), word: m.money_new() };
  if (kind === "question") return { to: "/vraagbaak", params: {}, word: m.question_desk() };
  return undefined;
}
