/**
 * The words of what is public, so that a search over the whole country reads a list of words and not every text. Portable to
 * any engine: a word stands in `word` under a number, and `publication_word` says where it occurs.
 */
import { hash } from "node:crypto";
import { sql } from "kysely";
import { dayNumber } from "#data/schema/day.ts";
import { dutchStem } from "#data/text/stem.ts";
import type { Db } from "../database.ts";
import type { PublicationTable } from "../tables.ts";

/** What the words of a publication are kept with. */
type Worded = Pick<PublicationTable, "number" | "search" | "themes" | "lifecycle" | "verified_on">;

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

/** How sure it is, so that a search counts without looking anything up: the day of the last confirmation, 0 without one, -1 of what has ended. */
const standingOf = ({ lifecycle, verified_on }: Pick<Worded, "lifecycle" | "verified_on">): number =>
  lifecycle === "beeindigd" ? -1 : verified_on === null ? 0 : Math.max(1, dayNumber(new Date(verified_on)));

/** Parameters of one statement that both engines take. */
const rowsAtOnce = 5_000;

/** `stems` is false for migrations of before words had one. */
export async function keepWords(db: Db, texts: readonly Worded[], { stems = true } = {}): Promise<void> {
  const numbers = new Map<string, number>();
  const links = texts.flatMap((text) => {
    const standing = standingOf(text);
    return keptWordsIn(text.search).map((word) => {
      const number = numbers.get(word) ?? numberOf(word);
      numbers.set(word, number);
      return { word: number, publication: text.number, themes: text.themes, standing };
    });
  });
  // In one order everywhere: two who publish at once wait for each other and never both.
  const words = [...numbers]
    .map(([text, number]) => ({ number, text, ...(stems ? { stem: dutchStem(text) } : {}) }))
    .sort((a, b) => a.number - b.number);
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
export async function forgetWords(db: Db, { number, search }: Pick<Worded, "number" | "search">): Promise<void> {
  const words = keptWordsIn(search).map(numberOf);
  if (words.length > 0)
    await db.deleteFrom("publication_word").where("publication", "=", number).where("word", "in", words).execute();
}

/** Pairs in one statement. */
const pairsAtOnce = 2_000;

/** Of many at once. */
export async function forgetAllWords(db: Db, texts: readonly Pick<Worded, "number" | "search">[]): Promise<void> {
  const pairs = texts.flatMap(({ number, search }) => keptWordsIn(search).map((word) => `(${numberOf(word)}, ${number})`));
  for (let i = 0; i < pairs.length; i += pairsAtOnce) {
    const some = sql.raw(pairs.slice(i, i + pairsAtOnce).join(", "));
    await sql`delete from publication_word where (word, publication) in (values ${some})`.execute(db);
  }
}

/** After a confirmation. */
export async function confirmWords(db: Db, publication: Omit<Worded, "themes">): Promise<void> {
  const words = keptWordsIn(publication.search).map(numberOf);
  const links = db.updateTable("publication_word").where("publication", "=", publication.number).where("word", "in", words);
  if (words.length > 0) await links.set({ standing: standingOf(publication) }).execute();
}
