/**
 * The words of types of entries: what they are called, their fields and choices, and the parts of their forms. What several types share
 * is said once; a type says what is its own, and one of somebody's own adds its words with `defineEntryWords`.
 */
import type { InitiativeTheme } from "#data/schema/initiative-filter.ts";
import * as m from "../paraglide/messages.js";
import { activityWords } from "./activity-words.ts";
import { agreementWords, areaApproachWords, assessmentWords, checklistWords, fundingLineWords } from "./approach-words.ts";
import { commonFieldWord, pathWord } from "./field-words.ts";
import { themeWord } from "./format.ts";
import { evidenceWord, kindWord, lifecycleWord, partyWord, phaseWord, targetGroupWord } from "./initiative-words.ts";
import { learningEntryWords, questionEntryWords } from "./question-words.ts";

type Word = () => string;

export interface EntryWords {
  /** Inside a sentence: "publicatie". */
  one: Word;
  several: Word;
  /** Headings of the form. */
  new?: Word;
  edit?: Word;
  propose?: Word;
  /** By path of the field; where a field has none, the word that types share. */
  fields?: Readonly<Record<string, Word>>;
  hints?: Readonly<Record<string, Word>>;
  /** Of a field with choices, by its value. */
  choices?: Readonly<Record<string, (value: string) => string>>;
  /** Headings of the parts of its form. */
  parts?: Readonly<Record<string, Word>>;
}

const known = new Map<string, EntryWords>();
export const defineEntryWords = (type: string, words: EntryWords): void => void known.set(type, words);

/** What this version has no word for is shown as it is. */
const said =
  (words: Readonly<Record<string, Word>>) =>
  (value: string): string =>
    words[value]?.() ?? value;

const sharedParts: Readonly<Record<string, Word>> = {
  what: m.form_part_what,
  where: m.form_part_where,
  when: m.form_part_when,
  visit: m.form_part_visit,
  who: m.form_part_who,
  goals: m.form_part_goals,
  money: m.form_part_money,
  agreements: m.form_part_agreements,
  evidence: m.form_part_evidence,
  contact: m.form_part_contact,
  files: m.entries_part_files,
  makers: m.entries_part_makers,
  about: m.entries_part_about,
  learned: m.entries_part_learned,
  consent: m.entries_part_consent,
  steps: m.entries_part_steps,
};

const sharedFields: Readonly<Record<string, Word>> = {
  phases: m.entries_phases,
  areas: m.entries_areas,
  organisations: m.entries_organisations,
  authors: m.entries_authors,
  link: m.entries_link,
  source: m.entries_source,
  licence: m.entries_licence,
  issued: m.entries_issued,
  edition: m.entries_edition,
  replaces: m.entries_replaces,
  language: m.entries_language,
  problem: m.entries_problem,
  approach: m.entries_approach,
  worked: m.entries_worked,
  failed: m.entries_failed,
  costs: m.entries_costs,
  initiatives: m.entries_initiatives,
  publications: m.entries_publications,
  steps: m.entries_steps,
  "steps.heading": m.entries_steps_heading,
  "steps.text": m.entries_steps_text,
  "steps.view": m.entries_steps_view,
  "steps.figures": m.entries_steps_figures,
  story: m.entries_story_text,
  voice: m.entries_voice,
  name: m.entries_name,
  told: m.entries_told,
  indicator: m.entries_indicator,
  consent: m.entries_consent,
  "consent.text": m.entries_consent_text,
  "consent.on": m.entries_consent_on,
  "consent.named": m.entries_consent_named,
};

const sharedHints: Readonly<Record<string, Word>> = {
  themes: m.form_themes_hint,
  phases: m.entries_phases_hint,
  areas: m.entries_areas_hint,
  organisations: m.entries_lines_hint,
  authors: m.entries_lines_hint,
  link: m.entries_link_hint,
  source: m.entries_source_hint,
  licence: m.entries_licence_hint,
  issued: m.entries_issued_hint,
  edition: m.entries_edition_hint,
  replaces: m.entries_replaces_hint,
  "steps.view": m.entries_steps_view_hint,
  "steps.figures": m.entries_steps_figures_hint,
  failed: m.entries_failed_hint,
  costs: m.entries_costs_hint,
  name: m.entries_name_hint,
  indicator: m.entries_indicator_hint,
  "consent.text": m.entries_consent_text_hint,
  organisation: m.form_owner_hint,
  publicContact: m.form_public_contact_hint,
  internalContact: m.form_internal_contact_hint,
};

const languageWord = said({
  nl: m.entries_language_nl,
  en: m.entries_language_en,
  fy: m.entries_language_fy,
  de: m.entries_language_de,
  fr: m.entries_language_fr,
});
const sharedChoices: Readonly<Record<string, (value: string) => string>> = {
  themes: (theme) => themeWord(theme as InitiativeTheme),
  phases: phaseWord,
  phase: phaseWord,
  evidence: evidenceWord,
  language: languageWord,
};

const voiceWord = said({
  bewoner: m.entries_voice_bewoner,
  jongere: m.entries_voice_jongere,
  vrijwilliger: m.entries_voice_vrijwilliger,
  ondernemer: m.entries_voice_ondernemer,
  professional: m.entries_voice_professional,
  bestuurder: m.entries_voice_bestuurder,
  anders: m.entries_voice_anders,
});

defineEntryWords("initiative", {
  one: m.entries_initiative,
  several: m.entries_initiative_several,
  new: m.form_title_new,
  edit: m.form_title_edit,
  propose: m.form_title_proposal,
  fields: { source: m.form_source, link: m.form_link },
  hints: {
    title: m.form_title_hint,
    summary: m.form_summary_hint,
    kind: m.form_kind_hint,
    reach: m.form_reach_hint,
    source: m.form_source_hint,
    link: m.form_link_hint,
  },
  choices: { kind: kindWord, lifecycle: lifecycleWord, targetGroups: targetGroupWord, "parties.role": partyWord },
  parts: { files: m.files_part },
});
defineEntryWords("publication", {
  one: m.entries_publication,
  several: m.entries_publication_several,
  new: m.entries_publication_new,
  edit: m.entries_publication_edit,
  propose: m.entries_publication_propose,
  fields: { summary: m.entries_publication_summary, kind: m.entries_publication_kind },
  hints: { title: m.entries_publication_title_hint, summary: m.entries_publication_summary_hint },
  choices: {
    kind: said({
      boek: m.entries_kind_boek,
      rapport: m.entries_kind_rapport,
      handreiking: m.entries_kind_handreiking,
      manifest: m.entries_kind_manifest,
      agenda: m.entries_kind_agenda,
      dossier: m.entries_kind_dossier,
      artikel: m.entries_kind_artikel,
      website: m.entries_kind_website,
    }),
  },
});
defineEntryWords("example", {
  one: m.entries_example,
  several: m.entries_example_several,
  new: m.entries_example_new,
  edit: m.entries_example_edit,
  propose: m.entries_example_propose,
  fields: { organisations: m.entries_example_organisations },
  hints: { title: m.entries_example_title_hint, summary: m.entries_example_summary_hint },
});
defineEntryWords("story", {
  one: m.entries_story,
  several: m.entries_story_several,
  new: m.entries_story_new,
  edit: m.entries_story_edit,
  propose: m.entries_story_propose,
  fields: { areas: m.entries_story_areas },
  hints: { title: m.entries_story_title_hint, story: m.entries_story_text_hint, areas: m.entries_story_areas_hint },
  choices: { voice: voiceWord, kind: voiceWord },
});
defineEntryWords("activity", activityWords);
defineEntryWords("question", questionEntryWords);
defineEntryWords("learningQuestion", learningEntryWords);

defineEntryWords("areaApproach", areaApproachWords);
defineEntryWords("agreement", agreementWords);
defineEntryWords("fundingLine", fundingLineWords);
defineEntryWords("checklist", checklistWords);
defineEntryWords("assessment", assessmentWords);

defineEntryWords("mapStory", {
  one: m.entries_map_story,
  several: m.entries_map_story_several,
  new: m.entries_map_story_new,
  edit: m.entries_map_story_edit,
  propose: m.entries_map_story_propose,
  hints: { summary: m.entries_map_story_summary_hint },
});

/** "publicatie" */
export const typeWord = (type: string): string => known.get(type)?.one() ?? type;
/** "publicaties" */
export const typesWord = (type: string): string => known.get(type)?.several() ?? type;

/** Heading of a form. */
export const formTitle = (type: string, form: "new" | "edit" | "propose"): string =>
  known.get(type)?.[form]?.() ??
  { new: m.entries_other_new, edit: m.entries_other_edit, propose: m.entries_other_propose }[form]({ type: typeWord(type) });

/** Of a field by its path: "Samenvatting"; of a field of a row "agreements.what". */
export const fieldLabel = (type: string, field: string): string =>
  known.get(type)?.fields?.[field]?.() ??
  (type === "initiative" ? undefined : sharedFields[field]?.()) ??
  commonFieldWord(field) ??
  field;

/** Undefined where the label says enough. */
export const fieldHint = (type: string, field: string): string | undefined =>
  (known.get(type)?.hints?.[field] ?? sharedHints[field])?.();

export const choiceWord = (type: string, field: string, value: string): string =>
  (known.get(type)?.choices?.[field] ?? sharedChoices[field] ?? String)(value);

/** Heading of a part of the form. */
export const partWord = (type: string, part: string): string => (known.get(type)?.parts?.[part] ?? sharedParts[part])?.() ?? part;

/** "Titel", or "Partij 2: rol" for a field of a row: of faults, and of what changed. */
export const fieldPathWord = (type: string, path: string): string => pathWord(path, (field) => fieldLabel(type, field));
