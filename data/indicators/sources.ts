/** The sources we read: their id in catalogue and manifest, and the addresses that belong to them. */
import type { Text } from "../schema/indicator.ts";
import type { Organisation } from "../schema/organisation.ts";
import type { FigureRule, TableId } from "./entry.ts";

export interface SourceDefinition {
  id: string;
  /** Beginnings of the addresses of the source: an address belongs to the first definition with a match. */
  urls: string[];
  /** Title for readers, where those of the files name a single year or page. */
  title: string;
  tables: TableId[];
  /** Of a source of initiatives, at its one address: who publishes them, and so whose they are. */
  initiatives?: { owner: Pick<Organisation, "name" | "kind"> };
  /** Division of its tables where it is an older one, with the grounds on which an area of today takes a figure of it. */
  division?: { year: number; grounds: Text };
}

const byBorders: Text = {
  nl: "Wij vergelijken de grenzen van toen en nu. Zijn ze voor minstens 95% gelijk, dan nemen wij het cijfer over. Anders verdelen wij alleen aantallen, naar oppervlakte.",
  en: "We compare the borders of then and now. Where at least 95% is the same we take the figure. Elsewhere we share out counts only, by area.",
};

const byCodesAndHealth: Text = {
  nl: "Van deze indeling hebben wij geen grenzen, en codes worden hergebruikt. Een cijfer nemen wij over als de grenzen van 2015 en nu gelijk zijn. Of, als geschat, als alles erop wijst dat het gebied gelijk bleef: de gemeente heeft nog precies dezelfde codes (of de wijk, en dan zijn ook de grenzen vrijwel gelijk), en het cijfer over gezondheid dat het RIVM op beide indelingen geeft, komt in elk jaar overeen.",
  en: "We have no borders of this division, and codes are reused. We take a figure where the borders of 2015 and now are the same. Or, as an estimate, where everything says that the area stayed the same: its municipality has exactly the same codes (or its district, and then the borders nearly agree too), and the health figure that RIVM gives on both divisions agrees in every year.",
};

const byCodesAndDescription: Text = {
  nl: "Van deze indeling hebben wij geen grenzen, en codes worden hergebruikt. Een cijfer nemen wij over als de grenzen van 2015 en nu gelijk zijn. Of, als geschat, als de gemeente nog precies dezelfde wijken heeft en naam, oppervlakte en aantal inwoners van de wijk overeenkomen.",
  en: "We have no borders of this division, and codes are reused. We take a figure where the borders of 2015 and now are the same. Or, as an estimate, where the municipality still has exactly the same districts and the name, size and number of inhabitants of the district agree.",
};

export const sources = [
  {
    id: "cbs-kwb-2024",
    title: "CBS Kerncijfers wijken en buurten 2024 (85984NED)",
    urls: ["https://opendata.cbs.nl/ODataFeed/odata/85984NED/"],
    tables: ["85984NED"],
  },
  {
    id: "cbs-wijkbuurtkaart-2024",
    title: "CBS Wijk- en buurtkaart 2024",
    urls: ["https://geodata.cbs.nl/files/Wijkenbuurtkaart/WijkBuurtkaart_2024_"],
    tables: ["kwb2024"],
  },
  {
    id: "cbs-wijkbuurtkaart-2015",
    title: "CBS Wijk- en buurtkaart 2015",
    urls: ["https://geodata.cbs.nl/files/Wijkenbuurtkaart/WijkBuurtkaart_2015_"],
    tables: ["kwb2015"],
    division: { year: 2015, grounds: byBorders },
  },
  {
    id: "politie-47018",
    title: "Politie: geregistreerde misdrijven per gemeente en buurt (47018NED)",
    urls: ["https://dataderden.cbs.nl/ODataFeed/odata/47018NED/"],
    tables: ["47018NED"],
  },
  {
    id: "rivm-50150",
    title: "RIVM: goed ervaren gezondheid, 18 jaar en ouder (50150NED)",
    urls: ["https://dataderden.cbs.nl/ODataFeed/odata/50150NED/"],
    tables: ["50150NED"],
  },
  {
    id: "rivm-50090",
    title: "RIVM: gezondheid per wijk en buurt 2012, 2016 en 2020, 18 jaar en ouder (50090NED)",
    urls: ["https://dataderden.cbs.nl/ODataFeed/odata/50090NED/"],
    tables: ["50090NED"],
    division: { year: 2020, grounds: byCodesAndHealth },
  },
  {
    id: "leefbaarometer-2024",
    title: "Leefbaarometer 3.0, meting 2024",
    urls: ["https://www.leefbaarometer.nl/resources/", "https://geo.leefbaarometer.nl/lbm3/"],
    tables: ["lbm", "lbm-klasse"],
  },
  {
    id: "wijken-2022",
    title: "Wijken en gemeenten 2022: inkomen, arbeidsdeelname, opleiding, wonen",
    urls: ["mirror:nl-wijken-2022.csv"],
    tables: ["wijken2022"],
    division: { year: 2022, grounds: byCodesAndDescription },
  },
  {
    id: "amsterdam-voorzieningen",
    title: "Amsterdam: maatschappelijke voorzieningen",
    urls: ["mirror:amsterdam-maatschappelijke-voorzieningen.geojson"],
    tables: [],
    initiatives: { owner: { name: "Gemeente Amsterdam", kind: "gemeente" } },
  },
] as const satisfies SourceDefinition[];

export type SourceId = (typeof sources)[number]["id"];

/** Source of an address that was read; undefined for an address of no source. */
export function sourceOfUrl(url: string): SourceId | undefined {
  return sources.find((source) => source.urls.some((start) => url.startsWith(start)))?.id;
}

/** Source of a table; throws a RangeError for a table of no source, which the types rule out. */
export function sourceOfTable(table: TableId): SourceId {
  const found = sources.find((source) => (source.tables as readonly TableId[]).includes(table));
  if (!found) throw new RangeError(`table ${table} belongs to no source in data/indicators/sources.ts`);
  return found.id;
}

/** Source of what is counted: a rate per inhabitant is the police's, also where its inhabitants are from CBS. */
export function sourceOfFigure(figure: FigureRule): SourceId {
  const counted = figure.kind === "ratio" ? figure.numerator[0] : figure;
  if (!counted) throw new RangeError("a ratio without fields");
  return sourceOfTable(counted.table);
}
