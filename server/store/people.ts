/** People and what they were given. Who has nothing has no way in either. */
import { type Grant, type Role, Role as RoleSchema } from "#data/schema/permission.ts";
import { type Db, inTransaction } from "./database.ts";
import { newId } from "./id.ts";
import type { MembershipTable } from "./tables.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  /** Has this person ever come in through a link? */
  seen: boolean;
  grants: Grant[];
}

const grantOf = ({ role, organisation, areas }: MembershipTable): Grant => ({
  role: RoleSchema.parse(role),
  ...(organisation === null ? {} : { organisation }),
  ...(areas === null ? {} : { areas: JSON.parse(areas) }),
});

export async function grantsOf(db: Db, person: string): Promise<Grant[]> {
  return (await db.selectFrom("membership").selectAll().where("person", "=", person).execute()).map(grantOf);
}

export async function listPeople(db: Db): Promise<Person[]> {
  const people = await db
    .selectFrom("person")
    .select(["id", "name", "email", "emailVerified"])
    .orderBy("name")
    .orderBy("id")
    .execute();
  const memberships = await db.selectFrom("membership").selectAll().execute();
  return people.map(({ id, name, email, emailVerified }) => {
    return {
      id,
      name,
      email,
      seen: Boolean(emailVerified),
      grants: memberships.filter(({ person }) => person === id).map(grantOf),
    };
  });
}

export type Named = Pick<Person, "id" | "name" | "email">;

export const findPerson = (db: Db, email: string): Promise<Named | undefined> =>
  db.selectFrom("person").select(["id", "name", "email"]).where("email", "=", email.toLowerCase()).executeTakeFirst();

export const personOf = (db: Db, id: string): Promise<Named | undefined> =>
  db.selectFrom("person").select(["id", "name", "email"]).where("id", "=", id).executeTakeFirst();

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

/** Takes what a person had and gives this; ends every session, so that no page goes on under the old rights. */
export const setGrants = (db: Db, person: string, grants: readonly Grant[]): Promise<void> =>
  inTransaction(db, async (within) => {
    await within.deleteFrom("membership").where("person", "=", person).execute();
    await within.deleteFrom("session").where("userId", "=", person).execute();
    if (grants.length === 0) return;
    const rows = grants.map(({ role, organisation, areas }) => ({
      id: newId(),
      person,
      role,
      organisation: organisation ?? null,
      areas: areas === undefined ? null : JSON.stringify(areas),
    }));
    await within.insertInto("membership").values(rows).execute();
  });
