/** What waits in the vraagbaak, for the beheerder. */
import { openStates } from "#data/entries/question.ts";
import type { Db } from "../database.ts";
import type { AskingTable, QuestionTable } from "../question-tables.ts";

/** Read at once: the longest waiting, and the newest of what was answered. */
const [mostWaiting, mostMeasured] = [200, 1_000];

export interface WaitingQuestion {
  row: QuestionTable;
  title: string;
  askings: AskingTable[];
}

export async function listWaiting(db: Db): Promise<WaitingQuestion[]> {
  const rows = await db
    .selectFrom("question")
    .innerJoin("entry", "entry.id", "question.entry")
    .selectAll("question")
    .select("entry.title as title")
    .where("question.state", "in", openStates)
    .orderBy("question.opened_at")
    .limit(mostWaiting)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ entry }) => entry);
  const askings = await db.selectFrom("asking").selectAll().where("entry", "in", ids).orderBy("id").execute();
  return rows.map(({ title, ...row }) => ({ row, title, askings: askings.filter(({ entry }) => entry === row.entry) }));
}

/** From being put to guides until there was an answer. */
export async function answerWaits(db: Db): Promise<{ from: string; to: string }[]> {
  const rows = await db
    .selectFrom("question")
    .select(["opened_at", "answered_at"])
    .where("answered_at", "is not", null)
    .orderBy("answered_at", "desc")
    .limit(mostMeasured)
    .execute();
  return rows.map(({ opened_at, answered_at }) => ({ from: opened_at, to: answered_at ?? opened_at }));
}
