/** The words of what an approach runs on: the approach of an area, agreements and funding lines, in forms and facts. */
import type { ChoroplethLevel } from "#data/schema/area.ts";
import type { Duration, FundingStatus, Payer } from "#data/schema/initiative.ts";
import * as m from "../paraglide/messages.js";
import { durationWord, fundingStatusWord, partyWord, payerWord, phaseWord } from "./initiative-words.ts";

const said =
  (words: Readonly<Record<string, () => string>>) =>
  (value: string): string =>
    words[value]?.() ?? value;

/** "wijken": what a need is compared with. */
export const comparedAreasWord: Record<ChoroplethLevel, () => string> = {
  gemeente: m.matrix_areas_gemeente,
  wijk: m.matrix_areas_wijk,
  buurt: m.matrix_areas_buurt,
};

export const planKindWord = said({
  gebiedsplan: m.approach_area_kind_gebiedsplan,
  uitvoeringsprogramma: m.approach_area_kind_uitvoeringsprogramma,
  convenant: m.approach_area_kind_convenant,
  wijkanalyse: m.approach_area_kind_wijkanalyse,
  anders: m.approach_area_kind_anders,
});
export const allianceRoleWord = (role: string): string => (role === "voorzitter" ? m.approach_area_chair() : partyWord(role));
export const agreementStandingWord = said({
  agreed: m.agreement_standing_agreed,
  running: m.agreement_standing_running,
  kept: m.agreement_standing_kept,
  notKept: m.agreement_standing_not_kept,
  lapsed: m.agreement_standing_lapsed,
});

export const checklistStateWord = said({
  open: m.check_state_open,
  busy: m.check_state_busy,
  done: m.check_state_done,
  notApplicable: m.check_state_not_applicable,
});

export const areaApproachWords = {
  one: m.approach_area_one,
  several: m.approach_area_several,
  new: m.approach_area_new,
  edit: m.approach_area_edit,
  propose: m.approach_area_propose,
  fields: {
    summary: m.approach_area_summary,
    areas: m.approach_area_areas,
    period: m.approach_area_period,
    alliance: m.approach_area_alliance,
    "alliance.organisation": m.form_party_organisation,
    "alliance.role": m.form_party_role,
    "alliance.note": m.approach_area_member_note,
    residents: m.approach_area_residents,
    plans: m.approach_area_plans,
    "plans.kind": m.approach_area_plan_kind,
    "plans.title": m.approach_area_plan_title,
    "plans.day": m.approach_area_plan_day,
    "plans.link": m.approach_area_plan_link,
    "plans.goals": m.approach_area_plan_goals,
    phaseHistory: m.approach_area_phases,
    "phaseHistory.phase": m.approach_area_phase,
    "phaseHistory.since": m.approach_area_phase_since,
  },
  hints: {
    title: m.approach_area_title_hint,
    summary: m.approach_area_summary_hint,
    areas: m.approach_area_areas_hint,
  },
  choices: { "alliance.role": allianceRoleWord, "plans.kind": planKindWord, "phaseHistory.phase": phaseWord },
  parts: { alliance: m.approach_area_alliance, phase: m.approach_area_phases, plans: m.approach_area_plans },
};

export const agreementWords = {
  one: m.agreement_one,
  several: m.agreement_several,
  new: m.agreement_new,
  edit: m.agreement_edit,
  propose: m.agreement_propose,
  fields: {
    summary: m.agreement_summary,
    goal: m.agreement_goal,
    regular: m.agreement_regular,
    standing: m.agreement_standing,
    standingSince: m.agreement_standing_since,
    standingReason: m.agreement_standing_reason,
    initiatives: m.agreement_initiatives,
  },
  hints: { title: m.agreement_title_hint, areas: m.agreement_areas_hint },
  choices: { "parties.role": partyWord, standing: agreementStandingWord },
  parts: { standing: m.agreement_standing },
};

export const fundingLineWords = {
  one: m.money_one,
  several: m.money_several,
  new: m.money_new,
  edit: m.money_edit,
  propose: m.money_propose,
  fields: {
    summary: m.money_summary,
    source: m.money_source,
    payer: m.money_payer,
    instrument: m.money_instrument,
    amount: m.money_amount,
    status: m.money_status,
    duration: m.money_duration,
  },
  hints: {
    title: m.money_title_hint,
    areas: m.money_areas_hint,
    instrument: m.money_instrument_hint,
    amount: m.money_amount_hint,
  },
  choices: {
    payer: (value: string) => payerWord(value as Payer),
    status: (value: string) => fundingStatusWord(value as FundingStatus),
    duration: (value: string) => durationWord(value as Duration),
  },
};

export const checklistWords = {
  one: m.check_one,
  several: m.check_several,
  new: m.check_new,
  edit: m.check_edit,
  propose: m.check_propose,
  fields: {
    areas: m.check_areas,
    template: m.check_template,
    edition: m.check_edition_label,
    rows: m.check_rows,
    "rows.text": m.check_own_text,
    "rows.state": m.check_state,
    "rows.evidence": m.check_evidence,
    "rows.by": m.check_by,
    "rows.on": m.check_on,
  },
  hints: {
    title: m.check_title_hint,
    areas: m.check_areas_hint,
    "rows.evidence": m.check_evidence_hint,
    "rows.by": m.check_by_hint,
  },
  choices: {
    template: said({ phases: m.check_template_phases, agenda: m.check_template_agenda }),
    "rows.state": checklistStateWord,
  },
  parts: { rows: m.check_rows },
};

export const verdictWord = said({ yes: m.assess_yes, partly: m.assess_partly, no: m.assess_no });
export const conclusionWord = said({
  extra: m.assess_conclusion_extra,
  regular: m.assess_conclusion_regular,
  later: m.assess_conclusion_later,
});

export const assessmentWords = {
  one: m.assess_one,
  several: m.assess_several,
  new: m.assess_new,
  edit: m.assess_edit,
  propose: m.assess_propose,
  fields: {
    areas: m.assess_areas,
    on: m.assess_on,
    edition: m.check_edition_label,
    figures: m.assess_figures,
    "figures.side": m.assess_side,
    "figures.threshold": m.assess_threshold,
    least: m.assess_least,
    scale: m.assess_scale,
    urgency: m.assess_urgency,
    heard: m.assess_heard,
    stories: m.assess_stories,
    questions: m.assess_questions,
    covered: m.assess_covered,
    recognised: m.assess_recognised,
    "recognised.who": m.assess_recognised_who,
    "recognised.how": m.assess_recognised_how,
    "recognised.note": m.assess_recognised_note,
    nothing: m.assess_nothing,
    verdicts: m.assess_verdicts,
    conclusion: m.assess_conclusion,
    reason: m.assess_conclusion_reason,
    dissent: m.assess_dissent,
    "dissent.who": m.assess_dissent_who,
    "dissent.why": m.assess_dissent_why,
  },
  hints: {
    title: m.assess_title_hint,
    areas: m.check_areas_hint,
    figures: m.assess_figures_hint,
    least: m.assess_least_hint,
    urgency: m.assess_urgency_hint,
    "dissent.who": m.assess_dissent_hint,
  },
  choices: { conclusion: conclusionWord, "recognised.how": verdictWord },
  parts: {
    stacking: m.assess_stacking,
    weigh: m.assess_part_weigh,
    recognised: m.assess_recognised,
    dissent: m.assess_dissent,
    verdicts: m.assess_verdicts,
    conclusion: m.assess_conclusion,
  },
};
