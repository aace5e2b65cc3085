/**
 * What can be wrong with an entry, as a code that zod carries in `message`, and the sentence for it in both languages:
 * the form and the API say the same, each in the language of who reads.
 */
import { sizeSentences } from "./geometry-size.ts";
import type { Text } from "./indicator.ts";

export const faults = {
  required: { nl: "Vul dit in.", en: "Fill this in." },
  unknown: { nl: "Dit veld kennen we niet.", en: "There is no such field." },
  type: { nl: "Dit is niet het soort waarde dat hier hoort.", en: "This is not the kind of value that belongs here." },
  choice: { nl: "Kies een van de mogelijkheden.", en: "Choose one of the options." },
  short: { nl: "Dit is te kort.", en: "This is too short." },
  long: { nl: "Dit is te lang.", en: "This is too long." },
  small: { nl: "Dit getal is te klein.", en: "This number is too small." },
  large: { nl: "Dit getal is te groot.", en: "This number is too large." },
  few: { nl: "Dit zijn er te weinig.", en: "These are too few." },
  many: { nl: "Dit zijn er te veel.", en: "These are too many." },
  twice: { nl: "Hetzelfde staat er twee keer.", en: "The same is in it twice." },
  characters: {
    nl: "Hier staat een teken in dat niet te lezen is. Typ de tekst opnieuw.",
    en: "This holds a character that cannot be read. Type the text again.",
  },
  day: {
    nl: "Deze dag bestaat niet. Schrijf jaar-maand-dag, zoals 2026-03-31.",
    en: "There is no such day. Write it as 2026-03-31.",
  },
  dated: {
    nl: "Schrijf een jaar, een maand of een dag: 2022, 2022-09 of 2022-09-29.",
    en: "Write a year, a month or a day: 2022, 2022-09 or 2022-09-29.",
  },
  mapAddress: {
    nl: "Dit is geen adres van onze kaart. Kopieer het uit de adresbalk: het begint met /?",
    en: "This is no address of our map. Copy it from the address bar: it begins with /?",
  },
  figureRef: {
    nl: "Schrijf cijfer/gebied/jaar, zoals inwoners/GM0307/2024.",
    en: "Write figure/area/year, as inwoners/GM0307/2024.",
  },
  named: {
    nl: "Wie dit vertelde, wil niet met naam. Haal de naam weg.",
    en: "Who told this does not want to be named. Take out the name.",
  },
  entry: {
    nl: "Deze inzending kennen we niet, of is niet openbaar. Kies een andere.",
    en: "We do not know this entry, or it is not public. Choose another one.",
  },
  circle: {
    nl: "Deze uitgave vervangt dan zichzelf. Kies de uitgave die hiervoor kwam.",
    en: "This edition would then replace itself. Choose the edition that came before.",
  },
  source: { nl: "Deze bron staat niet in de lijst sources.", en: "This source is not in the list of sources." },
  replaces: { nl: "Dit punt staat niet in de uitgave hiervoor.", en: "The edition before does not have this item." },
  elsewhere: {
    nl: "Dit id is al van een punt van een andere lijst. Kies een ander.",
    en: "An item of another list has this id. Choose another one.",
  },
  editionTaken: {
    nl: "Er is al een uitgave met dit id. Kies een ander.",
    en: "There is an edition with this id. Choose another.",
  },
  editionDay: {
    nl: "Deze dag ligt voor die van de uitgave die nu geldt.",
    en: "This day lies before that of the edition that is in use.",
  },
  editionName: {
    nl: "Een jaar alleen is een uitgave van Wijkblik. Zet er je naam bij, zoals gemeente-2027.",
    en: "A year alone is an edition of Wijkblik. Add your name to it, as gemeente-2027.",
  },
  editionConcept: {
    nl: "Een uitgave van een organisatie is geen concept van Wijkblik. Schrijf hier false.",
    en: "An edition of an organisation is no concept of Wijkblik. Write false here.",
  },
  editionBy: {
    nl: "Schrijf hier van welke organisatie deze uitgave is.",
    en: "Write here whose organisation's edition this is.",
  },
  standing: {
    nl: "Deze stand kan niet komen na de stand die nu openbaar is.",
    en: "This standing cannot come after the one that is public now.",
  },
  order: { nl: "De einddatum ligt voor de begindatum.", en: "The end lies before the start." },
  link: {
    nl: "Dit is geen adres van een website. Schrijf het als www.buurthuis.nl.",
    en: "This is no address of a website. Write it as www.buurthuis.nl.",
  },
  unfinished: { nl: "Dit klopt nog niet.", en: "This is not right yet." },
  email: { nl: "Dit is geen e-mailadres.", en: "This is not an e-mail address." },
  postcode: {
    nl: "Een postcode is vier cijfers en twee letters, zoals 1012 AB.",
    en: "A postcode is four digits and two letters, as 1012 AB.",
  },
  hours: { nl: "De sluitingstijd ligt voor de openingstijd.", en: "It closes before it opens." },
  file: {
    nl: "Deze foto of bijlage is er niet (meer), of is van een ander. Voeg hem opnieuw toe.",
    en: "This photo or attachment is not there (any more), or is somebody else's. Add it again.",
  },
  time: { nl: "Schrijf een tijd als 09:30.", en: "Write a time as 09:30." },
  begins: { nl: "Het einde ligt voor het begin.", en: "The end lies before the beginning." },
  clock: {
    nl: "Deze tijd bestaat niet op deze dag: dan gaat de klok een uur vooruit.",
    en: "There is no such time on this day: the clock goes an hour ahead.",
  },
  phone: { nl: "Dit is geen telefoonnummer.", en: "This is not a telephone number." },
  cents: { nl: "Een bedrag heeft hoogstens twee cijfers achter de komma.", en: "An amount has two decimals at most." },
  area: { nl: "Dit is geen code van een gebied.", en: "This is not the code of an area." },
  areaUnknown: { nl: "Dit gebied kennen we niet.", en: "There is no such area." },
  together: {
    nl: "Een richting hoort bij een indicator: vul beide in.",
    en: "A direction goes with an indicator: fill in both.",
  },
  geometryType: {
    nl: "Geef een punt, een lijn of een vlak; een verzameling kan niet.",
    en: "Give a point, a line or a polygon; a collection is not possible.",
  },
  feature: { nl: "Geef alleen de geometry van het Feature.", en: "Give only the geometry of the Feature." },
  crs: {
    nl: "Laat crs weg: GeoJSON is altijd in lengte- en breedtegraden (WGS 84).",
    en: "Leave out crs: GeoJSON is always in longitude and latitude (WGS 84).",
  },
  position: { nl: "Een plek heeft twee getallen: lengte en breedte.", en: "A position has two numbers: longitude and latitude." },
  rd: {
    nl: "Dit zijn Rijksdriehoekcoördinaten. Reken ze om naar lengte- en breedtegraden (WGS 84).",
    en: "These are Dutch grid (RD) coordinates. Convert them to longitude and latitude (WGS 84).",
  },
  swapped: {
    nl: "Lengte en breedte zijn omgewisseld: in Nederland is de lengte 3 tot 7 en de breedte 50 tot 54.",
    en: "Longitude and latitude are swapped: in the Netherlands longitude is 3 to 7 and latitude 50 to 54.",
  },
  outside: { nl: "Deze plek ligt niet in Nederland.", en: "This place is not in the Netherlands." },
  nowhere: { nl: "Deze plek ligt in geen enkele buurt.", en: "This place is in no neighbourhood." },
  ...sizeSentences,
  line: { nl: "Een lijn heeft ten minste twee verschillende punten.", en: "A line has two different points at least." },
  ring: { nl: "Een vlak heeft ten minste drie verschillende hoeken.", en: "A polygon has three different corners at least." },
  open: { nl: "De rand van het vlak is niet gesloten.", en: "The border of the polygon is not closed." },
  crossing: { nl: "De rand van het vlak kruist of raakt zichzelf.", en: "The border of the polygon crosses or touches itself." },
  hole: { nl: "Een gat ligt niet binnen het vlak.", en: "A hole does not lie inside the polygon." },
  holes: { nl: "Twee gaten lopen door elkaar.", en: "Two holes overlap." },
} satisfies Record<string, Text>;

export type FaultCode = keyof typeof faults;

/** One fault of an entry: where it is, as the path through the object, and what it is. */
export interface EntryFault {
  path: string;
  code: FaultCode;
}

interface Issue {
  code?: string | undefined;
  message: string;
  path: PropertyKey[];
  input?: unknown;
  origin?: string;
  keys?: string[];
}

const ofSize = {
  too_small: { string: "short", array: "few", other: "small" },
  too_big: { string: "long", array: "many", other: "large" },
} as const;

function codeOf(issue: Issue): FaultCode {
  if (issue.message in faults) return issue.message as FaultCode;
  if (issue.code === "too_small" || issue.code === "too_big") {
    const size = ofSize[issue.code];
    return issue.origin === "string" ? size.string : issue.origin === "array" ? size.array : size.other;
  }
  if (issue.code === "invalid_value" || issue.code === "invalid_union") return "choice";
  return issue.message.includes("received undefined") ? "required" : "type";
}

/** Every fault that zod found, all at once; a field that is not known is named itself. */
export const entryFaults = (issues: readonly Issue[]): EntryFault[] =>
  issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return (issue.keys ?? []).map((key) => ({ path: [...path, key].join("."), code: "unknown" as const }));
    }
    return [{ path: path.join("."), code: codeOf(issue) }];
  });
