/** Who lives there: inhabitants by sex, origin and marital state (CBS); by age: ages.ts. */
import type { Text } from "../schema/indicator.ts";
import {
  field2015,
  field2022,
  field2024,
  fieldOfEditions,
  fieldOfGemeenten,
  fieldOfMaps,
  rate2015,
  rateOfMaps,
  ratioOfEditions,
  share2015,
  shareOfInhabitants2024,
  shareOfMaps,
} from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { countOf, countsToFive, naturalBreaks, ofCountsToFive, percent, quantiles } from "./units.ts";

export const roundedToFive: Text = {
  nl: "Het CBS rondt aantallen in wijken en buurten af op vijf.",
  en: "Statistics Netherlands rounds counts in districts and neighbourhoods to five.",
};

const computedShare: Text = {
  nl: "We rekenen het percentage uit met aantallen die het CBS op vijf afrondt. In kleine buurten kan het iets afwijken.",
  en: "We compute the percentage from counts that CBS rounds to five. In small neighbourhoods it can be slightly off.",
};

const inhabitants: CatalogEntry = {
  id: "inwoners",
  theme: "bevolking",
  name: { nl: "Inwoners", en: "Inhabitants" },
  short: { nl: "Inwoners", en: "Inhabitants" },
  explanation: {
    nl: "Het aantal mensen dat op 1 januari in het gebied staat ingeschreven.",
    en: "The number of people registered in the area on 1 January.",
  },
  unit: countOf("inwoners", "inhabitants"),
  polarity: "neutral",
  method: "counted",
  ...countsToFive,
  aggregation: { rule: "sum" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "AantalInwoners_5",
  caveat: roundedToFive,
  steady: true,
  from: [
    field2024("AantalInwoners_5"),
    field2022("population"),
    ...fieldOfEditions("AantalInwoners"),
    fieldOfGemeenten("AantalInwoners"),
    ...fieldOfMaps("AANT_INW", [2016]),
    field2015("AANT_INW"),
  ],
};

const density: CatalogEntry = {
  id: "bevolkingsdichtheid",
  theme: "bevolking",
  name: { nl: "Bevolkingsdichtheid", en: "Population density" },
  short: { nl: "Dichtheid", en: "Density" },
  explanation: {
    nl: "Het aantal inwoners per vierkante kilometer land.",
    en: "The number of inhabitants per square kilometre of land.",
  },
  unit: countOf("inwoners per km² land", "inhabitants per km² of land"),
  polarity: "neutral",
  method: "counted",
  ...ofCountsToFive,
  denominator: "oppervlakte-land",
  aggregation: { rule: "ratio", numerator: "inwoners", denominator: "oppervlakte-land", scale: 100 },
  classMethod: naturalBreaks,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  field: "Bevolkingsdichtheid_34",
  caveat: {
    nl: "Een lege waarde kan ook nul zijn, bijvoorbeeld in een buurt zonder inwoners.",
    en: "An empty value may also be zero, for example where nobody lives.",
  },
  steady: true,
  from: [
    field2024("Bevolkingsdichtheid_34"),
    ...fieldOfEditions("Bevolkingsdichtheid"),
    ...fieldOfMaps("BEV_DICHTH", [2016]),
    field2015("BEV_DICHTH"),
  ],
};

/** Whatever the source: of later years we have wijken, seldom buurten. */
export const wijkenAfter2015: Text = {
  nl: "Over 2015 is dit cijfer er per buurt, over latere jaren per wijk.",
  en: "For 2015 this figure exists per neighbourhood, for later years per district.",
};

/** Percentages of inhabitants share everything but their name and their fields. */
export const inhabitantShare = (
  entry: Pick<CatalogEntry, "id" | "name" | "short" | "explanation" | "field" | "from"> &
    Partial<Pick<CatalogEntry, "source" | "caveat">>,
): CatalogEntry => ({
  theme: "bevolking",
  unit: percent(0),
  polarity: "neutral",
  method: "counted",
  ...ofCountsToFive,
  denominator: "inwoners",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-kwb-2024",
  caveat: computedShare,
  steady: true,
  ...entry,
});

const women = inhabitantShare({
  id: "vrouwen",
  name: { nl: "Vrouwen", en: "Women" },
  short: { nl: "Vrouwen", en: "Women" },
  explanation: { nl: "Welk deel van de inwoners vrouw is.", en: "The share of inhabitants who are women." },
  field: "Vrouwen_7",
  from: [
    shareOfInhabitants2024("Vrouwen_7", ["Mannen_6", "Vrouwen_7"]),
    ...ratioOfEditions("Vrouwen", ["Mannen", "Vrouwen"], 100),
    ...rateOfMaps("AANT_VROUW", 100),
    rate2015("AANT_VROUW", 100),
  ],
});

/**
 * Country of origin in the categories that CBS uses since 2022. The map of 2015 has the old ones ("westers", "niet-westers",
 * single countries): CBS retired them and they do not convert, so they are left out.
 */
const origins = [
  { id: "nederland", nl: "Nederland", en: "the Netherlands", field: "Nederland_17" },
  { id: "europa", nl: "Europa zonder Nederland", en: "the rest of Europe", field: "EuropaExclusiefNederland_18" },
  { id: "buiten-europa", nl: "buiten Europa", en: "outside Europe", field: "BuitenEuropa_19" },
] as const;

const originFields = origins.map(({ field }) => field);

const originShares = origins.map(({ id, nl, en, field }) =>
  inhabitantShare({
    id: `herkomst-${id}`,
    name: { nl: `Herkomst: ${nl}`, en: `Origin: ${en}` },
    short: { nl: `Herkomst ${nl}`, en: `Origin ${en}` },
    explanation: {
      nl: `Welk deel van de inwoners als herkomst "${nl}" heeft. Het CBS kijkt waar iemand en zijn ouders zijn geboren.`,
      en: `The share of inhabitants with origin "${en}". It depends on where they and their parents were born.`,
    },
    field,
    from: [shareOfInhabitants2024(field, originFields)],
  }),
);

/** The map of 2015 has these as whole percentages; 2024 has none in the sources we read. */
const maritalStates = [
  { id: "ongehuwd", nl: "Ongehuwd", what: "nooit getrouwd is geweest", en: "Never married", field: "P_ONGEHUWD" },
  { id: "gehuwd", nl: "Gehuwd", what: "getrouwd is", en: "Married", field: "P_GEHUWD" },
  { id: "gescheiden", nl: "Gescheiden", what: "gescheiden is", en: "Divorced", field: "P_GESCHEID" },
  { id: "verweduwd", nl: "Verweduwd", what: "weduwe of weduwnaar is", en: "Widowed", field: "P_VERWEDUW" },
] as const;

const maritalShares = maritalStates.map(({ id, nl, what, en, field }) =>
  inhabitantShare({
    id,
    name: { nl, en },
    short: { nl, en },
    explanation: {
      nl: `Welk deel van de inwoners ${what}. Een geregistreerd partnerschap telt als huwelijk.`,
      en: `The share of inhabitants who are ${en.toLowerCase()}. A registered partnership counts as marriage.`,
    },
    source: "cbs-kwb-editions",
    field: `${nl} / ${maritalStates.map((one) => one.nl).join(" + ")}`,
    caveat: wijkenAfter2015,
    from: [
      ...ratioOfEditions(
        nl,
        maritalStates.map((one) => one.nl),
        100,
      ),
      ...shareOfMaps(field),
      share2015(field),
    ],
  }),
);

export const populationEntries: CatalogEntry[] = [inhabitants, density, women, ...originShares, ...maritalShares];
