/** The words of every letter, in Dutch. A link is made here, at the moment of sending. */
import { identifierOf } from "../auth/accounts.ts";
import { lifetimes } from "../auth/auth.ts";
import { htmlOf, oneLine, signed, textOf } from "../mail/letter-form.ts";
import type { Db } from "../store/database.ts";
import { type Letter, rememberLink } from "../store/mail.ts";
import { emailChangeOf, isTaken, keepEmailToken } from "../store/own-account.ts";
import { findPerson, grantsOf, type PersonName, personOf } from "../store/people.ts";
import type { Desk, Sending, Worded, Written } from "./desk.ts";
import { linkLifetime, mailboxKey, mayReceive, personKey } from "./mailbox-limits.ts";
import { news } from "./news-letter.ts";
import { reminder } from "./reminder-letter.ts";

const once = (): Sending => ({ letter: crypto.randomUUID(), at: new Date().toISOString() });

/** Undefined where there is nobody (any more) to write to, nothing to write about, or too much of it. */
export async function writeLetter(desk: Desk, letter: Letter, sending: Sending = once()): Promise<Written | undefined> {
  const worded = await wordLetter(desk, letter, sending);
  if (!worded) return undefined;
  // A title may hold a line break; a subject may not.
  const subject = oneLine(worded.subject);
  return { ...worded, subject, text: textOf(worded.text), html: htmlOf(subject, worded.text) };
}

async function wordLetter(desk: Desk, letter: Letter, sending: Sending): Promise<Worded | undefined> {
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
      return reminder(desk, letter, sending);
    case "news":
      return news(desk, letter, sending);
    case "address":
      return newAddress(desk, letter, sending);
    case "addressChanged":
      return { to: letter.email, ...addressChanged(desk, letter.name) };
  }
}

/** A stranger gets no letter: who is asked for by somebody else hears nothing, and who asks learns nothing. */
export const isInvited = async (db: Db, person: PersonName | undefined) =>
  person !== undefined && (await grantsOf(db, person.id)).length > 0 ? person : undefined;

async function signInLink(desk: Desk, email: string, sending: Sending): Promise<Worded | undefined> {
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
    text: signed(
      address(),
      [
        `Beste ${person.name},`,
        "Met deze link meld je je aan bij Wijkblik:",
        { press: "Aanmelden", link },
        `De link werkt één keer en ${seconds === lifetimes.link ? "een kwartier" : "twee uur"} lang. Heb je dit niet gevraagd? Dan hoef je niets te doen.`,
      ],
      ["Je krijgt deze mail omdat iemand voor dit adres een link vroeg. Zonder die vraag komt er geen."],
    ),
  };
}

async function invitation({ db, accounts, address }: Desk, id: string): Promise<Worded | undefined> {
  const person = await isInvited(db, await personOf(db, id));
  if (!person) return undefined;
  const link = await accounts.linkFor(person.email, lifetimes.invitation);
  return {
    to: person.email,
    subject: "Je bent uitgenodigd voor Wijkblik",
    text: signed(
      address(),
      [
        `Beste ${person.name},`,
        "Je bent uitgenodigd om mee te werken aan Wijkblik, de kaart van de wijkaanpak. Met deze link meld je je aan:",
        { press: "Aanmelden", link },
        `De link werkt één keer en een week lang. Daarna vraag je zelf een nieuwe op ${address()}/aanmelden`,
      ],
      ["Je krijgt deze mail omdat een beheerder je uitnodigde. Wil je niet meedoen? Dan hoef je niets te doen."],
    ),
  };
}

/** Nothing where the address is somebody else's: who asked hears nothing of that. Nothing either for what was asked again since. */
async function newAddress(
  desk: Desk,
  letter: Extract<Letter, { kind: "address" }>,
  sending: Sending,
): Promise<Worded | undefined> {
  const { db, accounts, address, secret } = desk;
  const { person: id, email, askedAt } = letter;
  const [person, change] = [await personOf(db, id), await emailChangeOf(db, id, sending.at)];
  if (!person || change?.asked_at !== askedAt || (await isTaken(db, email, id))) return undefined;
  if (!(await mayReceive({ ...sending, db, key: mailboxKey(secret, email) }))) return undefined;
  const { link, ...kept } = accounts.emailLink(sending.at, lifetimes.email, `${id} ${email} ${askedAt}`);
  await keepEmailToken(db, change, kept);
  return {
    to: email,
    subject: "Is dit je mailadres voor Wijkblik?",
    text: signed(address(), [
      `Beste ${person.name},`,
      "Je gaf dit mailadres op voor je account bij Wijkblik. Open deze link en druk op de knop. Pas dan geldt het nieuwe adres:",
      { press: "Bevestig dit adres", link },
      "De link werkt één keer en een uur lang. Heb je dit niet gevraagd? Dan hoef je niets te doen.",
    ]),
  };
}

const addressChanged = ({ address }: Desk, name: string) => ({
  subject: "Je mailadres bij Wijkblik is veranderd",
  text: signed(address(), [
    `Beste ${name},`,
    "Je account bij Wijkblik heeft een ander mailadres. Links om aan te melden gaan vanaf nu daarheen. Op andere apparaten ben je afgemeld.",
    "Heb je dit niet gedaan? Zeg het meteen tegen de beheerder van Wijkblik in je organisatie.",
  ]),
});

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
