/** Who joins which learning question. A name is for who judges it; how many they are is for everybody. */

import { subjectOf } from "#data/schema/record.ts";
import { type Db, inTransaction } from "../database.ts";
import { findEntry } from "../entries/entries.ts";
import { recordEvent } from "../entries/events.ts";
import { publicRecordOf } from "../entries/public-entries.ts";
import { storedJson } from "../portions.ts";
import { conditions, type Filter } from "../search/filter.ts";

/** Twice is once. */
export async function joinQuestion(db: Db, learner: { entry: string; person: string; at: string }): Promise<void> {
  await db
    .insertInto("learner")
    .values(learner)
    .onConflict((conflict) => conflict.columns(["entry", "person"]).doNothing())
    .execute();
}

export async function leaveQuestion(db: Db, { entry, person }: { entry: string; person: string }): Promise<void> {
  await db.deleteFrom("learner").where("entry", "=", entry).where("person", "=", person).execute();
}

/** In the order in which they joined. */
export const learnersOf = (db: Db, entry: string): Promise<{ person: string; name: string }[]> =>
  db
    .selectFrom("learner")
    .innerJoin("person", "person.id", "learner.person")
    .select(["learner.person", "person.name"])
    .where("learner.entry", "=", entry)
    .orderBy("learner.at")
    .orderBy("learner.person")
    .execute();

/** Public ones by how many joined; of as many the newest first. */
export async function listAgenda(db: Db, asked: Filter, limit: number) {
  const found = db
    .selectFrom("public_entry")
    .where((build) => build.and(conditions({ ...asked, types: ["learningQuestion"] }, "public_entry_area")));
  const { matched } = await found.select(({ fn }) => fn.countAll<number>().as("matched")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll("public_entry")
    .select((row) =>
      row
        .selectFrom("learner")
        .whereRef("learner.entry", "=", "public_entry.id")
        .select(({ fn }) => fn.countAll<number>().as("joined"))
        .as("joined"),
    )
    .orderBy("joined", "desc")
    .orderBy("public_entry.id", "desc")
    .limit(limit)
    .execute();
  return {
    questions: rows.map(({ joined, ...row }) => ({ entry: publicRecordOf(row), joined: Number(joined) })),
    numberMatched: Number(matched),
  };
}

/** Asked last, and named by no learning question. */
const mostCompared = 500;

/** Public questions that may become a learning question. */
export const questionsForAgenda = (db: Db): Promise<{ id: string; title: string; content: string }[]> =>
  db
    .selectFrom("public_entry")
    .select(["id", "title", "content"])
    .where("type", "=", "question")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("entry_link")
            .select("entry_link.entry")
            .where("entry_link.field", "=", "questions")
            .whereRef("entry_link.target", "=", "public_entry.id"),
        ),
      ),
    )
    .orderBy("id", "desc")
    .limit(mostCompared)
    .execute();

/** Activities and answers that came after somebody joined: they hear of each once. Returns how many heard of one. */
export async function tellLearners(db: Db, at: string): Promise<number> {
  const told = [...(await linkedSince(db)), ...(await answeredSince(db))];
  let heard = 0;
  for (const { entry, person, once } of told)
    await inTransaction(db, async (within) => {
      const record = await findEntry(within, entry);
      if (!record) return;
      const of = { entry: { type: record.type, id: entry }, title: record.content.title, subject: subjectOf(record) };
      if ((await recordEvent(within, { ...of, kind: "learning", actor: undefined, at, details: { person }, once })) !== "")
        heard++;
    });
  return heard;
}

interface News {
  entry: string;
  person: string;
  once: string;
}

/** By the activity that names the question, or by the question that names it. */
async function linkedSince(db: Db): Promise<News[]> {
  const rows = await db
    .selectFrom("learner")
    .innerJoin("public_entry as question", "question.id", "learner.entry")
    .innerJoin("entry_link as link", (join) =>
      join.on((on) =>
        on.or([
          on.and([on("link.field", "=", "learningQuestions"), on("link.target", "=", on.ref("learner.entry"))]),
          on.and([on("link.field", "=", "activities"), on("link.entry", "=", on.ref("learner.entry"))]),
        ]),
      ),
    )
    .innerJoin("public_entry as source", "source.id", "link.entry")
    .select(["learner.entry", "learner.person", "link.field", "link.entry as by", "link.target"])
    .whereRef("source.updated_at", ">", "learner.at")
    .execute();
  const news = rows.map(({ entry, person, field, by, target }) => ({
    entry,
    person,
    once: `learning ${entry} ${person} ${field === "activities" ? target : by}`,
  }));
  return untold(db, news);
}

async function answeredSince(db: Db): Promise<News[]> {
  const rows = await db
    .selectFrom("learner")
    .innerJoin("public_entry as question", "question.id", "learner.entry")
    .select(["learner.entry", "learner.person", "question.content"])
    .whereRef("question.updated_at", ">", "learner.at")
    .execute();
  const answered = rows.filter(({ content }) => storedJson<{ answer?: string }>(content).answer !== undefined);
  return untold(
    db,
    answered.map(({ entry, person }) => ({ entry, person, once: `learning ${entry} ${person} answer` })),
  );
}

/** Ids in one statement. */
const portion = 500;

async function untold(db: Db, news: readonly News[]): Promise<News[]> {
  const known = new Set<string | null>();
  for (let from = 0; from < news.length; from += portion) {
    const keys = news.slice(from, from + portion).map(({ once }) => once);
    for (const { once } of await db.selectFrom("event").select("once").where("once", "in", keys).execute()) known.add(once);
  }
  return news.filter(({ once }) => !known.has(once));
}
