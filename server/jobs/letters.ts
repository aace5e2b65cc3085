/** The words of every letter: plain text, in Dutch. A link is made here, at the moment of sending. */
import { createHmac } from "node:crypto";
import { type Accounts, identifierOf } from "../auth/accounts.ts";
import { lifetimes } from "../auth/auth.ts";
import type { Db } from "../store/database.ts";
import { setToken } from "../store/initiatives/confirmations.ts";
import { findInitiative } from "../store/initiatives/initiatives.ts";
import { countLetter, type Letter, rememberLink, type Sent } from "../store/mail.ts";
import { findPerson, grantsOf, type PersonName, personOf } from "../store/people.ts";
import { anyWorks } from "../store/sign-in.ts";

export interface Desk {
  db: Db;
  accounts: Accounts;
  /** Where browsers find us, without a slash at the end. */
  address: () => string;
  /** Makes the tokens of confirmations. */
  secret: string;
}

export interface Written {
  to: string;
  subject: string;
  text: string;
}

/** A letter that is tried again is the same letter. */
export interface Sending {
  /** Id. */
  letter: string;
  /** Now, UTC. */
  at: string;
}
const once = (): Sending => ({ letter: crypto.randomUUID(), at: new Date().toISOString() });

/** Undefined where there is nobody (any more) to write to, nothing to write about, or too much of it. */
export async function writeLetter(desk: Desk, letter: Letter, sending: Sending = once()): Promise<Written | undefined> {
  switch (letter.kind) {
    case "link":
      return signInLink(desk, letter.email, sending);
    case "invitation":
      return invitation(desk, letter.person);
    case "proposal":
      return (await mayReceive({ ...sending, db: desk.db, key: mailboxKey(desk.secret, letter.email) }))
        ? { to: letter.email, ...proposal(desk) }
        : undefined;
    case "reminder":
      return reminder(desk, letter);
  }
}

const signed = (address: string, lines: string[]) => `${lines.join("\n\n")}\n\n--\nWijkblik\n${address}\n`;

/** A stranger gets no letter: who is asked for by somebody else hears nothing, and who asks learns nothing. */
const isInvited = async (db: Db, person: PersonName | undefined) =>
  person !== undefined && (await grantsOf(db, person.id)).length > 0 ? person : undefined;

async function signInLink(desk: Desk, email: string, sending: Sending): Promise<Written | undefined> {
  const { db, accounts, address, secret } = desk;
  const person = await isInvited(db, await findPerson(db, email));
  if (!person) return undefined;
  const counted = { ...sending, key: personKey(secret, person.id) };
  const seconds = await linkLifetime({ db, ...counted });
  if (seconds === undefined) return undefined;
  const link = await accounts.linkFor(person.email, seconds, "beside");
  await rememberLink(db, { ...counted, link: identifierOf(link) });
  return {
    to: person.email,
    subject: "Aanmelden bij Wijkblik",
    text: signed(address(), [
      `Beste ${person.name},`,
      "Met deze link meld je je aan bij Wijkblik:",
      link,
      `De link werkt één keer en ${seconds === lifetimes.link ? "een kwartier" : "twee uur"} lang. Heb je dit niet gevraagd? Dan hoef je niets te doen.`,
    ]),
  };
}

async function invitation({ db, accounts, address }: Desk, id: string): Promise<Written | undefined> {
  const person = await isInvited(db, await personOf(db, id));
  if (!person) return undefined;
  const link = await accounts.linkFor(person.email, lifetimes.invitation);
  return {
    to: person.email,
    subject: "Je bent uitgenodigd voor Wijkblik",
    text: signed(address(), [
      `Beste ${person.name},`,
      "Je bent uitgenodigd om mee te werken aan Wijkblik, de kaart van de wijkaanpak. Met deze link meld je je aan:",
      link,
      `De link werkt één keer en een week lang. Daarna vraag je zelf een nieuwe op ${address()}/aanmelden`,
    ]),
  };
}

/** Holds nothing of the proposal: who types the address of somebody else sends them no text of their own. */
const proposal = ({ address }: Desk) => ({
  subject: "Je voorstel voor Wijkblik is binnen",
  text: signed(address(), [
    "Beste lezer,",
    "Bij een voorstel voor een initiatief in Wijkblik is dit e-mailadres ingevuld. Een redacteur bekijkt het voorstel. Als het goed is, komt het op de kaart.",
    "Het e-mailadres wordt niet openbaar. De redacteur kan je er een vraag mee stellen.",
    "Heb je dit niet gedaan? Dan hoef je niets te doen.",
  ]),
});

const tokenOf = (secret: string, { initiative, since, months }: { initiative: string; since: string; months: number }) =>
  createHmac("sha256", secret).update(`confirmation ${initiative} ${since} ${months}`).digest("base64url");

async function reminder(desk: Desk, letter: Extract<Letter, { kind: "reminder" }>): Promise<Written | undefined> {
  const { db, address, secret } = desk;
  const to = letter.person ? (await personOf(db, letter.person))?.email : letter.email;
  const record = await findInitiative(db, letter.initiative);
  if (!to || !record?.public || record.verifiedOn !== letter.since) return undefined;
  const token = tokenOf(secret, letter);
  await setToken(db, letter, token);
  // A title may hold a line break; a subject may not.
  const title = record.content.title.replace(/\s+/g, " ");
  return {
    to,
    subject: `Klopt dit nog? ${title}`,
    text: signed(address(), [
      "Beste lezer,",
      `"${title}" staat in Wijkblik. ${letter.months === 12 ? "Een jaar" : "Een half jaar"} lang heeft niemand bevestigd dat het nog klopt.`,
      "Klopt het nog? Open deze link en druk op de knop:",
      `${address()}/bevestigen#${token}`,
      `Is er iets veranderd? Bekijk het hier en pas het aan: ${address()}/initiatieven/${record.id}`,
    ]),
  };
}

/**
 * How many letters that anybody can ask for reach one mailbox. Two things must hold at once: nobody fills the mailbox of somebody
 * else, and nobody keeps a colleague out by asking in their name. So a link is withheld only while an earlier one that was mailed there
 * still works: it lies in the mailbox, for its owner to use. Asking again ends no link, because anybody can ask.
 */
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
const linkLifetime = ({ db, ...asked }: Asked): Promise<number | undefined> =>
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
const mayReceive = async ({ db, ...asked }: Asked): Promise<boolean> =>
  (await countLetter(db, asked, async (sent) => (sent.length < mailboxLimits.receipts ? "yes" : undefined))) === "yes";

/** By person: a link goes to the mailbox of the invitation as it was written there, and to no other spelling of it. */
const personKey = (secret: string, person: string): string => keyed(secret, `links of ${person}`);

/**
 * By mailbox, however it is spelled: capitals, look-alikes of Unicode, dots and what stands behind a plus often arrive at one. That some
 * mail servers tell those apart costs a receipt at most.
 */
function mailboxKey(secret: string, email: string): string {
  const plain = email.normalize("NFKC").toLowerCase();
  const at = plain.lastIndexOf("@");
  const name = plain.slice(0, at).replace(/\+.*$/s, "").replaceAll(".", "");
  return keyed(secret, `receipts of ${name}@${plain.slice(at + 1).replace(/\.$/, "")}`);
}

const keyed = (secret: string, what: string) => createHmac("sha256", secret).update(`mailbox ${what}`).digest("hex");
