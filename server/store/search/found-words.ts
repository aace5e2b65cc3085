/** Which kept words each word that was asked finds, and how: as it was typed, by its stem, by a part of a compound, or with typing errors. */
import { sql } from "kysely";
import { dutchStem } from "#data/text/stem.ts";
import { errorsFor, nearKeys, typingErrors } from "#data/text/typing-errors.ts";
import type { Db } from "../database.ts";
import { keptWordsIn, numberOf } from "./words.ts";

/** The better one first: a title or text with one of them is ranked by it. */
export const waysToFind = ["exact", "stem", "compound", "part", "typing", "akin"] as const;
export type WayToFind = (typeof waysToFind)[number];

export interface FoundWord {
  number: number;
  text: string;
  how: WayToFind;
  /** 0 is as typed; among those found in the same way the least comes first. */
  distance: number;
  /** Entries that hold it, no further than `countedTo`. */
  entries: number;
}

export interface AskedFor {
  /** As `searchable` writes it. */
  asked: string;
  /** The best first; only those that stand in something public. */
  found: FoundWord[];
}

/** Words of a question that are looked up: what comes after them is not asked. */
export const mostWordsAsked = 10;
/** Kept words that one of them finds at most. */
const mostFound = 400;
/** Read of what looks alike before the best are chosen. */
const mostRead = 3_000;
/** An index that holds more than so many entries of a word is not counted to its end: it is found in too much to tell anything apart. */
export const countedTo = 5_000;

/** A word with fewer letters is a part of too many others: it is found as it is. */
const partFrom = 3;
/** From here on a stem is found anywhere in another; a shorter one only at its end, where a compound has its main word. */
const stemPartFrom = 4;
/** A compound is found by a word in it that has so many letters, and so large a share of it. */
const [wholePartFrom, wholePartShare] = [6, 0.4];
/** The same where nothing else is found. */
const wholePartAtLeast = 4;

type Candidate = Omit<FoundWord, "entries">;
type Row = { number: number; text: string; stem: string | null };

export async function findAsked(db: Db, text: string): Promise<AskedFor[]> {
  const words = keptWordsIn(text).slice(0, mostWordsAsked);
  return Promise.all(words.map(async (asked) => ({ asked, found: await findOne(db, asked) })));
}

async function findOne(db: Db, asked: string): Promise<FoundWord[]> {
  const stem = dutchStem(asked);
  const near = await counted(db, [...(await wordsLike(db, asked, stem)), ...(await partsOf(db, asked, stem, wholePartFrom))]);
  // Who spelled it as others do made no error.
  if (near.some(({ how }) => how === "exact" || how === "stem")) return near;
  const mistyped = await counted(db, await wordsNear(db, asked));
  if (near.length + mistyped.length > 0) return [...near, ...mistyped].sort(byQuality).slice(0, mostFound);
  const last = [...(await partsOf(db, asked, stem, wholePartAtLeast)), ...(await wordsAkin(db, asked))];
  return counted(db, last);
}

const order = new Map(waysToFind.map((way, i) => [way, i]));
const byQuality = (a: Candidate, b: Candidate): number =>
  (order.get(a.how) ?? 0) - (order.get(b.how) ?? 0) || a.distance - b.distance || a.number - b.number;

/** The word itself, other forms of it, and compounds that it is a part of. */
async function wordsLike(db: Db, asked: string, stem: string): Promise<Candidate[]> {
  const words = db.selectFrom("word").select(["number", "text", "stem"]);
  const part = `%${stem}${stem.length < stemPartFrom ? "" : "%"}`;
  const alike = sql<boolean>`text like ${`%${asked}%`} or stem like ${part}`;
  const rows = asked.length < partFrom ? [] : await words.where(alike).orderBy("number").limit(mostRead).execute();
  const isAll = asked.length >= partFrom && rows.length < mostRead;
  // Where there are more, the word itself may not be among them.
  const same = isAll ? [] : await words.where("number", "=", numberOf(asked)).execute();
  const forms = isAll ? [] : await words.where("stem", "=", stem).orderBy("number").limit(mostFound).execute();
  return [...same, ...forms, ...rows].map((row) => ({ number: row.number, text: row.text, ...wayOf(row, asked, stem) }));
}

function wayOf({ text, stem }: Row, asked: string, askedStem: string): Pick<FoundWord, "how" | "distance"> {
  if (text === asked) return { how: "exact", distance: 0 };
  if (stem === askedStem) return { how: "stem", distance: Math.abs(text.length - asked.length) };
  return { how: "compound", distance: Math.max(0, text.length - asked.length) };
}

/** Words that are the beginning or the end of a compound that was asked: "schuldhulp" of "schuldhulpverlening". */
async function partsOf(db: Db, asked: string, stem: string, from: number): Promise<Candidate[]> {
  const least = Math.max(from, from === wholePartFrom ? Math.ceil(asked.length * wholePartShare) : 0);
  if (asked.length <= least) return [];
  const parts = new Set<string>();
  for (const whole of new Set([asked, stem]))
    for (let length = least; length < whole.length; length++) {
      parts.add(whole.slice(0, length));
      parts.add(whole.slice(-length));
    }
  if (parts.size === 0) return [];
  const all = [...parts];
  const stems = [...new Set(all.map(dutchStem))].filter((one) => one.length >= wholePartAtLeast);
  const rows = await db
    .selectFrom("word")
    .select(["number", "text"])
    .where((build) => build.or([build("number", "in", all.map(numberOf)), build("stem", "in", stems)]))
    .orderBy("number")
    .limit(mostFound)
    .execute();
  return rows
    .filter(({ text }) => text !== asked && text.length < asked.length + 2)
    .map(({ number, text }) => ({ number, text, how: "part", distance: Math.max(0, asked.length - text.length) }));
}

/** Words that are as was asked but for typing errors. */
async function wordsNear(db: Db, asked: string): Promise<Candidate[]> {
  const most = errorsFor(asked.length);
  if (most === 0 || /\p{N}/u.test(asked)) return [];
  const rows = await db
    .selectFrom("word_near")
    .innerJoin("word", "word.number", "word_near.word")
    .select(["word.number", "word.text"])
    .distinct()
    .where("word_near.key", "in", nearKeys(asked))
    .orderBy("word.number")
    .limit(mostRead)
    .execute();
  return rows.flatMap(({ number, text }) => {
    const distance = typingErrors(asked, text, Math.min(most, errorsFor(text.length)));
    return distance <= most && distance <= errorsFor(text.length) ? [{ number, text, how: "typing" as const, distance }] : [];
  });
}

/** The last there is: compounds that begin with the same word, "huiswerkklas" for "huiswerkbegeleiding". */
async function wordsAkin(db: Db, asked: string): Promise<Candidate[]> {
  if (asked.length < wholePartFrom) return [];
  const rows = await db
    .selectFrom("word")
    .select(["number", "text"])
    .where("text", "like", `${asked.slice(0, wholePartFrom)}%`)
    .orderBy("number")
    .limit(mostRead)
    .execute();
  return rows.map(({ number, text }) => {
    let same = wholePartFrom;
    while (same < asked.length && text[same] === asked[same]) same++;
    return { number, text, how: "akin", distance: asked.length - same };
  });
}

/** Each once, by the best way; without those that stand nowhere any more. */
async function counted(db: Db, candidates: readonly Candidate[]): Promise<FoundWord[]> {
  const best = new Map<number, Candidate>();
  for (const one of [...candidates].sort(byQuality)) if (!best.has(one.number)) best.set(one.number, one);
  const some = [...best.values()].slice(0, mostFound);
  if (some.length === 0) return [];
  const numbers = sql.raw(some.map(({ number }) => number).join(", "));
  const { rows } = await sql<{ number: number; entries: number }>`
    select word.number, (select count(*) from
      (select 1 from public_entry_word as link where link.word = word.number limit ${sql.lit(countedTo)}) as link) as entries
    from word where word.number in (${numbers})`.execute(db);
  const entries = new Map(rows.map((row) => [row.number, row.entries]));
  return some.flatMap((one) => {
    const held = entries.get(one.number) ?? 0;
    return held > 0 ? [{ ...one, entries: held }] : [];
  });
}
