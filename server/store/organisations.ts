/** Organisations, by name. */
import type { Organisation } from "#data/schema/organisation.ts";
import type { Db } from "./database.ts";
import { newId } from "./id.ts";
import type { OrganisationTable } from "./tables.ts";

export interface OrganisationRecord extends Organisation {
  id: string;
  version: number;
}

const recordOf = ({ id, name, kind, website, version }: OrganisationTable): OrganisationRecord => ({
  id,
  name,
  kind: kind as Organisation["kind"],
  ...(website === null ? {} : { website }),
  version,
});

/** Throws a duplicate (see `troubleOf`) when the name is taken. */
export async function createOrganisation(db: Db, organisation: Organisation, at: string): Promise<OrganisationRecord> {
  const { name, kind, website = null } = organisation;
  const row = { id: newId(Date.parse(at)), name, kind, website, version: 1, created_at: at };
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
): Promise<OrganisationRecord | undefined> {
  const row = await db
    .updateTable("organisation")
    .set({ name, kind, website: website ?? null, version: from.version + 1 })
    .where("id", "=", from.id)
    .where("version", "=", from.version)
    .returningAll()
    .executeTakeFirst();
  return row && recordOf(row);
}
