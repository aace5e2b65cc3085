/** One's own account: what somebody says of themselves, a new address, and the end of it all. */
import { type Db, inTransaction } from "./database.ts";
import { forgetGuide } from "./guides.ts";
import { type Letter, queueMail } from "./mail.ts";
import { adminsOfAll, endInvitation, isLastAdmin, type PersonName, personOf } from "./people.ts";
import type { EmailChangeTable, ProfileTable } from "./people-tables.ts";
import { endLinks, firstEmail } from "./sign-in.ts";

type Said = Partial<Omit<ProfileTable, "person">>;

export async function keepProfile(db: Db, person: string, said: Said): Promise<void> {
  await db
    .insertInto("profile")
    .values({ organisation: null, welcomed_at: null, one_admin_at: null, seen_on: null, ...said, person })
    .onConflict((conflict) => conflict.column("person").doUpdateSet({ ...said, person }))
    .execute();
}

export const profileRowOf = (db: Db, person: string): Promise<ProfileTable | undefined> =>
  db.selectFrom("profile").selectAll().where("person", "=", person).executeTakeFirst();

export async function isWelcomed(db: Db, person: string): Promise<boolean> {
  return (await profileRowOf(db, person))?.welcomed_at != null;
}

export async function rename(db: Db, person: string, name: string): Promise<void> {
  await db.updateTable("person").set({ name }).where("id", "=", person).execute();
}

/** Who may let everybody in: how many there are, and how many of those have come in. */
export async function countAdmins(db: Db): Promise<{ all: number; seen: number }> {
  const admins = new Map((await adminsOfAll(db)).map(({ id, emailVerified }) => [id, Boolean(emailVerified)]));
  return { all: admins.size, seen: [...admins.values()].filter((seen) => seen).length };
}

/** The address that is asked for and not confirmed, while a link to it can still be made or used. */
export const emailChangeOf = (db: Db, person: string, at: string): Promise<EmailChangeTable | undefined> =>
  db.selectFrom("email_change").selectAll().where("person", "=", person).where("expires_at", ">", at).executeTakeFirst();

/** In the place of what was asked before: a link of that confirms nothing any more. */
export async function askEmail(db: Db, asked: Omit<EmailChangeTable, "token_hash">): Promise<void> {
  const row = { ...asked, token_hash: null };
  await db
    .insertInto("email_change")
    .values(row)
    .onConflict((conflict) => conflict.column("person").doUpdateSet(row))
    .execute();
}

/** A link to the new address: what is kept of its token, and until when it works. */
export async function keepEmailToken(
  db: Db,
  { person, asked_at }: Pick<EmailChangeTable, "person" | "asked_at">,
  link: { token_hash: string; expires_at: string },
): Promise<void> {
  await db.updateTable("email_change").set(link).where("person", "=", person).where("asked_at", "=", asked_at).execute();
}

export const isTaken = async (db: Db, email: string, person: string): Promise<boolean> => {
  const other = db.selectFrom("person").select("id").where("email", "=", email).where("id", "!=", person);
  return (await other.executeTakeFirst()) !== undefined;
};

/** Confirms with a token, once. Undefined where it was used, is too old, never was, or the address became somebody else's meanwhile. */
export const confirmEmail = (
  db: Db,
  { token_hash, at, session }: { token_hash: string; at: string; session: string | undefined },
): Promise<PersonName | undefined> =>
  inTransaction(db, async (within) => {
    const used = within.deleteFrom("email_change").where("token_hash", "=", token_hash).where("expires_at", ">", at);
    const change = await used.returningAll().executeTakeFirst();
    if (!change || (await isTaken(within, change.email, change.person))) return undefined;
    return changeEmail(within, { ...change, kept: [change.session, session], at });
  });

interface EmailChange {
  person: string;
  email: string;
  /** Ids of sessions that go on: in which it was asked, and in which it was confirmed. */
  kept: readonly (string | null | undefined)[];
  at: string;
}

/**
 * Links to either address are void, and every session ends but those of whoever asked and confirmed (ASVS 5.0, 7.4.3: the address is a
 * way in). The old mailbox hears of it. Throws a duplicate (see `troubleOf`) where the address is somebody else's.
 */
export const changeEmail = (db: Db, { person, email, kept, at }: EmailChange): Promise<PersonName> =>
  inTransaction(db, async (within) => {
    const { name, email: old } = (await personOf(within, person)) ?? { name: "", email: "" };
    await within.updateTable("person").set({ email }).where("id", "=", person).execute();
    await within.deleteFrom("email_change").where("person", "=", person).execute();
    await endLinks(within, old);
    await endLinks(within, email);
    const going = kept.filter((id) => id !== null && id !== undefined);
    await within
      .deleteFrom("session")
      .where("userId", "=", person)
      .$if(going.length > 0, (query) => query.where("id", "not in", going))
      .execute();
    if (old !== firstEmail && old !== email) await queueMail(within, { kind: "addressChanged", name, email: old }, at);
    return { id: person, name, email };
  });

/**
 * Takes a person away for good: name, address, sessions, passkeys, logins, roles, regions that were kept and mail that waits. What they did stays under an id
 * that leads to nobody. "last" when nobody would be left to let others in: then nothing has changed.
 */
export const erasePerson = (db: Db, person: string): Promise<"erased" | "last"> =>
  inTransaction(db, async (within) => {
    if (await isLastAdmin(within, person)) return "last";
    const known = await personOf(within, person);
    if (!known) return "erased";
    await endInvitation(within, person);
    for (const table of ["session", "login", "passkey"] as const)
      await within.deleteFrom(table).where("userId", "=", person).execute();
    await forgetGuide(within, person);
    await within.updateTable("agreement_confirmation").set({ person: null }).where("person", "=", person).execute();
    for (const table of ["membership", "profile", "email_change", "invitation", "saved_region", "learner"] as const)
      await within.deleteFrom(table).where("person", "=", person).execute();
    const waiting = await within.selectFrom("mail").select(["id", "letter"]).where("letter", "is not", null).execute();
    const theirs = waiting.filter(({ letter }) => isTo(JSON.parse(letter ?? "{}"), known)).map(({ id }) => id);
    if (theirs.length > 0) await within.deleteFrom("mail").where("id", "in", theirs).execute();
    await within.updateTable("submission").set({ email: null, browser: null }).where("person", "=", person).execute();
    await within.deleteFrom("person").where("id", "=", person).execute();
    return "erased";
  });

const isTo = (letter: Letter, { id, email }: PersonName): boolean =>
  ("person" in letter && letter.person === id) || ("email" in letter && letter.email?.toLowerCase() === email);
