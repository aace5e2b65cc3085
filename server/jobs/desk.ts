/** What a letter is written with, and what it is. */
import type { Accounts } from "../auth/accounts.ts";
import type { LetterBody } from "../mail/letter-form.ts";
import type { Library } from "../published/published-set.ts";
import type { Db } from "../store/database.ts";

export interface Desk {
  db: Db;
  library: Pick<Library, "current">;
  accounts: Accounts;
  /** Where browsers find us, without a slash at the end. */
  address: () => string;
  /** Makes the tokens of confirmations. */
  secret: string;
}

export interface Written {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** A file that goes with it: days for a calendar (RFC 5545). */
  calendar?: string | undefined;
  /** Where a mail program stops such mail by itself (RFC 8058). */
  stop?: string;
}

/** A letter in words: text and HTML are made of it. */
export interface Worded extends Omit<Written, "text" | "html"> {
  text: LetterBody;
}

/** A letter that is tried again is the same letter. */
export interface Sending {
  /** Id. */
  letter: string;
  /** Now, UTC. */
  at: string;
}
