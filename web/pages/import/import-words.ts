/** The words of an import: what a column can become, and what is said about a row. */

import type { RowDouble, RowFault, RowState } from "#data/schema/import-answer.ts";
import { type ChoiceField, choiceFields, type ImportField, type ImportState } from "#data/schema/import-settings.ts";
import { themeWord } from "../../labels/format.ts";
import {
  durationWord,
  evidenceWord,
  fundingStatusWord,
  kindWord,
  lifecycleWord,
  payerWord,
  phaseWord,
  targetGroupWord,
} from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";

const fields: Record<RowFault["field"], () => string> = {
  title: m.form_title,
  summary: m.form_summary,
  kind: m.initiative_kind,
  themes: m.form_themes,
  phase: m.initiative_phase,
  lifecycle: m.initiative_lifecycle,
  longitude: m.import_longitude,
  latitude: m.import_latitude,
  area: m.import_area,
  address: m.import_address,
  street: m.form_address_street,
  number: m.form_address_number,
  postcode: m.form_address_postcode,
  city: m.form_address_city,
  from: m.form_from,
  to: m.form_to,
  targetGroups: m.initiative_target,
  reach: m.initiative_reach,
  regular: m.import_regular,
  evidence: m.initiative_evidence,
  party: m.import_party,
  contactName: m.import_contact_name,
  contactEmail: m.import_contact_email,
  contactPhone: m.import_contact_phone,
  openingHours: m.form_opening_hours,
  openingNote: m.form_opening_note,
  takePart: m.form_take_part,
  funder: m.form_funding_source,
  amount: m.form_funding_amount,
  fundingStatus: m.money_status,
  payer: m.money_payer,
  duration: m.money_duration,
  link: m.form_link,
  source: m.initiative_source,
  licence: m.import_licence,
  key: m.import_key,
  place: m.form_place,
  row: m.import_row,
};
export const importFieldWord = (field: RowFault["field"]): string => fields[field]();

const hints: Partial<Record<ImportField, () => string>> = {
  themes: m.import_themes_hint,
  longitude: m.import_degrees_hint,
  area: m.import_area_hint,
  address: m.import_address_hint,
  openingHours: m.import_hours_hint,
  key: m.import_key_hint,
  source: m.import_source_hint,
  licence: m.import_licence_hint,
};
export const importFieldHint = (field: ImportField): string | undefined => hints[field]?.();

const words: { [F in ChoiceField]: (value: (typeof choiceFields)[F][number]) => string } = {
  kind: kindWord,
  themes: themeWord,
  phase: phaseWord,
  lifecycle: lifecycleWord,
  targetGroups: targetGroupWord,
  regular: (value) => (value === "ja" ? m.initiative_regular() : m.initiative_extra()),
  evidence: evidenceWord,
  fundingStatus: fundingStatusWord,
  payer: payerWord,
  duration: durationWord,
};

/** What can be chosen for a field, in words. */
export const choiceOptions = (field: ChoiceField): { value: string; label: string }[] =>
  choiceFields[field].map((value) => ({ value, label: (words[field] as (value: string) => string)(value) }));

const stateWords: Record<ImportState, () => string> = {
  draft: m.import_landing_draft,
  submitted: m.import_landing_submitted,
  published: m.import_landing_published,
};
export const importStateWord = (state: ImportState): string => stateWords[state]();

const states: Record<RowState, () => string> = {
  ready: m.import_state_ready,
  faulty: m.import_state_faulty,
  double: m.import_state_double,
  known: m.import_state_known,
};
export const rowStateWord = (state: RowState): string => states[state]();

export function doubleWords({ kind, line }: RowDouble): string {
  if (kind === "number") return m.import_double_number();
  return kind === "file" ? m.import_double_file({ line: String(line ?? "") }) : m.import_double_near();
}
