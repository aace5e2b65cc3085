/** Confirming an agreement for a party: members of an organisation with the name of a party may, by one press. */
import type { AgreedParty, AgreementConfirmations } from "#data/approach/agreements.ts";
import { type Actor, may } from "#data/schema/permission.ts";
import { subjectOf } from "#data/schema/record.ts";
import { fold } from "#data/text/fold.ts";
import { Problem } from "../http/errors.ts";
import {
  confirmedParties,
  confirmingPeople,
  dropConfirmation,
  keepConfirmation,
  publicAgreement,
} from "../store/approach/agreement-confirmations.ts";
import { type Db, inTransaction } from "../store/database.ts";
import { aboutOf, findEntry } from "../store/entries/entries.ts";
import { recordEvent } from "../store/entries/events.ts";
import { listOrganisations } from "../store/organisations.ts";
import { storedJson } from "../store/portions.ts";

/** Names (folded) of the organisations that somebody may speak for. Who only reads speaks for nobody. */
async function speaksFor(db: Db, { grants }: Actor): Promise<Set<string>> {
  const ids = new Set(grants.flatMap(({ role, organisation }) => (role === "viewer" ? [] : (organisation ?? []))));
  if (ids.size === 0) return new Set();
  const names = (await listOrganisations(db)).filter(({ id }) => ids.has(id)).map(({ name }) => fold(name));
  return new Set(names.filter(Boolean));
}

/** Throws a Problem 404 for what is no agreement that everybody may read. */
async function requireAgreement(db: Db, id: string) {
  const found = await publicAgreement(db, id);
  if (!found) throw new Problem(404, "There is no published agreement with this id.");
  return found;
}

export async function confirmationsOf(db: Db, id: string, actor: Actor | undefined): Promise<AgreementConfirmations> {
  const row = await requireAgreement(db, id);
  const [given, own] = [await confirmedParties(db, [id]), actor ? await speaksFor(db, actor) : new Set()];
  const record = actor && (await findEntry(db, id));
  const judges = record !== undefined && may(actor, "entry.return", subjectOf(record));
  const people = judges ? await confirmingPeople(db, row) : undefined;
  return {
    text: row.text_hash,
    parties: given(row).map((party) => {
      const folded = fold(party.organisation);
      return { ...party, mine: own.has(folded), ...(people ? { names: people.get(folded) ?? [] } : {}) };
    }),
  };
}

/** The parties of this text that the actor speaks for. Throws a Problem 403 without any, and 409 where the text is another by now. */
async function requireOwn(db: Db, id: string, actor: Actor, text: string | undefined) {
  const row = await requireAgreement(db, id);
  const own = await speaksFor(db, actor);
  const parties = storedJson<AgreedParty[]>(row.parties);
  const mine = new Map(
    parties.flatMap(({ organisation }) => (own.has(fold(organisation)) ? [[fold(organisation), organisation] as const] : [])),
  );
  if (mine.size === 0) throw new Problem(403, "Only members of an organisation that is a party may confirm this.");
  if (text !== undefined && text !== row.text_hash)
    throw new Problem(409, "The agreement was changed in the meantime: read it again, and confirm what it says now.");
  return { row, mine };
}

interface Confirming {
  id: string;
  actor: Actor;
  /** Mark of what was read. */
  text: string;
  at: string;
}

/** For every party that the actor speaks for; the owner hears of each that is new. */
export async function confirmAgreement(db: Db, { id, actor, text, at }: Confirming): Promise<void> {
  await inTransaction(db, async (within) => {
    const { row, mine } = await requireOwn(within, id, actor, text);
    const record = await findEntry(within, id);
    for (const [party, organisation] of mine) {
      const given = { entry: id, party, text_hash: row.text_hash, person: actor.id, at };
      if (!(await keepConfirmation(within, given)) || !record) continue;
      // The title that everybody reads: the owner may be writing another.
      const about = { ...aboutOf(record), title: row.what };
      await recordEvent(within, { ...about, kind: "agreementConfirmed", actor: actor.id, at, details: { party: organisation } });
    }
  });
}

export async function withdrawConfirmation(db: Db, { id, actor }: Pick<Confirming, "id" | "actor">): Promise<void> {
  await inTransaction(db, async (within) => {
    const { row, mine } = await requireOwn(within, id, actor, undefined);
    await dropConfirmation(within, row, [...mine.keys()]);
  });
}
