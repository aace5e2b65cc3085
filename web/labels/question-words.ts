/** The words of questions and learning questions: their form, who asks, how far a question is, and why somebody is asked. */
import type { AskingState, QuestionState, RoutingReason } from "#data/entries/question.ts";
import * as m from "../paraglide/messages.js";
import { formatNumber, locale, themeWord } from "./format.ts";
import { phaseWord } from "./initiative-words.ts";

const askers: Readonly<Record<string, () => string>> = {
  bewoner: m.question_asker_bewoner,
  vrijwilliger: m.question_asker_vrijwilliger,
  ondernemer: m.question_asker_ondernemer,
  professional: m.question_asker_professional,
  gemeente: m.question_asker_gemeente,
  corporatie: m.question_asker_corporatie,
  anders: m.question_asker_anders,
};
const visibilities: Readonly<Record<string, () => string>> = {
  openbaar: m.question_visibility_openbaar,
  besloten: m.question_visibility_besloten,
};
export const askerWord = (value: string): string => askers[value]?.() ?? value;

export const questionEntryWords = {
  one: m.question_one,
  several: m.question_several,
  new: m.question_new,
  edit: m.question_edit,
  propose: m.question_propose,
  fields: {
    question: m.question_text,
    asker: m.question_asker,
    visibility: m.question_visibility,
    answers: m.question_answers,
    "answers.text": m.question_answer,
    "answers.organisation": m.question_answer_by,
    "answers.on": m.question_answer_on,
  },
  hints: {
    title: m.question_title_hint,
    question: m.question_text_hint,
    visibility: m.question_visibility_hint,
    themes: m.question_themes_hint,
  },
  choices: { asker: askerWord, visibility: (value: string) => visibilities[value]?.() ?? value },
};

const standings: Readonly<Record<string, () => string>> = {
  open: m.learning_standing_open,
  opgepakt: m.learning_standing_opgepakt,
  beantwoord: m.learning_standing_beantwoord,
};

export const learningEntryWords = {
  one: m.learning_one,
  several: m.learning_several,
  new: m.learning_new,
  edit: m.learning_edit,
  propose: m.learning_propose,
  fields: {
    summary: m.learning_summary,
    standing: m.question_oversee_state,
    answer: m.question_answer,
    activities: m.learning_activities,
    questions: m.learning_questions,
  },
  hints: { title: m.learning_title_hint, summary: m.learning_summary_hint, activities: m.learning_activities_hint },
  choices: { standing: (value: string) => standings[value]?.() ?? value },
  parts: { answer: m.question_answer },
};

/** How many want to learn it. */
export const learnersWords = (count: number): string =>
  count === 0
    ? m.learning_learners_none()
    : count === 1
      ? m.learning_learners_one()
      : m.learning_learners({ count: formatNumber(count) });

const stateWords: Record<QuestionState, [word: () => string, sentence: () => string]> = {
  new: [m.question_word_new, m.question_state_new],
  routed: [m.question_word_routed, m.question_state_routed],
  answered: [m.question_word_answered, m.question_state_answered],
  closed: [m.question_word_closed, m.question_state_closed],
};
export const questionStateWord = (state: QuestionState): string => stateWords[state][0]();
export const questionStateSentence = (state: QuestionState): string => stateWords[state][1]();

const askingWords: Record<AskingState, () => string> = {
  asked: m.question_asking_asked,
  accepted: m.question_asking_accepted,
  declined: m.question_asking_declined,
  passed: m.question_asking_passed,
  lapsed: m.question_asking_lapsed,
  answered: m.question_asking_answered,
};
export const askingWord = (state: AskingState): string => askingWords[state]();

/** "omdat …": to the guide themselves, or of one whose name nobody knows. */
export function reasonWords(reason: RoutingReason, to: "you" | "other"): string {
  const you = to === "you";
  const what = (several: readonly string[]) => ({ what: joined(several) });
  switch (reason.term) {
    case "theme":
      return (you ? m.question_you_theme : m.question_reason_theme)(
        what(reason.themes.map((one) => themeWord(one).toLowerCase())),
      );
    case "phase":
      return (you ? m.question_you_phase : m.question_reason_phase)(
        what(reason.phases.map((one) => phaseWord(one).toLowerCase())),
      );
    case "area": {
      const places = { asked: reason.asked.name, known: reason.known.name };
      return (you ? youNear : otherNear)[reason.how](places);
    }
    case "text":
      return (you ? m.question_you_text : m.question_reason_text)(what(reason.words.map((word) => `“${word}”`)));
    case "load":
      if (reason.open === 0) return you ? m.question_you_free() : m.question_reason_free();
      return (you ? m.question_you_load : m.question_reason_load)({ open: reason.open, most: reason.most });
  }
}

type Near = Record<Extract<RoutingReason, { term: "area" }>["how"], (places: { asked: string; known: string }) => string>;
const youNear: Near = {
  gemeente: m.question_you_gemeente,
  comparable: m.question_you_comparable,
  province: m.question_you_province,
};
const otherNear: Near = {
  gemeente: m.question_reason_gemeente,
  comparable: m.question_reason_comparable,
  province: m.question_reason_province,
};

const joined = (several: readonly string[]): string => new Intl.ListFormat(locale(), { type: "conjunction" }).format(several);
