/**
 * Entries with the words that were asked, the best first. Of a word that stands in many only the latest are looked at, titles before
 * texts: what comes behind them would be seen by nobody. All numbers are whole, so that both engines give the same order.
 */
import { type RawBuilder, sql } from "kysely";
import type { EntryType } from "#data/entries/event.ts";
import { remembered } from "../cache.ts";
import type { Db } from "../database.ts";
import type { PublicEntryTable } from "../tables.ts";
import { conditions, type Filter, typesOf } from "./filter.ts";
import { type AskedFor, countedTo, type FoundWord, type WayToFind } from "./found-words.ts";
import { themeBits } from "./listed.ts";
import { inTitle, numbersOfType } from "./words.ts";

/** How good it is that a word was found so; one in a title counts `titleWorth` more, which is more than any of them. */
const worth: Record<WayToFind, number> = { exact: 60, stem: 50, compound: 38, part: 24, typing: 18, akin: 6 };
const titleWorth = 60;

/** Entries that can be paged through. */
const mostRanked = 1_000;
/** Entries of a word in many, where nothing else narrows and where something does. */
const latest = { alone: 5_000, narrowed: 40_000 };

export interface Ranked {
  /** Numbers of entries, the best first; at most a thousand. */
  entries: number[];
  /** How many there are; no more were counted where `isMore`. */
  matched: number;
  isMore: boolean;
  /** Words that were asked and that what was found need not have, because nothing has them all. */
  loose: boolean;
}

interface Slot {
  small: FoundWord[];
  big: FoundWord[];
  /** How much the word tells apart: BM25's, in hundredths. */
  rarity: number;
  total: number;
}

/** `all` is the number of public entries. */
export async function rankEntries(db: Db, asked: readonly AskedFor[], filter: Filter, all: number): Promise<Ranked> {
  const slots = asked.filter(({ found }) => found.length > 0).map((one) => slotOf(one, all));
  const nothing: Ranked = { entries: [], matched: 0, isMore: false, loose: false };
  if (slots.length === 0) return nothing;
  slots.sort((a, b) => a.total - b.total);
  const isWhole = slots.length === asked.length;
  const strict = isWhole ? await run(db, withAll, slots, filter, slots.slice(0, 1)) : nothing;
  if (strict.matched > 0 || (isWhole && slots.length === 1)) return strict;
  return { ...(await run(db, withAny, slots, filter, slots)), loose: true };
}

function slotOf({ found }: AskedFor, all: number): Slot {
  const total = found.reduce((sum, { entries }) => sum + entries, 0);
  // By the forms of the word itself where there are any: compounds do not make it commoner.
  const forms = found.filter(({ how }) => how === "exact" || how === "stem");
  const holding = (forms.length > 0 ? forms : found).reduce((sum, { entries }) => sum + entries, 0);
  return {
    small: found.filter(({ entries }) => entries < countedTo),
    big: found.filter(({ entries }) => entries >= countedTo),
    rarity: Math.max(1, Math.round(100 * Math.log(1 + all / (holding + 0.5)))),
    total,
  };
}

type Part = RawBuilder<unknown>;

const worthOf = ({ how, distance }: FoundWord): number => worth[how] - Math.min(distance, how === "typing" ? 4 : 9);

/** From and up to, without, in which entries of these types have their numbers; types that lie side by side are one range. */
function rangesOf(types: readonly EntryType[]): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  for (const [from, to] of types.map(numbersOfType).sort(([a], [b]) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === from) last[1] = to;
    else ranges.push([from, to]);
  }
  return ranges;
}

/**
 * Of a link: to an entry that the filter lets through, as far as the link tells. The plus keeps engines from looking entries up by their
 * number, in an index that does not hold the rank: read as they lie, twenty times as many take the same time.
 */
function isLet({ theme, ...filter }: Filter): Part {
  const ranges = rangesOf(typesOf(filter)).map(
    ([from, to]) => sql`+link.entry >= ${sql.lit(from)} and +link.entry < ${sql.lit(to)}`,
  );
  const types = ranges.length === 0 ? sql`1 = 0` : sql`(${sql.join(ranges, sql` or `)})`;
  return theme ? sql`${types} and (link.themes & ${sql.lit(themeBits(theme))}) <> 0` : types;
}

/** Tables of entries that links must be to: those that the filter lets through, and those that the first slot found. */
type Within = "allowed" | "first" | undefined;

/** Links of the words of a slot, under its number: entry, score and moment. `within` are the entries it is about, if not all. */
function linksOf({ small, big, rarity }: Slot, number: number, filter: Filter, within: Within): Part[] {
  const [slot, title, plus] = [number, inTitle, titleWorth].map((one) => sql.lit(one));
  const columns = (worth: Part) => sql`link.entry, ${slot} as slot,
    (${worth} + case when link.rank >= ${title} then ${plus} else 0 end) * ${sql.lit(rarity)} as score,
    case when link.rank >= ${title} then link.rank - ${title} else link.rank end as at`;
  const isIn = within === undefined ? isLet(filter) : sql`link.entry in (select entry from ${sql.ref(within)})`;
  const most = sql.lit(isNarrow(filter) ? latest.narrowed : latest.alone);
  const parts: Part[] = big.map((word) => {
    const one = sql`select ${columns(sql.lit(worthOf(word)))} from public_entry_word as link
      where link.word = ${sql.lit(word.number)} and ${isIn}`;
    return within === "first"
      ? one
      : sql`select * from (${one} order by link.rank desc, link.entry desc limit ${most}) as latest`;
  });
  if (small.length === 0) return parts;
  const words = sql.join(small.map((word) => sql`(${sql.lit(word.number)}, ${sql.lit(worthOf(word))})`));
  return [
    ...parts,
    sql`select ${columns(sql`word.worth`)}
      from (select column1 as number, column2 as worth from (values ${words}) as listed) as word
      cross join public_entry_word as link where link.word = word.number and ${isIn}`,
  ];
}

type Rank = (slots: readonly Slot[], filter: Filter, within: Within) => Part;

const together = (parts: readonly Part[]): Part => sql.join(parts, sql` union all `);
/** The best that an entry has of a slot; null where it has nothing. */
const bestOf = (slot: number): Part => sql`max(score) filter (where slot = ${sql.lit(slot)})`;

/**
 * Entries that have a word of every slot; the slot with the fewest comes first. Grouped and not joined: engines know nothing of how many
 * lie in a table that was just made, and may try each row with each.
 */
const withAll: Rank = ([first, ...others], filter, within) => {
  if (!first) return sql``;
  const begin = sql`select entry, 0 as slot, max(score) as score, max(at) as at
    from (${together(linksOf(first, 0, filter, within))}) as link group by entry`;
  if (others.length === 0) return sql`ranked as materialized (${begin})`;
  const all = others.flatMap((slot, i) => linksOf(slot, i + 1, filter, "first"));
  const bests = [first, ...others].map((_, slot) => bestOf(slot));
  return sql`first as materialized (${begin}), ranked as materialized (
    select entry, ${sql.join(bests, sql` + `)} as score, max(at) as at
    from (select * from first union all ${together(all)}) as link
    group by entry having ${sql.join(bests, sql` + `)} is not null)`;
};

/** Entries with a word of any slot; those with words of the most slots first. Grouped once: to sort is what takes the time. */
const withAny: Rank = (slots, filter, within) => {
  const all = slots.flatMap((slot, i) => linksOf(slot, i, filter, within));
  const bests = slots.map((_, slot) => sql`coalesce(${bestOf(slot)} + ${sql.lit(1_000_000)}, 0)`);
  return sql`ranked as materialized (
    select entry, ${sql.join(bests, sql` + `)} as score, max(at) as at from (${together(all)}) as link group by entry)`;
};

async function run(db: Db, rank: Rank, slots: readonly Slot[], filter: Filter, leading: readonly Slot[]): Promise<Ranked> {
  const { area, ...others } = filter;
  const conditionsOf = (some: Filter) => sql.join(conditions({ ...some, q: undefined }, "public_entry_area"), sql` and `);
  // An area has few entries: links to others are not even looked at. A period or a phase has many: what was found is tried.
  const inArea = area !== undefined;
  const tables = [
    // Crossed, so that SQLite begins with the area, and with what was found, and not with everything there is.
    ...(inArea
      ? [
          sql`allowed as materialized (select public_entry.number as entry
            from (select distinct id from public_entry_area where ${area.length === 0 ? sql`1 = 0` : sql`code in (${sql.join(area)})`}) as there
            cross join public_entry where public_entry.id = there.id and ${conditionsOf(others)})`,
        ]
      : []),
    rank(slots, filter, inArea ? "allowed" : undefined),
    isNarrow(filter) && !inArea
      ? sql`hit as materialized (select ranked.* from ranked cross join public_entry where public_entry.number = ranked.entry
          and ${conditionsOf(others)})`
      : sql`hit as (select * from ranked)`,
  ];
  const { rows } = await sql<{ entry: number; matched: number }>`with ${sql.join(tables)}
    select entry, (select count(*) from hit) as matched from hit
    order by score desc, at desc, entry desc limit ${sql.lit(mostRanked)}`.execute(db);
  const isMore = leading.some(({ big }) => big.length > 0);
  return { entries: rows.map(({ entry }) => entry), matched: rows[0]?.matched ?? 0, isMore, loose: false };
}

/** Is more asked than the links can tell? */
const isNarrow = ({ types: _, theme: _theme, q: _q, words: _words, ...others }: Filter): boolean =>
  Object.values(others).some((value) => value !== undefined);

/** Rows of these numbers in this order, or of one id; what is no longer public is left out. */
export async function readRanked(db: Db, which: readonly number[] | { id: string }): Promise<PublicEntryTable[]> {
  const rows = db.selectFrom("public_entry").selectAll();
  if ("id" in which) return rows.where("id", "=", which.id).execute();
  if (which.length === 0) return [];
  const found = new Map((await rows.where("number", "in", [...which]).execute()).map((row) => [row.number, row]));
  return which.flatMap((number) => found.get(number) ?? []);
}

/** Everything that is public, of all types. */
export const countPublic = (db: Db): Promise<number> =>
  remembered(db, "all that is public", async () => {
    const { all } = await db
      .selectFrom("public_entry")
      .select((build) => build.fn.countAll<number>().as("all"))
      .executeTakeFirstOrThrow();
    return all;
  });
