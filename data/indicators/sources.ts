/** The sources we read: their id in catalogue and manifest, and the addresses that belong to them. */
import type { Text } from "../schema/indicator.ts";
import type { Organisation } from "../schema/organisation.ts";
import { editions, mapEditions } from "./editions.ts";
import { countedFields, type FigureRule, type TableId } from "./entry.ts";

export interface SourceDefinition {
  id: string;
  /** Beginnings of the addresses of the source: an address belongs to the first definition with a match. */
  urls: string[];
  /** Title for readers, where those of the files name a single year or page. */
  title: string;
  tables: TableId[];
  /** Of a source of initiatives, at its one address: who publishes them, and so whose they are. */
  initiatives?: { owner: Pick<Organisation, "name" | "kind"> };
  /** Division of its tables where it is an older one, or of each of them, with the grounds on which an area of today takes a figure of it. */
  division?: { year: number | readonly number[]; grounds: Text };
  /** For readers, where the files did not come straight from the publisher: how they came, and what is different in them. */
  viaOthers: Text;
}

const byBorders: Text = {
  nl: "We vergelijken de grenzen van toen en nu. Zijn ze voor minstens 95% gelijk, dan nemen we het cijfer over. Anders tellen we alleen aantallen op, uit de buurten van toen. Was een buurt van toen later verdeeld, dan kijken we waar nu mensen wonen. Is te onzeker waar ze woonden, dan is er geen cijfer.",
  en: "We compare the borders of then and now. Where at least 95% is the same we take the figure. Elsewhere we add up counts only, from the neighbourhoods of then. Where one of those was divided later, we look at where people live now. Where it is too uncertain where they lived, there is no figure.",
};

const byBordersAround: Text = {
  nl: "We nemen een cijfer over als de grenzen van toen en nu gelijk zijn. Hebben we de grenzen van dat jaar niet? Dan moeten die van een eerder jaar en van nu gelijk zijn.",
  en: "We take a figure where the borders of then and now are the same. Where we have no borders of that year, those of an earlier year and of now must be the same.",
};

const byCodesAndHealth: Text = {
  nl: "Van deze indeling hebben we geen grenzen, en codes worden soms opnieuw gebruikt. We nemen een cijfer over als de grenzen van 2015 en nu gelijk zijn. Wijst alles erop dat een gebied gelijk bleef, dan nemen we het cijfer over als schatting. Dan heeft de gemeente nog precies dezelfde codes. Of de wijk heeft dezelfde codes en bijna dezelfde grenzen. Ook komt het cijfer over gezondheid, dat het RIVM op beide indelingen geeft, in elk jaar overeen. En het CBS meldt sindsdien geen wijziging. Van gemeenten kennen we de grenzen van 2020.",
  en: "We have no borders of this division, and codes are sometimes used again. We take a figure where the borders of 2015 and now are the same. Where everything says that an area stayed the same, we take the figure as an estimate. Its municipality then has exactly the same codes. Or its district has the same codes and nearly the same borders. Also the health figure, which RIVM gives on both divisions, agrees in every year. And CBS reports no change since. Of municipalities we know the borders of 2020.",
};

const byCodesAndDescription: Text = {
  nl: "Van deze indeling hebben we geen grenzen, en codes worden soms opnieuw gebruikt. We nemen een cijfer over als de grenzen van 2015 en nu gelijk zijn. Anders nemen we het soms over als schatting. Dan heeft de gemeente nog precies dezelfde wijken. Ook de naam, de oppervlakte en het aantal inwoners van de wijk komen overeen. En het CBS meldt sindsdien geen wijziging.",
  en: "We have no borders of this division, and codes are sometimes used again. We take a figure where the borders of 2015 and now are the same. Elsewhere we sometimes take it as an estimate. The municipality then still has exactly the same districts. The name, the size and the number of inhabitants of the district agree too. And CBS reports no change since.",
};

export const sources = [
  {
    id: "cbs-kwb-2024",
    title: "CBS Kerncijfers wijken en buurten 2024 (85984NED)",
    urls: ["https://opendata.cbs.nl/ODataFeed/odata/85984NED/"],
    tables: ["85984NED"],
    viaOthers: {
      nl: "De cijfers zijn van het CBS. We kregen ze via anderen en haalden ze niet rechtstreeks op. Bij huishoudens, woningen, inkomen en afstanden kan een lege waarde ook nul zijn.",
      en: "The figures are those of Statistics Netherlands (CBS). They came through others and were not fetched directly. For households, dwellings, income and distances an empty value may also be zero.",
    },
  },
  {
    id: "cbs-wijkbuurtkaart-2024",
    title: "CBS Wijk- en buurtkaart 2024",
    urls: ["https://geodata.cbs.nl/files/Wijkenbuurtkaart/WijkBuurtkaart_2024_"],
    tables: ["kwb2024"],
    viaOthers: {
      nl: "De grenzen en cijfers zijn van het CBS en het Kadaster. We kregen ze via anderen en haalden ze niet rechtstreeks op. De grenzen zijn vereenvoudigd: ze wijken tot ongeveer 10 meter af. In een deel van de buurten met weinig inwoners is dat tot 60 meter. Percentages zijn berekend uit afgeronde aantallen.",
      en: "The borders and figures are those of Statistics Netherlands (CBS) and Kadaster. They came through others and were not fetched directly. The borders are simplified: they are up to about 10 metres off. In some neighbourhoods with few inhabitants that is up to 60 metres. Percentages are computed from rounded counts.",
    },
  },
  {
    id: "cbs-wijkbuurtkaart-2015",
    title: "CBS Wijk- en buurtkaart 2015",
    urls: ["https://geodata.cbs.nl/files/Wijkenbuurtkaart/WijkBuurtkaart_2015_"],
    tables: ["kwb2015"],
    division: { year: 2015, grounds: byBorders },
    viaOthers: {
      nl: "De cijfers zijn van het CBS, uit een vroege uitgave van deze kaart. We kregen ze via anderen en haalden ze niet rechtstreeks op. De waarde van woningen en het inkomen staan er niet in. De grenzen zijn sterk vereenvoudigd en sluiten niet overal precies aan. Gescheiden en verweduwd waren in die uitgave verwisseld. Dat is hersteld.",
      en: "The figures are those of Statistics Netherlands (CBS), from an early edition of this map. They came through others and were not fetched directly. Property values and incomes are not in it. The borders are strongly simplified and do not meet exactly everywhere. Divorced and widowed had changed places in that edition. This was put right.",
    },
  },
  {
    id: "cbs-kwb-editions",
    title: "CBS Kerncijfers wijken en buurten, andere jaren",
    urls: [
      ...editions.map(({ table }) => `https://opendata.cbs.nl/ODataFeed/odata/${table}/`),
      "mirror:heerlen-kwb",
      "mirror:utrecht-kwb",
    ],
    tables: ["kwb"],
    division: { year: editions.map(({ year }) => year), grounds: byBordersAround },
    viaOthers: {
      nl: "De cijfers zijn van het CBS. We kregen ze via anderen en haalden ze niet rechtstreeks op. Over 2017 zijn het enkele cijfers van alle gebieden. Over 2019 zijn het wijken van Amsterdam, Den Haag, Utrecht en Heerlen, en over 2023 die van Utrecht. Over 2020 en 2021 zijn het de wijken, en in 2021 zonder inkomen, uitkeringen en zorg. Een gebied van nu krijgt alleen een cijfer als de grenzen sindsdien gelijk bleven.",
      en: "The figures are those of Statistics Netherlands (CBS). They came through others and were not fetched directly. For 2017 there are some figures of all areas. For 2019 there are districts of Amsterdam, The Hague, Utrecht and Heerlen, and for 2023 those of Utrecht. For 2020 and 2021 there are the districts, and those of 2021 lack income, benefits and care. An area of today has a figure only where its borders stayed the same.",
    },
  },
  {
    id: "cbs-gemeenten-2020",
    title: "CBS Gemeenten 2020",
    urls: ["mirror:nl-gemeenten-2020.csv"],
    tables: [],
    viaOthers: {
      nl: "De cijfers zijn van het CBS, over alle 355 gemeenten van 2020. Anderen hebben ze bewerkt. Ze vullen de wijken van 2020 aan.",
      en: "The figures are those of Statistics Netherlands (CBS), of all 355 municipalities of 2020. Others edited them. They go with the districts of 2020.",
    },
  },
  {
    id: "cbs-gemeenten",
    title: "CBS Kerncijfers wijken en buurten 2023 tot en met 2025, gemeenten",
    urls: ["mirror:nl-gemeenten-wonen"],
    tables: ["gemeenten"],
    viaOthers: {
      nl: "De cijfers zijn van het CBS, over de gemeenten. We kregen ze via anderen en haalden ze niet rechtstreeks op. De gemeenten van 2023 en 2025 zijn die van 2024. De cijfers over 2025 kunnen nog veranderen.",
      en: "The figures are those of Statistics Netherlands (CBS), of municipalities. They came through others and were not fetched directly. The municipalities of 2023 and 2025 are those of 2024. The figures of 2025 may still change.",
    },
  },
  {
    id: "cbs-wijkbuurtkaart-2016",
    title: "CBS Wijk- en buurtkaart 2016 en 2017, zonder grenzen",
    urls: ["mirror:wijk-en-buurtkaart-"],
    tables: ["kwbmap"],
    division: { year: [2016, 2017], grounds: byBordersAround },
    viaOthers: {
      nl: "De cijfers zijn van het CBS, uit vroege uitgaven van deze kaarten. We kregen ze via anderen en haalden ze niet rechtstreeks op. Grenzen en buurten zijn er niet bij.",
      en: "The figures are those of Statistics Netherlands (CBS), from early editions of these maps. They came through others and were not fetched directly. Borders and neighbourhoods are not among them.",
    },
  },
  {
    id: "cbs-ses-woa",
    title: "CBS Sociaal-economische status per wijk, 2014 en 2019 (85163NED)",
    urls: ["https://opendata.cbs.nl/ODataFeed/odata/85163NED/"],
    tables: ["85163NED"],
    division: { year: [2021], grounds: byBordersAround },
    viaOthers: {
      nl: "De scores zijn van het CBS, op de wijken van 2021. We kregen ze via anderen en haalden ze niet rechtstreeks op. De score van 2014 is die van 2019 min de verandering die het CBS gaf.",
      en: "The scores are those of Statistics Netherlands (CBS), on the districts of 2021. They came through others and were not fetched directly. The score of 2014 is that of 2019 minus the change that CBS gave.",
    },
  },
  {
    id: "leefbaarometer-2.0",
    title: "Leefbaarometer 2.0, wijken en gemeenten, 2002 tot 2016",
    urls: ["mirror:leefbaarometer-2.0-wijken"],
    tables: ["lbm2"],
    division: { year: [2016], grounds: byBordersAround },
    viaOthers: {
      nl: "De klassen en scores zijn van de Leefbaarometer 2.0. We kregen ze via anderen en haalden ze niet rechtstreeks op. Het is een ander model dan dat van nu. De licentie is niet bij de bron nagekeken.",
      en: "The classes and scores are those of the Leefbaarometer 2.0. They came through others and were not fetched directly. It is another model than that of today. The licence was not checked at the source.",
    },
  },
  {
    id: "cbs-wijkbuurtkaart-editions",
    title: "CBS Wijk- en buurtkaart, grenzen van andere jaren",
    urls: mapEditions.map(({ url }) => url),
    tables: [],
    viaOthers: {
      nl: "De grenzen zijn van het CBS en het Kadaster. We kregen ze via anderen en haalden ze niet rechtstreeks op. Het zijn alleen wijken, sterk vereenvoudigd en met water. We gebruiken ze om te zien welke wijken gelijk bleven.",
      en: "The borders are those of Statistics Netherlands (CBS) and Kadaster. They came through others and were not fetched directly. They are districts only, strongly simplified and with water. We use them to see which districts stayed the same.",
    },
  },
  {
    id: "politie-47018",
    title: "Politie: geregistreerde misdrijven per gemeente en buurt (47018NED)",
    urls: ["https://dataderden.cbs.nl/ODataFeed/odata/47018NED/"],
    tables: ["47018NED", "47018NED-kind"],
    viaOthers: {
      nl: "De cijfers zijn van de politie. We kregen ze via anderen en haalden ze niet rechtstreeks op. Een jaar is de som van twaalf maanden. Een maand zonder cijfer telt als nul. Een gemeente is de som van haar buurten, en kan lager zijn dan het officiële cijfer. De cijfers over 2025 kunnen nog veranderen. Best, Heeze-Leende, Voorst en Zoetermeer hebben geen cijfers per buurt. De politie gebruikt daar nieuwere buurten. De licentie is niet bij de bron nagekeken.",
      en: "The figures are those of the police. They came through others and were not fetched directly. A year is the sum of twelve months. A month without a figure counts as zero. A municipality is the sum of its neighbourhoods, and can be lower than the official figure. The figures of 2025 may still change. Best, Heeze-Leende, Voorst and Zoetermeer have no figures per neighbourhood. The police use newer neighbourhoods there. The licence was not checked at the source.",
    },
  },
  {
    id: "rivm-50150",
    title: "RIVM: goed ervaren gezondheid, 18 jaar en ouder (50150NED)",
    urls: ["https://dataderden.cbs.nl/ODataFeed/odata/50150NED/"],
    tables: ["50150NED"],
    viaOthers: {
      nl: "De cijfers zijn schattingen van het RIVM met een model. We kregen ze via anderen en haalden ze niet rechtstreeks op. Cijfers per wijk zijn er niet bij: die berekent Wijkblik uit de buurten.",
      en: "The figures are estimates that RIVM makes with a model. They came through others and were not fetched directly. Figures per district are not among them: Wijkblik computes those from the neighbourhoods.",
    },
  },
  {
    id: "rivm-50090",
    title: "RIVM: gezondheid per wijk en buurt 2012, 2016 en 2020, 18 jaar en ouder (50090NED)",
    urls: ["https://dataderden.cbs.nl/ODataFeed/odata/50090NED/"],
    tables: ["50090NED"],
    division: { year: 2020, grounds: byCodesAndHealth },
    viaOthers: {
      nl: "De cijfers zijn schattingen van het RIVM met een model. We kregen ze via anderen en haalden ze niet rechtstreeks op. De tabel gebruikt oudere grenzen van wijken en buurten. Ongeveer 84% van de buurten van 2024 heeft daarin dezelfde code.",
      en: "The figures are estimates that RIVM makes with a model. They came through others and were not fetched directly. The table uses older borders of districts and neighbourhoods. About 84% of the neighbourhoods of 2024 have the same code in it.",
    },
  },
  {
    id: "leefbaarometer-2024",
    title: "Leefbaarometer 3.0, meting 2024",
    urls: ["https://www.leefbaarometer.nl/resources/", "https://geo.leefbaarometer.nl/lbm3/"],
    tables: ["lbm", "lbm-klasse"],
    viaOthers: {
      nl: "De scores en klassen zijn van de Leefbaarometer. We kregen ze via anderen en haalden ze niet rechtstreeks op. Alleen de meting van 2024 is erbij, als verschil met het gemiddelde van Nederland. Buurten zonder score staan er niet in. De licentie is niet bij de bron nagekeken.",
      en: "The scores and classes are those of the Leefbaarometer. They came through others and were not fetched directly. Only the measurement of 2024 is among them, as the difference from the Dutch average. Neighbourhoods without a score are not in it. The licence was not checked at the source.",
    },
  },
  {
    id: "wijken-2022",
    title: "Wijken en gemeenten 2022: inkomen, arbeidsdeelname, opleiding, wonen",
    urls: ["mirror:nl-wijken-2022.csv"],
    tables: ["wijken2022"],
    division: { year: 2022, grounds: byCodesAndDescription },
    viaOthers: {
      nl: "De cijfers zijn van het CBS, over 2022. We kregen ze via anderen en haalden ze niet rechtstreeks op. De makers van het programma tmap hebben ze bewerkt: namen zonder accenten, en afgeronde percentages. Van de 3.340 codes van wijken bestaan er 3.208 nog in 2024.",
      en: "The figures are those of Statistics Netherlands (CBS), of 2022. They came through others and were not fetched directly. The makers of the program tmap edited them: names without accents, and rounded percentages. Of 3,340 codes of districts 3,208 still exist in 2024.",
    },
  },
  {
    id: "amsterdam-voorzieningen",
    title: "Amsterdam: maatschappelijke voorzieningen",
    urls: ["mirror:amsterdam-maatschappelijke-voorzieningen.geojson"],
    tables: [],
    initiatives: { owner: { name: "Gemeente Amsterdam", kind: "gemeente" } },
    viaOthers: {
      nl: "Dit is een kopie van een open kaart van de gemeente Amsterdam. We kregen de kopie via anderen en haalden haar niet rechtstreeks op. De datum van de kopie is niet bekend. De lijst kan dus oud zijn. De licentie is niet bij de bron nagekeken.",
      en: "This is a copy of an open map of the municipality of Amsterdam. It came through others and was not fetched directly. The date of the copy is not known. The list may therefore be old. The licence was not checked at the source.",
    },
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
  const [counted] = countedFields(figure);
  if (!counted) throw new RangeError("a figure without fields");
  return sourceOfTable(counted.table);
}
