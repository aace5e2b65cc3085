/** People and what they were given. Who has nothing has no way in either. */
import { type Grant, type Role, Role as RoleSchema } from "#data/schema/permission.ts";
import { type Db, inTransaction } from "./database.ts";
import { newId } from "./id.ts";
import type { InvitationTable, MembershipTable } from "./people-tables.ts";
import { storedJson } from "./portions.ts";
import { endLinks } from "./sign-in.ts";

export const grantOf = ({ role, organisation, areas }: Pick<MembershipTable, "role" | "organisation" | "areas">): Grant => ({
  role: RoleSchema.parse(role),
  ...(organisation === null ? {} : { organisation }),
  ...(areas === null ? {} : { areas: storedJson(areas) }),
});

export async function grantsOf(db: Db, person: string): Promise<Grant[]> {
  return (await db.selectFrom("membership").selectAll().where("person", "=", person).execute()).map(grantOf);
}

export interface PersonName {
  id: string;
  name: string;
  email: string;
}

export const findPerson = (db: Db, email: string): Promise<PersonName | undefined> =>
  db.selectFrom("person").select(["id", "name", "email"]).where("email", "=", email.toLowerCase()).executeTakeFirst();

export const personOf = (db: Db, id: string): Promise<PersonName | undefined> =>
  db.selectFrom("person").select(["id", "name", "email"]).where("id", "=", id).executeTakeFirst();

/** Names of people by their id. */
export async function namesOf(db: Db, ids: readonly (string | undefined)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== undefined))];
  if (known.length === 0) return new Map();
  const rows = await db.selectFrom("person").select(["id", "name"]).where("id", "in", known).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Is anybody known here? False where there are no tables yet. */
export async function anybody(db: Db): Promise<boolean> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === "person")) return false;
  return (await db.selectFrom("person").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/** Of those who may let everybody in, by name: one who came in, else one who was invited. Undefined where there is none. */
export async function anAdmin(db: Db): Promise<PersonName | undefined> {
  const admins = await adminsOfAll(db);
  const { id, name, email } = admins.find(({ emailVerified }) => Boolean(emailVerified)) ?? admins[0] ?? {};
  return id === undefined || name === undefined || email === undefined ? undefined : { id, name, email };
}

/** Has anybody with this role ever come in? */
export async function anySeen(db: Db, role: Role): Promise<boolean> {
  const people = await db
    .selectFrom("person")
    .innerJoin("membership", "membership.person", "person.id")
    .select("person.emailVerified")
    .where("membership.role", "=", role)
    .execute();
  return people.some(({ emailVerified }) => Boolean(emailVerified));
}

/** Remembers who was invited until when; a second invitation takes the place of the first, and ends every link that was made before. */
export const rememberInvitation = (db: Db, invitation: InvitationTable): Promise<void> =>
  inTransaction(db, async (within) => {
    await endInvitation(within, invitation.person);
    const { person, ...rest } = invitation;
    const replaced = within.insertInto("invitation").values(invitation);
    await replaced.onConflict((conflict) => conflict.column("person").doUpdateSet({ ...rest, person })).execute();
  });

/**
 * Takes what a person had and gives this; ends every session, so that no page goes on under the old rights. Without grants the
 * links that wait are void too. "last" when nobody would be left to let others in: then nothing has changed.
 */
export const setGrants = (db: Db, person: string, grants: readonly Grant[]): Promise<"set" | "last"> =>
  inTransaction(db, async (within) => {
    if (!grants.some(keepsAll) && (await isLastAdmin(within, person))) return "last";
    await within.deleteFrom("membership").where("person", "=", person).execute();
    await within.deleteFrom("session").where("userId", "=", person).execute();
    if (grants.length === 0) {
      await endInvitation(within, person);
      return "set";
    }
    const rows = grants.map(({ role, organisation, areas }) => ({
      id: newId(),
      person,
      role,
      organisation: organisation ?? null,
      areas: areas === undefined ? null : JSON.stringify(areas),
    }));
    await within.insertInto("membership").values(rows).execute();
    return "set";
  });

/** Who may let everybody in, by name. */
export const adminsOfAll = (db: Db) =>
  db
    .selectFrom("person")
    .innerJoin("membership", "membership.person", "person.id")
    .select(["person.id", "person.name", "person.email", "person.emailVerified"])
    .where("membership.role", "=", "admin")
    .where("membership.organisation", "is", null)
    .where("membership.areas", "is", null)
    .orderBy("person.name")
    .orderBy("person.id")
    .execute();

/** Does this let everybody in? */
export const keepsAll = ({ role, organisation, areas }: Grant) =>
  role === "admin" && organisation === undefined && areas === undefined;

/** Would nobody who came in be left to let others in? Who asks at the same time waits. */
export async function isLastAdmin(db: Db, person: string): Promise<boolean> {
  // Writes nothing new: takes the rows, so that two who withdraw each other do it one after the other.
  await db.updateTable("membership").set({ role: "admin" }).where("role", "=", "admin").execute();
  const admins = await adminsOfAll(db);
  const inside = admins.filter(({ emailVerified }) => Boolean(emailVerified));
  return inside.length > 0 && inside.every(({ id }) => id === person);
}

/** In a transaction. Two about the same person go one after the other: in another order each would wait for rows that the other holds. */
export async function endInvitation(db: Db, person: string): Promise<void> {
  // Writes nothing new: takes the row.
  await db
    .updateTable("person")
    .set((row) => ({ name: row.ref("name") }))
    .where("id", "=", person)
    .execute();
  await db.deleteFrom("invitation").where("person", "=", person).execute();
  const { email } = await db.selectFrom("person").select("email").where("id", "=", person).executeTakeFirstOrThrow();
  await endLinks(db, email);
}

export async function endSessions(db: Db, person: string): Promise<void> {
  await db.deleteFrom("session").where("userId", "=", person).execute();
}
