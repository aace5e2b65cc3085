/** Tables of people: who they are, how they come in, what they may, and the mail to them. */

/** An invitation that waits; gone when the person has come in or was withdrawn. */
export interface InvitationTable {
  person: string;
  invited_by: string | null;
  at: string;
  expires_at: string;
}

/** Column names of better-auth. Moments are written and read by it alone: their form differs between the engines. */
export interface PersonTable {
  id: string;
  name: string;
  email: string;
  emailVerified: number | boolean;
}

/** A person's account elsewhere, of better-auth. No key to it is kept. */
export interface LoginTable {
  id: string;
  userId: string;
  providerId: string;
  accountId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
}

/** A grant of a person; see data/schema/permission.ts. */
export interface MembershipTable {
  id: string;
  person: string;
  role: string;
  organisation: string | null;
  /** JSON list of codes; null where it is not limited to areas. */
  areas: string | null;
}

/** What a person says of themselves, and has read. */
export interface ProfileTable {
  person: string;
  /** For whom they work; gives no right. */
  organisation: string | null;
  welcomed_at: string | null;
  /** When they said that one beheerder is enough. */
  one_admin_at: string | null;
  /** Last day on which a session began or went on. */
  seen_on: string | null;
}

/** A new address that is not confirmed yet; one a person. */
export interface EmailChangeTable {
  person: string;
  email: string;
  asked_at: string;
  /** Id of the session it was asked in: that one goes on. */
  session: string | null;
  /** Null until a link is made. */
  token_hash: string | null;
  expires_at: string;
}

/** An own region that somebody keeps under a name. */
export interface SavedRegionTable {
  id: string;
  person: string;
  name: string;
  /** Of the region; see data/region. */
  code: string;
  saved_at: string;
}

/** For whom people work, and to whom entries belong. */
export interface OrganisationTable {
  id: string;
  name: string;
  kind: string;
  website: string | null;
  version: number;
  created_at: string;
  changed_at: string | null;
  changed_by: string | null;
  /** 1 when what is public of it was changed without a second pair of eyes. */
  self_approved: number;
  /** Since when nothing new belongs to it. */
  retired_at: string | null;
  /** Into which it was joined: everything of it is there. */
  joined_into: string | null;
}

/** A letter that waits, or that was sent. */
export interface MailTable {
  id: string;
  /** JSON of `Letter`; null once it is sent or given up: nobody's address stays behind. */
  letter: string | null;
  state: "waiting" | "sent" | "given up";
  attempts: number;
  created_at: string;
  /** Not before this moment. Who takes it to send it moves this on, so that nobody else takes it meanwhile. */
  due_at: string;
}

/** See mailboxes.ts. */
export interface MailboxTable {
  key: string;
  /** JSON list of `Sent`. */
  sent: string;
  last_at: string;
}

/** The question whether an entry is still true, asked once for each day of confirmation and each age. */
export interface ConfirmationTable {
  entry: string;
  /** Day of the confirmation that became old; empty where there was none. */
  since: string;
  months: number;
  /** Whose answer it is; null where a proposal without an account left an address. */
  person: string | null;
  /** Of a question that was mailed by itself, before 2026-11-29. */
  token_hash: string | null;
  /** Id of the reminder that it was mailed with. */
  reminder: string | null;
  expires_at: string;
  used_at: string | null;
}
