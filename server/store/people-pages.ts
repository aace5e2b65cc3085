/** People page by page, for who keeps them: found by what a beheerder knows of somebody. */
import type { PeopleQuery, PersonState } from "#data/entries/own-account.ts";
import { today } from "#data/schema/day.ts";
import type { Grant } from "#data/schema/permission.ts";
import { fold } from "#data/text/fold.ts";
import type { Db } from "./database.ts";
import { grantOf } from "./people.ts";

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  /** Has this person ever come in? */
  seen: boolean;
  seenOn?: string;
  organisation?: string;
  newEmail?: string;
  grants: Grant[];
  /** Absent for who has come in. */
  invitation?: { at: string; expiresAt: string };
}

/** One of them, or all. Few are kept: who has an account here works for a gemeente or an organisation of it. */
async function readPeople(db: Db, at: string, id?: string): Promise<PersonRow[]> {
  const people = await db
    .selectFrom("person")
    .leftJoin("profile", "profile.person", "person.id")
    .leftJoin("invitation", "invitation.person", "person.id")
    .leftJoin("email_change", (join) =>
      join.onRef("email_change.person", "=", "person.id").on("email_change.expires_at", ">", at),
    )
    .select(["person.id", "person.name", "person.email", "person.emailVerified", "profile.seen_on", "profile.organisation"])
    .select(["invitation.at", "invitation.expires_at", "email_change.email as newEmail"])
    .$if(id !== undefined, (query) => query.where("person.id", "=", id ?? ""))
    .execute();
  const memberships = await db
    .selectFrom("membership")
    .selectAll()
    .$if(id !== undefined, (query) => query.where("person", "=", id ?? ""))
    .execute();
  const grants = Map.groupBy(memberships, ({ person }) => person);
  return people.map((row) => {
    const seen = Boolean(row.emailVerified);
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      seen,
      ...(row.seen_on === null ? {} : { seenOn: row.seen_on }),
      ...(row.organisation === null ? {} : { organisation: row.organisation }),
      ...(row.newEmail === null ? {} : { newEmail: row.newEmail }),
      grants: (grants.get(row.id) ?? []).map(grantOf),
      ...(seen || row.at === null || row.expires_at === null ? {} : { invitation: { at: row.at, expiresAt: row.expires_at } }),
    };
  });
}

export const findPersonRow = async (db: Db, id: string, at: string): Promise<PersonRow | undefined> =>
  (await readPeople(db, at, id))[0];

const stateOf = ({ grants, seen, invitation }: PersonRow, at: string): PersonState | "never" => {
  if (grants.length === 0) return "ended";
  if (seen) return "in";
  return invitation === undefined ? "never" : invitation.expiresAt > at ? "invited" : "expired";
};

/** "GM0344", "WK034403" and "BU03440301" begin alike where one lies in the other (CBS); other codes are only themselves. */
const digitsOf = (code: string): string | undefined => /^(?:GM|WK|BU)(\d+)$/.exec(code)?.[1];
function touches(code: string, asked: string): boolean {
  const [one, other] = [digitsOf(code), digitsOf(asked)];
  return code === asked || (one !== undefined && other !== undefined && (one.startsWith(other) || other.startsWith(one)));
}

function matcherOf({ q = "", role, organisation, area, state }: PeopleQuery, at: string): (person: PersonRow) => boolean {
  const words = fold(q).split(" ").filter(Boolean);
  return (person) => {
    const text = `${fold(person.name)} ${person.email}`;
    const { grants } = person;
    return (
      words.every((word) => text.includes(word)) &&
      (role === undefined || grants.some((grant) => grant.role === role)) &&
      (organisation === undefined ||
        person.organisation === organisation ||
        grants.some((grant) => grant.organisation === organisation)) &&
      (area === undefined || grants.some(({ areas }) => areas?.some((code) => touches(code, area)))) &&
      (state === undefined || stateOf(person, at) === state)
    );
  };
}

const byName = new Intl.Collator("nl").compare;
/** Whose role ended stands last; then as asked. */
const orders: Record<PeopleQuery["sort"], (a: PersonRow, b: PersonRow) => number> = {
  name: (a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1),
  seen: (a, b) => (b.seenOn ?? "").localeCompare(a.seenOn ?? "") || orders.name(a, b),
};

export async function listPeople(db: Db, query: PeopleQuery, at: string): Promise<{ people: PersonRow[]; total: number }> {
  const found = (await readPeople(db, at)).filter(matcherOf(query, at));
  const ended = ({ grants }: PersonRow) => Number(grants.length === 0);
  found.sort((a, b) => ended(a) - ended(b) || orders[query.sort](a, b));
  const from = (query.page - 1) * query.limit;
  return { people: found.slice(from, from + query.limit), total: found.length };
}

/** A session of this person began or went on: the day is kept, and no more. */
export async function noteSeen(db: Db, person: string, at: string): Promise<void> {
  const seen_on = today(at);
  await db
    .insertInto("profile")
    .values({ person, organisation: null, welcomed_at: null, one_admin_at: null, seen_on })
    .onConflict((conflict) => conflict.column("person").doUpdateSet({ seen_on }))
    .execute();
}
