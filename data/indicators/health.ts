/** Health and cohesion: estimates of RIVM from the Gezondheidsmonitor, people of 18 and older. */
import type { Text } from "../schema/indicator.ts";
import { health } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { type HealthMeasure, healthMeasures } from "./health-measures.ts";
import { percent, quantiles } from "./units.ts";

const estimated: Text = {
  nl: "Dit is een schatting met een model, geen telling. Tellen wij gebieden op, dan wegen wij naar inwoners.",
  en: "A model estimate, not a count. When areas are combined we weight by inhabitants.",
};

const estimatedOn2020: Text = {
  nl: `${estimated.nl} De tabel gebruikt de indeling van 2020. Alleen gebieden die sindsdien zeker of zeer waarschijnlijk gelijk bleven, hebben een cijfer.`,
  en: `${estimated.en} The table uses the division of 2020. Only areas that certainly or very likely stayed the same since then have a figure.`,
};

const years = [2012, 2016, 2020];

const entryOf = (measure: HealthMeasure): CatalogEntry => ({
  id: measure.id,
  theme: measure.theme,
  name: measure.name,
  short: measure.short,
  explanation: {
    nl: `Hoeveel volwassenen ${measure.who.nl}, in procenten. Volwassenen zijn mensen van 18 jaar of ouder.`,
    en: `The share of people aged 18 and older who ${measure.who.en}.`,
  },
  unit: percent(1),
  polarity: measure.polarity,
  denominator: "inwoners",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "rivm-50090",
  field: measure.field,
  caveat: estimatedOn2020,
  from: [
    health(
      measure.field,
      years.filter((year) => year >= (measure.since ?? 2012)),
    ),
  ],
});

const goodHealth: CatalogEntry = {
  id: "goed-ervaren-gezondheid",
  theme: "gezondheid",
  name: { nl: "Voelt zich gezond", en: "Good perceived health" },
  short: { nl: "Voelt zich gezond", en: "Good health" },
  explanation: {
    nl: "Welk deel van de mensen van 18 jaar of ouder de eigen gezondheid goed of heel goed noemt.",
    en: "The share of people aged 18 and older who call their own health good or very good.",
  },
  unit: percent(1),
  polarity: "higherIsBetter",
  denominator: "inwoners",
  aggregation: { rule: "mean", weight: "inwoners" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "rivm-50150",
  field: "GoedErvarenGezondheid_4",
  caveat: estimated,
  from: [
    {
      figure: { kind: "field", table: "50150NED", field: "GoedErvarenGezondheid_4" },
      years: [2012, 2016, 2020, 2022, 2024],
      levels: ["gemeente", "buurt"],
      national: true,
    },
  ],
};

export const healthEntries: CatalogEntry[] = [goodHealth, ...healthMeasures.map(entryOf)];
