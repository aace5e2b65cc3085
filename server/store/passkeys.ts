/** The passkeys of a person. What is kept of one is public: nobody signs in with it. */
import type { Db } from "./database.ts";

export interface Passkey {
  id: string;
  name: string;
}

export async function listPasskeys(db: Db, person: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("passkey")
    .select(["id", "name"])
    .where("userId", "=", person)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name }) => ({ id, name: name ?? "" }));
}

/** False when this person has no such passkey. */
export async function removePasskey(db: Db, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("passkey").where("id", "=", id).where("userId", "=", person).executeTakeFirst();
  return numDeletedRows > 0n;
}
