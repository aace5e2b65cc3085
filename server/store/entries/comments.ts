/** What people who may read an entry say of it to each other, oldest first. What happened is recorded in the same transaction. */
import { sql } from "kysely";
import type { EntryRef } from "#data/entries/event.ts";
import { type EntryComment, mentionsIn } from "#data/entries/together.ts";
import type { Subject } from "#data/schema/permission.ts";
import { type Db, inTransaction } from "../database.ts";
import type { CommentTable } from "../entry-tables.ts";
import { newId } from "../id.ts";
import { namesOf } from "../people.ts";
import { recordEvent } from "./events.ts";

/** The entry, as far as who hears of it is concerned. */
export interface Discussed {
  ref: EntryRef;
  title: string;
  subject: Subject;
}

interface Said {
  /** Id of a person. */
  by: string;
  /** UTC. */
  at: string;
  /** With people as `@{id}`, of whom it was checked that they may read this. */
  text: string;
}

/** Returns its id. */
export const addComment = (db: Db, entry: Discussed, { by, at, text }: Said): Promise<string> =>
  inTransaction(db, async (within) => {
    const id = newId(Date.parse(at));
    const { type, id: of } = entry.ref;
    const row = { id, entry_type: type, entry: of, person: by, at, text, changed_at: null, removed_at: null };
    await within.insertInto("comment").values(row).execute();
    await recordMentions(within, entry, { by, at, text }, id, []);
    const comment = { ...eventOf(entry), kind: "comment" as const, actor: by, at, details: { comment: id } };
    // Who is named in it hears that, and not also that something was written.
    await recordEvent(within, { ...comment, elsewhere: mentionsIn(text) });
    return id;
  });

const eventOf = ({ ref, title, subject }: Discussed) => ({ entry: ref, title, subject });

async function recordMentions(db: Db, entry: Discussed, { by, at, text }: Said, comment: string, before: readonly string[]) {
  for (const person of mentionsIn(text).filter((id) => id !== by && !before.includes(id)))
    await recordEvent(db, { ...eventOf(entry), kind: "mention", actor: by, at, details: { comment, person } });
}

const commentsOf = (db: Db, { type, id }: EntryRef) =>
  db.selectFrom("comment").where("comment.entry_type", "=", type).where("comment.entry", "=", id);

/** Undefined for one that is not there, or was removed. */
export const findComment = (db: Db, of: EntryRef, id: string): Promise<CommentTable | undefined> =>
  commentsOf(db, of).selectAll().where("id", "=", id).where("removed_at", "is", null).executeTakeFirst();

/** Who is named now and was not before hears of it. False when it was removed meanwhile. */
export const changeComment = (db: Db, entry: Discussed, { id, text: old }: CommentTable, said: Said): Promise<boolean> =>
  inTransaction(db, async (within) => {
    const { numUpdatedRows } = await within
      .updateTable("comment")
      .set({ text: said.text, changed_at: said.at })
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await recordMentions(within, entry, said, id, mentionsIn(old));
    return true;
  });

/** Its words are gone for good; that there was one stays. */
export async function removeComment(db: Db, id: string, at: string): Promise<void> {
  await db.updateTable("comment").set({ text: "", removed_at: at }).where("id", "=", id).execute();
}

interface CommentRows {
  /** Id of the only one. */
  only?: string;
  /** Id of the last one of the page before. */
  after?: string | undefined;
  limit: number;
}

interface FoundComments {
  items: EntryComment[];
  /** Id after which the next page begins; absent on the last. */
  next?: string;
  matched: number;
}

/** `reader` is whose own comments are marked. */
export async function listComments(
  db: Db,
  of: EntryRef,
  reader: string,
  { only, after, limit }: CommentRows,
): Promise<FoundComments> {
  const rows = await commentsOf(db, of)
    .leftJoin("person", "person.id", "comment.person")
    .selectAll("comment")
    .select("person.name as name")
    .$if(only !== undefined, (some) => some.where("comment.id", "=", only ?? ""))
    .$if(after !== undefined, (some) => some.where("comment.id", ">", after ?? ""))
    .orderBy("comment.id")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const named = await namesOf(
    db,
    shown.flatMap(({ text }) => mentionsIn(text)),
  );
  const { matched } = await commentsOf(db, of).select(sql<number>`count(*)`.as("matched")).executeTakeFirstOrThrow();
  const items = shown.map(({ id, at, person, name, text, changed_at, removed_at }) => ({
    id,
    at,
    ...(person === null ? {} : { by: { id: person, ...(name === null ? {} : { name }) } }),
    text,
    mentions: mentionsIn(text).map((one) => ({ id: one, name: named.get(one) })),
    ...(changed_at === null ? {} : { changedAt: changed_at }),
    removed: removed_at !== null,
    own: person === reader,
  }));
  const last = rows.length > limit ? shown.at(-1)?.id : undefined;
  return { items, matched: Number(matched), ...(last === undefined ? {} : { next: last }) };
}
