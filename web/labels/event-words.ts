/** What happened to an entry, in a sentence to whoever hears of it; and the kinds of mail there are to choose of. */
import type { EventKind } from "#data/entries/event.ts";
import type { Delivery, MailKind, Notification } from "#data/entries/notification.ts";
import * as m from "../paraglide/messages.js";
import { formatDate, formatNumber } from "./format.ts";

type Told = Pick<Notification, "title" | "details" | "count">;

const counted = ({ count = 0 }: Told) => ({ count: formatNumber(count) });

const sentences: Record<EventKind, (told: Told) => string> = {
  submitted: (told) => (told.count === undefined ? m.inbox_submitted(told) : m.inbox_submitted_import(counted(told))),
  returned: (told) => m.inbox_returned(told),
  approved: (told) => m.inbox_approved(told),
  archived: (told) => m.inbox_archived(told),
  merged: (told) => m.inbox_merged(told),
  comment: (told) => m.inbox_comment(told),
  mention: (told) => m.inbox_mention(told),
  assigned: ({ title, details: { until } }) =>
    until ? m.inbox_assigned_until({ title, day: formatDate(until) }) : m.inbox_assigned({ title }),
  reported: (told) => m.inbox_reported(told),
  answered: (told) => m.inbox_answered(told),
  reminder: (told) => (told.count === undefined ? m.inbox_reminder(told) : m.inbox_reminder_count(counted(told))),
  ending: ({ title, details: { until } }) =>
    until ? m.inbox_ending_until({ title, day: formatDate(until) }) : m.inbox_ending({ title }),
  learning: (told) => m.inbox_learning(told),
  agreementConfirmed: ({ title, details: { party = "" } }) => m.inbox_agreement_confirmed({ title, party }),
  agreementEnding: ({ title, details: { until } }) =>
    until ? m.inbox_agreement_ending_until({ title, day: formatDate(until) }) : m.inbox_agreement_ending({ title }),
};
export const eventSentence = ({ kind, ...told }: Told & { kind: EventKind }): string => sentences[kind](told);

const kinds: Record<MailKind, () => string> = {
  submitted: m.mailings_submitted,
  returned: m.mailings_returned,
  approved: m.mailings_approved,
  archived: m.mailings_archived,
  merged: m.mailings_merged,
  comment: m.mailings_comment,
  mention: m.mailings_mention,
  assigned: m.mailings_assigned,
  reported: m.mailings_reported,
  answered: m.mailings_answered,
  reminder: m.mailings_reminder,
  ending: m.mailings_ending,
  learning: m.mailings_learning,
  agreementConfirmed: m.mailings_agreement_confirmed,
  agreementEnding: m.mailings_agreement_ending,
  signals: m.mailings_signals,
};
export const mailKindWord = (kind: MailKind): string => kinds[kind]();

const deliveryWords: Record<Delivery, () => string> = {
  atOnce: m.mailings_atOnce,
  daily: m.mailings_daily,
  weekly: m.mailings_weekly,
  none: m.mailings_none,
};
export const deliveryWord = (delivery: Delivery): string => deliveryWords[delivery]();
