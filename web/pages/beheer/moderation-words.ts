/** The words of moderation in the language of the page. */
import { dayMs } from "#data/schema/day.ts";
import type { organisationKinds } from "#data/schema/organisation.ts";
import type { QueueState } from "#data/schema/queue.ts";
import type { Step } from "#data/schema/workflow.ts";
import { formatDate } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";

const stateWords: Record<QueueState, () => string> = {
  draft: m.beheer_state_draft,
  returned: m.beheer_state_returned,
  submitted: m.beheer_state_submitted,
  published: m.beheer_state_published,
  archived: m.beheer_state_archived,
};
export const stateWord = (state: QueueState): string => stateWords[state]();

const stepButtons: Record<Exclude<Step, "edit">, () => string> = {
  submit: m.beheer_do_submit,
  withdraw: m.beheer_do_withdraw,
  return: m.beheer_do_return,
  publish: m.beheer_do_publish,
  archive: m.beheer_do_archive,
  reopen: m.beheer_do_reopen,
};
/** On the button: what will be done. */
export const stepButton = (step: Exclude<Step, "edit">): string => stepButtons[step]();

const happened: Record<string, () => string> = {
  create: m.beheer_did_create,
  edit: m.beheer_did_edit,
  submit: m.beheer_did_submit,
  withdraw: m.beheer_did_withdraw,
  return: m.beheer_did_return,
  publish: m.beheer_did_publish,
  archive: m.beheer_did_archive,
  reopen: m.beheer_did_reopen,
  restore: m.beheer_did_restore,
  merge: m.beheer_did_merge,
  verify: m.beheer_did_verify,
};
/** In the history: what was done. */
export const happenedWord = (step: string): string => happened[step]?.() ?? step;

const kindWords: Record<(typeof organisationKinds)[number], () => string> = {
  gemeente: m.beheer_kind_gemeente,
  corporatie: m.beheer_kind_corporatie,
  zorg: m.beheer_kind_zorg,
  welzijn: m.beheer_kind_welzijn,
  onderwijs: m.beheer_kind_onderwijs,
  politie: m.beheer_kind_politie,
  bewoners: m.beheer_kind_bewoners,
  ondernemer: m.beheer_kind_ondernemer,
  kennisinstituut: m.beheer_kind_kennisinstituut,
  ministerie: m.beheer_kind_ministerie,
  fonds: m.beheer_kind_fonds,
};
export const organisationKindWord = (kind: (typeof organisationKinds)[number]): string => kindWords[kind]();

/** "vandaag", "1 dag", "12 dagen": how long something waits. */
export function waitWords(since: string, now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / dayMs));
  if (days === 0) return m.beheer_today();
  return days === 1 ? m.beheer_one_day() : m.beheer_days({ count: days });
}

/** "22 november 2026 om 10:04" on the clock of the Netherlands. */
export const momentWords = (at: string): string =>
  m.beheer_moment({
    day: formatDate(at),
    time: new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" }).format(
      new Date(at),
    ),
  });
