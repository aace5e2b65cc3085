/** One question for each kind of signal: how many there are in these areas, and the most urgent of them. Nothing of it is kept. */
import { type Expression, type SqlBool, sql } from "kysely";
import { lacksOf, type SignalKind } from "#data/approach/signals.ts";
import type { EntryRef } from "#data/entries/event.ts";
import { openStates } from "#data/entries/question.ts";
import type { AreaApproach } from "#data/entry-types/area-approach.ts";
import { confirmedTypes } from "#data/entry-types/registry.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import { ofTypes, within } from "../search/filter.ts";
import type { EntryTable } from "../tables.ts";
import { agreementSignals } from "./agreement-signals.ts";
import { emptyCell } from "./empty-cell-signal.ts";
import { judgementSignals } from "./judgement-signals.ts";
import { moneyEnding } from "./money-signals.ts";
import { counted, cut, foundOf, lies, mostRead, type SignalQuery, type SignalsAsked, titlesOf } from "./signal-where.ts";

/**
 * What a field of the contents says: it is JSON that we wrote ourselves, in which a quote inside a text is escaped, so that these letters
 * stand there for nothing else.
 */
const says = (field: string, value: string): Expression<SqlBool> =>
  sql<SqlBool>`public_entry.content like ${`%${JSON.stringify(field)}:${value}%`}`;

type Approaches = Promise<{ entry: EntryRef & { title: string }; content: Partial<AreaApproach> }[]>;
const read = new WeakMap<SignalsAsked, Approaches>();

/** Five kinds look at the same: they are read once for a question. */
function approachesOf(db: Db, asked: SignalsAsked): Approaches {
  const found = read.get(asked) ?? readApproaches(db, asked);
  read.set(asked, found);
  return found;
}

async function readApproaches(db: Db, asked: SignalsAsked): Approaches {
  const rows = await db
    .selectFrom("public_entry")
    .select(["public_entry.type", "public_entry.id", "public_entry.title", "public_entry.content"])
    .where(ofTypes(["areaApproach"]))
    .where(lies(asked, "public_entry_area"))
    .orderBy("public_entry.id")
    .limit(mostRead)
    .execute();
  return rows.map(({ content, ...entry }) => ({ entry, content: storedJson<Partial<AreaApproach>>(content) }));
}

const lacking =
  (kind: Parameters<typeof lacksOf>[0]): SignalQuery =>
  async (db, asked) => {
    const found = (await approachesOf(db, asked)).filter(({ content }) => lacksOf(kind)(content));
    return cut(
      found.map(({ entry }) => ({ entry })),
      asked,
    );
  };

export const signalQueries: Record<SignalKind, SignalQuery> = {
  ...agreementSignals,
  ...judgementSignals,
  moneyEnding,
  emptyCell,
  async approachAbsent(db, asked) {
    if (asked.expected.length === 0) return { total: 0, signals: [] };
    const there = (await approachesOf(db, asked)).flatMap(({ content: { areas = [] } }) => areas);
    return cut(
      asked.expected.filter((code) => !there.includes(code)).map((area) => ({ area })),
      asked,
    );
  },
  approachWithoutChair: lacking("approachWithoutChair"),
  approachWithoutResidents: lacking("approachWithoutResidents"),
  approachWithoutGoals: lacking("approachWithoutGoals"),
  approachWithoutPhase: lacking("approachWithoutPhase"),
  async question(db, asked) {
    const since = sql<string>`coalesce(question.opened_at, public_entry.updated_at)`;
    const rows = await db
      .selectFrom("public_entry")
      .leftJoin("question", "question.entry", "public_entry.id")
      .select(["public_entry.type", "public_entry.id", "public_entry.title", since.as("day"), counted])
      .where(ofTypes(["question"]))
      .where(lies(asked, "public_entry_area"))
      .where(says("answers", "[]"))
      .orderBy(since)
      .orderBy("public_entry.id")
      .limit(asked.limit)
      .execute();
    return foundOf(rows);
  },
  async closedQuestion(db, asked) {
    if (asked.readable.length === 0) return { total: 0, signals: [] };
    const rows = await db
      .selectFrom("question")
      .innerJoin("entry as public_entry", "public_entry.id", "question.entry")
      .$castTo<EntryTable>()
      .select(["public_entry.type", "public_entry.id", "public_entry.title"])
      .select(sql<string>`question.opened_at`.as("day"))
      .select(counted)
      .where(sql<SqlBool>`question.inside = 1 and question.state in (${sql.join([...openStates])})`)
      .where(lies(asked, "entry_area"))
      .where(within(asked.readable))
      .orderBy(sql`question.opened_at`)
      .orderBy("public_entry.id")
      .limit(asked.limit)
      .execute();
    return foundOf(rows);
  },
  async unconfirmed(db, asked) {
    // The index holds all that is asked; the rows themselves are wide.
    const old = await db
      .selectFrom("public_entry")
      .select(["public_entry.type", "public_entry.id", "public_entry.verified_on as day", counted])
      .where(lies(asked, "public_entry_area"))
      .where(ofTypes(confirmedTypes(), { area: [...asked.areas] }))
      .where(sql<SqlBool>`coalesce(public_entry.verified_on, '') < ${asked.confirmedFrom}`)
      .where(sql<SqlBool>`coalesce(public_entry.lifecycle, '') <> 'beeindigd'`)
      .orderBy(sql`coalesce(public_entry.verified_on, '')`)
      .orderBy("public_entry.id")
      .limit(asked.limit)
      .execute();
    const names = await titlesOf(
      db,
      old.map(({ id }) => id),
    );
    return foundOf(old.map((row) => ({ ...row, title: names.get(row.id) ?? "" })));
  },
};
