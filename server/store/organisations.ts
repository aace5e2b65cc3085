/** Organisations, by name. */

import { sql } from "kysely";
import { isChoosable, type Organisation, type OrganisationUses } from "#data/schema/organisation.ts";
import { type Db, inTransaction, troubleOf } from "./database.ts";
import { newId } from "./id.ts";
import { grantOf, setGrants } from "./people.ts";
import type { OrganisationTable } from "./people-tables.ts";
import { raiseRevision } from "./revision.ts";

export interface OrganisationRecord extends Organisation {
  id: string;
  version: number;
  /** Changed while it was public, without a second pair of eyes; absent is no. */
  selfApproved?: true;
  /** Of the last change. */
  changedAt?: string;
  /** Nothing new belongs to it; what belongs to it stays. */
  retired?: true;
  /** Everything of it belongs to that one now. */
  joinedInto?: string;
}

const recordOf = ({ id, name, kind, website, version, ...row }: OrganisationTable): OrganisationRecord => ({
  id,
  name,
  kind: kind as Organisation["kind"],
  ...(website === null ? {} : { website }),
  version,
  ...(row.self_approved === 1 ? { selfApproved: true } : {}),
  ...(row.changed_at === null ? {} : { changedAt: row.changed_at }),
  ...(row.retired_at === null ? {} : { retired: true }),
  ...(row.joined_into === null ? {} : { joinedInto: row.joined_into }),
});

const unchanged = { changed_at: null, changed_by: null, self_approved: 0, retired_at: null, joined_into: null };

/** Throws a duplicate (see `troubleOf`) when the name is taken. */
export async function createOrganisation(db: Db, organisation: Organisation, at: string): Promise<OrganisationRecord> {
  const { name, kind, website = null } = organisation;
  const row = { id: newId(Date.parse(at)), name, kind, website, version: 1, created_at: at, ...unchanged };
  await db.insertInto("organisation").values(row).execute();
  return recordOf(row);
}

export async function listOrganisations(db: Db): Promise<OrganisationRecord[]> {
  return (await db.selectFrom("organisation").selectAll().orderBy("name").execute()).map(recordOf);
}

/** Id of the one with this name, whatever its capitals, made where nobody made it before; what it went into, where it did. */
export async function ensureOrganisation(db: Db, organisation: Organisation, at: string): Promise<string> {
  const find = async () =>
    (await listOrganisations(db)).find(({ name }) => name.toLowerCase() === organisation.name.toLowerCase());
  const known = await find();
  if (known !== undefined) return known.joinedInto ?? known.id;
  try {
    return (await createOrganisation(db, organisation, at)).id;
  } catch (error) {
    // Another process made it at the same moment.
    const made = troubleOf(error) === "duplicate" ? await find() : undefined;
    if (made === undefined) throw error;
    return made.id;
  }
}

export async function findOrganisation(db: Db, id: string): Promise<OrganisationRecord | undefined> {
  const row = await db.selectFrom("organisation").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

/** May something new belong to it? */
export async function mayBelongTo(db: Db, id: string): Promise<boolean> {
  const found = await findOrganisation(db, id);
  return found !== undefined && isChoosable(found);
}

interface OrganisationChange {
  actor: string | null;
  at: string;
  selfApproved: boolean;
  /** Absent is as it was. */
  retired?: boolean | undefined;
}

/** Undefined when `from` is no longer the newest version. */
export async function saveOrganisation(
  db: Db,
  from: OrganisationRecord,
  { name, kind, website }: Organisation,
  { actor, at, selfApproved, retired = from.retired ?? false }: OrganisationChange,
): Promise<OrganisationRecord | undefined> {
  const row = await db
    .updateTable("organisation")
    .set({ name, kind, website: website ?? null, version: from.version + 1 })
    .set({ changed_at: at, changed_by: actor, self_approved: selfApproved ? 1 : 0 })
    .set(({ ref, fn, val }) => ({ retired_at: retired ? fn.coalesce(ref("retired_at"), val(at)) : null }))
    .where("id", "=", from.id)
    .where("version", "=", from.version)
    .returningAll()
    .executeTakeFirst();
  return row && recordOf(row);
}

/** Does what everybody sees name it? */
export async function isShown(db: Db, id: string): Promise<boolean> {
  const query = db.selectFrom("public_entry").select("id").where("organisation", "=", id).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

export async function usesOf(db: Db, id: string): Promise<OrganisationUses> {
  const count = sql<number>`count(*)`.as("count");
  const entries = await db.selectFrom("entry").select(count).where("organisation", "=", id).executeTakeFirstOrThrow();
  const shown = await db.selectFrom("public_entry").select(count).where("organisation", "=", id).executeTakeFirstOrThrow();
  const people = db.selectFrom("membership").select("person").distinct().where("organisation", "=", id);
  return { entries: Number(entries.count), public: Number(shown.count), people: (await people.execute()).length };
}

interface Join {
  from: OrganisationRecord;
  into: OrganisationRecord;
  actor: string;
  at: string;
  /** What is public of it gets another name, without a second pair of eyes. */
  selfApproved: boolean;
}

/** One of the two is no longer the version that was looked at: takes everything back. */
class Overtaken extends Error {}

/**
 * Everything of one belongs to the other from now on: entries, what is public of them, grants and profiles. Each entry says so in its
 * history. Whose grants changed is signed out. Undefined when either has changed.
 */
export async function joinOrganisations(db: Db, join: Join): Promise<OrganisationRecord | undefined> {
  try {
    return await inTransaction(db, (within) => joinWithin(within, join));
  } catch (error) {
    if (error instanceof Overtaken) return undefined;
    throw error;
  }
}

async function joinWithin(db: Db, { from, into, actor, at, selfApproved }: Join): Promise<OrganisationRecord> {
  const changed = { changed_at: at, changed_by: actor, self_approved: selfApproved ? 1 : 0 };
  const rows = new Map<string, OrganisationTable>();
  // Always in the same order: two joins of one pair wait for each other, and not for ever.
  for (const one of [from, into].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const row = await db
      .updateTable("organisation")
      .set({ version: one.version + 1, ...changed })
      .$if(one === from, (query) => query.set({ joined_into: into.id, retired_at: at }))
      .where("id", "=", one.id)
      .where("version", "=", one.version)
      .where("joined_into", "is", null)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw new Overtaken();
    rows.set(one.id, row);
  }
  // Whoever was led to this one is led on: one step, never a chain.
  await db.updateTable("organisation").set({ joined_into: into.id }).where("joined_into", "=", from.id).execute();
  await moveEntries(db, { from, into, actor, at, selfApproved });
  await moveGrants(db, from.id, into.id);
  await db.updateTable("profile").set({ organisation: into.id }).where("organisation", "=", from.id).execute();
  return recordOf(rows.get(into.id) as OrganisationTable);
}

async function moveEntries(db: Db, { from, into, actor, at, selfApproved }: Join): Promise<void> {
  const changes = JSON.stringify([{ field: "organisation", from: from.id, to: into.id }]);
  const named = selfApproved ? 1 : 0;
  await sql`
    insert into history (entry, version, at, actor, origin, step, reason, changes, state, content, placed, written_by, self_approved)
    select id, version + 1, ${at}, ${actor}, null, 'join', null, ${changes}, state, content, placed, written_by,
      case when public = 1 then cast(${named} as integer) else 0 end
    from entry where organisation = ${from.id}`.execute(db);
  const version = sql<number>`version + 1`;
  await db
    .updateTable("entry")
    .set({ organisation: into.id, version, updated_at: at })
    .where("organisation", "=", from.id)
    .execute();
  const shown = await db
    .updateTable("public_entry")
    .set({ organisation: into.id, version })
    .where("organisation", "=", from.id)
    .executeTakeFirst();
  if (shown.numUpdatedRows > 0n) await raiseRevision(db);
}

async function moveGrants(db: Db, from: string, into: string): Promise<void> {
  const people = await db.selectFrom("membership").select("person").distinct().where("organisation", "=", from).execute();
  for (const { person } of people) {
    const rows = await db.selectFrom("membership").selectAll().where("person", "=", person).execute();
    const moved = rows.map(grantOf).map((grant) => (grant.organisation === from ? { ...grant, organisation: into } : grant));
    const grants = new Map(moved.map((grant) => [JSON.stringify(grant), grant]));
    await setGrants(db, person, [...grants.values()]);
  }
}
