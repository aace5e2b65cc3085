/** Who lives on the island: made-up figures of every buurt, and of larger areas by adding up and averaging, as CBS does. */

import { ringArea } from "#data/geometry/orientation.ts";
import { outline } from "./outline.ts";
import { type Buurt, between, buurten, gemeenteList, noise, wijkList } from "./town.ts";

/** StatLine field names of 85984NED. Absent: the source has no figure. */
export type SampleFigures = Partial<Record<string, number>>;

export interface SampleArea {
  code: string;
  name: string;
  level: "Land" | "Gemeente" | "Wijk" | "Buurt";
  gemeente: string;
  /** The buurten in it; a buurt holds itself. */
  buurten: Buurt[];
  figures: SampleFigures;
  /** 0 (nothing wrong) to 1 (everything wrong), averaged over inhabitants. */
  hardship: number;
}

/** Life is hardest in Oost, and less easy in Zuid. */
const hardshipOfWijk: Record<string, number> = { WK999902: 0.75, WK999903: 0.55, WK999900: 0.4, WK999904: 0.15 };

const toFive = (value: number) => Math.round(value / 5) * 5;
const decimals = (value: number, digits: number) => Number(value.toFixed(digits));

const hardship = ({ code, wijk }: Buurt): number =>
  Math.min(1, Math.max(0, (hardshipOfWijk[wijk] ?? 0.25) + between(`hardship ${code}`, -0.18, 0.18)));

/** Pieren is a quay where nobody lives, Silo holds a few, and the buurt without border is a barge or two. */
const fixedInhabitants: Record<string, number> = { BU9999HA03: 0, BU9999HA04: 30, BU99990209: 25 };

const hectares = (cells: Buurt["cells"]): number =>
  Math.round(outline(cells).reduce((sum, rings) => sum + rings.reduce((area, ring) => area + ringArea(ring), 0), 0) / 10_000);

function buurtFigures(buurt: Buurt): SampleFigures {
  const { code, cells } = buurt;
  const h = hardship(buurt);
  const vary = (name: string, low: number, high: number) => between(`${name} ${code}`, low, high);
  const perCell = buurt.gemeente === "GM9998" ? vary("people", 60, 420) : vary("people", 450, 1500) * (0.7 + 0.8 * h);
  const people = fixedInhabitants[code] ?? toFive(perCell * Math.max(1, cells.length));
  const land = cells.length ? hectares(cells) : undefined;
  if (people === 0) return { ...counts(0, h, code), ...(land ? { OppervlakteLand_116: land } : {}) };
  const size = decimals(2.5 - 0.7 * h + vary("size", -0.2, 0.2), 1);
  const density = land ? Math.round((people / land) * 100) : undefined;
  const addresses = Math.round((density ?? 100) * 0.32 + vary("addresses", 20, 400));
  return {
    ...counts(people, h, code),
    HuishoudensTotaal_29: toFive(people / size),
    GemiddeldeHuishoudensgrootte_33: size,
    ...(density ? { Bevolkingsdichtheid_34: density } : {}),
    ...(people < 50 ? {} : homes(h, vary)),
    AfstandTotHuisartsenpraktijk_110: decimals(vary("gp", 0.3, 1.4), 1),
    AfstandTotGroteSupermarkt_111: decimals(vary("shop", 0.2, 1.6), 1),
    AfstandTotSchool_113: decimals(vary("school", 0.2, 1.1), 1),
    ScholenBinnen3Km_114: decimals(vary("schools", 2, 14), 1),
    ...(land ? { OppervlakteLand_116: land } : {}),
    MateVanStedelijkheid_120: urbanity(addresses),
    Omgevingsadressendichtheid_121: addresses,
  };
}

const urbanity = (addresses: number): number => 5 - [500, 1000, 1500, 2500].filter((limit) => addresses >= limit).length;

type Vary = (name: string, low: number, high: number) => number;

const homes = (h: number, vary: Vary): SampleFigures => ({
  GemiddeldeWOZWaardeVanWoningen_39: Math.round(520 - 300 * h + vary("woz", -40, 40)),
  PercentageEengezinswoning_40: Math.round(85 - 60 * h + vary("houses", -10, 10)),
  Koopwoningen_47: Math.round(80 - 55 * h + vary("owned", -10, 10)),
  GemiddeldInkomenPerInwoner_78: decimals(42 - 18 * h + vary("income", -2, 2), 1),
});

const ages: [field: string, calm: number, hard: number][] = [
  ["k_0Tot15Jaar_8", 0.15, 0.18],
  ["k_15Tot25Jaar_9", 0.1, 0.16],
  ["k_25Tot45Jaar_10", 0.22, 0.33],
  ["k_45Tot65Jaar_11", 0.3, 0.2],
  ["k_65JaarOfOuder_12", 0.23, 0.13],
];
const origins: typeof ages = [
  ["Nederland_17", 0.86, 0.42],
  ["EuropaExclusiefNederland_18", 0.06, 0.16],
  ["BuitenEuropa_19", 0.08, 0.42],
];

/** Shares that add up to one, varied a little per buurt. */
function split(people: number, parts: typeof ages, h: number, code: string): SampleFigures {
  const shares = parts.map(([field, calm, hard]) => (calm + (hard - calm) * h) * between(`${field} ${code}`, 0.85, 1.15));
  const total = shares.reduce((a, b) => a + b);
  return Object.fromEntries(parts.map(([field], i) => [field, toFive((people * (shares[i] ?? 0)) / total)]));
}

const counts = (people: number, h: number, code: string): SampleFigures => ({
  AantalInwoners_5: people,
  Mannen_6: toFive(people * (0.48 + 0.03 * noise(`men ${code}`))),
  Vrouwen_7: people - toFive(people * (0.48 + 0.03 * noise(`men ${code}`))),
  ...split(people, ages, h, code),
  ...split(people, origins, h, code),
});

const summed = [
  "AantalInwoners_5",
  "Mannen_6",
  "Vrouwen_7",
  ...ages.map(([field]) => field),
  ...origins.map(([field]) => field),
  "HuishoudensTotaal_29",
  "OppervlakteLand_116",
];
const averaged: [field: string, weight: string, digits: number][] = [
  ["GemiddeldeHuishoudensgrootte_33", "HuishoudensTotaal_29", 1],
  ["GemiddeldeWOZWaardeVanWoningen_39", "HuishoudensTotaal_29", 0],
  ["PercentageEengezinswoning_40", "HuishoudensTotaal_29", 0],
  ["Koopwoningen_47", "HuishoudensTotaal_29", 0],
  ["GemiddeldInkomenPerInwoner_78", "AantalInwoners_5", 1],
  ["AfstandTotHuisartsenpraktijk_110", "AantalInwoners_5", 1],
  ["AfstandTotGroteSupermarkt_111", "AantalInwoners_5", 1],
  ["AfstandTotSchool_113", "AantalInwoners_5", 1],
  ["ScholenBinnen3Km_114", "AantalInwoners_5", 1],
  ["Omgevingsadressendichtheid_121", "HuishoudensTotaal_29", 0],
];

function together(parts: SampleFigures[]): SampleFigures {
  const sum = (value: (figures: SampleFigures) => number | undefined) =>
    parts.reduce((total, part) => total + (value(part) ?? 0), 0);
  const figures: SampleFigures = Object.fromEntries(summed.map((field) => [field, sum((part) => part[field])]));
  for (const [field, weight, digits] of averaged) {
    const weights = sum((part) => (part[field] === undefined ? 0 : part[weight]));
    if (weights > 0) figures[field] = decimals(sum((part) => (part[field] ?? 0) * (part[weight] ?? 0)) / weights, digits);
  }
  const land = figures.OppervlakteLand_116 ?? 0;
  if (land > 0) figures.Bevolkingsdichtheid_34 = Math.round(((figures.AantalInwoners_5 ?? 0) / land) * 100);
  if (figures.Omgevingsadressendichtheid_121 !== undefined) {
    figures.MateVanStedelijkheid_120 = urbanity(figures.Omgevingsadressendichtheid_121);
  }
  return figures;
}

const single = new Map(buurten.map((buurt) => [buurt.code, buurtFigures(buurt)]));

function areaOf(named: { code: string; name: string }, level: SampleArea["level"], members: Buurt[]): SampleArea {
  const parts = members.map(({ code }) => single.get(code) ?? {});
  const people = parts.reduce((sum, part) => sum + (part.AantalInwoners_5 ?? 0), 0);
  const hard = members.reduce((sum, buurt, i) => sum + hardship(buurt) * (parts[i]?.AantalInwoners_5 ?? 0), 0);
  const gemeente = gemeenteList.find(({ code }) => code === members[0]?.gemeente)?.name ?? "";
  const figures = level === "Buurt" ? (parts[0] ?? {}) : together(parts);
  return {
    ...named,
    level,
    gemeente: level === "Land" ? "Nederland" : gemeente,
    buurten: members,
    figures,
    hardship: people > 0 ? hard / people : 0,
  };
}

/** The country (which here is the island), its gemeenten, wijken and buurten: each gemeente before its wijken, each wijk before its buurten. */
export const areas: SampleArea[] = [
  areaOf({ code: "NL00", name: "Nederland" }, "Land", buurten),
  ...gemeenteList.map((one) =>
    areaOf(
      one,
      "Gemeente",
      buurten.filter(({ gemeente }) => gemeente === one.code),
    ),
  ),
  ...wijkList.map((one) =>
    areaOf(
      one,
      "Wijk",
      buurten.filter(({ wijk }) => wijk === one.code),
    ),
  ),
  ...buurten.map((one) => areaOf({ code: one.code, name: one.name }, "Buurt", [one])),
];
