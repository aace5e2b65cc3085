/** Cars (CBS). */
import type { Text } from "../schema/indicator.ts";
import { field2015, fieldOfEditions } from "./bindings.ts";
import type { CatalogEntry } from "./entry.ts";
import { countOf, countsToFive, measure, ofCountsToFive, quantiles } from "./units.ts";

const carCaveat: Text = {
  nl: "Na 2015 zijn deze cijfers er per wijk. Auto's van leasebedrijven tellen mee waar het bedrijf zit.",
  en: "After 2015 these figures exist per district. Leased cars count where the leasing company is.",
};

export const carEntries: CatalogEntry[] = [
  {
    id: "personenautos",
    theme: "leefomgeving",
    name: { nl: "Personenauto's", en: "Cars" },
    short: { nl: "Auto's", en: "Cars" },
    explanation: { nl: "Het aantal personenauto's in het gebied.", en: "The number of cars in the area." },
    unit: countOf("auto's", "cars"),
    polarity: "neutral",
    method: "counted",
    ...countsToFive,
    aggregation: { rule: "sum" },
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-editions",
    field: "PersonenautoSTotaal",
    caveat: carCaveat,
    steady: true,
    from: [...fieldOfEditions("PersonenautoSTotaal"), field2015("AUTO_TOT")],
  },
  {
    id: "autos-per-huishouden",
    theme: "leefomgeving",
    name: { nl: "Auto's per huishouden", en: "Cars per household" },
    short: { nl: "Auto's per huishouden", en: "Cars per household" },
    explanation: {
      nl: "Hoeveel personenauto's een huishouden gemiddeld heeft.",
      en: "How many cars a household has on average.",
    },
    unit: measure("per huishouden", "per household", 1),
    polarity: "neutral",
    method: "counted",
    denominator: "huishoudens",
    aggregation: { rule: "ratio", numerator: "personenautos", denominator: "huishoudens", scale: 1 },
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-editions",
    field: "PersonenautoSPerHuishouden",
    caveat: carCaveat,
    steady: true,
    from: [...fieldOfEditions("PersonenautoSPerHuishouden"), field2015("AUTO_HH")],
  },
  {
    id: "autos-per-km2",
    theme: "leefomgeving",
    name: { nl: "Auto's per vierkante kilometer", en: "Cars per square kilometre" },
    short: { nl: "Auto's per km²", en: "Cars per km²" },
    explanation: {
      nl: "Het aantal personenauto's per vierkante kilometer land.",
      en: "The number of cars per square kilometre of land.",
    },
    unit: countOf("per km² land", "per km² of land"),
    polarity: "neutral",
    method: "counted",
    ...ofCountsToFive,
    denominator: "oppervlakte-land",
    aggregation: { rule: "ratio", numerator: "personenautos", denominator: "oppervlakte-land", scale: 100 },
    classMethod: quantiles,
    ramp: "sequential",
    source: "cbs-kwb-editions",
    field: "PersonenautoSNaarOppervlakte",
    caveat: carCaveat,
    steady: true,
    from: [...fieldOfEditions("PersonenautoSNaarOppervlakte"), field2015("AUTO_LAND")],
  },
];
