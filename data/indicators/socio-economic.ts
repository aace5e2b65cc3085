/** Socio-economic status (CBS). */
import type { CatalogEntry } from "./entry.ts";
import { perDistrict } from "./income.ts";
import { measure, quantiles } from "./units.ts";

export const socioEconomicStatus: CatalogEntry = {
  id: "ses-woa",
  theme: "armoede",
  name: { nl: "Sociaal-economische status (SES-WOA)", en: "Socio-economic status (SES-WOA)" },
  short: { nl: "Sociaal-economische status", en: "Socio-economic status" },
  explanation: {
    nl: "Hoe huishoudens ervoor staan met vermogen en inkomen, opleiding en werk, samen in één score. Nul is ongeveer het gemiddelde van Nederland en boven nul is beter.",
    en: "How households are doing in wealth and income, education and work, in one score. Zero is about the Dutch average and above zero is better.",
  },
  unit: measure("punten", "points", 2),
  polarity: "higherIsBetter",
  method: "counted",
  use: {
    nl: "De score komt uit registers. Van ongeveer drie op de tien mensen is de opleiding geschat. Je mag jaren vergelijken.",
    en: "The score comes from registers. The education of about three in ten people is estimated. Years may be compared.",
  },
  aggregation: { rule: "mean", weight: "huishoudens" },
  classMethod: quantiles,
  ramp: "sequential",
  source: "cbs-ses-woa",
  field: "GemiddeldeScore_29",
  caveat: perDistrict,
  steady: true,
  from: [
    {
      figure: { kind: "field", table: "85163NED", field: "GemiddeldeScore_29" },
      years: [2014, 2019],
      levels: ["wijk"],
      national: false,
      division: 2021,
    },
  ],
};
