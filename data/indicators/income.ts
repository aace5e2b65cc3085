/** Work, education and income (CBS). */
import type { Text } from "../schema/indicator.ts";
import { field2024, fieldOfEditions, ratioOfEditions, share2022 } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { percent, quantiles, thousandEuros } from "./units.ts";

export const perDistrict: Text = {
  nl: "Dit cijfer is er per wijk, en niet per buurt. Een wijk heeft alleen een cijfer als ze sindsdien zeker of zeer waarschijnlijk gelijk bleef.",
  en: "This figure exists per district, and not per neighbourhood. Only districts that certainly or very likely stayed the same since then have a figure.",
};

type Given = Pick<
  CatalogEntry,
  "id" | "theme" | "name" | "short" | "explanation" | "polarity" | "unit" | "source" | "field" | "from"
>;

/** Of people who are seldom younger than 15: of those with an income, or of 15 to 75 years. */
const ofAdults = (entry: Given & Partial<CatalogEntry>): CatalogEntry => ({
  method: "counted",
  aggregation: { rule: "mean", weight: "inwoners-15-plus" },
  classMethod: quantiles,
  ramp: "sequential",
  caveat: perDistrict,
  steady: true,
  ...entry,
});

const participation = ofAdults({
  id: "arbeidsparticipatie",
  theme: "werk",
  name: { nl: "Mensen met betaald werk", en: "People in paid work" },
  short: { nl: "Betaald werk", en: "In work" },
  explanation: {
    nl: "Welk deel van de mensen van 15 tot 75 jaar betaald werk heeft. Een uur per week is genoeg om mee te tellen.",
    en: "The share of people aged 15 to 75 in paid work. One hour a week is enough to be counted.",
  },
  polarity: "higherIsBetter",
  unit: percent(0),
  source: "wijken-2022",
  field: "employment_rate",
  from: [share2022("employment_rate"), ...fieldOfEditions("Nettoarbeidsparticipatie", true)],
});

const levelsOfEducation = ["OpleidingsniveauLaag", "OpleidingsniveauMiddelbaar", "OpleidingsniveauHoog"];

/** The file of levels holds everybody of whom a register or the labour survey knows it, and is weighted to all. */
const partlyAsked: Pick<CatalogEntry, "method" | "use"> = {
  method: "asked",
  use: {
    nl: "Dit komt deels uit registers en deels uit een enquête. In kleine gebieden is het onzeker.",
    en: "This comes partly from registers and partly from a survey. In small areas it is uncertain.",
  },
};

const education = ofAdults({
  id: "hbo-of-universiteit",
  theme: "onderwijs",
  name: { nl: "Opleiding hbo of universiteit", en: "Higher education" },
  short: { nl: "Hbo of universiteit", en: "Higher education" },
  explanation: {
    nl: "Welk deel van de mensen van 15 tot 75 jaar een diploma heeft van het hbo of de universiteit.",
    en: "The share of people aged 15 to 75 with a degree of a university or a university of applied sciences.",
  },
  polarity: "neutral",
  ...partlyAsked,
  unit: percent(0),
  source: "wijken-2022",
  field: "edu_appl_sci",
  seriesBreaks: [
    {
      from: 2022,
      kind: "definition",
      why: {
        nl: "In 2022 deelde het CBS opleidingen anders in.",
        en: "In 2022 CBS changed its categories of education.",
      },
    },
  ],
  from: [share2022("edu_appl_sci"), ...ratioOfEditions("OpleidingsniveauHoog", levelsOfEducation, 100)],
});

const lowEducation = ofAdults({
  id: "lage-opleiding",
  theme: "onderwijs",
  name: { nl: "Opleiding tot en met vmbo of mbo 1", en: "Education up to lower secondary" },
  short: { nl: "Tot en met vmbo of mbo 1", en: "Up to lower secondary" },
  explanation: {
    nl: "Van welk deel van de mensen van 15 tot 75 jaar basisschool, vmbo of mbo 1 de hoogste opleiding is.",
    en: "The share of people aged 15 to 75 whose highest education is primary or lower secondary.",
  },
  polarity: "neutral",
  ...partlyAsked,
  unit: percent(0),
  source: "cbs-kwb-editions",
  field: `OpleidingsniveauLaag / ${levelsOfEducation.join(" + ")}`,
  from: ratioOfEditions("OpleidingsniveauLaag", levelsOfEducation, 100),
});

const lowIncome = ofAdults({
  id: "laag-inkomen",
  theme: "armoede",
  name: { nl: "Mensen met de laagste 40% van de inkomens", en: "People in the lowest 40% of incomes" },
  short: { nl: "Laagste 40% inkomens", en: "Lowest 40% of incomes" },
  explanation: {
    nl: "Welk deel van de mensen met een inkomen bij de laagste 40 procent van Nederland hoort. In heel Nederland is het 40 procent.",
    en: "The share of people with an income who are in the lowest 40 percent of the Netherlands. In the whole country it is 40 percent.",
  },
  polarity: "lowerIsBetter",
  unit: percent(1),
  source: "wijken-2022",
  field: "income_low",
  from: [share2022("income_low"), ...fieldOfEditions("k_40PersonenMetLaagsteInkomen", true)],
});

const highIncome = ofAdults({
  id: "hoog-inkomen",
  theme: "armoede",
  name: { nl: "Mensen met de hoogste 20% van de inkomens", en: "People in the highest 20% of incomes" },
  short: { nl: "Hoogste 20% inkomens", en: "Highest 20% of incomes" },
  explanation: {
    nl: "Welk deel van de mensen met een inkomen bij de hoogste 20 procent van Nederland hoort. In heel Nederland is het 20 procent.",
    en: "The share of people with an income who are in the highest 20 percent of the Netherlands. In the whole country it is 20 percent.",
  },
  polarity: "neutral",
  unit: percent(1),
  source: "wijken-2022",
  field: "income_high",
  from: [share2022("income_high"), ...fieldOfEditions("k_20PersonenMetHoogsteInkomen", true)],
});

const incomePerInhabitant = ofAdults({
  id: "inkomen-per-inwoner",
  theme: "armoede",
  name: { nl: "Gemiddeld persoonlijk inkomen per inwoner", en: "Average personal income per inhabitant" },
  short: { nl: "Inkomen per inwoner", en: "Income per inhabitant" },
  explanation: {
    nl: "Het gemiddelde inkomen per jaar, voordat de belasting eraf gaat, verdeeld over alle inwoners. Kinderen tellen dus mee.",
    en: "The average gross income per year, divided over all inhabitants. Children are included.",
  },
  polarity: "neutral",
  unit: thousandEuros(1),
  aggregation: { rule: "mean", weight: "inwoners" },
  source: "cbs-kwb-2024",
  field: "GemiddeldInkomenPerInwoner_78",
  caveat: {
    nl: "Niet elke wijk en buurt heeft een cijfer. We rekenen de euro's van verschillende jaren niet om.",
    en: "Not every district and neighbourhood has a figure. We do not convert the euros of different years.",
  },
  from: [field2024("GemiddeldInkomenPerInwoner_78"), ...fieldOfEditions("GemiddeldInkomenPerInwoner")],
});

const incomePerRecipient = ofAdults({
  id: "inkomen-per-ontvanger",
  theme: "armoede",
  name: { nl: "Gemiddeld persoonlijk inkomen per ontvanger", en: "Average personal income per recipient" },
  short: { nl: "Inkomen per ontvanger", en: "Income per recipient" },
  explanation: {
    nl: "Het gemiddelde inkomen per jaar, voordat de belasting eraf gaat, van mensen die een inkomen hebben.",
    en: "The average gross income per year of people who have an income.",
  },
  polarity: "neutral",
  unit: thousandEuros(1),
  source: "cbs-kwb-editions",
  field: "GemiddeldInkomenPerInkomensontvanger",
  from: fieldOfEditions("GemiddeldInkomenPerInkomensontvanger"),
});

/** Households are never younger than their heads: weighed by themselves. */
const ofHouseholds = (id: string, name: Text, short: Text, explanation: Text, field: string): CatalogEntry =>
  ofAdults({
    id,
    theme: "armoede",
    name,
    short,
    explanation,
    polarity: "lowerIsBetter",
    unit: percent(1),
    aggregation: { rule: "mean", weight: "huishoudens" },
    source: "cbs-kwb-editions",
    field,
    from: fieldOfEditions(field),
  });

const poorHouseholds = [
  ofHouseholds(
    "huishoudens-laag-inkomen",
    { nl: "Huishoudens met een laag inkomen", en: "Households on a low income" },
    { nl: "Huishoudens laag inkomen", en: "Low-income households" },
    {
      nl: "Welk deel van de huishoudens onder de lage-inkomensgrens van het CBS leeft. Die grens is in elk jaar evenveel waard.",
      en: "The share of households below the low-income threshold of CBS, which is worth the same in every year.",
    },
    "HuishoudensMetEenLaagInkomen",
  ),
  ofHouseholds(
    "huishoudens-sociaal-minimum",
    { nl: "Huishoudens onder of rond het sociaal minimum", en: "Households below or around the social minimum" },
    { nl: "Rond sociaal minimum", en: "Around social minimum" },
    {
      nl: "Welk deel van de huishoudens moet leven van het bedrag dat volgens de wet het minimum is, of van minder.",
      en: "The share of households that live on the legal minimum amount or less.",
    },
    "HuishOnderOfRondSociaalMinimum",
  ),
];

export const incomeEntries: CatalogEntry[] = [
  participation,
  education,
  lowEducation,
  incomePerInhabitant,
  incomePerRecipient,
  lowIncome,
  highIncome,
  ...poorHouseholds,
];
