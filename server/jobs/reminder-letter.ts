/** One mail that asks of all entries of somebody that nobody confirmed for long whether they are still true. */
import { type Line, signed } from "../mail/letter-form.ts";
import { createStopTokens } from "../mail/stop-tokens.ts";
import { deliveriesFor, isStopped } from "../store/entries/notifications.ts";
import { findReminder, setToken } from "../store/entries/reminders.ts";
import { linkToken } from "../store/link-token.ts";
import type { Letter } from "../store/mail.ts";
import { grantsOf, personOf } from "../store/people.ts";
import type { Desk, Sending, Worded } from "./desk.ts";
import { capital, numberWord } from "./news-letter.ts";

/** Entries that the mail names; the page lists them all. */
const mostNamed = 20;

/** The same every time: a letter that is sent again holds the link of the first. */
const tokenOf = (secret: string, reminder: string) => linkToken(secret, "confirmations of", reminder);

/** Undefined where all was confirmed meanwhile, or where such mail was stopped. */
export async function reminder(
  { db, address, secret }: Desk,
  { reminder: id, person, email }: Extract<Letter, { kind: "reminder" }>,
  { at }: Sending,
): Promise<Worded | undefined> {
  const stops = createStopTokens(secret);
  const home = address();
  const who = person === undefined ? undefined : await personOf(db, person);
  const to = who?.email ?? email;
  const asked = (await findReminder(db, { id }, at))?.entries.filter(({ state }) => state === "open") ?? [];
  if (to === undefined || asked.length === 0) return undefined;
  if (who && ((await grantsOf(db, who.id)).length === 0 || (await deliveriesFor(db, who.id)).reminder === "none"))
    return undefined;
  if (!who && (await isStopped(db, stops.keyOf(to)))) return undefined;
  const token = tokenOf(secret, id);
  await setToken(db, id, token);
  const stop = stops.tokenFor(who ? { person: who.id, kinds: ["reminder"] } : { address: stops.keyOf(to) });
  const [only] = asked;
  const one = asked.length === 1 && only ? only : undefined;
  const long = asked.every(({ months }) => months === 12) ? "een jaar" : "een half jaar";
  const named = asked.slice(0, mostNamed).map(({ title, id }) => ({ text: title, link: `${home}/initiatieven/${id}` }));
  const lines: Line[] = one
    ? [`"${one.title}" staat in Wijkblik. ${capital(long)} lang heeft niemand bevestigd dat het nog klopt.`]
    : [
        `${capital(numberWord(asked.length))} initiatieven in Wijkblik zijn ${long} niet bevestigd. Klopt wat er staat nog?`,
        { items: named },
        ...(asked.length > mostNamed ? [`En nog ${asked.length - mostNamed} andere.`] : []),
      ];
  return {
    to,
    subject: one
      ? `Klopt dit nog? ${one.title}`
      : `${capital(numberWord(asked.length))} initiatieven zijn ${long} niet bevestigd`,
    stop: `${home}/api/v1/mail-stops/at-once/${stop}`,
    text: signed(
      home,
      [
        who ? `Beste ${who.name},` : "Beste lezer,",
        ...lines,
        one
          ? "Klopt het nog? Open deze link en druk op de knop. Je hoeft je niet aan te melden."
          : "Op één bladzijde bevestig je ze allemaal, of alleen die je kiest. Je hoeft je niet aan te melden.",
        { press: one ? "Bevestigen" : "Bekijk en bevestig ze", link: `${home}/bevestigen#${token}` },
        one
          ? `Is er iets veranderd? Bekijk het hier en pas het aan: ${home}/initiatieven/${one.id}`
          : "Is er iets veranderd? Open het en pas het aan.",
      ],
      [
        who
          ? "Je krijgt deze mail omdat deze initiatieven van jou of van je team zijn. Er komt hoogstens één zo'n mail per week."
          : "Je krijgt deze mail omdat dit adres als contact bij deze initiatieven staat. Er komt hoogstens één zo'n mail per week.",
        { press: "Deze mail stoppen", link: `${home}/post-stoppen#${stop}` },
      ],
    ),
  };
}
