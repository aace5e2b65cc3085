/** Organisations, by name. */
import type { Organisation } from "#data/schema/organisation.ts";
import type { Db } from "./database.ts";
import { newId } from "./id.ts";
import type { OrganisationTable } from "./tables.ts";

export interface OrganisationRecord extends Organisation {
  id: string;
  version: number;
  /** Changed while it was public, without a second pair of eyes; absent is no. */
  selfApproved?: true;
  /** Of the last change. */
  changedAt?: string;
}

const recordOf = ({ id, name, kind, website, version, self_approved, changed_at }: OrganisationTable): OrganisationRecord => ({
  id,
  name,
  kind: kind as Organisation["kind"],
  ...(website === null ? {} : { website }),
  version,
  ...(self_approved === 1 ? { selfApproved: true } : {}),
  ...(changed_at === null ? {} : { changedAt: changed_at }),
});

const unchanged = { changed_at: null, changed_by: null, self_approved: 0 };

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

export async function findOrganisation(db: Db, id: string): Promise<OrganisationRecord | undefined> {
  const row = await db.selectFrom("organisation").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

/** Undefined when `from` is no longer the newest version. */
export async function saveOrganisation(
  db: Db,
  from: OrganisationRecord,
  { name, kind, website }: Organisation,
  { actor, at, selfApproved }: { actor: string | null; at: string; selfApproved: boolean },
): Promise<OrganisationRecord | undefined> {
  const row = await db
    .updateTable("organisation")
    .set({ name, kind, website: website ?? null, version: from.version + 1 })
    .set({ changed_at: at, changed_by: actor, self_approved: selfApproved ? 1 : 0 })
    .where("id", "=", from.id)
    .where("version", "=", from.version)
    .returningAll()
    .executeTakeFirst();
  return row && recordOf(row);
}

/** Does what everybody sees name it? */
export async function isShown(db: Db, id: string): Promise<boolean> {
  const query = db.selectFrom("publication").select("id").where("organisation", "=", id).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}
