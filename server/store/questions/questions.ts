/** How far questions are: a row beside the entry from the moment that it is looked at and may be put to guides. */
import { openStates, type QuestionState } from "#data/entries/question.ts";
import type { PublicAnswer } from "#data/entry-types/question.ts";
import { dayMs, later } from "#data/schema/day.ts";
import type { EntryContent } from "#data/schema/record.ts";
import { type Db, inTransaction, lockTable } from "../database.ts";
import { queueMail } from "../mail.ts";
import { storedJson } from "../portions.ts";
import type { QuestionTable } from "../question-tables.ts";

/** Days after the answer that a question is over. */
const daysOpen = 30;

export const questionRowOf = (db: Db, entry: string): Promise<QuestionTable | undefined> =>
  db.selectFrom("question").selectAll().where("entry", "=", entry).executeTakeFirst();

export async function openQuestion(within: Db, entry: string, inside: boolean, at: string): Promise<void> {
  const row = { entry, state: "new" as const, inside: inside ? 1 : 0, opened_at: at, changed_at: at };
  await within
    .insertInto("question")
    .values({ ...row, round: 0, round_at: null, answered_at: null })
    .onConflict((conflict) => conflict.column("entry").doNothing())
    .execute();
}

/** Those that became public since. */
export async function openPublished(db: Db, at: string): Promise<void> {
  const found = db
    .selectFrom("public_entry")
    .leftJoin("question", "question.entry", "public_entry.id")
    .select("public_entry.id")
    .where("public_entry.type", "=", "question")
    .where((is) =>
      is.or([
        is("question.entry", "is", null),
        is.and([is("question.state", "=", "closed"), is("question.answered_at", "is", null)]),
      ]),
    );
  for (const { id } of await found.execute())
    await inTransaction(db, async (within) => {
      await openQuestion(within, id, false, at);
      // What was withdrawn and is public again goes on where it was.
      await setState(within, id, "new", at, "closed");
    });
}

const setState = (within: Db, entry: string, state: QuestionState, at: string, from?: QuestionState) =>
  within
    .updateTable("question")
    .set({ state, changed_at: at })
    .where("entry", "=", entry)
    .$if(from !== undefined, (some) => some.where("state", "=", from ?? state))
    .execute();

/** Those that are withdrawn, and those that were answered a while ago: nobody is asked any more. */
export async function closeOver(db: Db, at: string): Promise<void> {
  const gone = db
    .selectFrom("question")
    .leftJoin("public_entry", "public_entry.id", "question.entry")
    .select("question.entry")
    .where("question.state", "!=", "closed")
    .where((is) =>
      is.or([
        is.and([is("question.inside", "=", 0), is("public_entry.id", "is", null)]),
        is("question.answered_at", "<", later(at, -daysOpen * dayMs)),
      ]),
    );
  for (const { entry } of await gone.execute())
    await inTransaction(db, async (within) => {
      await lockTable(within, "asking");
      await setState(within, entry, "closed", at);
      await within
        .updateTable("asking")
        .set({ state: "lapsed", changed_at: at })
        .where("entry", "=", entry)
        .where("state", "in", ["asked", "accepted"])
        .execute();
    });
}

const holdsAnswer = (content: string, id: string): boolean =>
  (storedJson<{ answers?: PublicAnswer[] }>(content).answers ?? []).some((one) => one.id === id);

/** Answers that became public: who asked hears of it. */
export async function tellPublished(db: Db, at: string): Promise<void> {
  const waiting = db
    .selectFrom("asking")
    .innerJoin("public_entry", "public_entry.id", "asking.entry")
    .innerJoin("entry", "entry.id", "asking.entry")
    .select(["asking.id", "asking.entry", "public_entry.content", "entry.content as working"])
    .where("asking.state", "=", "answered")
    .where("asking.shared", "=", "openbaar")
    .where("asking.told_at", "is", null);
  for (const { id, entry, content, working } of await waiting.execute()) {
    // A redacteur took it out: others are asked again.
    if (!holdsAnswer(working, id))
      await db.updateTable("asking").set({ state: "lapsed", changed_at: at }).where("id", "=", id).execute();
    if (!holdsAnswer(content, id)) continue;
    await inTransaction(db, async (within) => {
      const told = await within
        .updateTable("asking")
        .set({ told_at: at })
        .where("id", "=", id)
        .where("told_at", "is", null)
        .executeTakeFirst();
      if (told.numUpdatedRows !== 1n) return;
      await within
        .updateTable("question")
        .set({ state: "answered", answered_at: at, changed_at: at })
        .where("entry", "=", entry)
        .execute();
      await queueMail(within, { kind: "questionAnswered", asking: id }, at);
    });
  }
}

export interface OpenQuestion {
  row: QuestionTable;
  content: EntryContent;
  /** Who asked it, where they have an account: nobody answers their own. */
  asker: string | undefined;
}

/** What waits for an answer, the oldest first: as everybody sees it, or as it was judged. */
export async function listOpen(db: Db): Promise<OpenQuestion[]> {
  const rows = await db
    .selectFrom("question")
    .innerJoin("entry", "entry.id", "question.entry")
    .leftJoin("public_entry", "public_entry.id", "question.entry")
    .selectAll("question")
    .select(["entry.content as working", "entry.created_by as asker", "public_entry.content as shown"])
    .where("question.state", "in", openStates)
    .orderBy("question.opened_at")
    .orderBy("question.entry")
    .execute();
  return rows.flatMap(({ working, asker, shown, ...row }) => {
    const content = row.inside === 1 ? working : shown;
    return content === null ? [] : [{ row, content: storedJson<EntryContent>(content), asker: asker ?? undefined }];
  });
}

export const changeQuestion = (within: Db, entry: string, changes: Partial<QuestionTable>) =>
  within.updateTable("question").set(changes).where("entry", "=", entry).execute();
