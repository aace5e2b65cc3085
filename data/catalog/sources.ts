/** The sources we read: their id in catalogue and manifest, and the addresses that belong to them. */
import type { Figure, TableId } from "./entry.ts";

export interface SourceDefinition {
  id: string;
  /** Beginnings of the addresses of the source: an address belongs to the first definition with a match. */
  urls: string[];
  /** Title for readers, where those of the files name a single year or page. */
  title: string;
  tables: TableId[];
}

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
  },
  {
    id: "amsterdam-voorzieningen",
    title: "Amsterdam: maatschappelijke voorzieningen",
    urls: ["mirror:amsterdam-maatschappelijke-voorzieningen.geojson"],
    tables: [],
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
  if (!found) throw new RangeError(`table ${table} belongs to no source in data/catalog/sources.ts`);
  return found.id;
}

/** Source of what is counted: a rate per inhabitant is the police's, also where its inhabitants are from CBS. */
export function sourceOfFigure(figure: Figure): SourceId {
  const counted = figure.kind === "ratio" ? figure.numerator[0] : figure;
  if (!counted) throw new RangeError("a ratio without fields");
  return sourceOfTable(counted.table);
}
