/** Work, education, income and benefits (CBS). */
import type { Text } from "../schema/indicator.ts";
import { field2015, field2024, only2022, rate2015, share2022 } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { countOf, percent, quantiles, thousandEuros } from "./units.ts";

const share = (
  entry: Pick<CatalogEntry, "id" | "theme" | "name" | "short" | "explanation" | "polarity" | "unit" | "field">,
): CatalogEntry => ({
  ...entry,
  denominator: "inwoners",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "wijken-2022",
  caveat: only2022,
  from: [share2022(entry.field)],
});

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
  unit: percent(0),
  field: "employment_rate",
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
  unit: percent(1),
  field: "income_low",
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
  unit: percent(1),
  field: "income_high",
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
  from: [field2024("GemiddeldInkomenPerInwoner_78")],
};

interface Benefit {
  id: string;
  theme: CatalogEntry["theme"];
  name: Text;
  short: Text;
  /** What someone has, and a second sentence on who gets it. */
  with: Text;
  who: Text;
  field: string;
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
  },
  {
    id: "ww-uitkeringen",
    theme: "werk",
    name: { nl: "WW-uitkeringen", en: "Unemployment benefits" },
    short: { nl: "WW", en: "Unemployment" },
    with: { nl: "een WW-uitkering", en: "an unemployment benefit" },
    who: { nl: "Die is voor mensen die hun baan kwijt zijn.", en: "It is for people who lost their job." },
    field: "WW_UIT_TOT",
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
  },
];

const roundedToTen: Text = {
  nl: "Dit cijfer is er alleen over 2015. Het CBS rondt af op tien en geeft niets bij weinig inwoners.",
  en: "This figure exists for 2015 only. CBS rounds to ten and gives nothing where few people live.",
};

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
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-wijkbuurtkaart-2015",
  field: benefit.field,
  caveat: roundedToTen,
  from: [field2015(benefit.field)],
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
  denominator: "inwoners",
  aggregation: { rule: "ratio", numerator: benefit.id, denominator: "inwoners", scale: 1000 },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-wijkbuurtkaart-2015",
  field: `${benefit.field} / AANT_INW`,
  caveat: roundedToTen,
  from: [rate2015(benefit.field, 1000)],
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
