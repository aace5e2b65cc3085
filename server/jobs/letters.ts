/** The words of every letter, in Dutch. A link is made here, at the moment of sending. */
import type { SubmissionOutcome } from "#data/entries/submission.ts";
import { identifierOf } from "../auth/accounts.ts";
import { lifetimes } from "../auth/auth.ts";
import { htmlOf, oneLine, signed, textOf } from "../mail/letter-form.ts";
import type { Db } from "../store/database.ts";
import { findEntry } from "../store/entries/entries.ts";
import { findSubmission, followToken, isUnconfirmed } from "../store/entries/submissions.ts";
import { type Letter, rememberLink } from "../store/mail.ts";
import { emailChangeOf, isTaken, keepEmailToken } from "../store/own-account.ts";
import { findPerson, grantsOf, type PersonName, personOf } from "../store/people.ts";
import type { Desk, Sending, Worded, Written } from "./desk.ts";
import { linkLifetime, mailboxKey, mayReceive, personKey } from "./mailbox-limits.ts";
import { news } from "./news-letter.ts";
import { answeredLetter, askingLetter } from "./question-letters.ts";
import { registrationLetter } from "./registration-letter.ts";
import { reminder } from "./reminder-letter.ts";
import { signalLetter } from "./signal-letter.ts";
import { subscriptionLetter } from "./subscription-letter.ts";

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
        ? { to: letter.email, ...(await receipt(desk, letter.submission)) }
        : undefined;
    case "answer":
      return answer(desk, letter.submission);
    case "reminder":
      return reminder(desk, letter, sending);
    case "news":
      return news(desk, letter, sending);
    case "address":
      return newAddress(desk, letter, sending);
    case "registration":
      return registrationLetter(desk, letter, sending);
    case "subscription":
      return subscriptionLetter(desk, letter, sending);
    case "signals":
      return signalLetter(desk, letter, sending);
    case "asking":
      return askingLetter(desk, letter);
    case "questionAnswered":
      return answeredLetter(desk, letter.asking);
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

const followLine = ({ address, secret }: Desk, submission: string) => ({
  press: "Bekijk hoe het staat",
  link: `${address()}/volgen#${followToken(secret, submission)}`,
});

/** Holds nothing of what was sent: who types the address of somebody else sends them no text of their own. */
async function receipt(desk: Desk, submission: string | undefined): Promise<Omit<Worded, "to">> {
  const sent = submission === undefined ? undefined : await findSubmission(desk.db, submission);
  const follow = submission === undefined ? [] : [followLine(desk, submission)];
  const stranger = "Heb je dit niet gedaan? Dan hoef je niets te doen.";
  if (sent?.kind === "report")
    return {
      subject: "Je melding voor Wijkblik is binnen",
      text: signed(desk.address(), [
        "Beste lezer,",
        "Bij een melding over iets op Wijkblik is dit e-mailadres ingevuld. Iemand die erover gaat, kijkt ernaar. Het antwoord komt op dit adres.",
        "Niemand ziet het e-mailadres.",
        ...follow,
        stranger,
      ]),
    };
  const record = sent && (await findEntry(desk.db, sent.entry));
  if (sent && record && isUnconfirmed(record, sent))
    return {
      subject: "Bevestig je vraag voor Wijkblik",
      text: signed(desk.address(), [
        "Beste lezer,",
        "Bij een vraag voor de vraagbaak van Wijkblik is dit e-mailadres ingevuld. Open deze link en druk op de knop. Pas dan kijkt iemand naar de vraag:",
        { press: "Bevestig je vraag", link: `${desk.address()}/volgen#${followToken(desk.secret, sent.id)}` },
        "Niemand ziet het e-mailadres.",
        stranger,
      ]),
    };
  return {
    subject: "Je voorstel voor Wijkblik is binnen",
    text: signed(desk.address(), [
      "Beste lezer,",
      "Bij een voorstel voor Wijkblik is dit e-mailadres ingevuld. Een redacteur bekijkt het voorstel. Als het goed is, komt het op Wijkblik.",
      "Het e-mailadres wordt niet openbaar. De redacteur kan je er een vraag mee stellen.",
      ...follow,
      stranger,
    ]),
  };
}

const answered: Record<SubmissionOutcome, string> = {
  placed: "Je voorstel staat in Wijkblik. Bedankt.",
  returned: "Je voorstel is bekeken en staat nog niet in Wijkblik. De redacteur schrijft:",
  routed: "Je vraag is bekeken en gaat naar wijkwijzen: mensen die dit eerder deden. Het antwoord komt op dit adres.",
  refused: "Je voorstel is bekeken en komt niet in Wijkblik. De redacteur schrijft:",
  merged: "Je voorstel gaat over iets dat al in Wijkblik stond. Het is daarmee samengevoegd.",
  mended: "Je melding is bekeken en er is iets gedaan. Het antwoord:",
  // Its address is forgotten with it, so nobody is written to.
  retracted: "Het verhaal is ingetrokken en weggehaald.",
  right: "Je melding is bekeken. Volgens wie erover gaat, klopt het wel. Het antwoord:",
};

/** The words of who judged it, and none of who sent it. */
async function answer(desk: Desk, submission: string): Promise<Worded | undefined> {
  const sent = await findSubmission(desk.db, submission);
  if (!sent?.email || !sent.outcome) return undefined;
  const words = answered[sent.outcome];
  return {
    to: sent.email,
    subject: sent.kind === "report" ? "Antwoord op je melding voor Wijkblik" : "Je voorstel voor Wijkblik is bekeken",
    text: signed(desk.address(), [
      "Beste lezer,",
      sent.answer === null ? words.replace(/ [^.]+:$/, "") : words,
      ...(sent.answer === null ? [] : [sent.answer]),
      followLine(desk, submission),
      `Je krijgt deze mail omdat dit adres bij ${sent.kind === "report" ? "een melding" : "een voorstel"} is ingevuld.`,
    ]),
  };
}
