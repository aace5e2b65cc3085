/** Tables of what hangs on an entry, by its type and its id. */

import type { EntryType, EventKind } from "#data/entries/event.ts";
import type { FileKind } from "#data/entries/file.ts";
import type { Delivery, MailKind } from "#data/entries/notification.ts";
import type { RegistrationState } from "#data/entries/registration.ts";
import type { SubmissionKind, SubmissionOutcome } from "#data/entries/submission.ts";
import type { Pace } from "#data/entries/subscription.ts";

export interface EventTable {
  id: string;
  entry_type: EntryType;
  entry: string;
  kind: EventKind;
  actor: string | null;
  at: string;
  title: string;
  /** JSON of `EventDetails`. */
  details: string;
  /** What happens at most once, by a key of its own; null for the rest. */
  once: string | null;
}

/** An event that somebody hears of. */
export interface NotificationTable {
  person: string;
  event: string;
  /** Of an import: how many of its entries; null for an event of one entry. */
  number: number | null;
  read_at: string | null;
  /** Id of the mail that it went with; null while it waits for one, empty where none is to come. */
  mail: string | null;
}

/** What somebody wants mail of, where that is not the usual. */
export interface NotificationSettingTable {
  person: string;
  kind: MailKind;
  delivery: Delivery;
}

/** An address without an account that wants no more mail, under a hash. */
export interface MailStopTable {
  key: string;
  at: string;
}

/** A mail that asks whether some entries are still true: one link for all of them. */
export interface ReminderTable {
  id: string;
  /** Either a person, or a hash of an address without an account. */
  recipient: string;
  token_hash: string | null;
  at: string;
  expires_at: string;
}

/** What somebody said of an entry to those who may read its working version. */
export interface CommentTable {
  id: string;
  entry_type: EntryType;
  entry: string;
  /** Null once the person is erased. */
  person: string | null;
  at: string;
  /** With people as `@{id}`; empty when it was removed. */
  text: string;
  changed_at: string | null;
  removed_at: string | null;
}

/** Who should do something about an entry; open while it has no end. */
export interface AssignmentTable {
  id: string;
  entry_type: EntryType;
  entry: string;
  /** Null once the person is erased. */
  person: string | null;
  until: string | null;
  by: string | null;
  at: string;
  ended_at: string | null;
  ended_by: string | null;
}

/** A photo or document that somebody sent; its bytes are kept elsewhere (ports/blobs.ts). */
export interface FileTable {
  id: string;
  kind: FileKind;
  media_type: string;
  /** As a download is called; of a photo nothing is kept of what it was called. */
  name: string;
  bytes: number;
  /** Pixels; null for a document. */
  width: number | null;
  height: number | null;
  /** JSON of the widths in which a photo is kept. */
  widths: string;
  sha256: string;
  made_by: string | null;
  /** Mark of the browser of whoever has no account. */
  made_from: string | null;
  made_at: string;
  /** Bytes that are on their way, or to be taken away, are nobody's to see. */
  state: "arriving" | "kept" | "leaving";
  /** 1: some version of an entry names it. */
  used: number;
}

/** That some version of an entry names a file. */
export interface FileLinkTable {
  file: string;
  entry_type: EntryType;
  entry: string;
  /** 1: the working version names it as it is now. */
  working: number;
  /** 1: the public version names it. */
  public: number;
}

/** That the public version of an entry names another entry: an edition the one it replaces, an example the initiative it is about. */
export interface EntryLinkTable {
  entry: string;
  field: string;
  /** Place in the field, from 0. */
  position: number;
  /** Id of what it names, public or not. */
  target: string;
}

/** All that is left of an entry whose consent was withdrawn. */
export interface RetractionTable {
  entry_type: EntryType;
  entry: string;
  at: string;
  /** Who told it, or a person. */
  by: "teller" | "person";
  /** Id of that person. */
  actor: string | null;
}

/** A proposal or a report that somebody follows by a link. */
export interface SubmissionTable {
  id: string;
  kind: SubmissionKind;
  entry_type: EntryType;
  entry: string;
  /** Version of the entry when it came. */
  version: number;
  at: string;
  /** Of a proposal as it was typed; of a report that of what was public. */
  title: string;
  /** Of a report what is not right. */
  text: string | null;
  /** Where the answer is mailed to; shown to nobody. */
  email: string | null;
  /** Id of who sent it signed in. */
  person: string | null;
  /** Mark of the browser it came from; see `browserOf`. */
  browser: string | null;
  /** Of the token that follows it. */
  token_hash: string;
  state: "open" | "answered";
  outcome: SubmissionOutcome | null;
  answer: string | null;
  answered_at: string | null;
  answered_by: string | null;
}

/** Somebody who takes part in an activity, or waits to. See registrations.ts for when it is taken away. */
export interface RegistrationTable {
  id: string;
  /** Id of the activity. */
  entry: string;
  name: string;
  email: string;
  gemeente: string;
  /** Policy field. */
  field: string;
  organisation: string | null;
  state: RegistrationState;
  asked_at: string;
  /** When the mailbox was confirmed: by this stands the waiting list. */
  turn_at: string | null;
  offered_until: string | null;
  /** Day. */
  forget_on: string;
  token_hash: string;
}

/** Somebody without an account who follows what is new. Gone when they stop, or when nobody confirmed it. */
export interface SubscriptionTable {
  id: string;
  /** Where the mail goes; shown to nobody. */
  email: string;
  /** Hash of the mailbox, however it is spelled: the same question of it is one row. */
  mailbox: string;
  /** JSON of `SubscriptionQuestion`. */
  question: string;
  /** The same in words, with the names that areas had. */
  said: string;
  pace: Pace;
  state: "asked" | "confirmed";
  /** When somebody last asked for it. */
  asked_at: string;
  /** What became public up to this moment was mailed, or did not fit. */
  told_until: string;
  mailed_at: string | null;
}
