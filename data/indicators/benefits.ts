/** Benefits and care (CBS): people, against all inhabitants. */
import type { Text } from "../schema/indicator.ts";
import { field2015, fieldOfEditions, rate2015, ratioOfEditions } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { perDistrict } from "./income.ts";
import { countOf, countsToFive, countsToTen, ofCountsToFive, ofCountsToTen, percent, quantiles } from "./units.ts";

interface Benefit {
  id: string;
  theme: CatalogEntry["theme"];
  name: Text;
  short: Text;
  /** What someone has, and a second sentence on who gets it. */
  with: Text;
  who: Text;
  /** In 2015, and in later editions. */
  field: string;
  later: string;
}

/** The map of 2015 counts AOW benefits too: they say who is over the pension age, which the age groups say better. */
const benefits: Benefit[] = [
  {
    id: "bijstandsuitkeringen",
    theme: "armoede",
    name: { nl: "Mensen met een bijstandsuitkering", en: "People on social assistance" },
    short: { nl: "Bijstand", en: "Social assistance" },
    with: { nl: "een bijstandsuitkering", en: "a social assistance benefit" },
    who: {
      nl: "Die is voor mensen die te weinig geld hebben om van te leven.",
      en: "It is for people without enough money to live on.",
    },
    field: "WWB_UITTOT",
    later: "PersonenPerSoortUitkeringBijstand",
  },
  {
    id: "ww-uitkeringen",
    theme: "werk",
    name: { nl: "Mensen met een WW-uitkering", en: "People on unemployment benefit" },
    short: { nl: "WW", en: "Unemployment" },
    with: { nl: "een WW-uitkering", en: "an unemployment benefit" },
    who: { nl: "Die is voor mensen die hun baan kwijt zijn.", en: "It is for people who lost their job." },
    field: "WW_UIT_TOT",
    later: "PersonenPerSoortUitkeringWW",
  },
  {
    id: "ao-uitkeringen",
    theme: "werk",
    name: { nl: "Mensen met een arbeidsongeschiktheidsuitkering", en: "People on disability benefit" },
    short: { nl: "Arbeidsongeschikt", en: "Disability" },
    with: { nl: "een arbeidsongeschiktheidsuitkering", en: "a disability benefit" },
    who: {
      nl: "Die is voor mensen die door ziekte niet of minder kunnen werken.",
      en: "It is for people whom illness keeps from working.",
    },
    field: "AO_UIT_TOT",
    later: "PersonenPerSoortUitkeringAO",
  },
];

const roundedToTen: Text = {
  nl: "Na 2015 is dit cijfer er per wijk. Het CBS rondt aantallen af op tien en geeft niets bij weinig inwoners.",
  en: "After 2015 this figure exists per district. CBS rounds counts to ten and gives nothing where few people live.",
};

const peopleFrom2016: CatalogEntry["seriesBreaks"] = [
  {
    from: 2016,
    kind: "definition",
    why: {
      nl: "In 2015 telde het CBS uitkeringen, daarna mensen met een uitkering.",
      en: "In 2015 CBS counted benefits, afterwards people with a benefit.",
    },
  },
];

const benefitCount = (benefit: Benefit): CatalogEntry => ({
  id: benefit.id,
  theme: benefit.theme,
  name: benefit.name,
  short: benefit.short,
  explanation: {
    nl: `Het aantal mensen met ${benefit.with.nl}. ${benefit.who.nl}`,
    en: `The number of people with ${benefit.with.en}. ${benefit.who.en}`,
  },
  unit: countOf("mensen", "people"),
  polarity: "neutral",
  method: "counted",
  ...countsToTen,
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-editions",
  field: benefit.later,
  caveat: roundedToTen,
  seriesBreaks: peopleFrom2016,
  from: [...fieldOfEditions(benefit.later), field2015(benefit.field)],
});

const benefitRate = (benefit: Benefit): CatalogEntry => ({
  id: `${benefit.id}-per-1000`,
  theme: benefit.theme,
  name: { nl: `${benefit.name.nl} per 1.000 inwoners`, en: `${benefit.name.en} per 1,000 inhabitants` },
  short: { nl: `${benefit.short.nl} per 1.000`, en: `${benefit.short.en} per 1,000` },
  explanation: {
    nl: `Hoeveel van elke 1.000 inwoners ${benefit.with.nl} hebben. Kinderen en ouderen tellen mee bij de inwoners.`,
    en: `How many of every 1,000 inhabitants have ${benefit.with.en}. Inhabitants include children and the elderly.`,
  },
  unit: countOf("per 1.000 inwoners", "per 1,000 inhabitants"),
  polarity: "lowerIsBetter",
  method: "counted",
  ...ofCountsToTen,
  denominator: "inwoners",
  aggregation: { rule: "ratio", numerator: benefit.id, denominator: "inwoners", scale: 1000 },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-editions",
  field: `${benefit.later} / AantalInwoners`,
  caveat: roundedToTen,
  seriesBreaks: peopleFrom2016,
  from: [...ratioOfEditions(benefit.later, ["AantalInwoners"], 1000), rate2015(benefit.field, 1000)],
});

/** Definitions moved from year to year, and areas where few have it are withheld. */
const wmoCaveat: Text = {
  nl: `${perDistrict.nl} Niet alle gemeenten leveren dit aan.`,
  en: `${perDistrict.en} Not all municipalities deliver this.`,
};

const care: Omit<CatalogEntry, "id" | "name" | "short" | "explanation" | "unit" | "polarity" | "aggregation" | "field" | "from"> =
  {
    theme: "gezondheid",
    method: "counted",
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-editions",
    caveat: wmoCaveat,
  };

const wmo: CatalogEntry[] = [
  {
    ...care,
    id: "wmo-clienten-per-1000",
    name: { nl: "Mensen met Wmo-hulp per 1.000 inwoners", en: "People with Wmo support per 1,000 inhabitants" },
    short: { nl: "Wmo-hulp per 1.000", en: "Wmo support per 1,000" },
    explanation: {
      nl: "Hoeveel van elke 1.000 inwoners hulp van de gemeente krijgen uit de Wmo, zoals hulp in huis of een rolstoel.",
      en: "How many of every 1,000 inhabitants get support of the municipality under the Wmo, such as help at home.",
    },
    unit: countOf("per 1.000 inwoners", "per 1,000 inhabitants"),
    polarity: "neutral",
    ...ofCountsToFive,
    denominator: "inwoners",
    aggregation: { rule: "ratio", numerator: "wmo-clienten", denominator: "inwoners", scale: 1000 },
    field: "WmoClienten / AantalInwoners",
    from: ratioOfEditions("WmoClienten", ["AantalInwoners"], 1000),
  },
  {
    ...care,
    id: "wmo-clienten",
    name: { nl: "Mensen met Wmo-hulp", en: "People with Wmo support" },
    short: { nl: "Wmo-hulp", en: "Wmo support" },
    explanation: {
      nl: "Het aantal mensen dat hulp van de gemeente krijgt uit de Wmo.",
      en: "The number of people who get support of the municipality under the Wmo.",
    },
    unit: countOf("mensen", "people"),
    polarity: "neutral",
    ...countsToFive,
    aggregation: { rule: "sum" },
    field: "WmoClienten",
    from: fieldOfEditions("WmoClienten"),
  },
];

/** A share of everybody up to 23 (measured: 0.998 of those under 15 and eight tenths of 15 to 25), whom no table counts: it is not rolled up, the number is. */
const youthCare: CatalogEntry[] = [
  {
    ...care,
    id: "jeugdzorg",
    name: { nl: "Mensen tot 23 jaar met jeugdzorg", en: "People under 23 in youth care" },
    short: { nl: "Jeugdzorg", en: "Youth care" },
    explanation: {
      nl: "Welk deel van de mensen tot 23 jaar jeugdzorg krijgt, zoals hulp van een gezinscoach of een pleeggezin.",
      en: "The share of people under 23 who get youth care, such as a family coach or a foster family.",
    },
    unit: percent(1),
    polarity: "neutral",
    ...ofCountsToFive,
    aggregation: { rule: "none" },
    field: "PercentageJongerenMetJeugdzorg",
    from: fieldOfEditions("PercentageJongerenMetJeugdzorg"),
  },
  {
    ...care,
    id: "jongeren-met-jeugdzorg",
    name: { nl: "Aantal mensen tot 23 jaar met jeugdzorg", en: "Number of people under 23 in youth care" },
    short: { nl: "Jeugdzorg, aantal", en: "Youth care, number" },
    explanation: {
      nl: "Het aantal mensen tot 23 jaar dat jeugdzorg krijgt.",
      en: "The number of people under 23 who get youth care.",
    },
    unit: countOf("mensen", "people"),
    polarity: "neutral",
    ...countsToFive,
    aggregation: { rule: "sum" },
    field: "JongerenMetJeugdzorgInNatura",
    from: fieldOfEditions("JongerenMetJeugdzorgInNatura"),
  },
];

export const benefitEntries: CatalogEntry[] = [...benefits.map(benefitRate), ...benefits.map(benefitCount), ...wmo, ...youthCare];
