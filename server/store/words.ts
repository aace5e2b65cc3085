/**
 * The words of what is public, so that a search over the whole country reads a list of words and not every text. Portable to
 * any engine: a word stands in `word` under a number, and `publication_word` says where it occurs.
 */
import { hash } from "node:crypto";
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

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

/** 48 bits of a hash: a number that needs no counter. Two words under one number would only find a little too much. */
const numberOf = (word: string): number => hash("sha1", word, "buffer").readUIntBE(0, 6);

/** Parameters of one statement that both engines take. */
const rowsAtOnce = 5_000;

export async function keepWords(db: Db, texts: readonly { id: string; search: string }[]): Promise<void> {
  const numbers = new Map<string, number>();
  const links = texts.flatMap(({ id, search }) =>
    wordsIn(search).map((word) => {
      const number = numbers.get(word) ?? numberOf(word);
      numbers.set(word, number);
      return { word: number, id };
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
export async function forgetWords(db: Db, { id, search }: { id: string; search: string }): Promise<void> {
  const numbers = wordsIn(search).map(numberOf);
  if (numbers.length > 0) await db.deleteFrom("publication_word").where("id", "=", id).where("word", "in", numbers).execute();
}

/** One condition a word asked, all of which must hold; undefined when nothing asked is a word that is kept. */
export function hasWords(build: ExpressionBuilder<Tables, "publication">, text: string): Expression<SqlBool>[] | undefined {
  const asked = wordsIn(text);
  if (asked.length === 0) return undefined;
  return asked.map((word) => {
    const pattern = `${word.length < partFrom ? "" : "%"}${word}%`;
    const alike = build.selectFrom("word").select("word.number").where("word.text", "like", pattern);
    const links = build.selectFrom("publication_word as link").select("link.id").where("link.word", "in", alike);
    return sql<SqlBool>`publication.id in ${links}`;
  });
}
