/** Who publishes each source and under which licence, for files that came straight from the official address. */
import type { SourceId } from "#data/indicators/sources.ts";

export interface SourceOrigin {
  publisher: string;
  licence: string;
  attribution: string;
}

const cbs = { publisher: "CBS", licence: "CC BY 4.0" };
const map = { publisher: "CBS en Kadaster", licence: "CC BY 4.0" };
const rivm = { publisher: "RIVM, GGD’en en CBS", licence: "CC BY 4.0" };

export const sourceOrigins: Record<SourceId, SourceOrigin> = {
  "cbs-kwb-2024": { ...cbs, attribution: "CBS StatLine, Kerncijfers wijken en buurten 2024 (85984NED)" },
  "cbs-wijkbuurtkaart-2024": { ...map, attribution: "CBS/Kadaster, Wijk- en buurtkaart 2024" },
  "cbs-wijkbuurtkaart-2015": { ...map, attribution: "CBS/Kadaster, Wijk- en buurtkaart 2015" },
  "politie-47018": {
    publisher: "Politie via CBS",
    licence: "CC BY 4.0 (open data via CBS)",
    attribution: "Politie, Geregistreerde misdrijven; soort misdrijf, wijk, buurt (via CBS, data van derden)",
  },
  "rivm-50150": { ...rivm, attribution: "RIVM/GGD’en/CBS, Gezondheid per wijk en buurt (50150NED)" },
  "rivm-50090": { ...rivm, attribution: "RIVM/GGD’en/CBS, Gezondheid per wijk en buurt (50090NED)" },
  "leefbaarometer-2024": {
    publisher: "Ministerie van BZK",
    licence: "CC0 (volgens derden)",
    attribution: "Leefbaarometer 3.0, Ministerie van BZK",
  },
  "wijken-2022": { ...cbs, attribution: "CBS, Kerncijfers wijken en buurten 2022, bewerkt" },
  "amsterdam-voorzieningen": {
    publisher: "Gemeente Amsterdam",
    licence: "open data van de gemeente",
    attribution: "Gemeente Amsterdam, Maatschappelijke voorzieningen",
  },
};
