/**
 * What people who work on an entry say to each other beside it, and who of them should do something about it before a day. Never
 * public: for whoever may read the working version, and nobody else.
 */
import { z } from "zod";
import { Day, typed } from "../schema/text.ts";

/** Different people in one comment. */
export const mostMentions = 10;

/** Holds people as `@{id}`, so that a name that changes changes here too. */
export const CommentText = z.strictObject({ text: typed(1, 2000) });

const mention = /@\{([\w-]{1,64})\}/g;

/** Ids of the people who are named in it, each once. */
export const mentionsIn = (text: string): string[] => [...new Set([...text.matchAll(mention)].map(([, id = ""]) => id))];

/** A piece of a comment: words, or the id of a person. */
export type CommentPiece = { words: string } | { person: string };

/** In their order; nothing for empty words. */
export function piecesOf(text: string): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let from = 0;
  for (const { 0: whole, 1: person = "", index } of text.matchAll(mention)) {
    if (index > from) pieces.push({ words: text.slice(from, index) });
    pieces.push({ person });
    from = index + whole.length;
  }
  return from < text.length ? [...pieces, { words: text.slice(from) }] : pieces;
}

/** As people read it: "@Sam de Boer". `nameOf` knows no name of who is gone. */
export const readable = (text: string, nameOf: (id: string) => string | undefined): string =>
  piecesOf(text)
    .map((piece) => ("words" in piece ? piece.words : `@${nameOf(piece.person) ?? "?"}`))
    .join("");

/** The name is absent when that person is gone. */
const NamedPerson = z.object({ id: z.string(), name: z.string().optional() });

export const EntryComment = z
  .object({
    id: z.string(),
    at: z.string(),
    /** Absent when that person is gone. */
    by: NamedPerson.optional(),
    /** Empty when it was removed. */
    text: z.string(),
    mentions: z.array(NamedPerson),
    changedAt: z.string().optional(),
    removed: z.boolean(),
    /** Of who asks: may be changed and removed. */
    own: z.boolean(),
  })
  .meta({ id: "EntryComment", description: "In `text` staan mensen als `@{id}`; hun namen staan in `mentions`" });
export type EntryComment = z.infer<typeof EntryComment>;

export const CommentPage = z.object({
  comments: z.array(EntryComment),
  numberMatched: z.number().int(),
  /** Address of the next page. */
  next: z.string().optional(),
});

/** Somebody who can be named or who can be given something to do: never more than id and name. */
export const Colleague = z.object({ id: z.string(), name: z.string() }).meta({ id: "Colleague" });
export type Colleague = z.infer<typeof Colleague>;
export const ColleagueList = z.object({ people: z.array(Colleague) });

/** What somebody can be chosen for. */
export const colleagueRights = ["read", "edit"] as const;
export type ColleagueRight = (typeof colleagueRights)[number];

/** Who should do it, and before or on which day. */
export const AssignmentInput = z.strictObject({ person: z.string().max(64), until: Day.optional() });

export const Assignment = z
  .object({
    person: NamedPerson.optional(),
    until: z.string().optional(),
    by: NamedPerson.optional(),
    at: z.string(),
    /** When it was done, taken back or given to somebody else, and by whom. */
    endedAt: z.string().optional(),
    endedBy: NamedPerson.optional(),
  })
  .meta({ id: "Assignment" });
export type Assignment = z.infer<typeof Assignment>;

export const Assignments = z
  .object({
    /** Absent where it is nobody's, also when whoever had it may not edit it any more. */
    current: Assignment.optional(),
    /** Those of before, newest first. */
    past: z.array(Assignment),
  })
  .meta({ id: "Assignments" });
export type Assignments = z.infer<typeof Assignments>;
