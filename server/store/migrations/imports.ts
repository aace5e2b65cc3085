/** Tables of imports: each as a whole, where it came from, and the lists by which its rows are known again. */
import { sql } from "kysely";
import { dayOf } from "#data/schema/day.ts";
import type { Db } from "../database.ts";
import { asBefore, forgetWordsBefore, keepWordsBefore, raiseRevisionBefore } from "./earlier-tables.ts";

/** Imports: what came with each, and who took it away again. */
export async function batches(db: Db): Promise<void> {
  await db.schema
    .createTable("batch")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("actor", "text")
    .addColumn("request", "text", (column) => column.unique())
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("landing", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("made", "integer", (column) => column.notNull())
    .addColumn("skipped", "integer", (column) => column.notNull())
    .addColumn("undone_at", "text")
    .addColumn("undone_by", "text")
    .addColumn("removed", "integer")
    .execute();
  // Imports of before this table were all published at once: made, submitted, published.
  await sql`
    insert into batch (id, at, file, source, landing, version, made, skipped)
    select batch, min(created_at), '', '', 'published', 3, count(*), 0 from initiative where batch is not null group by batch
  `.execute(db);
}

/** Where a change came from when no person made it: an import from the shell of the server says so of itself. */

/** What such an import wrote until now in the place of a person; ids of people never look so. */
const shell = "import";

export async function origins(db: Db): Promise<void> {
  for (const table of ["batch", "history"] as const) await db.schema.alterTable(table).addColumn("origin", "text").execute();
  const server = { origin: "server", actor: null } as const;
  await db.updateTable("history").set(server).where("actor", "=", shell).execute();
  // A request of a browser always had a key.
  await db
    .updateTable("batch")
    .set(server)
    .where((batch) =>
      batch.or([batch("actor", "=", shell), batch.and([batch("actor", "is", null), batch("request", "is", null)])]),
    )
    .execute();
  for (const column of ["created_by", "submitted_by", "verified_by"] as const)
    await asBefore(db)
      .updateTable("initiative")
      .set({ [column]: null })
      .where(column, "=", shell)
      .execute();
}

/** Lists: what an imported row is known by is its id in its list, not its id among those of all files without a source. */

/** Rows at a time: SQLite takes 32,766 values in one statement. */
const portion = 2_000;
const former = "import";

export async function lists(db: Db): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("list")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("plain", "text", (column) => column.notNull().unique())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("list_entry")
    .addColumn("list", "text", (column) => column.notNull().references("list.id"))
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("initiative", "text", (column) => column.notNull().references("initiative.id").onDelete("cascade"))
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("list_entry_key", ["list", "key"])
    .execute();
  await schema.createIndex("list_entry_initiative").on("list_entry").column("initiative").execute();
  await schema.alterTable("batch").addColumn("list", "text").execute();
  for (const column of ["known", "doubled", "faulty"] as const)
    await schema.alterTable("batch").addColumn(column, "integer").execute();
  await moveKeys(db);
}

/**
 * Until now a key was the source as it was typed, a bar and the id. Each origin gets a list: its source and, where that says nothing
 * of whom it is, its file. A source that came with one file only gets the name that the file gets when it comes again.
 */
async function moveKeys(db: Db): Promise<void> {
  const stems = new Map<string, Set<string>>();
  for await (const { source, stem } of formerKeys(db)) stems.set(source, (stems.get(source) ?? new Set()).add(stem));
  const made = new Map<string, string>();
  const taken = new Set<string>();
  const batches = new Map<string, string>();
  const entries: { list: string; key: string; initiative: string; at: string }[] = [];
  for await (const { source, stem, id, initiative, batch, at } of formerKeys(db)) {
    const stated = source.replace(/[,;\s]*\{[^{}]*\}/g, "").trim();
    const origin = JSON.stringify(stated === "" ? [source, stem] : [source]);
    let list = made.get(origin);
    if (list === undefined) {
      const ofFile = source === stated && stems.get(source)?.size === 1 ? stem : "";
      const base = tidy(ofFile || stated || stem) || "zonder naam";
      let name = base;
      for (let i = 2; taken.has(plain(name)); i++) name = `${base} (${i})`;
      taken.add(plain(name));
      list = `list-${taken.size}`;
      made.set(origin, list);
      await db
        .insertInto("list")
        .values({ id: list, name, plain: plain(name), at })
        .execute();
    }
    entries.push({ list, key: id, initiative, at });
    if (entries.length === portion) await asBefore(db).insertInto("list_entry").values(entries.splice(0)).execute();
    if (batch !== null) batches.set(batch, list);
  }
  if (entries.length > 0) await asBefore(db).insertInto("list_entry").values(entries).execute();
  for (const [id, list] of batches) await db.updateTable("batch").set({ list }).where("id", "=", id).execute();
  await db.deleteFrom("idempotency").where("actor", "=", former).execute();
}

/** In one order on every engine: that of their making, then of the key. */
async function* formerKeys(db: Db) {
  const rows = await asBefore(db)
    .selectFrom("idempotency")
    .innerJoin("initiative", "initiative.id", "idempotency.initiative")
    .leftJoin("batch", "batch.id", "initiative.batch")
    .select(["idempotency.key", "idempotency.initiative", "idempotency.at", "batch.id as batch", "batch.file as file"])
    .where("idempotency.actor", "=", former)
    .execute();
  const inOrder = rows.toSorted((a, b) => compare(a.at, b.at) || compare(a.initiative, b.initiative) || compare(a.key, b.key));
  for (const { key, file, ...row } of inOrder) {
    const bar = barOf(key);
    yield { ...row, source: key.slice(0, bar), id: key.slice(bar + 1), stem: stemOf(file ?? "") };
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first bar that does not stand between braces: a source may hold {One|Other}. */
function barOf(key: string): number {
  let depth = 0;
  for (let i = 0; i < key.length; i++) {
    if (key[i] === "{") depth++;
    else if (key[i] === "}") depth--;
    else if (key[i] === "|" && depth <= 0) return i;
  }
  return key.indexOf("|");
}

/** As an import names the list of a file without a name for it, on the day that this was released. */
const perTime = /[\s._-]*(\(\d+\)|\d{4}[-_.]?\d{2}([-_.]?\d{2})?(T?[-_.]?\d{4,6}Z?)?|\d{2}[-_.]\d{2}[-_.]\d{4})$/;
function stemOf(file: string): string {
  let stem = file.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]{1,8}$/, "");
  while (stem.replace(perTime, "").trim() !== "" && perTime.test(stem)) stem = stem.replace(perTime, "");
  return stem;
}
const tidy = (name: string): string =>
  name
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, 110)
    .trim();
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .trim();

/**
 * What came out of a file says so, with the day and the source. Until now an import also confirmed its rows: what no person published or
 * confirmed afterwards is not confirmed any more. Versions stay, so that an import can still be undone.
 */
export async function takenOver(db: Db): Promise<void> {
  for (const table of ["initiative", "publication"] as const)
    for (const column of ["taken_on", "taken_from"]) await db.schema.alterTable(table).addColumn(column, "text").execute();
  for (const { id, at, source, version } of await db.selectFrom("batch").select(["id", "at", "source", "version"]).execute()) {
    const taken = { taken_on: dayOf(at), taken_from: source || null };
    for (let after = ""; ; ) {
      const came = asBefore(db)
        .selectFrom("initiative")
        .select("id")
        .where("batch", "=", id)
        .where("id", ">", after)
        .orderBy("id");
      const ids = (await came.limit(importedAtOnce).execute()).map((row) => row.id);
      if (ids.length > 0) await putRight(db, ids, taken, version);
      if (ids.length < importedAtOnce) break;
      after = ids.at(-1) ?? "";
    }
  }
  await raiseRevisionBefore(db);
}

/** Few enough for the patience of an engine with one statement. */
const importedAtOnce = 500;

async function putRight(db: Db, ids: string[], taken: { taken_on: string; taken_from: string | null }, version: number) {
  for (const table of ["initiative", "publication"] as const)
    await asBefore(db).updateTable(table).set(taken).where("id", "in", ids).execute();
  const word = asBefore(db)
    .selectFrom("history")
    .select("initiative")
    .where("initiative", "in", ids)
    .where("version", ">", version);
  const kept = new Set((await word.where("step", "in", ["publish", "verify"]).execute()).map(({ initiative }) => initiative));
  const wrong = ids.filter((id) => !kept.has(id));
  if (wrong.length === 0) return;
  await asBefore(db).updateTable("initiative").set({ verified_on: null, verified_by: null }).where("id", "in", wrong).execute();
  const shown = asBefore(db)
    .updateTable("publication")
    .set({ verified_on: null })
    .where("id", "in", wrong)
    .where("verified_on", "is not", null);
  const texts = await shown.returning(["number", "search", "themes", "lifecycle", "verified_on"]).execute();
  await forgetWordsBefore(db, texts);
  await keepWordsBefore(db, texts);
}
