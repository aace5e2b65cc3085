/** Who is a party to an agreement that ends within 60 and within 14 days hears of it, with its owner: once for each of both. */
import type { AgreedParty } from "#data/approach/agreements.ts";
import { dayMs, later, today } from "#data/schema/day.ts";
import { fold } from "#data/text/fold.ts";
import { type EndingAgreement, endingAgreements, membersOf } from "../store/approach/agreement-ends.ts";
import { type Db, inTransaction } from "../store/database.ts";
import { ownerOf } from "../store/entries/confirmations.ts";
import { aboutOf, findEntry } from "../store/entries/entries.ts";
import { recordEvent } from "../store/entries/events.ts";
import { listOrganisations } from "../store/organisations.ts";
import { storedJson } from "../store/portions.ts";

/** Days before the end. Within the last of them nobody hears that there were two months. */
export const reminderDays = [60, 14] as const;
const mostInRound = 2_000;

/** Returns of how many agreements somebody heard. */
export const agreementRound = (db: Db, now: () => string) => async (): Promise<number> => {
  const at = now();
  let told = 0;
  for (const [i, days] of reminderDays.entries()) {
    const within = { from: today(later(at, (reminderDays[i + 1] ?? -1) * dayMs + dayMs)), to: today(later(at, days * dayMs)) };
    for (const one of await endingAgreements(db, { ...within, days, most: mostInRound }))
      if (await tellOfEnd(db, one, at)) told++;
  }
  return told;
};

/** Also of two processes at the same moment one does it; who became a member meanwhile is not told of what was told. */
const tellOfEnd = (db: Db, ending: EndingAgreement, at: string): Promise<boolean> =>
  inTransaction(db, async (within) => {
    const record = await findEntry(within, ending.entry);
    if (!record) return false;
    const { person: owner } = (await ownerOf(within, record)) ?? {};
    const people = new Set([...(await partyMembers(within, ending)), ...(owner === undefined ? [] : [owner])]);
    const about = { ...aboutOf(record), title: ending.what, kind: "agreementEnding" as const, actor: undefined, at };
    // The first has the key that is looked for; where there is nobody to tell it is not looked for again every hour.
    const [first, ...others] = people;
    const named = (person: string | undefined) => ({ until: ending.ends, ...(person === undefined ? {} : { person }) });
    if ((await recordEvent(within, { ...about, details: named(first), once: ending.once })) === "") return false;
    for (const person of others)
      await recordEvent(within, { ...about, details: named(person), once: `${ending.once} ${person}` });
    return first !== undefined;
  });

/** Who speaks for an organisation with the name of a party. */
async function partyMembers(within: Db, { parties }: EndingAgreement): Promise<string[]> {
  const names = new Set(storedJson<AgreedParty[]>(parties).map(({ organisation }) => fold(organisation)));
  names.delete("");
  const ids = (await listOrganisations(within)).filter(({ name }) => names.has(fold(name))).map(({ id }) => id);
  return membersOf(within, ids);
}
