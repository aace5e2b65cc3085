/** Of everything that is moderated: how far it is, what can be done with it and what was done, in the language of the page. */
import type { WaitKind } from "#data/schema/initiative-filter.ts";
import type { Origin, QueueState, WorkPart } from "#data/schema/queue.ts";
import type { Step, WorkflowState } from "#data/schema/workflow.ts";
import * as m from "../paraglide/messages.js";

const stateWords: Record<QueueState, () => string> = {
  draft: m.beheer_state_draft,
  returned: m.beheer_state_returned,
  submitted: m.beheer_state_submitted,
  published: m.beheer_state_published,
  archived: m.beheer_state_archived,
};
const origins: Record<Origin, () => string> = {
  server: m.beheer_from_server,
  catalogue: m.beheer_from_catalogue,
  knowledge: m.beheer_from_knowledge,
};
/** Instead of a name, where no person did it. */
export const originWord = (origin: Origin): string => origins[origin]();

export const stateWord = (state: QueueState): string => stateWords[state]();
/** For the one whose entry it is: a submitted one waits for somebody. */
export const ownStateWord = (state: WorkflowState): string =>
  state === "submitted" ? m.form_state_submitted() : stateWord(state);

const parts: Record<WorkPart | WaitKind, [word: () => string, more: () => string]> = {
  returned: [m.work_returned, m.work_returned_more],
  assigned: [m.work_assigned, m.work_assigned_more],
  judge: [m.work_judge, m.work_judge_more],
  reported: [m.work_reported, m.work_reported_more],
  confirm: [m.work_confirm, m.work_confirm_more],
  ending: [m.work_ending, m.work_ending_more],
  draft: [m.work_draft, m.work_draft_more],
  changed: [m.work_changed, m.work_changed_more],
  public: [m.work_number_public, m.work_public_more],
  confirmed: [m.work_number_confirmed, m.work_public_more],
};
/** A part of "Mijn werk", and a sentence on what is to be done about it. */
export const workPartWord = (part: WorkPart | WaitKind): string => parts[part][0]();
export const partMore = (part: WorkPart | WaitKind): string => parts[part][1]();

const stepButtons: Record<Exclude<Step, "edit">, () => string> = {
  submit: m.beheer_do_submit,
  withdraw: m.beheer_do_withdraw,
  return: m.beheer_do_return,
  publish: m.beheer_do_publish,
  archive: m.beheer_do_archive,
  reopen: m.beheer_do_reopen,
  discard: m.beheer_do_discard,
};
/** On a button of beheer: what will be done. */
export const stepButton = (step: Exclude<Step, "edit">): string => stepButtons[step]();

const ownSteps = {
  submit: m.form_step_submit,
  withdraw: m.form_step_withdraw,
  archive: m.form_step_archive,
  reopen: m.form_step_reopen,
  discard: m.form_step_discard,
};
/** The steps that are offered on the page of an entry to the one whose it is; the others are taken at /beheer. */
export type OwnStep = keyof typeof ownSteps;
export const isOwnStep = (step: Step): step is OwnStep => step in ownSteps;
export const ownStepButton = (step: OwnStep): string => ownSteps[step]();

const happened: Record<string, () => string> = {
  create: m.beheer_did_create,
  edit: m.beheer_did_edit,
  submit: m.beheer_did_submit,
  withdraw: m.beheer_did_withdraw,
  return: m.beheer_did_return,
  publish: m.beheer_did_publish,
  archive: m.beheer_did_archive,
  reopen: m.beheer_did_reopen,
  discard: m.beheer_did_discard,
  restore: m.beheer_did_restore,
  merge: m.beheer_did_merge,
  join: m.beheer_did_join,
  verify: m.beheer_did_verify,
};
/** In the history: what was done. */
export const happenedWord = (step: string): string => happened[step]?.() ?? step;
