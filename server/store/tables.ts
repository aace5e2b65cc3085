/** The tables as Kysely knows them. Moments are ISO 8601 in UTC, days "2026-03-31", flags 0 or 1, JSON is text. */

import type { EntryType } from "#data/entries/event.ts";
import type { Origin } from "#data/schema/queue.ts";
import type { WorkflowState } from "#data/schema/workflow.ts";
import type { ApproachTables } from "./approach-tables.ts";
import type {
  AssignmentTable,
  CommentTable,
  EntryLinkTable,
  EventTable,
  FileLinkTable,
  FileTable,
  MailStopTable,
  NotificationSettingTable,
  NotificationTable,
  RegistrationTable,
  ReminderTable,
  RetractionTable,
  SubmissionTable,
  SubscriptionTable,
} from "./entry-tables.ts";
import type { CompletenessTable, GapHistoryTable, GapPreviewTable } from "./gap-tables.ts";
import type {
  ConfirmationTable,
  EmailChangeTable,
  InvitationTable,
  LoginTable,
  MailboxTable,
  MailTable,
  MembershipTable,
  OrganisationTable,
  PersonTable,
  ProfileTable,
  SavedRegionTable,
} from "./people-tables.ts";
import type { AskingTable, GuideTable, LearnerTable, QuestionTable } from "./question-tables.ts";
import type { WordLinkTable, WordNearTable, WordTable } from "./word-tables.ts";

/** What lists filter, sort and draw by, the same for working versions and for what is public. */
export interface Listed {
  id: string;
  type: EntryType;
  organisation: string | null;
  version: number;
  title: string;
  /** Lower case, without accents. */
  search: string;
  kind: string | null;
  /** Bit i is phase i of `phases`. */
  phases: number;
  lifecycle: string | null;
  /** Bit i is theme i of `initiativeThemes`; from bit 8 the number of the first named, plus one. */
  themes: number;
  from_day: string | null;
  to_day: string | null;
  /** People reached in a year; null where that is not known. */
  reach: number | null;
  /** Degrees; null where it has no place to draw. */
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  /** See cell.ts. */
  cell: number | null;
  verified_on: string | null;
  /** Day on which it was taken over from a file, and the source that it came from; see `TakenOver`. */
  taken_on: string | null;
  taken_from: string | null;
  updated_at: string;
  /** JSON: of a working version what people typed, of what is public what everybody may see. */
  content: string;
}

export interface EntryTable extends Listed {
  state: WorkflowState;
  created_by: string | null;
  created_at: string;
  submitted_by: string | null;
  /** JSON list of ids of people; see `Subject`. */
  written_by: string;
  proposed_from: string | null;
  /** 1 when its newest public version was published without a second pair of eyes. */
  self_approved: number;
  /** How much of its place the public may not see; see `hiddenness` of entry-rows.ts. */
  hidden: number;
  verified_by: string | null;
  /** JSON of `Placed`. */
  placed: string;
  /** 1 while there is a public version. */
  public: number;
  /** The import it came with, so that a whole import can be undone. */
  batch: string | null;
}

export interface PublicEntryTable extends Listed {
  /** JSON of a GeoJSON geometry, moved or left out as its precision asks. */
  geometry: string | null;
  /** Of its type and its id, for the words: numbers join in a third of the time. See `numberOfEntry`. */
  number: number;
}

/** Every area that something lies in: buurten, wijken, gemeenten and groups. */
export interface AreaLinkTable {
  code: string;
  id: string;
}

/** Changes of what is public; see revision.ts. */
export interface RevisionTable {
  id: string;
  changes: number;
}

export interface HistoryTable {
  entry: string;
  version: number;
  at: string;
  actor: string | null;
  origin: Origin | null;
  step: string;
  reason: string | null;
  /** JSON of `Change[]`. */
  changes: string;
  state: WorkflowState;
  /** JSON of the whole entry as it then was. */
  content: string;
  /** JSON of `Placed`, as it then was; null in rows of before 2026-11-22. */
  placed: string | null;
  /** As of the entry: whose words this version is. */
  written_by: string;
  /** 1 where whoever wrote it published it without a second pair of eyes. */
  self_approved: number;
}

/** A duplicate that was merged, and the one that lives on. */
export interface MergedTable {
  id: string;
  survivor: string;
}

export interface IdempotencyTable {
  actor: string;
  key: string;
  /** Hash of the request: the same key with another body is a mistake. */
  fingerprint: string;
  entry: string;
  at: string;
}

/** Where imported rows come from. */
export interface ListTable {
  id: string;
  name: string;
  /** Without capitals and accents: two that differ in those only are one list. */
  plain: string;
  at: string;
}

/** What an imported row is known by. */
export interface ListEntryTable {
  list: string;
  /** Its id in the list. */
  key: string;
  entry: string;
  at: string;
}

/** An import as a whole. */
export interface BatchTable {
  id: string;
  at: string;
  actor: string | null;
  origin: Origin | null;
  /** Key of the request that made it. */
  request: string | null;
  file: string;
  source: string;
  landing: string;
  /** Version that its entries had when it was done. */
  version: number;
  list: string | null;
  made: number;
  skipped: number;
  /** Why rows were skipped; null in imports of before 2026-11-28. */
  known: number | null;
  doubled: number | null;
  faulty: number | null;
  undone_at: string | null;
  undone_by: string | null;
  removed: number | null;
}

export interface Tables extends ApproachTables {
  batch: BatchTable;
  list: ListTable;
  list_entry: ListEntryTable;
  mail: MailTable;
  mailbox: MailboxTable;
  confirmation: ConfirmationTable;
  person: PersonTable;
  session: { id: string; userId: string; token: string; expiresAt: string };
  login: LoginTable;
  passkey: { id: string; userId: string; name: string | null };
  membership: MembershipTable;
  verification: { id: string; identifier: string; value: string; createdAt: string; expiresAt: string };
  entry: EntryTable;
  entry_area: AreaLinkTable;
  public_entry: PublicEntryTable;
  public_entry_area: AreaLinkTable;
  public_entry_revision: RevisionTable;
  word: WordTable;
  public_entry_word: WordLinkTable;
  word_near: WordNearTable;
  history: HistoryTable;
  merged: MergedTable;
  invitation: InvitationTable;
  profile: ProfileTable;
  email_change: EmailChangeTable;
  saved_region: SavedRegionTable;
  organisation: OrganisationTable;
  idempotency: IdempotencyTable;
  completeness: CompletenessTable;
  gap_preview: GapPreviewTable;
  gap_history: GapHistoryTable;
  event: EventTable;
  notification: NotificationTable;
  notification_setting: NotificationSettingTable;
  mail_stop: MailStopTable;
  reminder: ReminderTable;
  comment: CommentTable;
  assignment: AssignmentTable;
  file: FileTable;
  file_link: FileLinkTable;
  entry_link: EntryLinkTable;
  retraction: RetractionTable;
  submission: SubmissionTable;
  registration: RegistrationTable;
  subscription: SubscriptionTable;
  guide: GuideTable;
  learner: LearnerTable;
  question: QuestionTable;
  asking: AskingTable;
  shown_places: { id: number; key: string; told_for: string };
  migration: { name: string; at: string };
  migration_lock: { id: number };
}
