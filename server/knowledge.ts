/**
 * The facts of the field that a new place begins with (data/knowledge), published by no person but by the system (origin `knowledge`).
 * Each batch of them comes once: its request is in the database from then on, so what somebody archived, changed or undid stays as they
 * left it, and of two servers that start at the same moment the second finds it done.
 */
import { dutchType, dutchTypes } from "#data/entries/entry-dutch.ts";
import { definitionOf, schemasOf } from "#data/entry-types/registry.ts";
import { partners } from "#data/knowledge/fact.ts";
import { knowledgeFacts, writtenFacts } from "#data/knowledge/facts.ts";
import { today } from "#data/schema/day.ts";
import type { EntryContent } from "#data/schema/record.ts";
import { placedAreas } from "./entries/placing.ts";
import { type Filling, patiently } from "./open-initiatives.ts";
import { findArea } from "./published/areas.ts";
import { listReader } from "./published/list-figures.ts";
import type { PublishedSet } from "./published/published-set.ts";
import { type Db, inTransaction, troubleOf } from "./store/database.ts";
import { beginBatch, findBatch, finishBatch } from "./store/entries/batches.ts";
import type { NewEntry } from "./store/entries/entry-rows.ts";
import { insertImported } from "./store/entries/import-entries.ts";
import { newId } from "./store/id.ts";
import { ensureOrganisation } from "./store/organisations.ts";

/** Of each entry it is said that it was taken over from here; its own source stands in its contents. */
export const knowledgeSource = "Wijkblik, feiten van het veld";

export const requestOfBatch = (batch: number): string => `knowledge ${batch}`;

/** Never throws: a server without them serves all the same. */
export async function bringKnowledge(filling: Omit<Filling, "sources">): Promise<void> {
  const { log, say, signal } = filling;
  for (const batch of new Set([...knowledgeFacts, ...writtenFacts].map((fact) => fact.batch))) {
    if (signal.aborted) return;
    try {
      await patiently(filling, () => bringBatch(filling, batch));
    } catch (error) {
      if (signal.aborted) return;
      say("De kennis van het veld is niet overgenomen: het lukte niet. De volgende start probeert het opnieuw.");
      log.info("knowledge not taken over", { batch, reason: String(error) });
    }
  }
}

async function bringBatch({ db, library, say }: Omit<Filling, "sources">, batch: number): Promise<void> {
  const request = requestOfBatch(batch);
  // Also one that a beheerder undid: what they took away stays away.
  if (await findBatch(db, { request })) return;
  const set = library.current();
  const facts = factsOf(set, batch);
  // A set of the whole country may follow on that of the sample town.
  if (facts.length === 0) return;
  const at = new Date().toISOString();
  const owners = new Map<string, string>();
  for (const partner of partners) owners.set(partner.name, await ensureOrganisation(db, partner, at));
  try {
    const made = await inTransaction(db, (within) => saveBatch({ db: within, set, at, owners }, batch, facts));
    const what = [...new Set(facts.map(({ type }) => (made === 1 ? dutchType(type) : dutchTypes(type))))].join(" en ");
    say(`${made} ${what} van het veld ${made === 1 ? "staat" : "staan"} erin, met de bron; zonder: KNOWLEDGE=0`);
  } catch (error) {
    // Another server was first; ours was rolled back whole.
    if (troubleOf(error) !== "duplicate" || !(await findBatch(db, { request }))) throw error;
  }
}

interface Saving {
  db: Db;
  set: PublishedSet;
  at: string;
  /** Ids of organisations by their names. */
  owners: ReadonlyMap<string, string>;
}

/** As it comes into the database, but for the keys of other facts. */
interface NewFact {
  key: string;
  type: string;
  owner?: string;
  content: { readonly [field: string]: unknown };
}

function factsOf(set: PublishedSet, batch: number): NewFact[] {
  const read = listReader(set, "focusgebieden");
  const written = writtenFacts.flatMap(({ key, batch: its, type, write }) => {
    const content = its === batch ? write(read) : undefined;
    return content ? [{ key, type, content }] : [];
  });
  return [...knowledgeFacts.filter((fact) => fact.batch === batch), ...written];
}

async function saveBatch({ db, set, at, owners }: Saving, batch: number, facts: readonly NewFact[]): Promise<number> {
  const id = newId(Date.parse(at));
  const request = requestOfBatch(batch);
  const by = { actor: undefined, origin: "knowledge", at } as const;
  await beginBatch(db, { id, ...by, request, file: "data/knowledge", source: knowledgeSource, state: "published" });
  // In the order of the file: ids stand in order of making.
  const ids = new Map(facts.map(({ key }, i) => [key, newId(Date.parse(at) + i)]));
  const entries = facts.map((fact): NewEntry => {
    const content = contentOf(set, fact, ids);
    return {
      id: ids.get(fact.key) ?? "",
      type: fact.type,
      content,
      placed: placedOf(set, content),
      organisation: fact.owner === undefined ? undefined : owners.get(fact.owner),
      batch: id,
      takenOver: { on: today(at), from: knowledgeSource },
    };
  });
  await insertImported(db, entries, "published", by);
  await finishBatch(db, id, { made: entries.length, known: 0, double: 0, faulty: 0 });
  return entries.length;
}

type KnownFields = Pick<EntryContent, "place"> & {
  publications?: readonly string[];
  replaces?: string;
  areas?: readonly string[];
};

/** With ids for keys, and only areas that this country has: the sample town has none of them. */
function contentOf(set: PublishedSet, { type, content }: NewFact, ids: ReadonlyMap<string, string>): EntryContent {
  const { publications, replaces, areas = [], place } = content as KnownFields;
  const named = {
    ...(publications ? { publications: publications.flatMap((key) => ids.get(key) ?? []) } : {}),
    ...(replaces === undefined ? {} : { replaces: ids.get(replaces) }),
    areas: areas.filter((code) => findArea(set, code)),
    ...(place?.kind === "area" && !findArea(set, place.code) ? { place: undefined } : {}),
  };
  return schemasOf(definitionOf(type)).whole.parse({ ...content, ...named }) as EntryContent;
}

/** Facts lie in areas, and at no point. */
function placedOf(set: PublishedSet, { place, areas = [] }: EntryContent) {
  const placed = placedAreas(set, [...(place?.kind === "area" ? [place.code] : []), ...areas]);
  if (typeof placed === "string") throw new Error(`an area of ${areas.join(", ")} is gone`);
  return placed;
}
