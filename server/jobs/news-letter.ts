/**
 * What happened, in one mail a person: of entries their titles and what happened, with links. It names nobody and quotes no comment:
 * those are read where it is known who reads them.
 */
import { type EventDetails, type EventKind, eventKinds } from "#data/entries/event.ts";
import { deliveriesOf } from "#data/entries/notification.ts";
import { pathOfEntry } from "#data/entry-types/address.ts";
import { scopesOf } from "#data/schema/permission.ts";
import { type LetterItem, type Line, signed } from "../mail/letter-form.ts";
import { createStopTokens } from "../mail/stop-tokens.ts";
import { deliveriesFor, inMail, type MailedNotification } from "../store/entries/notifications.ts";
import type { Letter } from "../store/mail.ts";
import { grantsOf, personOf } from "../store/people.ts";
import { storedJson } from "../store/portions.ts";
import type { Desk, Sending, Worded } from "./desk.ts";

/** Entries of one kind that a mail names; of the rest it says how many. */
const mostNamed = 20;

interface Words {
  /** Above those that a mail lists. */
  heading: string;
  /** As the subject of a mail about one. */
  subject: (title: string) => string;
}

const words: Record<EventKind, Words> = {
  submitted: { heading: "Wacht op je oordeel", subject: (title) => `Wacht op je oordeel: ${title}` },
  returned: { heading: "Teruggestuurd: pas het aan en dien het opnieuw in", subject: (title) => `Teruggestuurd: ${title}` },
  approved: { heading: "Goedgekeurd: het staat op de kaart", subject: (title) => `Goedgekeurd: ${title}` },
  archived: { heading: "Gearchiveerd: het staat niet meer op de kaart", subject: (title) => `Gearchiveerd: ${title}` },
  merged: { heading: "Samengevoegd met een ander initiatief", subject: (title) => `Samengevoegd: ${title}` },
  comment: { heading: "Nieuwe opmerkingen", subject: (title) => `Nieuwe opmerking bij ${title}` },
  mention: { heading: "Iemand noemt je in een opmerking", subject: (title) => `Je bent genoemd bij ${title}` },
  assigned: { heading: "Aan jou gegeven om iets mee te doen", subject: (title) => `Voor jou: ${title}` },
  reported: { heading: "Iemand meldt dat er iets niet klopt", subject: (title) => `Klopt dit niet? ${title}` },
  answered: { heading: "Antwoord op wat je instuurde", subject: (title) => `Antwoord: ${title}` },
  reminder: { heading: "Klopt dit nog?", subject: (title) => `Klopt dit nog? ${title}` },
  ending: { heading: "Loopt binnen 90 dagen af", subject: (title) => `Loopt bijna af: ${title}` },
  learning: { heading: "Nieuw bij een leervraag van jou", subject: (title) => `Nieuw bij je leervraag: ${title}` },
  agreementConfirmed: { heading: "Een partij bevestigde een afspraak", subject: (title) => `Bevestigd: ${title}` },
  agreementEnding: { heading: "Een afspraak loopt bijna af", subject: (title) => `Afspraak loopt bijna af: ${title}` },
};

const numbers = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf".split(" ");
export const numberWord = (count: number): string => numbers[count] ?? String(count);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Undefined where everything was read, stopped or undone before it was sent. */
export async function news(
  { db, address, secret }: Desk,
  { person: id, daily }: Extract<Letter, { kind: "news" }>,
  { letter }: Sending,
): Promise<Worded | undefined> {
  const person = await personOf(db, id);
  const grants = person ? await grantsOf(db, person.id) : [];
  if (!person || grants.length === 0) return undefined;
  const reader = { person: id, scopes: scopesOf({ id, grants }, "entry.read") };
  const deliveries = await deliveriesFor(db, id);
  const told = (await inMail(db, reader, letter)).filter(({ kind }) => deliveries[kind] !== "none");
  if (told.length === 0) return undefined;
  const home = address();
  const kinds = eventKinds.filter((kind) => told.some((one) => one.kind === kind));
  const groups = kinds.map((kind) => ({
    kind,
    items: itemsOf(
      home,
      told.filter((one) => one.kind === kind),
    ),
  }));
  const token = createStopTokens(secret).tokenFor({
    person: id,
    kinds: kinds.filter((kind) => deliveriesOf(kind).includes("none")),
  });
  return {
    to: person.email,
    subject: subjectOf(groups),
    stop: `${home}/api/v1/mail-stops/at-once/${token}`,
    text: signed(
      home,
      [
        `Beste ${person.name},`,
        ...groups.flatMap(({ kind, items }): Line[] => [
          { heading: words[kind].heading },
          { items: items.slice(0, mostNamed) },
          ...(items.length > mostNamed ? [`En nog ${items.length - mostNamed} andere: ${home}/berichten`] : []),
        ]),
        { press: "Al je berichten", link: `${home}/berichten` },
      ],
      [
        daily
          ? "Je krijgt deze mail omdat je meewerkt aan Wijkblik en dit over jouw werk gaat. Hij komt hoogstens één keer per dag."
          : "Je krijgt deze mail omdat je meewerkt aan Wijkblik en dit over jouw werk gaat.",
        { press: "Deze mail stoppen, of kiezen waarover je mail krijgt", link: `${home}/post-stoppen#${token}` },
      ],
    ),
  };
}

interface Group {
  kind: EventKind;
  items: (LetterItem & { title: string; amount: number })[];
}

/** What happened to one entry more than once is one line; an import is one line too. */
function itemsOf(home: string, told: readonly MailedNotification[]): Group["items"] {
  return [...Map.groupBy(told, ({ entry }) => entry).values()].map((some) => {
    const last = some[some.length - 1] as MailedNotification;
    const { kind, title, number } = last;
    if (number !== null) {
      const amount = number === 1 ? "1 initiatief" : `${number} initiatieven`;
      const text = kind === "submitted" ? `${amount} uit een import${title ? `: ${title}` : ""}` : amount;
      return {
        title: text,
        text,
        amount: number,
        link: kind === "submitted" ? `${home}/beheer?state=alles&waits=judge` : `${home}/werk`,
      };
    }
    const note = noteOf(kind, storedJson(last.details), some.length);
    return { title, text: title, amount: 1, note, link: linkOf(home, last) };
  });
}

function linkOf(home: string, { kind, type, entry }: MailedNotification): string | undefined {
  if (kind === "answered") return undefined;
  return kind === "learning" || kind === "agreementEnding"
    ? `${home}${pathOfEntry({ type, id: entry })}`
    : `${home}/beheer/${entry}`;
}

function noteOf(kind: EventKind, { reason, until, party }: EventDetails, times: number): string | undefined {
  if (kind === "comment" && times > 1) return `${times} opmerkingen`;
  if (kind === "assigned" && until) return `Voor ${dutchDay(until)}`;
  if (kind === "agreementConfirmed" && party) return `${party} bevestigde`;
  if ((kind === "ending" || kind === "agreementEnding") && until) return `Laatste dag: ${dutchDay(until)}`;
  return reason;
}

export const dutchDay = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function subjectOf(groups: readonly Group[]): string {
  const [first] = groups;
  const amount = groups.reduce((sum, { items }) => sum + items.reduce((all, one) => all + one.amount, 0), 0);
  if (first && groups.length === 1) {
    const [only, ...more] = first.items;
    if (only && more.length === 0) return words[first.kind].subject(only.title);
    return `${words[first.kind].heading.replace(/: .*/, "")}: ${numberWord(amount)} initiatieven`;
  }
  return `${capital(numberWord(amount))} berichten van Wijkblik`;
}
