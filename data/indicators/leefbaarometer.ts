/**
 * Leefbaarometer 3.0, 2024: total and five dimensions, as deviation from the national mean and as class.
 *
 * The total class is `kscore`: the file also has `kafw`, but that is the class of the total as a deviation, with the same
 * limits as the dimensions, `liveabilityLimits`. `kscore` has its own, uneven limits, `totalLimits`. Both are measured: every class of the
 * files follows from its score by them, without one exception in 12,489 areas (test/judges/recount.test.ts).
 *
 * Rolling up: the mean weighted by households comes within 0.0017 of the published gemeente on average, by inhabitants
 * within 0.0036, unweighted within 0.03. So households it is.
 */
import type { Text } from "../schema/indicator.ts";
import { leefbaarometer } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { classUnit, measure } from "./units.ts";

/** Between the highest total of class k and the lowest of class k + 1, measured on all buurten and gemeenten. */
const totalLimits = [-0.428, -0.3538, -0.2815, -0.164, -0.103, 0.01014, 0.08955, 0.16796];
export const liveabilityLimits = [-0.2352, -0.15679, -0.0784, -0.0392, 0.03919, 0.07839, 0.15678, 0.2352];

export const liveabilityLabels: Text[] = [
  { nl: "zeer onvoldoende", en: "very poor" },
  { nl: "ruim onvoldoende", en: "poor" },
  { nl: "onvoldoende", en: "insufficient" },
  { nl: "zwak", en: "weak" },
  { nl: "voldoende", en: "sufficient" },
  { nl: "ruim voldoende", en: "amply sufficient" },
  { nl: "goed", en: "good" },
  { nl: "zeer goed", en: "very good" },
  { nl: "uitstekend", en: "excellent" },
];

const deviationLabels: Text[] = [
  { nl: "veel lager dan gemiddeld (laagste klasse)", en: "far below average (lowest class)" },
  { nl: "veel lager dan gemiddeld", en: "far below average" },
  { nl: "lager dan gemiddeld", en: "below average" },
  { nl: "iets lager dan gemiddeld", en: "slightly below average" },
  { nl: "rond het gemiddelde", en: "around the average" },
  { nl: "iets hoger dan gemiddeld", en: "slightly above average" },
  { nl: "hoger dan gemiddeld", en: "above average" },
  { nl: "veel hoger dan gemiddeld", en: "far above average" },
  { nl: "veel hoger dan gemiddeld (hoogste klasse)", en: "far above average (highest class)" },
];

export const wholeClasses = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5];

const modelled: Text = {
  nl: "De Leefbaarometer is een model. Het schat hoe mensen de leefbaarheid ervaren. Buurten met weinig bewoners hebben geen score.",
  en: "The Leefbaarometer is a model. It estimates how people experience liveability. Neighbourhoods with few residents have no score.",
};

interface Dimension {
  id: string;
  theme: CatalogEntry["theme"];
  /** Field in the CSV; the class is k + field in the WFS. */
  field: string;
  name: Text;
  about: Text;
}

const dimensions: Dimension[] = [
  {
    id: "fysieke-omgeving",
    theme: "leefomgeving",
    field: "fys",
    name: { nl: "fysieke omgeving", en: "physical environment" },
    about: {
      nl: "Dit gaat over de inrichting van de buurt, zoals groen, water, wegen en geluid.",
      en: "This is about the layout of the neighbourhood, such as green, water, roads and noise.",
    },
  },
  {
    id: "woningvoorraad",
    theme: "wonen",
    field: "won",
    name: { nl: "woningvoorraad", en: "housing stock" },
    about: {
      nl: "Dit gaat over de woningen: soort, leeftijd en eigendom.",
      en: "This is about the dwellings: type, age and ownership.",
    },
  },
  {
    id: "voorzieningen",
    theme: "leefomgeving",
    field: "vrz",
    name: { nl: "voorzieningen", en: "amenities" },
    about: {
      nl: "Dit gaat over winkels, zorg, scholen, horeca en vervoer in de buurt.",
      en: "This is about shops, care, schools, catering and transport nearby.",
    },
  },
  {
    id: "sociale-samenhang",
    theme: "samenhang",
    field: "soc",
    name: { nl: "sociale samenhang", en: "social cohesion" },
    about: {
      nl: "Dit gaat over hoe bewoners met elkaar samenleven en hoe vaak ze verhuizen.",
      en: "This is about how residents live together and how often they move.",
    },
  },
  {
    id: "overlast-en-onveiligheid",
    theme: "veiligheid",
    field: "onv",
    name: { nl: "overlast en onveiligheid", en: "nuisance and safety" },
    about: {
      nl: "Dit gaat over overlast, misdrijven en hoe veilig mensen zich voelen. Een hoge score betekent weinig overlast.",
      en: "This is about nuisance, crime and how safe people feel. A high score means little nuisance.",
    },
  },
];

const total: CatalogEntry[] = [
  {
    id: "leefbaarometer-klasse",
    theme: "leefomgeving",
    name: { nl: "Leefbaarheid, klasse", en: "Liveability, class" },
    short: { nl: "Leefbaarheid", en: "Liveability" },
    explanation: {
      nl: "Hoe leefbaar de Leefbaarometer een gebied vindt, in negen klassen. Klasse 1 is zeer onvoldoende en klasse 9 is uitstekend.",
      en: "How liveable an area is according to the Leefbaarometer, in nine classes. Class 1 is very poor and class 9 is excellent.",
    },
    unit: classUnit,
    polarity: "higherIsBetter",
    method: "modelled",
    aggregation: { rule: "none" },
    classMethod: { method: "given", classes: 9, breaks: wholeClasses, middle: 4.5, labels: liveabilityLabels },
    ramp: "diverging",
    source: "leefbaarometer-2024",
    field: "lbm3:buurtscore24 kscore",
    caveat: {
      nl: "Dit is een schatting met een model. Bij wijken en gebieden uit een lijst berekenen we de klasse uit de score. Gebieden met meer huishoudens tellen zwaarder mee.",
      en: "This is an estimate with a model. For districts and areas of a list we compute the class from the score. Areas with more households count for more.",
    },
    from: [leefbaarometer("lbm-klasse", "kscore")],
    classOf: { indicator: "leefbaarometer-score", limits: totalLimits },
  },
  {
    id: "leefbaarometer-score",
    theme: "leefomgeving",
    name: { nl: "Leefbaarheid, verschil met Nederland", en: "Liveability, difference from the Netherlands" },
    short: { nl: "Leefbaarheid, score", en: "Liveability, score" },
    explanation: {
      nl: "Hoeveel de leefbaarheid afwijkt van het gemiddelde van Nederland. Nul is het gemiddelde en boven nul is beter.",
      en: "How far liveability deviates from the Dutch average. Zero is the average, above zero is better.",
    },
    unit: measure("punten", "points", 3),
    polarity: "higherIsBetter",
    method: "modelled",
    aggregation: { rule: "mean", weight: "huishoudens" },
    classMethod: { method: "given", classes: 9, breaks: liveabilityLimits, middle: 0 },
    ramp: "diverging",
    source: "leefbaarometer-2024",
    field: "afw",
    caveat: modelled,
    nationalByDefinition: 0,
    from: [leefbaarometer("lbm", "afw")],
  },
];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const deviation = ({ id, theme, field, name, about }: Dimension): CatalogEntry => ({
  id: `leefbaarometer-${id}`,
  theme,
  name: { nl: `Leefbaarheid: ${name.nl}`, en: `Liveability: ${name.en}` },
  short: { nl: capital(name.nl), en: capital(name.en) },
  explanation: {
    nl: `${about.nl} Nul is het gemiddelde van Nederland en boven nul is beter.`,
    en: `${about.en} Zero is the Dutch average, above zero is better.`,
  },
  unit: measure("punten", "points", 3),
  polarity: "higherIsBetter",
  method: "modelled",
  aggregation: { rule: "mean", weight: "huishoudens" },
  classMethod: { method: "given", classes: 9, breaks: liveabilityLimits, middle: 0 },
  ramp: "diverging",
  source: "leefbaarometer-2024",
  field,
  caveat: modelled,
  nationalByDefinition: 0,
  from: [leefbaarometer("lbm", field)],
});

const deviationClass = ({ id, theme, field, name, about }: Dimension): CatalogEntry => ({
  id: `leefbaarometer-${id}-klasse`,
  theme,
  name: { nl: `Leefbaarheid: ${name.nl}, klasse`, en: `Liveability: ${name.en}, class` },
  short: { nl: `${capital(name.nl)}, klasse`, en: `${capital(name.en)}, class` },
  explanation: {
    nl: `${about.nl} Klasse 5 is rond het gemiddelde van Nederland en klasse 9 is het best.`,
    en: `${about.en} Class 5 is around the Dutch average, class 9 is best.`,
  },
  unit: classUnit,
  polarity: "higherIsBetter",
  method: "modelled",
  aggregation: { rule: "none" },
  classMethod: { method: "given", classes: 9, breaks: wholeClasses, middle: 5, labels: deviationLabels },
  ramp: "diverging",
  source: "leefbaarometer-2024",
  field: `lbm3:buurtscore24 k${field}`,
  caveat: modelled,
  from: [leefbaarometer("lbm-klasse", `k${field}`)],
  classOf: { indicator: `leefbaarometer-${id}`, limits: liveabilityLimits },
});

export const leefbaarometerEntries: CatalogEntry[] = [...total, ...dimensions.map(deviation), ...dimensions.map(deviationClass)];
