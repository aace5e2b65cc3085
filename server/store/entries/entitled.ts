/** Who may do something to an entry: by the same table of permissions that lets them do it. */
import { type Action, may, reachOf, roles, type Subject } from "#data/schema/permission.ts";
import type { Db } from "../database.ts";
import { grantOf } from "../people.ts";
import { madeOf } from "../portions.ts";

export interface Entitled {
  id: string;
  name: string;
}

interface Asked {
  action: Action;
  subject: Subject;
  /** Only these people. */
  among?: readonly string[];
}

/** By name. */
export async function entitledTo(db: Db, { action, subject, among }: Asked): Promise<Entitled[]> {
  if (among?.length === 0) return [];
  const rows = await db
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person")
    .select(["person.id", "person.name", "membership.role", "membership.organisation", "membership.areas"])
    .where(
      "membership.role",
      "in",
      roles.filter((role) => reachOf(role, action) !== undefined),
    )
    .where((row) =>
      row.or([
        row("membership.organisation", "is", null),
        ...(subject.organisation === undefined ? [] : [row("membership.organisation", "=", subject.organisation)]),
      ]),
    )
    .$if(among !== undefined, (some) => some.where("person.id", "in", [...(among ?? [])]))
    .orderBy("person.name")
    .orderBy("person.id")
    .execute();
  const judged = await madeOf(rows, ({ id, name, role, organisation, areas }) => {
    const grants = [grantOf({ role, organisation, areas })];
    return may({ id, grants }, action, subject) ? { id, name } : undefined;
  });
  const people = judged.filter((one) => one !== undefined);
  return people.filter(({ id }, i) => people[i - 1]?.id !== id);
}
