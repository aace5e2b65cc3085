/** Asks the words of what is public: which of them match, in which publications they stand, and how many those are. */
import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from "kysely";
import type { EntryType } from "#data/entries/event.ts";
import { dayNumber } from "#data/schema/day.ts";
import { dutchStem } from "#data/text/stem.ts";
import type { Db } from "../database.ts";
import type { Tables } from "../tables.ts";
import { keptWordsIn, numbersOfType } from "./words.ts";

const build = expressionBuilder<Tables>();

/** From here on a word is also found by a part of it: "tuin" finds "moestuin". Shorter ones by their beginning. */
const partFrom = 3;
/**
 * And its stem by a part of another stem, so that "huizen" finds "buurthuis"; a shorter one by its end, where the main word of a compound
 * stands: "koren" finds "jeugdkoor".
 */
const stemPartFrom = 4;
const everyLink = 1_000_000_000;
/** More of them would make a statement that takes longer to read than to run. */
const mostNumbers = 3_000;

/** A word that was asked, and the numbers of the kept words that it finds; without numbers where those are too many to name. */
export interface AskedWord {
  pattern: string;
  /** The same of its stem. */
  stem: string;
  numbers?: number[];
}

/** Undefined when nothing asked is a word that is kept. */
const askedWords = (text: string): AskedWord[] | undefined => {
  const words = keptWordsIn(text).map((word) => {
    const stem = dutchStem(word);
    if (word.length < partFrom) return { pattern: `${word}%`, stem };
    return { pattern: `%${word}%`, stem: `%${stem}${stem.length < stemPartFrom ? "" : "%"}` };
  });
  return words.length > 0 ? words : undefined;
};

/** Looked up ahead: a planner that sees the numbers knows how much they find. */
export async function findWords(db: Db, text: string): Promise<AskedWord[] | undefined> {
  const asked = askedWords(text);
  return (
    asked &&
    Promise.all(
      asked.map(async ({ pattern, stem }) => {
        const alike = sql<SqlBool>`text like ${pattern} or stem like ${stem}`;
        const query = db.selectFrom("word").select("number").where(alike);
        const found = await query.limit(mostNumbers + 1).execute();
        return { pattern, stem, ...(found.length > mostNumbers ? {} : { numbers: found.map(({ number }) => number) }) };
      }),
    )
  );
}

/** A bit at a time: of "is not 0" PostgreSQL expects all rows, and reads every publication; of "is this bit" it expects few, as there are. */
const inOneOf = (themes: number): RawBuilder<SqlBool> => {
  const bits = Array.from({ length: 31 }, (_, at) => 1 << at).filter((bit) => themes & bit);
  const tests = bits.map((bit) => sql<SqlBool>`(link.themes & ${sql.lit(bit)}) = ${sql.lit(bit)}`);
  return tests.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(tests, sql` or `)})`;
};

/** Of a link: it leads to an entry of one of these types; entries of one type lie side by side in it. */
const ofType = (types: readonly EntryType[]): RawBuilder<SqlBool> => {
  const within = types.map((type) => {
    const [from, to] = numbersOfType(type);
    return sql<SqlBool>`link.entry >= ${sql.lit(from)} and link.entry < ${sql.lit(to)}`;
  });
  return within.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(within, sql` or `)})`;
};

/** Of a link: it is from a word that was asked to an entry of these types in one of the themes; without themes to any. */
function isAsked({ pattern, stem, numbers }: AskedWord, { types, themes }: Pick<Asked, "types" | "themes">): RawBuilder<SqlBool> {
  if (numbers?.length === 0) return sql<SqlBool>`1 = 0`;
  const words = numbers
    ? sql.raw(`(${numbers.join(", ")})`)
    : sql`(select word.number from word where word.text like ${pattern} or word.stem like ${stem})`;
  const ofWord = sql<SqlBool>`link.word in ${words} and ${ofType(types)}`;
  return themes === undefined ? ofWord : sql<SqlBool>`${ofWord} and ${inOneOf(themes)}`;
}

interface Asked {
  types: readonly EntryType[];
  /** That is `searchable`. */
  text: string;
  /** Bits of which one is in the themes; absent: of any theme. */
  themes?: number | undefined;
  /** Of the text, where they have been looked up. */
  words?: readonly AskedWord[] | undefined;
  /** For who reads in order of making and soon has enough: each publication is tried, in place of looking up all that match. */
  inOrder?: boolean | undefined;
}

/** One condition a word asked, all of which must hold; undefined when nothing asked is a word that is kept. */
export function hasWords({
  types,
  text,
  themes,
  words = askedWords(text),
  inOrder = false,
}: Asked): Expression<SqlBool>[] | undefined {
  return words?.map((word) => {
    const links = build.selectFrom("public_entry_word as link").select("link.entry").where(isAsked(word, { types, themes }));
    // With a limit PostgreSQL finds them once; without one it may look the words up again for every row of a page.
    const found = sql<SqlBool>`public_entry.number in ${links.limit(everyLink)}`;
    // A planner turns "in" around and begins with what it finds; not when it is asked whether that is true.
    return inOrder ? sql<SqlBool>`(${found}) is true` : found;
  });
}

export interface Counts {
  matched: number;
  /** Confirmed on or after the day asked, and not ended. */
  active: number;
  ended: number;
}

/** Entries with all of the words, in one of the themes: counted from the links alone. Without a day any confirmation counts. */
export async function countWorded(
  db: Db,
  [first, ...others]: readonly AskedWord[],
  { types, themes, confirmedFrom }: Pick<Asked, "types" | "themes"> & { confirmedFrom?: string | undefined },
): Promise<Counts> {
  if (!first) return { matched: 0, active: 0, ended: 0 };
  const links = () => db.selectFrom("public_entry_word as link");
  let hits = links().select(["link.entry", "link.standing"]).distinct().where(isAsked(first, { types, themes }));
  for (const word of others)
    hits = hits.where("link.entry", "in", links().select("link.entry").where(isAsked(word, { types, themes })));
  const since = sql.lit(confirmedFrom ? dayNumber(new Date(confirmedFrom)) : 1);
  return db
    .selectFrom(hits.as("hit"))
    .select([
      sql<number>`count(*)`.as("matched"),
      sql<number>`count(*) filter (where standing >= ${since})`.as("active"),
      sql<number>`count(*) filter (where standing < 0)`.as("ended"),
    ])
    .executeTakeFirstOrThrow();
}
