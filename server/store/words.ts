/**
 * The words of what is public, so that a search over the whole country reads a list of words and not every text. Portable to
 * any engine: a word stands in `word` under a number, and `publication_word` says where it occurs.
 */
import { hash } from "node:crypto";
import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

type Build = ExpressionBuilder<Tables, "publication">;

/** Of a publication. */
interface Worded {
  number: number;
  search: string;
  /** As `listedOf` writes them. */
  themes: number;
}

/** In nearly every text, so they tell nothing apart; as `searchable` writes them. */
const everywhere = new Set(
  (
    "aan al alle als bij dan dat de deze die dit door e een elkaar en er geen hebben heeft het hoe hun ik in is je kan kunnen " +
    "maar met mee men met naar niet nog nu of om onder ons ook op over per samen te tot uit van veel via voor waar was wat we wel wie " +
    "worden wordt zich zij zijn ze zo zodat"
  ).split(" "),
);
/** A longer word is kept by its beginning. */
const longest = 40;
/** From here on a word is also found by a part of it: "tuin" finds "moestuin". Shorter ones by their beginning. */
const partFrom = 3;

/** The words to keep of a text that is `searchable`, each once. */
export const wordsIn = (text: string): string[] => [
  ...new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, longest)).filter((word) => !everywhere.has(word))),
];

/**
 * 48 bits of a hash: a number that needs no counter, for a word and for the id of what it stands in. Two under one number would only
 * find a little too much.
 */
export const numberOf = (text: string): number => hash("sha1", text, "buffer").readUIntBE(0, 6);

/** Parameters of one statement that both engines take. */
const rowsAtOnce = 5_000;

export async function keepWords(db: Db, texts: readonly Worded[]): Promise<void> {
  const numbers = new Map<string, number>();
  const links = texts.flatMap(({ number: publication, search, themes }) =>
    wordsIn(search).map((word) => {
      const number = numbers.get(word) ?? numberOf(word);
      numbers.set(word, number);
      return { word: number, publication, themes };
    }),
  );
  // In one order everywhere: two who publish at once wait for each other and never both.
  const words = [...numbers].map(([text, number]) => ({ number, text })).sort((a, b) => a.number - b.number);
  for (let i = 0; i < words.length; i += rowsAtOnce) {
    const some = words.slice(i, i + rowsAtOnce);
    await db
      .insertInto("word")
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (let i = 0; i < links.length; i += rowsAtOnce)
    await db
      .insertInto("publication_word")
      .values(links.slice(i, i + rowsAtOnce))
      .execute();
}

/** The words themselves stay: others have them too. */
export async function forgetWords(db: Db, { number, search }: Omit<Worded, "themes">): Promise<void> {
  const words = wordsIn(search).map(numberOf);
  if (words.length > 0)
    await db.deleteFrom("publication_word").where("publication", "=", number).where("word", "in", words).execute();
}

/** A word that was asked, and the numbers of the kept words that it finds; without numbers where those are too many to name. */
export interface AskedWord {
  pattern: string;
  numbers?: number[];
}

const everyLink = 1_000_000_000;
/** More of them would make a statement that takes longer to read than to run. */
const mostNumbers = 3_000;

/** Undefined when nothing asked is a word that is kept. */
const askedWords = (text: string): AskedWord[] | undefined => {
  const words = wordsIn(text).map((word) => ({ pattern: `${word.length < partFrom ? "" : "%"}${word}%` }));
  return words.length > 0 ? words : undefined;
};

/** Looked up ahead: a planner that sees the numbers knows how much they find. */
export async function findWords(db: Db, text: string): Promise<AskedWord[] | undefined> {
  const asked = askedWords(text);
  return (
    asked &&
    Promise.all(
      asked.map(async ({ pattern }) => {
        const query = db.selectFrom("word").select("number").where("text", "like", pattern);
        const found = await query.limit(mostNumbers + 1).execute();
        return { pattern, ...(found.length > mostNumbers ? {} : { numbers: found.map(({ number }) => number) }) };
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

interface Asked {
  /** That is `searchable`. */
  text: string;
  /** Bits of which one is in the themes; absent: of any theme. */
  themes?: number | undefined;
  /** Of the text, where they have been looked up. */
  words?: readonly AskedWord[] | undefined;
}

/** One condition a word asked, all of which must hold; undefined when nothing asked is a word that is kept. */
export function hasWords(
  build: Build,
  { text, themes, words: found = askedWords(text) }: Asked,
): Expression<SqlBool>[] | undefined {
  return found?.map(({ pattern, numbers }) => {
    if (numbers?.length === 0) return sql<SqlBool>`1 = 0`;
    const words = numbers
      ? sql<number>`${sql.raw(`(${numbers.join(", ")})`)}`
      : build.selectFrom("word").select("word.number").where("word.text", "like", pattern);
    // With a limit PostgreSQL finds them once; without one it may look the words up again for every row of a page.
    const links = build.selectFrom("publication_word as link").select("link.publication").limit(everyLink);
    const ofWord = links.where(sql<SqlBool>`link.word in ${words}`);
    return sql<SqlBool>`publication.number in ${themes === undefined ? ofWord : ofWord.where(inOneOf(themes))}`;
  });
}
