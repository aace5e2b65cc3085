/** Tables of the vraagbaak: who answers, how far a question is, who was asked, and who wants to learn what. See store/questions. */
import type { AskingState, QuestionState } from "#data/entries/question.ts";

/** What somebody set who answers questions of others; gone with their account. Lists are JSON. */
export interface GuideTable {
  person: string;
  about: string;
  organisation: string;
  themes: string;
  phases: string;
  areas: string;
  most: number;
  /** Days. */
  away_from: string | null;
  away_to: string | null;
  since: string;
}

/** Beside the workflow of the entry. */
export interface QuestionTable {
  /** Id of the entry. */
  entry: string;
  state: QuestionState;
  /** 1 for one that is never public. */
  inside: number;
  opened_at: string;
  /** How many times guides were asked. */
  round: number;
  /** When the last of those began. */
  round_at: string | null;
  answered_at: string | null;
  changed_at: string;
}

/** One question put to one guide. */
export interface AskingTable {
  id: string;
  entry: string;
  person: string;
  /** As it was when they were asked. */
  organisation: string;
  round: number;
  state: AskingState;
  /** JSON list of `RoutingReason`. */
  reasons: string;
  asked_at: string;
  reminded_at: string | null;
  /** When its state last changed. */
  changed_at: string;
  token_hash: string;
  answer: string | null;
  /** `openbaar` or `besloten`. */
  shared: string | null;
  /** When who asked heard of the answer. */
  told_at: string | null;
}

/** Somebody who joined a learning question; gone when they leave, when their account ends, and with the entry. */
export interface LearnerTable {
  /** Id of the entry. */
  entry: string;
  person: string;
  at: string;
}
