/** What somebody hears who follows what is new without an account. Every letter holds the link by which they confirm, change or stop it. */
import { confirmHours } from "#data/entries/subscription.ts";
import { pathOfEntry } from "#data/entry-types/address.ts";
import { feedAbout } from "../entries/feeds/told.ts";
import { typesAsked } from "../entries/types-asked.ts";
import { type Line, signed } from "../mail/letter-form.ts";
import { findSubscription, newlyPublic, questionAsked, readThese, subscriptionToken } from "../store/entries/subscriptions.ts";
import type { SubscriptionTable } from "../store/entry-tables.ts";
import type { Letter } from "../store/mail.ts";
import type { Desk, Sending, Worded } from "./desk.ts";
import { mayReceive, subscriptionKey } from "./mailbox-limits.ts";
import { capital, numberWord } from "./news-letter.ts";

type Asked = Extract<Letter, { kind: "subscription" }>;

/** Entries that a mail names. */
const mostNamed = 20;
const paces = {
  weekly: "elke maandag, als er iets nieuws is",
  atOnce: "zodra er iets nieuws is, hoogstens één keer per uur",
} as const;

/** Undefined where it was stopped or forgotten, where nothing of it is public any more, or where too many letters went to that mailbox. */
export async function subscriptionLetter(desk: Desk, asked: Asked, sending: Sending): Promise<Worded | undefined> {
  const row = await findSubscription(desk.db, asked.subscription, sending.at);
  if (!row || (row.state === "confirmed") === (asked.about === "confirm")) return undefined;
  if (asked.about === "news") return news(desk, row, asked);
  // These anybody can ask for, with the address of somebody else.
  if (!(await mayReceive({ ...sending, db: desk.db, key: subscriptionKey(desk.secret, row.email) }))) return undefined;
  const home = desk.address();
  const link = `${home}/op-de-hoogte#${subscriptionToken(desk.secret, row.id)}`;
  const about: Line = { items: [{ text: capital(row.said), note: `Mail: ${paces[row.pace]}` }] };
  const [subject, lines]: [string, Line[]] =
    asked.about === "confirm"
      ? [
          "Wil je op de hoogte blijven? Bevestig het",
          [
            "Dit e-mailadres is ingevuld om mail te krijgen over wat nieuw is in Wijkblik. Het gaat om:",
            about,
            "Open deze link en druk op de knop. Pas dan krijg je mail:",
            { press: "Bevestig dat je dit wilt", link },
            `De link werkt ${confirmHours} uur. Heb je dit niet gevraagd? Dan hoef je niets te doen. Na ${confirmHours} uur is het adres hier weg.`,
          ],
        ]
      : [
          "Je blijft al op de hoogte",
          ["Met dit e-mailadres krijg je al mail over:", about, { press: "Bekijk, verander of stop het", link }],
        ];
  return {
    to: row.email,
    subject,
    text: signed(home, ["Beste lezer,", ...lines], ["Je krijgt deze mail omdat iemand dit adres invulde op Wijkblik."]),
  };
}

async function news(
  { db, address, secret }: Desk,
  row: SubscriptionTable,
  span: Extract<Asked, { about: "news" }>,
): Promise<Worded | undefined> {
  const ids = await newlyPublic(db, questionAsked(row), span, typesAsked());
  const named = await readThese(db, ids.slice(0, mostNamed));
  const [first] = named;
  if (!first) return undefined;
  const home = address();
  const token = subscriptionToken(secret, row.id);
  const link = `${home}/op-de-hoogte#${token}`;
  const more = ids.length - named.length;
  return {
    to: row.email,
    subject:
      ids.length === 1 ? `Nieuw: ${first.content.title}` : `${capital(numberWord(ids.length))} keer iets nieuws in Wijkblik`,
    stop: `${home}/api/v1/subscriptions/at-once/${token}`,
    text: signed(
      home,
      [
        "Beste lezer,",
        "Dit is nieuw in Wijkblik:",
        {
          items: named.map((record) => ({
            text: record.content.title,
            note: feedAbout(record).join(" · ") || undefined,
            link: home + pathOfEntry(record),
          })),
        },
        ...(more > 0 ? [`En nog ${more} andere: ${home}/zoeken`] : []),
      ],
      [
        `Je krijgt deze mail omdat je op de hoogte wilt blijven. Het gaat om: ${row.said}. De mail komt ${paces[row.pace]}.`,
        { press: "Deze mail veranderen of stoppen", link },
      ],
    ),
  };
}
