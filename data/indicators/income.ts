/** Work, education, income and benefits (CBS). */
import type { Text } from "../schema/indicator.ts";
import { field2015, field2024, fieldOfEditions, rate2015, ratioOfEditions, share2022 } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { countOf, percent, quantiles, thousandEuros } from "./units.ts";

const share = ({
  later,
  ...rest
}: Pick<CatalogEntry, "id" | "theme" | "name" | "short" | "explanation" | "polarity" | "method" | "unit" | "field"> & {
  later?: string;
}): CatalogEntry => ({
  ...rest,
  denominator: "inwoners",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "wijken-2022",
  caveat: perDistrict,
  steady: true,
  from: [share2022(rest.field), ...(later ? fieldOfEditions(later, true) : [])],
});

export const perDistrict: Text = {
  nl: "Dit cijfer is er per wijk, en niet per buurt. Een wijk heeft alleen een cijfer als ze sindsdien zeker of zeer waarschijnlijk gelijk bleef.",
  en: "This figure exists per district, and not per neighbourhood. Only districts that certainly or very likely stayed the same since then have a figure.",
};

const participation = share({
  id: "arbeidsparticipatie",
  theme: "werk",
  name: { nl: "Mensen met betaald werk", en: "People in paid work" },
  short: { nl: "Betaald werk", en: "In work" },
  explanation: {
    nl: "Welk deel van de mensen van 15 tot 75 jaar betaald werk heeft.",
    en: "The share of people aged 15 to 75 in paid work.",
  },
  polarity: "higherIsBetter",
  method: "counted",
  unit: percent(0),
  field: "employment_rate",
  later: "Nettoarbeidsparticipatie",
});

const education = share({
  id: "hbo-of-universiteit",
  theme: "onderwijs",
  name: { nl: "Opleiding hbo of universiteit", en: "Higher education" },
  short: { nl: "Hbo of universiteit", en: "Higher education" },
  explanation: {
    nl: "Welk deel van de mensen van 15 tot 75 jaar een diploma heeft van het hbo of de universiteit.",
    en: "The share of people aged 15 to 75 with a degree of a university or a university of applied sciences.",
  },
  polarity: "neutral",
  method: "counted",
  unit: percent(0),
  field: "edu_appl_sci",
});

const lowIncome = share({
  id: "laag-inkomen",
  theme: "armoede",
  name: { nl: "Mensen met een laag inkomen", en: "People on a low income" },
  short: { nl: "Laag inkomen", en: "Low income" },
  explanation: {
    nl: "Welk deel van de mensen met een inkomen bij de laagste 40 procent van Nederland hoort.",
    en: "The share of people with an income who are in the lowest 40 percent of the Netherlands.",
  },
  polarity: "lowerIsBetter",
  method: "counted",
  unit: percent(1),
  field: "income_low",
  later: "k_40PersonenMetLaagsteInkomen",
});

const highIncome = share({
  id: "hoog-inkomen",
  theme: "armoede",
  name: { nl: "Mensen met een hoog inkomen", en: "People on a high income" },
  short: { nl: "Hoog inkomen", en: "High income" },
  explanation: {
    nl: "Welk deel van de mensen met een inkomen bij de hoogste 20 procent van Nederland hoort.",
    en: "The share of people with an income who are in the highest 20 percent of the Netherlands.",
  },
  polarity: "neutral",
  method: "counted",
  unit: percent(1),
  field: "income_high",
  later: "k_20PersonenMetHoogsteInkomen",
});

const incomePerInhabitant: CatalogEntry = {
  id: "inkomen-per-inwoner",
  theme: "armoede",
  name: { nl: "Gemiddeld inkomen per inwoner", en: "Average income per inhabitant" },
  short: { nl: "Inkomen", en: "Income" },
  explanation: {
    nl: "Het gemiddelde inkomen per jaar, voordat de belasting eraf gaat, verdeeld over alle inwoners. Kinderen tellen dus mee.",
    en: "The average gross income per year, divided over all inhabitants. Children are included.",
  },
  unit: thousandEuros(1),
  polarity: "neutral",
  method: "counted",
  denominator: "inwoners",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "GemiddeldInkomenPerInwoner_78",
  caveat: {
    nl: "Er is een cijfer voor 13 procent van de buurten en 55 procent van de wijken.",
    en: "There is a figure for 13 percent of neighbourhoods and 55 percent of districts.",
  },
  steady: true,
  from: [field2024("GemiddeldInkomenPerInwoner_78"), ...fieldOfEditions("GemiddeldInkomenPerInwoner")],
};

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
    name: { nl: "Bijstandsuitkeringen", en: "Social assistance benefits" },
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
    name: { nl: "WW-uitkeringen", en: "Unemployment benefits" },
    short: { nl: "WW", en: "Unemployment" },
    with: { nl: "een WW-uitkering", en: "an unemployment benefit" },
    who: { nl: "Die is voor mensen die hun baan kwijt zijn.", en: "It is for people who lost their job." },
    field: "WW_UIT_TOT",
    later: "PersonenPerSoortUitkeringWW",
  },
  {
    id: "ao-uitkeringen",
    theme: "werk",
    name: { nl: "Arbeidsongeschiktheidsuitkeringen", en: "Disability benefits" },
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
  nl: "Dit cijfer is er over 2015, en per wijk over 2020. Het CBS rondt af op tien en geeft niets bij weinig inwoners.",
  en: "This figure exists for 2015, and per district for 2020. CBS rounds to ten and gives nothing where few people live.",
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
  unit: countOf("uitkeringen", "benefits"),
  polarity: "neutral",
  method: "counted",
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
    nl: `Hoeveel van elke 1.000 inwoners ${benefit.with.nl} hebben. ${benefit.who.nl}`,
    en: `How many of every 1,000 inhabitants have ${benefit.with.en}. ${benefit.who.en}`,
  },
  unit: countOf("per 1.000 inwoners", "per 1,000 inhabitants"),
  polarity: "lowerIsBetter",
  method: "counted",
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

export const incomeEntries: CatalogEntry[] = [
  participation,
  education,
  incomePerInhabitant,
  lowIncome,
  highIncome,
  ...benefits.map(benefitRate),
  ...benefits.map(benefitCount),
];
