/** Leefbaarometer 2.0, until 2016. */
import type { Text } from "../schema/indicator.ts";
import type { Binding, CatalogEntry } from "./entry.ts";
import { liveabilityLabels, liveabilityLimits, wholeClasses } from "./leefbaarometer.ts";
import { classUnit, measure } from "./units.ts";

const older: Text = {
  nl: "Dit is een ouder model dan de Leefbaarometer van nu, op de wijken en gemeenten van 2016. Zet de cijfers niet naast die van nu.",
  en: "This is an older model than the Leefbaarometer of today, on the districts and municipalities of 2016. Do not put its figures beside those of today.",
};

const ofModel2 = (field: string, years: number[]): Binding => ({
  figure: { kind: "field", table: "lbm2", field },
  years,
  levels: ["gemeente", "wijk"],
  national: false,
  division: 2016,
});

/** Another model is another indicator: no line joins the two. */
export const earlierLeefbaarometer: CatalogEntry[] = [
  {
    id: "leefbaarometer-2-klasse",
    theme: "leefomgeving",
    name: { nl: "Leefbaarheid 2002-2016, klasse", en: "Liveability 2002-2016, class" },
    short: { nl: "Leefbaarheid tot 2016", en: "Liveability to 2016" },
    explanation: {
      nl: "Hoe leefbaar de Leefbaarometer 2.0 een gebied vond, in negen klassen. Klasse 1 is zeer onvoldoende en klasse 9 is uitstekend.",
      en: "How liveable an area was according to the Leefbaarometer 2.0, in nine classes. Class 1 is very poor and class 9 is excellent.",
    },
    unit: classUnit,
    polarity: "higherIsBetter",
    method: "modelled",
    aggregation: { rule: "none" },
    classMethod: { method: "given", classes: 9, breaks: wholeClasses, middle: 4.5, labels: liveabilityLabels },
    ramp: "diverging",
    source: "leefbaarometer-2.0",
    field: "KL",
    caveat: older,
    steady: true,
    from: [ofModel2("KL", [2002, 2008, 2012, 2014, 2016])],
  },
  {
    id: "leefbaarometer-2-score",
    theme: "leefomgeving",
    name: { nl: "Leefbaarheid 2012-2016, verschil met Nederland", en: "Liveability 2012-2016, difference from the Netherlands" },
    short: { nl: "Leefbaarheid tot 2016, score", en: "Liveability to 2016, score" },
    explanation: {
      nl: "Hoeveel de leefbaarheid afweek van het gemiddelde van Nederland in dat jaar. Nul is het gemiddelde en boven nul is beter.",
      en: "How far liveability deviated from the Dutch average of that year. Zero is the average, above zero is better.",
    },
    unit: measure("punten", "points", 3),
    polarity: "higherIsBetter",
    method: "modelled",
    aggregation: { rule: "mean", weight: "huishoudens" },
    classMethod: { method: "given", classes: 9, breaks: liveabilityLimits, middle: 0 },
    ramp: "diverging",
    source: "leefbaarometer-2.0",
    field: "RLBRMTR",
    caveat: older,
    steady: true,
    nationalByDefinition: 0,
    from: [ofModel2("RLBRMTR", [2012, 2014, 2016])],
  },
];
