/** What guides are asked: put to them, accepted, declined, passed on, answered. Each waits for the others under one lock. */
import { type AskingState, openStates, type RoutingReason } from "#data/entries/question.ts";
import { mostAnswers, type PublicAnswer } from "#data/entry-types/question.ts";
import { today } from "#data/schema/day.ts";
import { type Db, inTransaction, lockTable } from "../database.ts";
import { findEntry, saveEntry, takeStep } from "../entries/entries.ts";
import { newId } from "../id.ts";
import { hashOfToken, linkToken } from "../link-token.ts";
import { queueMail } from "../mail.ts";
import type { AskingTable } from "../question-tables.ts";

export const askingToken = (secret: string, id: string): string => linkToken(secret, "asking", id);

export const findAsking = (db: Db, token: string): Promise<AskingTable | undefined> =>
  db.selectFrom("asking").selectAll().where("token_hash", "=", hashOfToken(token)).executeTakeFirst();
export const askingById = (db: Db, id: string): Promise<AskingTable | undefined> =>
  db.selectFrom("asking").selectAll().where("id", "=", id).executeTakeFirst();
export const askingsOf = (db: Db, entry: string): Promise<AskingTable[]> =>
  db.selectFrom("asking").selectAll().where("entry", "=", entry).orderBy("id").execute();

/** Of all questions that wait, by question. */
export async function askingsOfOpen(db: Db): Promise<Map<string, AskingTable[]>> {
  const rows = await db
    .selectFrom("asking")
    .innerJoin("question", "question.entry", "asking.entry")
    .selectAll("asking")
    .where("question.state", "in", openStates)
    .orderBy("asking.id")
    .execute();
  return Map.groupBy(rows, ({ entry }) => entry);
}

export const askingReasons = ({ reasons }: Pick<AskingTable, "reasons">): RoutingReason[] => JSON.parse(reasons);

export interface NewAsking {
  entry: string;
  person: string;
  organisation: string;
  round: number;
  reasons: readonly RoutingReason[];
}

/** With its mail. */
export async function putTo(within: Db, secret: string, asking: NewAsking, at: string): Promise<void> {
  const id = newId(Date.parse(at));
  await within
    .insertInto("asking")
    .values({
      ...asking,
      id,
      reasons: JSON.stringify(asking.reasons),
      state: "asked",
      asked_at: at,
      reminded_at: null,
      changed_at: at,
      token_hash: hashOfToken(askingToken(secret, id)),
      answer: null,
      shared: null,
      told_at: null,
    })
    .execute();
  await queueMail(within, { kind: "asking", asking: id, about: "asked" }, at);
}

export const changeAsking = (within: Db, id: string, changes: Partial<AskingTable>) =>
  within.updateTable("asking").set(changes).where("id", "=", id).execute();

/** With the question open; "closed" where nothing can be said of it any more. */
const locked = <T>(db: Db, id: string, work: (within: Db, row: AskingTable) => Promise<T>): Promise<T | "closed"> =>
  inTransaction(db, async (within) => {
    await lockTable(within, "asking");
    const row = await askingById(within, id);
    const question = await within
      .selectFrom("question")
      .select("state")
      .where("entry", "=", row?.entry ?? "")
      .executeTakeFirst();
    return row && question && question.state !== "closed" ? work(within, row) : "closed";
  });

const after: Record<"accept" | "decline" | "pass", AskingState> = { accept: "accepted", decline: "declined", pass: "passed" };

/** Who answers late is still welcome; twice is once. Whoever is next is asked by the round of questions. */
export const stepAsking = (db: Db, { id }: AskingTable, step: keyof typeof after, at: string): Promise<AskingState | "closed"> =>
  locked(db, id, async (within, row) => {
    const state = after[step];
    if (row.state === state) return state;
    const may = step === "accept" ? ["asked", "lapsed"] : ["asked", "accepted"];
    if (!may.includes(row.state)) return "closed";
    await changeAsking(within, id, { state, changed_at: at });
    return state;
  });

export interface GivenAnswer {
  text: string;
  shared: "openbaar" | "besloten";
  at: string;
}

/**
 * A public answer is a change of the question that a redacteur judges like any other, in the words of the guide; who asked hears of it
 * when it is public. Any other goes to who asked at once. "full" where no more answers fit.
 */
export const answerAsking = (
  db: Db,
  { id }: AskingTable,
  { text, shared, at }: GivenAnswer,
): Promise<AskingState | "closed" | "full"> =>
  locked(db, id, async (within, row) => {
    if (row.state === "answered") return row.answer === text ? "answered" : "closed";
    if (!["asked", "accepted", "lapsed"].includes(row.state)) return "closed";
    if (shared === "openbaar") {
      const added = await addAnswer(within, row, { id, text, organisation: row.organisation, on: today(at) }, at);
      if (added !== "added") return added;
    } else {
      await queueMail(within, { kind: "questionAnswered", asking: id }, at);
      await within
        .updateTable("question")
        .set({ state: "answered", answered_at: at, changed_at: at })
        .where("entry", "=", row.entry)
        .execute();
    }
    await changeAsking(within, id, {
      state: "answered",
      answer: text,
      shared,
      changed_at: at,
      ...(shared === "besloten" ? { told_at: at } : {}),
    });
    return "answered";
  });

async function addAnswer(
  within: Db,
  { entry, person }: AskingTable,
  answer: PublicAnswer,
  at: string,
): Promise<"added" | "closed" | "full"> {
  const from = await findEntry(within, entry);
  if (!from?.public || from.state === "archived") return "closed";
  const before = (from.content.answers as PublicAnswer[] | undefined) ?? [];
  if (before.length >= mostAnswers) return "full";
  const by = { actor: person, at };
  const { type, organisation, placed } = from;
  const content = { ...from.content, answers: [...before, answer] };
  // Whoever wrote what waits there is still no judge of it.
  const saved = await saveEntry(
    within,
    from,
    { type, organisation, placed, content },
    { ...by, writers: from.state === "published" ? [] : from.writtenBy },
  );
  // A change that somebody is still at work on goes with it when they are done.
  const record = saved && (from.state === "draft" ? saved : await takeStep(within, saved, "submit", by));
  if (!record) throw new Error("an entry changed while it was answered");
  return "added";
}

/** Where who asked without an account is reached; shown to nobody. */
export async function proposerOf(db: Db, entry: string): Promise<string | undefined> {
  const sent = db.selectFrom("submission").select("email").where("kind", "=", "proposal").where("entry", "=", entry);
  return (await sent.where("person", "is", null).executeTakeFirst())?.email ?? undefined;
}
