/**
 * What happens to an entry that somebody should hear of. Events, comments, files and assignments hang on the type of an entry and its id,
 * never on initiatives alone: other types of entries follow.
 */
import { z } from "zod";

/** Name of a type of entries; which there are is in data/entry-types/registry.ts, and asked at the door (server/entries/any-entry.ts). */
export type EntryType = string;
export const EntryRef = z.object({ type: z.string(), id: z.string() });
export type EntryRef = z.infer<typeof EntryRef>;

export const eventKinds = [
  /** To who judges there. */
  "submitted",
  "returned",
  "approved",
  "archived",
  "merged",
  /** Somebody wrote something beside it; never public. */
  "comment",
  /** Somebody was named in a comment. */
  "mention",
  /** Somebody should do something about it before a day. */
  "assigned",
  /** Somebody, also without an account, says that what is public is not right. */
  "reported",
  /** What became of a proposal or a report, for who sent it. */
  "answered",
  /** Nobody confirmed it for long. */
  "reminder",
  /** Its period ends soon. */
  "ending",
  /** An activity or an answer came to a learning question that somebody joined. */
  "learning",
  /** A party confirmed an agreement. */
  "agreementConfirmed",
  /** An agreement ends soon, for its parties and its owner. */
  "agreementEnding",
] as const;
export const EventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof EventKind>;
/** Of what everybody may read, or of what somebody sent themselves: who hears of it need not be able to read the working version. */
export const kindsForAll: readonly EventKind[] = ["answered", "learning", "agreementEnding"];

/** What an event says beside its kind; ids of people, comments and submissions. */
export const EventDetails = z.object({
  reason: z.string().optional(),
  comment: z.string().optional(),
  /** Who was named, or who should do it. */
  person: z.string().optional(),
  /** Day before which somebody should do it. */
  until: z.string().optional(),
  /** Into which a duplicate was merged. */
  survivor: z.string().optional(),
  /** Proposal or report of somebody who follows it without an account. */
  submission: z.string().optional(),
  /** Organisation that confirmed an agreement: who of them did it is told to nobody. */
  party: z.string().optional(),
});
export type EventDetails = z.infer<typeof EventDetails>;
