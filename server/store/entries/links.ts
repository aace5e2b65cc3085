/**
 * Links between what is public: an edition and the one it replaces, an example and what it is about. Only public versions have rows here,
 * so what is withdrawn is named nowhere; of a duplicate that was merged the one that lives on is named.
 */
import type { EditionRef, NamedEntry, NamingEntry } from "#data/entries/related.ts";
import { linksIn } from "#data/entry-types/registry.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";
import type { PublicEntryTable } from "../tables.ts";

/** The field by which an edition names the one before it. */
const edition = "replaces";
/** Editions of one work that are looked for: a ring of them ends as well. */
const mostEditions = 50;
/** Entries that name one, on its page. */
const mostNaming = 100;

/** In the transaction that makes these public; links of earlier versions went with those. */
export async function linkEntries(within: Db, rows: readonly Pick<PublicEntryTable, "id" | "type" | "content">[]): Promise<void> {
  const links = rows.flatMap(({ id, type, content }) =>
    linksIn(type, storedJson(content))
      .filter((link) => link.id !== id)
      .map(({ field, position, id: target }) => ({ entry: id, field, position, target })),
  );
  if (links.length > 0) await within.insertInto("entry_link").values(links).execute();
}

/** Of these the ids by which others may name them: their own, and those of duplicates that were merged into them. */
async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const merged = await db.selectFrom("merged").select(["id", "survivor"]).where("survivor", "in", ids).execute();
  return new Map([...ids.map((id) => [id, id] as const), ...merged.map(({ id, survivor }) => [id, survivor] as const)]);
}

/** What this entry names and everybody may see, in the order of its fields. */
export const namedBy = (db: Db, id: string): Promise<NamedEntry[]> =>
  db
    .selectFrom("entry_link as link")
    .leftJoin("merged", "merged.id", "link.target")
    .innerJoin("public_entry as shown", (join) =>
      join.on("shown.id", "=", (on) => on.fn.coalesce("merged.survivor", "link.target")),
    )
    .select(["link.field", "shown.type", "shown.id", "shown.title"])
    .where("link.entry", "=", id)
    .where("link.field", "!=", edition)
    .orderBy("link.field")
    .orderBy("link.position")
    .execute();

/** What names this entry, by title. */
export async function namingOf(db: Db, id: string): Promise<NamingEntry[]> {
  return db
    .selectFrom("entry_link as link")
    .innerJoin("public_entry as shown", "shown.id", "link.entry")
    .select(["shown.type", "shown.id", "shown.title"])
    .distinct()
    .where("link.target", "in", [...(await namesOf(db, [id])).keys()])
    .where("link.field", "!=", edition)
    .where("shown.id", "!=", id)
    .orderBy("shown.title")
    .orderBy("shown.id")
    .limit(mostNaming)
    .execute();
}

interface Shown {
  id: string;
  title: string;
  content: string;
}

function editionOf({ id, title, content }: Shown): EditionRef {
  const { edition: called, issued } = storedJson<{ edition?: string; issued?: string }>(content);
  return { id, title, ...(called === undefined ? {} : { edition: called }), ...(issued === undefined ? {} : { issued }) };
}

/** The newest first; of one day the last that was made. */
const byIssue = (a: EditionRef, b: EditionRef) => (b.issued ?? "").localeCompare(a.issued ?? "") || (a.id < b.id ? 1 : -1);

/** What replaces these, with what it replaces of them. */
async function replacing(db: Db, ids: readonly string[]): Promise<(Shown & { of: string })[]> {
  const names = await namesOf(db, ids);
  const rows = await db
    .selectFrom("entry_link as link")
    .innerJoin("public_entry as shown", "shown.id", "link.entry")
    .select(["shown.id", "shown.title", "shown.content", "link.target"])
    .where("link.field", "=", edition)
    .where("link.target", "in", [...names.keys()])
    .execute();
  return rows.map(({ target, ...shown }) => ({ ...shown, of: names.get(target) ?? target }));
}

const replacedBy = (db: Db, ids: readonly string[]): Promise<Shown[]> =>
  db
    .selectFrom("entry_link as link")
    .leftJoin("merged", "merged.id", "link.target")
    .innerJoin("public_entry as shown", (join) =>
      join.on("shown.id", "=", (on) => on.fn.coalesce("merged.survivor", "link.target")),
    )
    .select(["shown.id", "shown.title", "shown.content"])
    .where("link.field", "=", edition)
    .where("link.entry", "in", ids)
    .execute();

/** All that is reached from `ids` step by step, each once. */
async function reached(ids: readonly string[], next: (ids: string[]) => Promise<Shown[]>): Promise<EditionRef[]> {
  const seen = new Set(ids);
  const found: EditionRef[] = [];
  for (let from = [...ids]; from.length > 0 && found.length < mostEditions; ) {
    const fresh = (await next(from)).filter((one, i, all) => !seen.has(one.id) && all.findIndex(({ id }) => id === one.id) === i);
    for (const one of fresh) seen.add(one.id);
    found.push(...fresh.map(editionOf));
    from = fresh.map(({ id }) => id);
  }
  return found;
}

/** Public editions of the same work: the newest, unless that is this one, and those before this one, newest first. */
export async function editionsOf(db: Db, id: string): Promise<{ newer?: EditionRef; older: EditionRef[] }> {
  const [newer] = (await reached([id], (ids) => replacing(db, ids))).sort(byIssue);
  const older = (await reached([id], (ids) => replacedBy(db, ids))).filter((one) => one.id !== newer?.id).sort(byIssue);
  return { ...(newer ? { newer } : {}), older };
}

/** Of these the newest edition, by id, where there is a newer one: a few questions for a whole page of a list. */
export async function newerOf(db: Db, ids: readonly string[]): Promise<Map<string, EditionRef>> {
  const newest = new Map<string, EditionRef>();
  // Which of the page are looked for from here.
  let from = new Map(ids.map((id) => [id, new Set([id])]));
  for (let step = 0; from.size > 0 && step < mostEditions; step++) {
    const next = new Map<string, Set<string>>();
    for (const { of, ...shown } of await replacing(db, [...from.keys()])) {
      const found = editionOf(shown);
      for (const id of from.get(of) ?? []) {
        const known = newest.get(id);
        if (id === found.id || known?.id === found.id) continue;
        if (!known || byIssue(found, known) < 0) newest.set(id, found);
        next.set(found.id, (next.get(found.id) ?? new Set()).add(id));
      }
    }
    from = next;
  }
  return newest;
}

/**
 * Would it, by naming `replaced` as what it replaces, come to replace itself? Along what others that are public name, also where what they
 * name waits to become public.
 */
export async function wouldCircle(db: Db, id: string, replaced: string): Promise<boolean> {
  const seen = new Set([replaced]);
  for (let from = [replaced]; from.length > 0 && !seen.has(id); ) {
    const named = await db
      .selectFrom("entry_link as link")
      .leftJoin("merged", "merged.id", "link.target")
      .select((row) => row.fn.coalesce("merged.survivor", "link.target").as("id"))
      .where("link.field", "=", edition)
      .where("link.entry", "in", from)
      .execute();
    from = named.map((one) => one.id).filter((one) => !seen.has(one));
    for (const one of from) seen.add(one);
  }
  return seen.has(id);
}
