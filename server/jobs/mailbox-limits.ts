/**
 * How many letters that anybody can ask for reach one mailbox. Two things must hold at once: nobody fills the mailbox of somebody
 * else, and nobody keeps a colleague out by asking in their name. So a link is withheld only while an earlier one that was mailed there
 * still works: it lies in the mailbox, for its owner to use. Asking again ends no link, because anybody can ask.
 */
import { createHmac } from "node:crypto";
import { lifetimes } from "../auth/auth.ts";
import { plainMailbox } from "../mail/stop-tokens.ts";
import type { Db } from "../store/database.ts";
import { countLetter, type Sent } from "../store/mail.ts";
import { anyWorks } from "../store/sign-in.ts";

export const mailboxLimits = {
  /** Links in a day that are sent at once. After these the next waits until the one before has stopped working. */
  links: 3,
  /** Receipts of proposals in a day: nobody needs those to come in. */
  receipts: 3,
};
/** Milliseconds in which a link of a letter that was let through is being made. */
const makingMs = 120_000;

interface Asked {
  db: Db;
  /** Under which a mailbox is known, without its address. */
  key: string;
  /** Id of the letter. */
  letter: string;
  at: string;
}

/** Seconds that the link in this letter is to work; undefined when it is withheld. */
export const linkLifetime = ({ db, ...asked }: Asked): Promise<number | undefined> =>
  countLetter(db, asked, async (sent, within) => {
    if (sent.length < mailboxLimits.links) return lifetimes.link;
    return (await anyLinkWorks(within, sent, asked.at)) ? undefined : lifetimes.slowLink;
  });

async function anyLinkWorks(db: Db, sent: readonly Sent[], at: string): Promise<boolean> {
  const made = sent.flatMap(({ link }) => (link === undefined ? [] : [link]));
  const making = sent.some((one) => one.link === undefined && Date.parse(at) - Date.parse(one.at) < makingMs);
  return making || anyWorks(db, made, at);
}

/** May this receipt be sent? */
export const mayReceive = async ({ db, ...asked }: Asked): Promise<boolean> =>
  (await countLetter(db, asked, async (sent) => (sent.length < mailboxLimits.receipts ? "yes" : undefined))) === "yes";

/** By person: a link goes to the mailbox of the invitation as it was written there, and to no other spelling of it. */
export const personKey = (secret: string, person: string): string => keyed(secret, `links of ${person}`);

/** By mailbox, however it is spelled: that some mail servers tell two of them apart costs a receipt at most. */
export const mailboxKey = (secret: string, email: string): string => keyed(secret, `receipts of ${plainMailbox(email)}`);

/** The same of one activity: whoever registers for several gets a letter of each. */
export const activityKey = (secret: string, email: string, activity: string): string =>
  keyed(secret, `registrations of ${plainMailbox(email)} ${activity}`);

/** Of what somebody follows: those that ask, not those with what is new. */
export const subscriptionKey = (secret: string, email: string): string =>
  keyed(secret, `subscriptions of ${plainMailbox(email)}`);

const keyed = (secret: string, what: string) => createHmac("sha256", secret).update(`mailbox ${what}`).digest("hex");
