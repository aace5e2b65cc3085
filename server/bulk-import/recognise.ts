/** Which of our words somebody's word is. */
import {
  type ChoiceField,
  choiceFields,
  type ImportField,
  type ImportSettings,
  isChoice,
  isSeveral,
} from "#data/schema/import-settings.ts";
import { searchable } from "#data/text/fold.ts";
import type { Row } from "./table.ts";
import { fill } from "./template.ts";

/** Words that people use for ours, Dutch and English, without capitals and accents. Our own words count without being here. */
const wordsFor: Record<ChoiceField, Record<string, readonly string[]>> = {
  kind: {
    initiatief: ["project", "initiative", "burgerinitiatief", "bewonersinitiatief"],
    interventie: ["intervention", "aanpak", "programma", "programme"],
    voorziening: ["facility", "voorzieningen", "locatie"],
  },
  themes: {
    wonen: ["housing", "woning", "huisvesting", "wonen en gemengde wijken", "housing and mixed neighbourhoods"],
    onderwijs: ["education", "school", "scholen", "onderwijs en jeugd"],
    werk: ["work", "werk en inkomen", "economie", "employment", "werk en meedoen", "work and participation"],
    armoede: ["poverty", "inkomen", "schulden", "armoede en schulden", "poverty and debt"],
    gezondheid: ["health", "zorg", "sport", "welzijn en zorg", "jeugd en zorg", "sport en spelen", "gezondheid en zorg"],
    veiligheid: ["safety", "veilig", "openbare orde", "veiligheid en ondermijning", "safety and organised crime"],
    leefomgeving: ["living environment", "environment", "groen", "openbare ruimte", "milieu", "leefbaarheid"],
    samenhang: [
      "cohesion",
      "sociale samenhang",
      "ontmoeting",
      "welzijn",
      "cultuur",
      "kunst en cultuur",
      "basisvoorzieningen",
      "social cohesion",
    ],
  },
  phase: {
    orienteren: ["orientation", "orienting", "verkennen", "verkenning", "exploring"],
    initieren: ["initiating", "initiatie", "start"],
    ontwerpen: ["design", "designing", "ontwerp"],
    uitvoeren: ["executing", "execution", "uitvoering", "in uitvoering", "carrying out"],
  },
  lifecycle: {
    idee: ["idea"],
    gepland: ["planned", "in voorbereiding"],
    loopt: ["running", "active", "actief", "lopend", "in uitvoering", "open"],
    gepauzeerd: ["paused", "on hold", "tijdelijk gestopt"],
    beeindigd: ["ended", "finished", "afgerond", "gestopt", "klaar", "closed", "gesloten"],
  },
  targetGroups: {
    iedereen: ["everyone", "everybody", "alle bewoners", "bewoners", "allen"],
    kinderen: ["children", "kind"],
    jongeren: ["youth", "jeugd", "young people"],
    volwassenen: ["adults"],
    ouderen: ["elderly", "senioren", "older people", "65+"],
    gezinnen: ["families", "ouders"],
    nieuwkomers: ["newcomers", "statushouders"],
    ondernemers: ["entrepreneurs", "bedrijven"],
  },
  regular: { ja: ["yes", "true", "1", "j", "y", "regulier", "waar"], nee: ["no", "false", "0", "n", "extra", "onwaar"] },
  evidence: {
    geen: ["none", "onbekend", "niet beschreven of onderzocht", "not described or studied"],
    beschreven: ["goed beschreven", "described", "well described"],
    onderbouwd: ["goed onderbouwd", "founded", "well founded"],
    effectief: ["effective", "bewezen effectief"],
  },
  fundingStatus: {
    committed: ["toegezegd", "toegekend", "beschikt", "toezegging"],
    paid: ["betaald", "uitbetaald", "uitgegeven"],
    estimated: ["geschat", "schatting", "raming", "geraamd", "begroot"],
  },
  payer: {
    rijk: ["het rijk", "rijksoverheid", "ministerie", "the state", "central government"],
    provincie: ["province", "provinciaal"],
    gemeente: ["municipality", "gemeentelijk"],
    corporatie: ["woningcorporatie", "woningbouwcorporatie", "housing association"],
    fonds: ["fondsen", "foundation", "fund"],
    europa: ["europe", "eu", "europese unie", "european union"],
    bewoners: ["residents", "bewoner", "eigen bijdrage"],
    ondernemer: ["ondernemers", "bedrijf", "bedrijven", "a business", "businesses"],
    anders: ["iemand anders", "overig", "somebody else", "other"],
  },
  duration: {
    structural: ["structureel", "elk jaar opnieuw", "elk jaar", "jaarlijks", "doorlopend", "every year", "every year again"],
    temporary: ["tijdelijk", "eenmalig", "incidenteel", "once"],
  },
};

/** Names of columns, best first. Our own export is read back by its headings. */
export const headingsFor: Record<ImportField, readonly string[]> = {
  title: ["titel", "title", "naam", "name", "initiatief", "project", "projectnaam", "omschrijving kort"],
  summary: ["samenvatting", "summary", "omschrijving", "beschrijving", "description", "toelichting", "inhoud"],
  kind: ["soort", "kind", "type", "categorie", "category"],
  themes: ["thema's", "themas", "thema", "theme", "themes", "domein", "domain"],
  phase: ["fase", "phase"],
  lifecycle: ["levensloop", "lifecycle", "status", "stand"],
  longitude: [
    "lengtegraad",
    "longitude",
    "lon",
    "lng",
    "long",
    "x",
    "x-coordinaat",
    "x coordinaat",
    "x_coord",
    "xcoord",
    "coord x",
    "coordx",
    "rd x",
    "rd_x",
    "rdx",
    "x (rd)",
    "x-rd",
    "x coord",
    "x rd",
    "oost",
    "easting",
    "point x",
  ],
  latitude: [
    "breedtegraad",
    "latitude",
    "lat",
    "y",
    "y-coordinaat",
    "y coordinaat",
    "y_coord",
    "ycoord",
    "coord y",
    "coordy",
    "rd y",
    "rd_y",
    "rdy",
    "y (rd)",
    "y-rd",
    "y coord",
    "y rd",
    "noord",
    "northing",
    "point y",
  ],
  area: ["gebiedscode", "buurtcode", "wijkcode", "gebied", "area", "gemeentecode"],
  address: ["adres", "address", "volledig adres", "bezoekadres", "locatieadres"],
  street: ["straat", "straatnaam", "street"],
  number: ["huisnummer", "huisnr", "huis nummer", "nr", "house number"],
  postcode: ["postcode", "post code", "postal code", "zip"],
  city: ["plaats", "plaatsnaam", "woonplaats", "city", "town"],
  from: ["begindatum", "startdatum", "begin", "start", "from", "start date", "van"],
  to: ["einddatum", "eind", "einde", "to", "end", "end date", "tot", "tot en met"],
  targetGroups: ["doelgroepen", "doelgroep", "target group", "target groups", "voor wie"],
  reach: ["bereik (mensen per jaar)", "bereik", "reach", "deelnemers", "aantal deelnemers"],
  regular: ["regulier", "regular"],
  evidence: ["bewijs", "evidence"],
  party: ["organisatie", "organisation", "organization", "trekker", "uitvoerder", "initiatiefnemer", "aanbieder"],
  contactName: ["contactpersoon", "contact", "contact name"],
  contactEmail: ["e-mail", "email", "e-mailadres", "mail", "emailadres"],
  contactPhone: ["telefoon", "telefoonnummer", "phone", "tel"],
  openingHours: ["openingstijden", "openingsuren", "open", "opening hours", "open op"],
  openingNote: ["opmerking bij de openingstijden", "toelichting openingstijden"],
  takePart: ["meedoen of doorverwijzen", "meedoen", "aanmelden", "aanmelding", "doorverwijzen", "verwijzing", "how to take part"],
  funder: ["financier", "geldgever", "subsidiegever", "funder", "wie betaalt"],
  amount: ["bedrag", "bedrag (euro)", "subsidiebedrag", "budget", "amount"],
  fundingStatus: ["stand van het geld", "toegezegd of betaald", "status geld", "status subsidie", "funding status"],
  payer: ["soort betaler", "soort financier", "soort geldgever", "kind of payer", "payer"],
  duration: ["duur van het geld", "voor hoelang", "structureel of tijdelijk", "duration of the money"],
  link: ["link", "website", "url", "webadres"],
  source: ["bron", "source"],
  licence: ["licentie", "licence", "license"],
  // Numbers that a program counts anew for every file come last.
  key: ["id", "identificatie", "identifier", "uuid", "nummer", "code", "objectid", "fid"],
};

export const plain = (text: string): string =>
  searchable(text)
    .replace(/[\s_]+/g, " ")
    .trim();

const known = Object.fromEntries(
  Object.entries(wordsFor).map(([field, words]) => [
    field,
    new Map(
      Object.entries(words).flatMap(([word, others]) => [word, ...others].map((one): [string, string] => [plain(one), word])),
    ),
  ]),
) as Record<ChoiceField, Map<string, string>>;

/** What the settings say, else what we know; undefined for a word that means nothing here. */
export function recognise(field: ChoiceField, text: string, values: ImportSettings["values"]): string | undefined {
  const said = values[field];
  if (said && Object.hasOwn(said, text)) return said[text] || undefined;
  const word = known[field].get(plain(text));
  return word !== undefined && (choiceFields[field] as readonly string[]).includes(word) ? word : undefined;
}

/** The words in a cell: the whole of it when that is known, else its parts. */
export function wordsIn(field: ChoiceField, text: string, values: ImportSettings["values"]): string[] {
  if (!isSeveral(field) || text === "" || recognise(field, text, values) !== undefined) return [text];
  return [...new Set(text.split(/[,;/|]/).map((part) => part.trim()))].filter((part) => part !== "");
}

/** What the file says for each choice that comes from a column, most frequent first. */
export function wordsFound(rows: readonly Row[], settings: ImportSettings) {
  return Object.fromEntries(
    (Object.keys(choiceFields) as ChoiceField[]).flatMap((field) => {
      const template = settings.fields[field];
      if (!template || !isChoice(field)) return [];
      const times = new Map<string, number>();
      // No setting can say what a longer one means.
      for (const { cells } of rows)
        for (const word of wordsIn(field, fill(template, cells), settings.values))
          if (word.length <= mostOfWord) times.set(word, (times.get(word) ?? 0) + 1);
      const words = [...times].sort(([, a], [, b]) => b - a).slice(0, mostWords);
      return [
        [
          field,
          words.map(([word, number]) => {
            const ours = recognise(field, word, settings.values);
            return { text: word, times: number, ...(ours === undefined ? {} : { word: ours }) };
          }),
        ],
      ];
    }),
  );
}

const [mostWords, mostOfWord] = [60, 200];
