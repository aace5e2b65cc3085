/**
 * The words of what is public, so that a search over the whole country reads a list of words and not every text. Portable to
 * any engine: a word stands in `word` under a number, and `public_entry_word` says where it occurs.
 */
import { hash } from "node:crypto";
import { sql } from "kysely";
import { definitionOf } from "#data/entry-types/registry.ts";
import { dayNumber } from "#data/schema/day.ts";
import { searchable } from "#data/text/fold.ts";
import { dutchStem } from "#data/text/stem.ts";
import { nearKeys } from "#data/text/typing-errors.ts";
import { type Db, lockTable } from "../database.ts";
import type { PublicEntryTable } from "../tables.ts";

/** What the words of something public are kept with. */
type Worded = Pick<PublicEntryTable, "number" | "title" | "search" | "themes" | "lifecycle" | "verified_on" | "updated_at">;

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

/** The words to keep of a text that is `searchable`, each once. */
export const keptWordsIn = (text: string): string[] => [
  ...new Set((text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, longest)).filter((word) => !everywhere.has(word))),
];

/**
 * 48 bits of a hash: a number that needs no counter, for a word and for the id of what it stands in. Two under one number would only
 * find a little too much.
 */
export const numberOf = (text: string): number => hash("sha1", text, "buffer").readUIntBE(0, 6);

/** One past the largest of those numbers: above it stands the number of the type, so that entries of one type lie side by side. */
const perType = 2 ** 48;

export const numberOfEntry = (type: string, id: string): number => definitionOf(type).number * perType + numberOf(id);

/** From and up to, without, in which the numbers of a type lie. */
export const numbersOfType = (type: string): [from: number, to: number] => {
  const { number } = definitionOf(type);
  return [number * perType, (number + 1) * perType];
};

/** How sure it is, so that a search counts without looking anything up: the day of the last confirmation, 0 without one, -1 of what has ended. */
export const standingOf = ({ lifecycle, verified_on }: Pick<Worded, "lifecycle" | "verified_on">): number =>
  lifecycle === "beeindigd" ? -1 : verified_on === null ? 0 : Math.max(1, dayNumber(new Date(verified_on)));

/** Above every second of a rank. */
export const inTitle = 2 ** 40;

/** Later is further in front, and what has the word in its title comes before all that has not: seconds since 1970, plus `inTitle`. */
export const rankOf = (updatedAt: string, isInTitle: boolean): number =>
  Math.floor(Date.parse(updatedAt) / 1000) + (isInTitle ? inTitle : 0);

/** Parameters of one statement that both engines take. */
const rowsAtOnce = 5_000;

/** Of a word and its entry. */
export const titleWords = ({ title }: Pick<Worded, "title">): Set<string> => new Set(keptWordsIn(searchable(title)));

/** A number has no typing errors: another one is another number. */
const mayBeMistyped = /^\p{L}{4,}$/u;

/** By what somebody who mistypes them finds these words. In one order, as the words themselves. */
export async function keepNear(db: Db, words: readonly { number: number; text: string }[]): Promise<void> {
  const rows = words
    .flatMap(({ number, text }) => (mayBeMistyped.test(text) ? nearKeys(text).map((key) => ({ key, word: number })) : []))
    .sort((a, b) => a.key - b.key || a.word - b.word);
  for (let i = 0; i < rows.length; i += rowsAtOnce)
    await db
      .insertInto("word_near")
      .values(rows.slice(i, i + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

export async function keepWords(db: Db, texts: readonly Worded[]): Promise<void> {
  const numbers = new Map<string, number>();
  const links = texts.flatMap((text) => {
    const standing = standingOf(text);
    const [title, other] = [titleWords(text), rankOf(text.updated_at, false)];
    return keptWordsIn(text.search).map((word) => {
      const number = numbers.get(word) ?? numberOf(word);
      numbers.set(word, number);
      const rank = title.has(word) ? other + inTitle : other;
      return { word: number, entry: text.number, themes: text.themes, standing, rank };
    });
  });
  // In one order everywhere: two who publish at once wait for each other and never both.
  const words = [...numbers]
    .map(([text, number]) => ({ number, text, stem: dutchStem(text) }))
    .sort((a, b) => a.number - b.number);
  for (let i = 0; i < words.length; i += rowsAtOnce) {
    const some = words.slice(i, i + rowsAtOnce);
    const numbers = some.map(({ number }) => number);
    const there = await db.selectFrom("word").select("number").where("number", "in", numbers).execute();
    const known = new Set(there.map(({ number }) => number));
    const others = some.filter(({ number }) => !known.has(number));
    if (others.length === 0) continue;
    await db
      .insertInto("word")
      .values(others)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await keepNear(db, others);
  }
  for (let i = 0; i < links.length; i += rowsAtOnce)
    await db
      .insertInto("public_entry_word")
      .values(links.slice(i, i + rowsAtOnce))
      .execute();
}

/** The words themselves stay: others have them too. */
export async function forgetWords(db: Db, { number, search }: Pick<Worded, "number" | "search">): Promise<void> {
  const words = keptWordsIn(search).map(numberOf);
  if (words.length > 0) await db.deleteFrom("public_entry_word").where("entry", "=", number).where("word", "in", words).execute();
}

/** Words that nothing public holds any more, names among them. Reads them all: for what must go for good. */
export async function forgetUnusedWords(within: Db): Promise<void> {
  await lockTable(within, "word");
  await within
    .deleteFrom("word")
    .where((row) => row.not(row.exists(row.selectFrom("public_entry_word").select("word").whereRef("word", "=", "word.number"))))
    .execute();
  // What a word is near to would still tell how it was written.
  await within
    .deleteFrom("word_near")
    .where((row) => row.not(row.exists(row.selectFrom("word").select("number").whereRef("word.number", "=", "word_near.word"))))
    .execute();
}

/** Pairs in one statement. */
const pairsAtOnce = 2_000;

/** Of many at once. */
export async function forgetAllWords(db: Db, texts: readonly Pick<Worded, "number" | "search">[]): Promise<void> {
  const pairs = texts.flatMap(({ number, search }) => keptWordsIn(search).map((word) => `(${numberOf(word)}, ${number})`));
  for (let i = 0; i < pairs.length; i += pairsAtOnce) {
    const some = sql.raw(pairs.slice(i, i + pairsAtOnce).join(", "));
    await sql`delete from public_entry_word where (word, entry) in (values ${some})`.execute(db);
  }
}

/** After a confirmation. */
export async function confirmWords(
  db: Db,
  entry: Pick<Worded, "number" | "search" | "lifecycle" | "verified_on">,
): Promise<void> {
  const words = keptWordsIn(entry.search).map(numberOf);
  const links = db.updateTable("public_entry_word").where("entry", "=", entry.number).where("word", "in", words);
  if (words.length > 0) await links.set({ standing: standingOf(entry) }).execute();
}
