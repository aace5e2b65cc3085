/** Tables of the sample in the shape of the OData services of CBS and "data van derden". */

import { healthMeasures } from "../indicators/health.ts";
import {
  crime,
  crimeYears,
  goodHealth,
  goodHealthYears,
  healthMonitor,
  healthYears,
  kwb2024Url,
  names2024,
} from "../pipeline/sources/addresses.ts";
import { areas, type SampleArea } from "./people.ts";
import { between, wijkList } from "./town.ts";

export type SampleODataRow = Record<string, string | number | null>;

export interface Feed {
  url: string;
  title: string;
  year: number;
  rows: SampleODataRow[];
}

/** Codes and names come padded with spaces, as the services send them. */
const padded = (code: string) => code.padEnd(10);
const long = (name: string) => name.padEnd(40);

const kwbFields = kwb2024Url.match(/\$select=([^&]+)/)?.[1]?.split(",") ?? [];

/** Two for each wijk, for the first four buurten and for the others. A quay where nobody lives has none. */
const postcodeOf = ({ code, level, figures }: SampleArea): string => {
  if (level !== "Buurt" || !figures.AantalInwoners_5) return ".   ";
  const wijk = wijkList.findIndex((one) => one.code.slice(2) === code.slice(2, 8));
  return String(9900 + 2 * wijk + (Number(code.slice(-1)) > 4 ? 1 : 0));
};

const kwbRow = (area: SampleArea, id: number): SampleODataRow => {
  const described: SampleODataRow = {
    ID: id,
    WijkenEnBuurten: padded(area.code),
    Gemeentenaam_1: long(area.gemeente),
    SoortRegio_2: padded(area.level),
    Codering_3: padded(area.code),
    IndelingswijzigingGemeenteWijkBuurt_4: ".",
    MeestVoorkomendePostcode_118: postcodeOf(area),
  };
  return Object.fromEntries(kwbFields.map((field) => [field, described[field] ?? area.figures[field] ?? null]));
};

/** 20 to 95 crimes per 1,000 people, a little fewer every year. */
const crimesOf = (area: SampleArea, year: number): number =>
  area.buurten.reduce((sum, { code }) => {
    const buurt = areas.find((one) => one.code === code);
    const people = buurt?.figures.AantalInwoners_5 ?? 0;
    const rate = (0.02 + 0.075 * (buurt?.hardship ?? 0)) * (1 - 0.03 * (year - 2021));
    return sum + Math.round(people * rate * between(`crime ${code} ${year}`, 0.8, 1.2) + 2);
  }, 0);

/** In the village the police use buurten of a later division: all but one of its codes are missing. */
const knownToPolice = ({ code, level }: SampleArea) =>
  level === "Gemeente" || (level === "Buurt" && (!code.startsWith("BU9998") || code === "BU99980001"));

const crimeRow = (area: SampleArea, year: number): SampleODataRow => ({
  SoortMisdrijf: "0.0.0 ",
  WijkenEnBuurten: padded(area.code),
  Perioden: `${year}JJ00`,
  GeregistreerdeMisdrijven_1: crimesOf(area, year),
});

/** RIVM names the country NL01 and has no estimate for a few people. */
const healthRow = (area: SampleArea, year: number, figures: SampleODataRow): SampleODataRow => ({
  Leeftijd: "20300",
  Marges: "MW00000",
  WijkenEnBuurten: padded(area.level === "Land" ? "NL01" : area.code),
  Perioden: `${year}JJ00`,
  ...((area.figures.AantalInwoners_5 ?? 0) < 50
    ? Object.fromEntries(Object.keys(figures).map((field) => [field, null]))
    : figures),
});

const oneDecimal = (value: number) => Math.round(value * 10) / 10;

/** What is better goes down with hardship, what is worse goes up; where it starts follows from the question. */
function monitor(area: SampleArea, year: number): SampleODataRow {
  const figures = healthMeasures.map(({ field, polarity, since }): [string, number | null] => {
    if (year < (since ?? 2012)) return [field, null];
    const calm = polarity === "higherIsBetter" ? between(field, 55, 85) : between(field, 4, 35);
    const slope = polarity === "higherIsBetter" ? -22 : polarity === "lowerIsBetter" ? calm * 0.9 : 0;
    return [field, oneDecimal(calm + slope * area.hardship + between(`${field} ${area.code} ${year}`, -1.5, 1.5))];
  });
  return Object.fromEntries(figures);
}

const goodHealthOf = (area: SampleArea, year: number): SampleODataRow => ({
  GoedErvarenGezondheid_4: oneDecimal(84 - 20 * area.hardship + between(`health ${area.code} ${year}`, -1, 1)),
});

export const feeds: Feed[] = [
  { url: kwb2024Url, title: "Kerncijfers wijken en buurten 2024", year: 2024, rows: areas.map(kwbRow) },
  {
    url: names2024,
    title: "Namen van wijken en buurten 2024",
    year: 2024,
    rows: areas.map(({ code, name }) => ({ Key: padded(code), Title: long(name) })),
  },
  ...crimeYears.map((year) => ({
    url: crime(year),
    title: `Geregistreerde misdrijven ${year}`,
    year,
    rows: areas.filter(knownToPolice).map((area) => crimeRow(area, year)),
  })),
  ...goodHealthYears.map((year) => ({
    url: goodHealth(year),
    title: `Goed ervaren gezondheid ${year}`,
    year,
    rows: areas.filter(({ level }) => level !== "Wijk").map((area) => healthRow(area, year, goodHealthOf(area, year))),
  })),
  ...healthYears.map((year) => ({
    url: healthMonitor(year),
    title: `Gezondheid per wijk en buurt ${year}`,
    year,
    rows: areas.map((area) => healthRow(area, year, monitor(area, year))),
  })),
];
