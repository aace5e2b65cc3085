/** The weekly mail of what needs attention in the areas of somebody who chose it: of each kind what one can do, and the most urgent. */
import type { Signal, SignalKind } from "#data/approach/signals.ts";
import { percentLower } from "#data/approach/theme-matrix.ts";
import { dutchThemes } from "#data/entries/dutch-words.ts";
import { pathOfEntry } from "#data/entry-types/address.ts";
import type { ChoroplethLevel } from "#data/schema/area.ts";
import { ownSignals } from "../approach/signals.ts";
import { type LetterItem, type Line, signed } from "../mail/letter-form.ts";
import { createStopTokens } from "../mail/stop-tokens.ts";
import { findArea } from "../published/areas.ts";
import { deliveriesFor } from "../store/entries/notifications.ts";
import type { Letter } from "../store/mail.ts";
import { grantsOf, personOf } from "../store/people.ts";
import type { Desk, Sending, Worded } from "./desk.ts";
import { capital, dutchDay, numberWord } from "./news-letter.ts";

/** Of each kind; the rest stands in "Mijn werk". */
const mostNamed = 5;

interface Words {
  heading: string;
  can: string;
  why: (signal: Signal) => string;
}

const until = ({ day }: Signal) => (day ? `Loopt af op ${dutchDay(day)}` : "");
const since = ({ day }: Signal) => (day ? `Wacht sinds ${dutchDay(day)} op een antwoord` : "");
const euro = new Intl.NumberFormat("nl-NL", { style: "currency", currency: "EUR" });
const levelWords: Record<ChoroplethLevel, string> = { gemeente: "gemeenten", wijk: "wijken", buurt: "buurten" };
const moneyWords: Readonly<Record<string, string>> = { committed: "toegezegd", paid: "betaald", estimated: "geschat" };

export const signalLetterWords: Record<SignalKind, Words> = {
  agreementOverdue: {
    heading: "Afspraken waarvan het einde voorbij is",
    can: "Vul in hoe het afliep, of kies een nieuw einde.",
    why: ({ day }) => (day ? `Het einde was ${dutchDay(day)}` : ""),
  },
  agreementEnding: {
    heading: "Afspraken die binnen een jaar aflopen",
    can: "Bespreek nu al met de partijen wat er daarna komt.",
    why: until,
  },
  moneyEnding: {
    heading: "Geld dat binnen een jaar stopt",
    can: "Er staat geen geld dat daarna verdergaat. Zoek uit of het er komt.",
    why: ({ day, source, amount, status = "" }) =>
      [
        amount === undefined ? "bedrag niet bekend" : euro.format(amount),
        moneyWords[status],
        source && `van ${source}`,
        day && `tot en met ${dutchDay(day)}`,
      ]
        .filter(Boolean)
        .join(", "),
  },
  emptyCell: {
    heading: "Hoge opgave, en er gebeurt niets",
    can: "Er staat niets, en iemand zegt dat dat alles is. Kijk wie hier iets kan doen, en wat elders werkt.",
    why: ({ need }) =>
      need ? `De opgave is hoger dan in ${percentLower(need.percentile)}% van de ${levelWords[need.against]}` : "",
  },
  agreementWithoutResidents: {
    heading: "Afspraken zonder bewoners",
    can: "Vraag bewoners of ze mee willen doen.",
    why: () => "Er doet geen partij van bewoners mee",
  },
  agreementUnconfirmed: {
    heading: "Afspraken die partijen nog niet bevestigden",
    can: "Hoor je bij een partij? Bevestig de afspraak dan met één druk op de knop.",
    why: ({ parties }) => (parties ? `Nog niet bevestigd: ${parties.waiting} van de ${parties.of} partijen` : ""),
  },
  approachAbsent: {
    heading: "Gebieden zonder aanpak",
    can: "Vul in wie er samenwerken en met welk doel.",
    why: () => "Niemand vulde de aanpak in",
  },
  approachWithoutChair: {
    heading: "Aanpak zonder voorzitter",
    can: "Zet erbij wie de alliantie leidt.",
    why: () => "Er staat geen voorzitter bij",
  },
  approachWithoutResidents: {
    heading: "Aanpak zonder bewoners",
    can: "Bespreek met bewoners hoe ze meebeslissen, en zet het erbij.",
    why: () => "Er staan geen bewoners bij de alliantie",
  },
  approachWithoutGoals: {
    heading: "Aanpak zonder doelen",
    can: "Zet de doelen erbij, met het cijfer waaraan je ze ziet.",
    why: () => "Er staat niet wat er beter moet worden",
  },
  approachWithoutPhase: {
    heading: "Aanpak zonder fase",
    can: "Kies de fase, met de dag waarop die begon.",
    why: () => "Er staat niet in welke fase de aanpak is",
  },
  checklistStill: {
    heading: "Checklists waarin niets verandert",
    can: "Loop de punten samen na. Is er iets veranderd, vul dat dan in.",
    why: ({ day }) => (day ? `De antwoorden zijn hetzelfde sinds ${dutchDay(day)}` : ""),
  },
  assessmentOld: {
    heading: "Afwegingen van meer dan twee jaar oud",
    can: "Is het gebied nog zoals toen? Maak een nieuwe afweging.",
    why: ({ day }) => (day ? `De laatste afweging is van ${dutchDay(day)}` : ""),
  },
  question: {
    heading: "Vragen zonder antwoord",
    can: "Ken je iemand die dit weet? Vraag of die wijkwijze wil worden.",
    why: since,
  },
  closedQuestion: {
    heading: "Besloten vragen zonder antwoord",
    can: "Zoek een wijkwijze die dit weet.",
    why: since,
  },
  unconfirmed: {
    heading: "Lang niet bevestigd",
    can: "Klopt het nog? Open het en bevestig het.",
    why: ({ day }) => (day ? `Voor het laatst bevestigd op ${dutchDay(day)}` : "Nog nooit bevestigd"),
  },
};

/** Undefined where nothing needs attention (any more), or where such mail was stopped. */
export async function signalLetter(
  { db, library, address, secret }: Desk,
  { person: id }: Extract<Letter, { kind: "signals" }>,
  { at }: Sending,
): Promise<Worded | undefined> {
  const person = await personOf(db, id);
  const grants = person ? await grantsOf(db, person.id) : [];
  if (!person || grants.length === 0 || (await deliveriesFor(db, id)).signals === "none") return undefined;
  const set = library.current();
  const { total, kinds } = await ownSignals(db, set, { id, grants }, { at, limit: mostNamed });
  if (total === 0) return undefined;
  const home = address();
  const itemOf = (kind: SignalKind, signal: Signal): LetterItem => {
    const { entry, area = "", what, theme } = signal;
    const note = signalLetterWords[kind].why(signal);
    const ofArea = `${home}/gebied/${encodeURIComponent(area)}/aanpak`;
    if (!entry) {
      const ref = findArea(set, area);
      const name = (ref && set.areas[ref.level].names[ref.row]) ?? area;
      if (theme === undefined) return { text: name, note, link: ofArea };
      return { text: `${name}: ${dutchThemes[theme]}`, note, link: `${ofArea}/wie?theme=${theme}` };
    }
    if (kind === "assessmentOld") return { text: entry.title, note, link: `${ofArea}/afweging` };
    // What is not public has a page for who may read it alone.
    const path = kind === "closedQuestion" ? `/beheer/${encodeURIComponent(entry.id)}` : pathOfEntry(entry);
    return { text: what ?? entry.title, note: what ? `${note} · ${entry.title}` : note, link: home + path };
  };
  const token = createStopTokens(secret).tokenFor({ person: id, kinds: ["signals"] });
  return {
    to: person.email,
    subject: `${total === 1 ? "Eén ding vraagt" : `${capital(numberWord(total))} dingen vragen`} aandacht in je gebieden`,
    stop: `${home}/api/v1/mail-stops/at-once/${token}`,
    text: signed(
      home,
      [
        `Beste ${person.name},`,
        "Dit vraagt aandacht in je gebieden of bij je organisatie:",
        ...kinds.flatMap(({ kind, total: count, signals }): Line[] => [
          { heading: signalLetterWords[kind].heading },
          signalLetterWords[kind].can,
          { items: signals.map((signal) => itemOf(kind, signal)) },
          ...(count > signals.length ? [`En nog ${count - signals.length} andere: ${home}/werk`] : []),
        ]),
        { press: "Bekijk het in Mijn werk", link: `${home}/werk` },
      ],
      [
        "Je krijgt deze mail omdat je hem hebt aangezet. Hij komt op maandag, en alleen als er iets aandacht vraagt.",
        { press: "Deze mail stoppen, of kiezen waarover je mail krijgt", link: `${home}/post-stoppen#${token}` },
      ],
    ),
  };
}
