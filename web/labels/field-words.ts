/** Names of the fields of an entry, by their path: for labels, the list of faults and what two people changed. */
import * as m from "../paraglide/messages.js";

const names: Record<string, () => string> = {
  title: m.form_title,
  summary: m.form_summary,
  kind: m.initiative_kind,
  themes: m.form_themes,
  phase: m.initiative_phase,
  lifecycle: m.initiative_lifecycle,
  targetGroups: m.initiative_target,
  reach: m.form_reach,
  regular: m.form_regular,
  place: m.form_place,
  workingArea: m.form_working_area,
  "workingArea.metres": m.form_working_metres,
  period: m.form_period,
  "period.from": m.form_from,
  "period.to": m.form_to,
  organisation: m.form_owner,
  parties: m.initiative_parties,
  "parties.organisation": m.form_party_organisation,
  "parties.role": m.form_party_role,
  goals: m.initiative_goals,
  "goals.text": m.form_goal_text,
  "goals.indicator": m.form_goal_indicator,
  "goals.direction": m.form_goal_direction,
  funding: m.initiative_funding,
  "funding.source": m.form_funding_source,
  "funding.instrument": m.form_funding_instrument,
  "funding.amount": m.form_funding_amount,
  "funding.status": m.form_funding_status,
  "funding.payer": m.money_payer,
  "funding.duration": m.money_duration,
  "funding.partOf": m.money_part_of,
  "funding.period.from": m.form_from,
  "funding.period.to": m.form_to,
  agreements: m.initiative_agreements,
  "agreements.what": m.form_agreement_what,
  "agreements.who": m.form_agreement_who,
  "agreements.until": m.form_agreement_until,
  evidence: m.form_evidence,
  source: m.form_source,
  licence: m.beheer_licence,
  link: m.form_link,
  address: m.form_address,
  "address.street": m.form_address_street,
  "address.number": m.form_address_number,
  "address.postcode": m.form_address_postcode,
  "address.city": m.form_address_city,
  openingHours: m.form_opening_hours,
  "openingHours.days": m.form_hours_days,
  "openingHours.from": m.form_hours_from,
  "openingHours.to": m.form_hours_to,
  openingNote: m.form_opening_note,
  takePart: m.form_take_part,
  photos: m.form_photos,
  "photos.alt": m.files_alt,
  attachments: m.form_attachments,
  "attachments.title": m.files_title,
  publicContact: m.form_public_contact,
  "publicContact.name": m.form_name,
  "publicContact.email": m.form_email,
  "publicContact.phone": m.form_phone,
  internalContact: m.form_internal_contact,
  "internalContact.name": m.form_name,
  "internalContact.email": m.form_email,
  "internalContact.phone": m.form_phone,
  unfinished: m.form_unfinished,
  "sender.consent": m.form_consent_part,
  "sender.email": m.proposal_contact,
};

/** Of a path that types share; undefined for one that is of a type alone. */
export const commonFieldWord = (path: string): string | undefined => names[path]?.();

const rows: Record<string, () => string> = {
  parties: m.form_party,
  goals: m.form_goal,
  funding: m.form_funding,
  agreements: m.form_agreement,
  openingHours: m.form_hours,
  meetings: m.activity_meeting,
  alliance: m.approach_area_member,
  plans: m.approach_area_plan,
  phaseHistory: m.approach_area_phase,
  rows: m.check_item,
  figures: m.assess_figure,
  recognised: m.assess_recognised_row,
  dissent: m.assess_dissent_row,
  answers: m.question_answer,
  photos: m.files_photo,
  attachments: m.files_attachment,
};

/** The nearest named field of a path: "workingArea.geometry" is the working area. `wordOf` gives the path itself back for what has no name. */
function nearestWord(path: readonly string[], wordOf: (path: string) => string): string {
  for (let length = path.length; length > 0; length--) {
    const field = path.slice(0, length).join(".");
    const word = wordOf(field);
    if (word !== field) return word;
  }
  return path.join(".");
}

/** "Titel", or "Partij 2: rol" for a field of a row, in the words of a type. */
export function pathWord(path: string, wordOf: (path: string) => string): string {
  const [first = "", second, ...rest] = path.split(".");
  const row = rows[first];
  if (row && second !== undefined && /^\d+$/.test(second)) {
    const what = m.form_row({ what: row(), number: Number(second) + 1 });
    return rest.length === 0 ? what : `${what}: ${nearestWord([first, ...rest], wordOf)}`;
  }
  const within = (first === "publicContact" || first === "internalContact") && second !== undefined;
  return within
    ? `${nearestWord([first], wordOf)}: ${nearestWord([first, second, ...rest], wordOf)}`
    : nearestWord(path.split("."), wordOf);
}

/** In the words of initiatives. */
export const fieldWord = (path: string): string => pathWord(path, (field) => names[field]?.() ?? field);

const rowWords: Record<string, () => string> = {
  parties: m.form_word_party,
  goals: m.form_word_goal,
  funding: m.form_word_funding,
  agreements: m.form_word_agreement,
  openingHours: m.form_word_hours,
  meetings: m.activity_word_meeting,
  alliance: m.approach_area_member_word,
  plans: m.approach_area_plan_word,
  phaseHistory: m.approach_area_phase_word,
  rows: m.check_word_item,
  figures: m.assess_word_figure,
  recognised: m.assess_recognised_word,
  dissent: m.assess_dissent_word,
  answers: m.question_word_answer,
  photos: m.files_word_photo,
  attachments: m.files_word_attachment,
  steps: m.entries_steps_word,
};
/** "partij": a row of the list inside a sentence. */
export const rowWord = (list: string): string | undefined => rowWords[list]?.();
export const rowTitle = (list: string): string | undefined => rows[list]?.();
