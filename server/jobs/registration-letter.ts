/** What somebody hears who registered for an activity. Every letter holds the link by which they say yes, look, or cancel. */
import { dutchTypes } from "#data/entries/entry-dutch.ts";
import type { EntryRef } from "#data/entries/event.ts";
import { offerHours } from "#data/entries/registration.ts";
import { pathOfEntry } from "#data/entry-types/address.ts";
import { inOrderOfDay, type Meeting } from "#data/entry-types/meeting.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { calendarOf } from "../entries/feeds/calendar.ts";
import { type LetterItem, type Line, signed } from "../mail/letter-form.ts";
import { findPublicEntry } from "../store/entries/public-entries.ts";
import { onlineLinkOf, registrableOf, registrationById, registrationToken } from "../store/entries/registrations.ts";
import type { RegistrationTable } from "../store/entry-tables.ts";
import type { Letter } from "../store/mail.ts";
import type { Desk, Sending, Worded } from "./desk.ts";
import { activityKey, mayReceive } from "./mailbox-limits.ts";
import { capital } from "./news-letter.ts";

type Letters = Extract<Letter, { kind: "registration" }>;
type Asked = Exclude<Letters, { about: "calledOff" }>;

const dayOf = new Intl.DateTimeFormat("nl-NL", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const momentThere = new Intl.DateTimeFormat("nl-NL", { dateStyle: "full", timeStyle: "short", timeZone: "Europe/Amsterdam" });

function whenOf({ day, from, to }: Meeting): string {
  if (day === undefined) return "datum volgt";
  const time = from === undefined ? "" : to === undefined ? `, vanaf ${from} uur` : `, ${from} tot ${to} uur`;
  return `${dayOf.format(new Date(`${day}T12:00:00Z`))}${time}`;
}

const itemOf = (meeting: Meeting): LetterItem => {
  const mode = { locatie: "op locatie", online: "online", beide: "op locatie en online" }[meeting.mode];
  return { text: whenOf(meeting), note: [meeting.title, mode].filter(Boolean).join(", ") };
};

/** Undefined where the activity or the registration is gone, or where too many such letters went to that mailbox. */
export async function registrationLetter(desk: Desk, asked: Letters, sending: Sending): Promise<Worded | undefined> {
  const { db, address, secret } = desk;
  const row = await registrationById(db, asked.registration);
  if (asked.about === "calledOff") return row && calledOff(address(), row, asked.title);
  const { about } = asked;
  const activity = row && (await findPublicEntry(db, row.entry, "activity"));
  if (!row || !activity) return undefined;
  // These anybody can ask for, with the address of somebody else.
  const byAnybody = about === "confirm" || about === "again";
  if (byAnybody && !(await mayReceive({ ...sending, db, key: activityKey(secret, row.email, row.entry) }))) return undefined;
  // What was true when it was queued and is no longer, would be a wrong word: the link says how it stands.
  if (!byAnybody && row.state !== about) return undefined;
  const home = address();
  const { title } = activity.content;
  const link = `${home}/deelname#${registrationToken(secret, row.id)}`;
  const meetings = inOrderOfDay(registrableOf(activity.content).meetings ?? []);
  const online = meetings.some(({ mode }) => mode !== "locatie") ? await onlineLinkOf(db, row.entry) : undefined;
  const venue = typeof activity.content.venue === "string" ? activity.content.venue : undefined;
  const when: Line[] = [
    { items: meetings.map(itemOf) },
    ...(venue === undefined ? [] : [`Plek: ${venue}`]),
    `Alles over deze activiteit: ${home}${pathOfEntry(activity)}`,
  ];
  const dated = meetings.some(({ day }) => day !== undefined);
  const withFile = dated ? "De dagen zitten als bestand bij deze mail. Je agenda kan ze ook volgen" : "Zet het in je agenda";
  const calendar = `${withFile}: ${home}/api/v1/entries/activity/${row.entry}/calendar`;
  const cancel: Line = { press: "Bekijk of zeg af", link };
  const words: Record<Asked["about"], { subject: string; lines: readonly Line[] }> = {
    confirm: {
      subject: `Bevestig je aanmelding: ${title}`,
      lines: [
        `Dit e-mailadres is ingevuld om mee te doen met “${title}”. Open deze link en druk op de knop. Pas dan ben je aangemeld:`,
        { press: "Bevestig je aanmelding", link },
        `De link werkt ${offerHours} uur. Heb je dit niet gedaan? Dan hoef je niets te doen.`,
      ],
    },
    again: {
      subject: `Je bent al aangemeld: ${title}`,
      lines: [`Met dit e-mailadres is al iemand aangemeld voor “${title}”. Met deze link zie je hoe het staat:`, cancel],
    },
    placed: {
      subject: `Je hebt een plek: ${title}`,
      lines: [
        `Je doet mee met “${title}”.`,
        ...when,
        ...(online === undefined ? [] : [`Doe je online mee? Gebruik deze link: ${online}`]),
        calendar,
        "Kun je niet? Zeg het met deze link. Iemand anders krijgt dan je plek.",
        cancel,
      ],
    },
    waiting: {
      subject: `Je staat op de wachtlijst: ${title}`,
      lines: [
        `Er is nu geen plek voor je bij “${title}”. Je staat op de wachtlijst. Niemand anders dan wie het organiseert, ziet dat.`,
        `Komt er een plek vrij? Dan krijg je een mail, en ${offerHours} uur om te kiezen.`,
        ...when,
        cancel,
      ],
    },
    offered: {
      subject: `Er is een plek voor je vrij: ${title}`,
      lines: [
        `Er kwam een plek vrij bij “${title}”. Wil je hem? Kies voor ${momentThere.format(Date.parse(row.offered_until ?? sending.at))}.`,
        { press: "Ja of nee", link },
        "Zeg je niets, dan krijgt de volgende op de lijst de plek.",
        ...when,
      ],
    },
    lapsed: {
      subject: `De plek ging naar een ander: ${title}`,
      lines: [`Je koos niet op tijd voor de plek bij “${title}”. Wil je toch nog meedoen? Meld je dan opnieuw aan.`, ...when],
    },
    cancelled: {
      subject: `Je bent afgemeld: ${title}`,
      lines: [`Je doet niet meer mee met “${title}”. Wil je toch? Meld je dan opnieuw aan.`, ...when.slice(-1)],
    },
  };
  const { subject, lines } = words[about];
  // The name was typed by whoever asked: a letter to a mailbox that is not confirmed holds none of it.
  const greeting = byAnybody ? "Beste lezer," : `Beste ${row.name},`;
  return {
    to: row.email,
    subject,
    ...(about === "placed" && dated ? { calendar: await daysOf(home, activity) } : {}),
    text: signed(home, [greeting, ...lines], why),
  };
}

const why = ["Je krijgt deze mail omdat dit adres bij een aanmelding is ingevuld."];

/** The same events as those of its calendar, so that a program that has both knows them as one. */
function daysOf(home: string, activity: PublicRecord): Promise<string> {
  const names = { area: () => undefined, organisation: () => undefined, page: (one: EntryRef) => home + pathOfEntry(one) };
  return calendarOf([activity], names, { title: activity.content.title, product: capital(dutchTypes(activity.type)) });
}

const calledOff = (home: string, { email, name }: Pick<RegistrationTable, "email" | "name">, title: string): Worded => ({
  to: email,
  subject: `Niet meer in Wijkblik: ${title}`,
  text: signed(
    home,
    [
      `Beste ${name},`,
      `Je zou meedoen met “${title}”, of je stond op de wachtlijst. Deze activiteit is uit Wijkblik gehaald. Je aanmelding is daarmee vervallen.`,
      "Weet je niet of het doorgaat? Vraag het aan wie het organiseert. Staat de activiteit later weer in Wijkblik? Meld je dan opnieuw aan.",
      "Zet de dag zelf uit je agenda.",
    ],
    why,
  ),
});
