/**
 * What /bronnen shows, as a catalogue that others harvest, such as data.overheid.nl: DCAT-AP-NL 3.0 (docs.geostandaarden.nl/dcat/dcat-ap-nl30),
 * as JSON-LD and as Turtle of the same graph.
 */
import jsonld from "jsonld";
import { Parser, Writer } from "n3";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import type { PublishedIndicator, PublishedSource } from "#data/schema/catalog.ts";
import { nextTurn } from "../scheduling/yielding.ts";
import {
  agent,
  both,
  dataThemes,
  dayLiteral,
  dutch,
  fileType,
  inDutch,
  licence,
  mediaType,
  moment,
  open,
  prefixes,
  themeOf,
  wholeCountry,
} from "./dcat-terms.ts";
import type { PublishedSet } from "./published-set.ts";

export interface DcatParts {
  set: PublishedSet;
  /** Where browsers find us, without a slash at the end. */
  origin: string;
  /** Are there initiatives as well? */
  living: boolean;
}

type Node = Record<string, unknown>;
/** A catalogue with its data sets and their files in it. */
type Dcat = Node & { "dcat:dataset": (Node & { "dcat:distribution": Node[] })[] };

/** The catalogue as JSON-LD, with its prefixes in itself: whoever reads it fetches nothing else. */
export function dcatOf({ set, origin, living }: DcatParts): Dcat {
  const { catalog, manifest } = set;
  const api = `${origin}/api/v1`;
  const contact = {
    "@id": `${origin}/over#contact`,
    "@type": ["vcard:Organization", "vcard:Kind"],
    "vcard:fn": inDutch("Wijkblik"),
    "vcard:hasURL": { "@id": `${origin}/over` },
  };
  const service = {
    "@id": api,
    "@type": "dcat:DataService",
    "dct:identifier": api,
    "dct:title": inDutch("API van Wijkblik"),
    "dct:description": inDutch("Cijfers, gebieden en initiatieven, als JSON, CSV en GeoJSON."),
    "dct:publisher": agent("Wijkblik"),
    "dct:creator": agent("Wijkblik"),
    "dct:language": dutch,
    "dcat:keyword": [inDutch("wijkaanpak"), inDutch("wijken en buurten")],
    "dct:accessRights": open,
    "dct:license": licence("CC BY 4.0"),
    "dcat:contactPoint": contact,
    "dcat:endpointURL": { "@id": api },
    "dcat:endpointDescription": { "@id": `${api}/openapi.json` },
    "dcat:theme": themeOf("SOCI"),
  };
  const common = {
    "dcat:contactPoint": contact,
    "dct:accessRights": open,
    "dct:language": dutch,
    "dct:spatial": wholeCountry,
  };
  const used = catalog.sources.flatMap((source) => {
    const indicators = catalog.indicators.filter((one) => one.columns.some((column) => sourceIdOf(one, column) === source.id));
    return indicators.length === 0 ? [] : [{ source, indicators }];
  });
  const datasets = [
    ...used.map(({ source, indicators }) => ({ ...ofSource(source, indicators, { origin, api }), ...common })),
    ...(living ? [{ ...ofInitiatives(origin, api), ...common }] : []),
  ];
  return {
    "@context": prefixes,
    "@id": `${origin}/bronnen`,
    "@type": "dcat:Catalog",
    "dct:title": inDutch("Wijkblik"),
    "dct:description": inDutch(
      "Open cijfers over alle gemeenten, wijken en buurten van Nederland, en initiatieven in de wijkaanpak.",
    ),
    "dct:publisher": agent("Wijkblik"),
    "dct:language": dutch,
    "dct:license": licence("CC BY 4.0"),
    "dct:modified": moment(manifest.builtAt),
    "dct:spatial": wholeCountry,
    "foaf:homepage": { "@id": `${origin}/`, "@type": "foaf:Document" },
    "dcat:contactPoint": contact,
    "dcat:service": { ...service, "dcat:servesDataset": datasets.map((one) => ({ "@id": one["@id"] })) },
    "dcat:dataset": datasets,
  };
}

interface Addresses {
  origin: string;
  api: string;
}

/** A source with a file for each indicator that rests on it, of its newest year. */
function ofSource(source: PublishedSource, indicators: readonly PublishedIndicator[], { origin, api }: Addresses) {
  const page = `${origin}/bronnen#${source.id}`;
  const [first, last] = [Math.min(...source.years), Math.max(...source.years)];
  const themes = [...new Set(indicators.map(({ theme }) => dataThemes[theme]))].sort();
  return {
    "@id": page,
    "@type": "dcat:Dataset",
    "dct:identifier": page,
    "dct:title": inDutch(source.title),
    "dct:description": source.note ? both(source.note) : inDutch(source.attribution),
    "dct:publisher": agent(source.publisher),
    "dct:creator": agent(source.publisher),
    "dct:modified": moment(source.fetchedAt),
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": dayLiteral(`${first}-01-01`),
      "dcat:endDate": dayLiteral(`${last}-12-31`),
    },
    "dcat:landingPage": { "@id": page, "@type": "foaf:Document" },
    "dcat:keyword": indicators.flatMap(({ name }) => both(name)),
    "dcat:theme": themes.map(themeOf),
    "dcat:distribution": indicators.flatMap((indicator) => distributionsOf(indicator, source, api)),
  };
}

/** The newest year of the source, of the finest level that it has. */
function distributionsOf(indicator: PublishedIndicator, source: PublishedSource, api: string) {
  const columns = indicator.columns.filter((column) => column.level !== "group" && sourceIdOf(indicator, column) === source.id);
  const levels = ["buurt", "wijk", "gemeente"] as const;
  const [newest] = columns.toSorted(
    (a, b) => b.year - a.year || levels.indexOf(a.level as "wijk") - levels.indexOf(b.level as "wijk"),
  );
  if (!newest) return [];
  const address = `${api}/indicators/${indicator.id}/values?level=${newest.level}&year=${newest.year}&format=csv`;
  return [
    {
      "@id": address,
      "@type": "dcat:Distribution",
      "dct:title": both({ nl: `${indicator.name.nl}, ${newest.year}`, en: `${indicator.name.en}, ${newest.year}` }),
      "dct:description": both(indicator.explanation),
      "dct:license": licence(source.licence),
      "dct:rights": { "@type": "dct:RightsStatement", "rdfs:label": inDutch(`${source.licence}. ${source.attribution}`) },
      "dct:format": fileType("CSV"),
      "dcat:mediaType": mediaType("text/csv"),
      "dct:language": dutch,
      "dcat:accessURL": { "@id": address },
      "dcat:downloadURL": { "@id": address },
      "dcat:accessService": { "@id": api },
    },
  ];
}

function ofInitiatives(origin: string, api: string) {
  const page = `${origin}/initiatieven`;
  const files = [
    ["CSV", "text/csv", "csv"],
    ["GEOJSON", "application/geo+json", "geojson"],
    ["XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"],
  ] as const;
  return {
    "@id": page,
    "@type": "dcat:Dataset",
    "dct:identifier": page,
    "dct:title": inDutch("Initiatieven in de wijkaanpak"),
    "dct:description": inDutch(
      "Projecten, voorzieningen en interventies in wijken en buurten, door wijkteams ingevoerd en door redacteuren gecontroleerd.",
    ),
    "dct:publisher": agent("Wijkblik"),
    "dct:creator": agent("Wijkblik"),
    "dcat:landingPage": { "@id": page, "@type": "foaf:Document" },
    "dcat:keyword": [inDutch("wijkaanpak"), inDutch("initiatieven")],
    "dcat:theme": [themeOf("SOCI")],
    "dcat:distribution": files.map(([format, type, form]) => {
      const address = `${api}/initiatives/${form}`;
      return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": inDutch(`Initiatieven als ${format}`),
        // Some are taken over under a licence of their own: it stands in every row.
        "dct:license": licence("CC BY 4.0"),
        "dct:language": dutch,
        "dct:format": fileType(format),
        "dcat:mediaType": mediaType(type),
        "dcat:accessURL": { "@id": address },
        "dcat:downloadURL": { "@id": address },
        "dcat:accessService": { "@id": api },
      };
    }),
  };
}

/** The same graph as Turtle, a data set at a time: others get their turn in between. */
export async function turtleOf({ "dcat:dataset": datasets, ...catalog }: Dcat): Promise<string> {
  const writer = new Writer({ prefixes });
  const parts = [
    { ...catalog, "dcat:dataset": datasets.map((one) => ({ "@id": one["@id"] })) },
    ...datasets.flatMap(({ "dcat:distribution": files, ...dataset }) => [
      { ...dataset, "dcat:distribution": files.map((one) => ({ "@id": one["@id"] })) },
      ...inTens(files),
    ]),
  ];
  for (const part of parts) {
    const nodes = Array.isArray(part) ? part : [part];
    const document = { "@context": prefixes, "@graph": nodes } as jsonld.JsonLdDocument;
    const quads = await jsonld.toRDF(document, { format: "application/n-quads" });
    writer.addQuads(new Parser({ format: "N-Quads" }).parse(String(quads)));
    await nextTurn();
  }
  return new Promise((resolve, reject) => writer.end((error, text) => (error ? reject(error) : resolve(text))));
}

const inTens = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / 10) }, (_, i) => items.slice(10 * i, 10 * i + 10));
