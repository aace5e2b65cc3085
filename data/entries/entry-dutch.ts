/**
 * Words of the screen in Dutch for entries of every type, for what leaves the server as text for people: files and feeds. They are those
 * of web/messages (a unit test compares them). What has no word here is said by its own name: a type of somebody's own adds its words.
 */
import { type DutchWords, dutchEvidence, dutchKinds, dutchLifecycles, dutchPhases, dutchThemes } from "./dutch-words.ts";
import { judgedDutch } from "./judged-dutch.ts";

type Words = Readonly<Record<string, string>>;

const sharedFields: Words = {
  title: "Titel",
  summary: "Samenvatting",
  kind: "Soort",
  themes: "Thema's",
  phases: "Fasen",
  areas: "Gebieden",
  organisations: "Organisaties",
  authors: "Schrijvers",
  link: "Link",
  source: "Bron",
  licence: "Licentie",
  issued: "Datum",
  edition: "Druk of versie",
  replaces: "Vervangt",
  language: "Taal",
  evidence: "Bewijs",
  problem: "Wat was het probleem?",
  approach: "Wat is er gedaan?",
  worked: "Wat werkte goed?",
  failed: "Wat werkte niet?",
  costs: "Wat kostte het?",
  initiatives: "Initiatieven waar het over gaat",
  publications: "Publicaties die erbij horen",
  steps: "Stappen",
  story: "Het verhaal",
  voice: "Wie vertelt het?",
  name: "Naam",
  told: "Verteld op",
  indicator: "Welk cijfer hoort hierbij?",
  publicContact: "Contact",
};

const voices: Words = {
  bewoner: "bewoner",
  jongere: "jongere",
  vrijwilliger: "vrijwilliger",
  ondernemer: "ondernemer",
  professional: "professional",
  bestuurder: "bestuurder",
  anders: "iemand anders",
};

const sharedChoices: Readonly<Record<string, Words>> = {
  themes: dutchThemes,
  phases: dutchPhases,
  phase: dutchPhases,
  lifecycle: dutchLifecycles,
  evidence: dutchEvidence,
  language: { nl: "Nederlands", en: "Engels", fy: "Fries", de: "Duits", fr: "Frans" },
};

const known = new Map<string, DutchWords>([
  ["initiative", { one: "initiatief", several: "initiatieven", choices: { kind: dutchKinds } }],
  [
    "publication",
    {
      one: "publicatie",
      several: "publicaties",
      choices: {
        kind: {
          boek: "boek",
          rapport: "rapport",
          handreiking: "handreiking",
          manifest: "manifest",
          agenda: "agenda",
          dossier: "dossier",
          artikel: "artikel",
          website: "website",
        },
      },
    },
  ],
  ["example", { one: "praktijkvoorbeeld", several: "praktijkvoorbeelden" }],
  ["story", { one: "verhaal", several: "verhalen", choices: { voice: voices, kind: voices } }],
  ["mapStory", { one: "kaartverhaal", several: "kaartverhalen" }],
  [
    "question",
    {
      one: "vraag",
      several: "vragen",
      fields: {
        question: "De vraag",
        asker: "Wie stelt de vraag?",
        visibility: "Wie mag de vraag lezen?",
        answers: "Antwoorden",
      },
      choices: {
        asker: {
          bewoner: "bewoner",
          vrijwilliger: "vrijwilliger",
          ondernemer: "ondernemer",
          professional: "professional",
          gemeente: "iemand van een gemeente",
          corporatie: "iemand van een woningcorporatie",
          anders: "iemand anders",
        },
        visibility: { openbaar: "iedereen", besloten: "alleen wie helpt met het antwoord" },
      },
    },
  ],
  [
    "learningQuestion",
    {
      one: "leervraag",
      several: "leervragen",
      fields: { standing: "Stand", answer: "Antwoord", activities: "Activiteiten", questions: "Vragen uit de vraagbaak" },
      choices: { standing: { open: "open", opgepakt: "iemand werkt eraan", beantwoord: "beantwoord" } },
    },
  ],
  [
    "areaApproach",
    {
      one: "aanpak",
      several: "aanpakken",
      fields: {
        summary: "De aanpak in het kort",
        areas: "Voor welk gebied?",
        period: "Begin en horizon",
        alliance: "Alliantie",
        residents: "Hoe beslissen bewoners mee?",
        plans: "Plannen",
        phaseHistory: "Fasen tot nu toe",
        goals: "Doelen",
      },
    },
  ],
  [
    "agreement",
    {
      one: "afspraak",
      several: "afspraken",
      fields: {
        summary: "Wat is er precies afgesproken?",
        parties: "Partijen",
        goal: "Voor welk doel?",
        period: "Looptijd",
        regular: "Gewoon werk of extra?",
        standing: "Stand",
        standingSince: "Sinds",
        standingReason: "Waarom?",
        initiatives: "Initiatieven waar het bij hoort",
      },
      choices: {
        standing: {
          agreed: "afgesproken",
          running: "loopt",
          kept: "nagekomen",
          notKept: "niet nagekomen",
          lapsed: "vervallen",
        },
      },
    },
  ],
  [
    "fundingLine",
    {
      one: "geldstroom",
      several: "geldstromen",
      fields: {
        summary: "Waar is het voor?",
        source: "Wie betaalt?",
        payer: "Soort betaler",
        instrument: "Regeling",
        amount: "Bedrag in euro",
        period: "Looptijd",
        status: "Stand van het geld",
        duration: "Voor hoelang?",
      },
      choices: {
        payer: {
          rijk: "het Rijk",
          provincie: "provincie",
          gemeente: "gemeente",
          corporatie: "woningcorporatie",
          fonds: "fonds",
          europa: "Europa",
          bewoners: "bewoners",
          ondernemer: "ondernemers",
          anders: "iemand anders",
        },
        status: { committed: "toegezegd", paid: "betaald", estimated: "geschat" },
        duration: { structural: "elk jaar opnieuw", temporary: "tijdelijk" },
      },
    },
  ],
  ...judgedDutch,
  [
    "activity",
    {
      one: "activiteit",
      several: "activiteiten",
      fields: {
        meetings: "Bijeenkomsten",
        venue: "Naam van de plek",
        address: "Adres",
        organisations: "Wie organiseert het",
        registration: "Mensen melden zich hier aan",
        opens: "Aanmelden kan vanaf",
        closes: "Aanmelden kan tot en met",
        mostPeople: "Hoogstens zoveel mensen",
        mostGemeenten: "Hoogstens zoveel gemeenten",
        mostOfGemeente: "Hoogstens zoveel mensen van één gemeente",
        results: "Wat kwam eruit",
        learningQuestions: "Leervragen",
        mixedFields: "De mensen van één gemeente werken elk aan een ander beleidsveld",
      },
    },
  ],
]);

export const defineDutchWords = (type: string, words: DutchWords): void => void known.set(type, words);

/** "publicatie"; of a type without words its name. */
export const dutchType = (type: string): string => known.get(type)?.one ?? type;
export const dutchTypes = (type: string): string => known.get(type)?.several ?? type;

/** Heading of a column: "Samenvatting". */
export const dutchField = (type: string, field: string): string =>
  known.get(type)?.fields?.[field] ?? sharedFields[field] ?? field;

export const dutchChoice = (type: string, field: string, value: string): string =>
  (known.get(type)?.choices?.[field] ?? sharedChoices[field])?.[value] ?? value;
