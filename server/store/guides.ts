/** Who answers questions of others ("wijkwijzen"): what they set of themselves, and how much is with them. */
import type { GuideInput } from "#data/entries/question.ts";
import type { Db } from "./database.ts";
import { storedJson } from "./portions.ts";
import type { GuideTable } from "./question-tables.ts";

export interface Guide extends GuideInput {
  person: string;
  /** Questions that are with them now. */
  open: number;
  /** What they answered, in their own words. */
  answers: string[];
}

const inputOf = (row: GuideTable): GuideInput => ({
  about: row.about,
  organisation: row.organisation,
  themes: storedJson(row.themes),
  phases: storedJson(row.phases),
  areas: storedJson(row.areas),
  most: row.most,
  ...(row.away_from === null ? {} : { awayFrom: row.away_from }),
  ...(row.away_to === null ? {} : { awayTo: row.away_to }),
});

export async function saveGuide(db: Db, person: string, input: GuideInput, at: string): Promise<void> {
  const said = {
    about: input.about,
    organisation: input.organisation,
    themes: JSON.stringify(input.themes),
    phases: JSON.stringify(input.phases),
    areas: JSON.stringify(input.areas),
    most: input.most,
    away_from: input.awayFrom ?? null,
    away_to: input.awayTo ?? null,
  };
  await db
    .insertInto("guide")
    .values({ person, ...said, since: at })
    .onConflict((conflict) => conflict.column("person").doUpdateSet(said))
    .execute();
}

/** What is with them goes on to others. */
export async function forgetGuide(within: Db, person: string): Promise<void> {
  await within
    .updateTable("asking")
    .set({ state: "declined" })
    .where("person", "=", person)
    .where("state", "in", ["asked", "accepted"])
    .execute();
  await within.deleteFrom("guide").where("person", "=", person).execute();
}

const openCount = (db: Db) =>
  db
    .selectFrom("asking")
    .select(({ fn }) => ["person", fn.countAll<number>().as("open")])
    .where("state", "in", ["asked", "accepted"])
    .groupBy("person");

export async function guideOf(db: Db, person: string): Promise<(GuideInput & { open: number }) | undefined> {
  const row = await db.selectFrom("guide").selectAll().where("person", "=", person).executeTakeFirst();
  if (!row) return undefined;
  const counted = await openCount(db).where("person", "=", person).executeTakeFirst();
  return { ...inputOf(row), open: Number(counted?.open ?? 0) };
}

/** All of them who still have an account. */
export async function listGuides(db: Db): Promise<Guide[]> {
  const rows = await db.selectFrom("guide").selectAll().orderBy("person").execute();
  const open = new Map((await openCount(db).execute()).map((one) => [one.person, Number(one.open)]));
  const answers = new Map<string, string[]>();
  const given = db.selectFrom("asking").select(["person", "answer"]).where("state", "=", "answered");
  for (const { person, answer } of await given.where("answer", "is not", null).execute())
    answers.set(person, [...(answers.get(person) ?? []), answer ?? ""]);
  return rows.map((row) => ({
    ...inputOf(row),
    person: row.person,
    open: open.get(row.person) ?? 0,
    answers: answers.get(row.person) ?? [],
  }));
}
