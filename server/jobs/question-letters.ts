/** Letters of the vraagbaak: to a guide what is asked and why them, and to who asked that there is an answer. No letter holds an address. */
import { pathOfEntry } from "#data/entry-types/address.ts";
import { reasonSentence } from "#data/questions/reason-words.ts";
import type { SearchedContent } from "#data/schema/record.ts";
import { type Line, signed } from "../mail/letter-form.ts";
import type { Db } from "../store/database.ts";
import { findEntry } from "../store/entries/entries.ts";
import { findPublicEntry } from "../store/entries/public-entries.ts";
import type { Letter } from "../store/mail.ts";
import { personOf } from "../store/people.ts";
import type { AskingTable } from "../store/question-tables.ts";
import { askingById, askingReasons, askingToken, proposerOf } from "../store/questions/askings.ts";
import { questionRowOf } from "../store/questions/questions.ts";
import type { Desk, Worded } from "./desk.ts";

type Asked = Extract<Letter, { kind: "asking" }>;

/** What may be read of it: as everybody does, or as it was judged; nothing where it was withdrawn. */
async function readable(db: Db, { entry }: AskingTable): Promise<{ content: SearchedContent } | undefined> {
  const row = await questionRowOf(db, entry);
  if (!row || row.state === "closed") return undefined;
  return row.inside === 1 ? findEntry(db, entry) : findPublicEntry(db, entry, "question");
}

/** Undefined where there is nothing to answer any more, or nobody. */
export async function askingLetter({ db, address, secret }: Desk, { asking, about }: Asked): Promise<Worded | undefined> {
  const row = await askingById(db, asking);
  const person = row && (await personOf(db, row.person));
  const found = row && (await readable(db, row));
  if (!row || !person || !found || (row.state !== "asked" && row.state !== "accepted")) return undefined;
  const { title, question } = found.content;
  const link = (step: string) => `${address()}/vraag-aan-jou#${askingToken(secret, row.id)}${step}`;
  const choices: Line[] =
    row.state === "accepted"
      ? [{ press: "Geef antwoord", link: link("") }]
      : [
          { press: "Ja, ik denk mee", link: link("~accept") },
          { press: "Nee, nu niet", link: link("~decline") },
          { press: "Geef door aan een collega", link: link("~pass") },
        ];
  const first =
    about === "asked"
      ? "Iemand stelde een vraag in de vraagbaak van Wijkblik. We denken dat jij kunt helpen."
      : "Een paar dagen geleden vroegen we je om mee te denken over deze vraag. We hoorden nog niets van je.";
  return {
    to: person.email,
    subject: about === "asked" ? `Een vraag voor jou: ${title}` : `Denk je nog mee? ${title}`,
    text: signed(
      address(),
      [
        `Beste ${person.name},`,
        first,
        { heading: title },
        ...(typeof question === "string" ? [question] : []),
        "Waarom jij deze vraag krijgt:",
        { items: askingReasons(row).map((reason) => ({ text: reasonSentence(reason) })) },
        ...choices,
        "Zeg je niets? Dan vragen we na vijf werkdagen ook anderen. Wie de vraag stelde, ziet je naam niet voor je ja zegt, en je mailadres nooit.",
      ],
      [`Je krijgt deze mail omdat je wijkwijze bent. Wil je dat niet meer? Zeg het op ${address()}/aanmelden`],
    ),
  };
}

/** The answer stands in it where only who asked may read it; a public one is read where it is. */
export async function answeredLetter({ db, address }: Desk, asking: string): Promise<Worded | undefined> {
  const row = await askingById(db, asking);
  const record = row && (await findEntry(db, row.entry));
  if (!row || !record || row.answer === null) return undefined;
  const to = (await proposerOf(db, row.entry)) ?? (record.createdBy && (await personOf(db, record.createdBy))?.email);
  if (!to) return undefined;
  const shown = row.shared === "openbaar" ? await findPublicEntry(db, row.entry, "question") : undefined;
  if (row.shared === "openbaar" && !shown) return undefined;
  const guide = await personOf(db, row.person);
  const by = guide ? `${guide.name} (${row.organisation})` : row.organisation;
  return {
    to,
    subject: `Er is een antwoord op je vraag: ${record.content.title}`,
    text: signed(
      address(),
      [
        "Beste lezer,",
        `Op je vraag “${record.content.title}” kwam een antwoord van ${by}.`,
        ...(shown ? [{ press: "Lees het antwoord", link: `${address()}${pathOfEntry(shown)}` }] : [row.answer]),
      ],
      ["Je krijgt deze mail omdat je een vraag stelde in de vraagbaak van Wijkblik."],
    ),
  };
}
