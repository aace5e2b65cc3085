/** Tables as they were named before initiatives became one type of entry among others, for the migrations of then. */
import type { Kysely } from "kysely";
import type { Db } from "../database.ts";
import { newId } from "../id.ts";
import { keptWordsIn, numberOf, standingOf } from "../search/words.ts";
import type { BatchTable } from "../tables.ts";

interface Worded {
  number: number;
  search: string;
  themes: number;
  lifecycle: string | null;
  verified_on: string | null;
}

interface EarlierTables {
  initiative: {
    taken_on: string | null;
    taken_from: string | null;
    id: string;
    content: string;
    reach: number | null;
    batch: string | null;
    verified_on: string | null;
    created_by: string | null;
    submitted_by: string | null;
    verified_by: string | null;
  };
  publication: Worded & {
    id: string;
    organisation: string | null;
    version: number;
    title: string;
    kind: string | null;
    phase: string | null;
    from_day: string | null;
    to_day: string | null;
    west: number | null;
    south: number | null;
    east: number | null;
    north: number | null;
    cell: number | null;
    updated_at: string;
    content: string;
    geometry: string | null;
    reach?: number | null;
    taken_on?: string | null;
    taken_from?: string | null;
  };
  publication_word: { word: number; publication: number; themes: number; standing: number };
  publication_revision: { id: string; changes: number };
  word: { number: number; text: string };
  history: { initiative: string; version: number; step: string };
  batch: BatchTable;
  list: { id: string; name: string; plain: string; at: string };
  list_entry: { list: string; key: string; initiative: string; at: string };
  idempotency: { actor: string; key: string; fingerprint: string; initiative: string; at: string };
  confirmation: { initiative: string; since: string; months: number };
}

/** The same connection: what a migration does is done to the tables of its time. */
export const asBefore = (db: Db): Kysely<EarlierTables> => db as unknown as Kysely<EarlierTables>;

/** Parameters of one statement that both engines take. */
const rowsAtOnce = 5_000;

/** Words had no stem yet. */
export async function keepWordsBefore(db: Db, texts: readonly Worded[]): Promise<void> {
  const links = texts.flatMap(({ search, number, themes, ...sure }) =>
    keptWordsIn(search).map((text) => ({ text, word: numberOf(text), publication: number, themes, standing: standingOf(sure) })),
  );
  const words = [...new Map(links.map(({ text, word }) => [text, { number: word, text }])).values()];
  const before = asBefore(db);
  for (let i = 0; i < words.length; i += rowsAtOnce)
    await before
      .insertInto("word")
      .values(words.slice(i, i + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (let i = 0; i < links.length; i += rowsAtOnce)
    await before
      .insertInto("publication_word")
      .values(links.slice(i, i + rowsAtOnce).map(({ text: _, ...link }) => link))
      .execute();
}

export async function forgetWordsBefore(db: Db, texts: readonly Pick<Worded, "number">[]): Promise<void> {
  for (let i = 0; i < texts.length; i += rowsAtOnce) {
    const numbers = texts.slice(i, i + rowsAtOnce).map(({ number }) => number);
    await asBefore(db).deleteFrom("publication_word").where("publication", "in", numbers).execute();
  }
}

export async function raiseRevisionBefore(db: Db): Promise<void> {
  await asBefore(db).insertInto("publication_revision").values({ id: newId(), changes: 1 }).execute();
}
