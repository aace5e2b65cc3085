/**
 * What figures of a kind never do, as data: how far the country and its areas move from year to year, which shares exclude each other, and
 * what is a part of what. The limits lie above everything that was seen in sound sources; what goes over them is reported, not refused.
 */
import type { PublishedIndicator } from "#data/schema/catalog.ts";

export interface Limit {
  /** `points` are differences in the unit of the figure; `factor` is the larger over the smaller. */
  by: "points" | "factor";
  /** Of the country in a year. */
  national: number;
  /** Of an area between two years, whichever: no more than `mostMoving` of them move further. */
  area: number;
  /** Smaller figures move by chance: areas below this in both years do not count. */
  from: number;
}

/** Part of the areas of a level that may move further than the limit of their kind. */
export const mostMoving = 0.05;
/** Part of the areas in which parts may not fit their whole: rounding and areas of few people. */
export const fewOff = 0.01;
/** Fewer areas than this with a figure in both years say nothing. */
export const fewestAreas = 20;
/** Correlation over the areas between two years: rows that were shifted against their codes have none. */
export const leastAlike = 0.5;

const kinds = {
  people: { by: "factor", national: 1.02, area: 1.5, from: 200 },
  land: { by: "factor", national: 1.02, area: 1.3, from: 20 },
  money: { by: "factor", national: 1.15, area: 2.2, from: 1 },
  crime: { by: "factor", national: 1.4, area: 3, from: 50 },
  benefits: { by: "factor", national: 1.25, area: 3, from: 50 },
  share: { by: "points", national: 4, area: 20, from: 0 },
  score: { by: "points", national: 0.1, area: 0.4, from: Number.NEGATIVE_INFINITY },
  grade: { by: "points", national: 1, area: 2, from: 0 },
  distance: { by: "factor", national: 1.2, area: 3, from: 0.3 },
  other: { by: "factor", national: 1.25, area: 3, from: 10 },
} as const satisfies Record<string, Limit>;

/** The first that fits the id; then by unit. */
const byId: [ids: RegExp, kind: keyof typeof kinds][] = [
  [/^(inwoners|huishoudens|woningen|huishoudensgrootte)$/, "people"],
  [/^oppervlakte-/, "land"],
  [/uitkeringen/, "benefits"],
];
const byUnit: [unit: RegExp, kind: keyof typeof kinds][] = [
  [/^%/, "share"],
  [/misdrijven/, "crime"],
  [/euro/, "money"],
  [/^punten/, "score"],
  [/^klasse/, "grade"],
  [/^(km|scholen)$/, "distance"],
];

export function limitOf({ id, unit }: Pick<PublishedIndicator, "id" | "unit">): Limit {
  const kind = byId.find(([ids]) => ids.test(id)) ?? byUnit.find(([units]) => units.test(unit.label.nl));
  return kinds[kind?.[1] ?? "other"];
}

/** Shares of one whole that exclude each other; `isWhole`: together they are all of it. */
export const exclusive: { ids: readonly string[]; isWhole: boolean }[] = [
  { ids: ["leeftijd-0-15", "leeftijd-15-25", "leeftijd-25-45", "leeftijd-45-65", "leeftijd-65-plus"], isWhole: true },
  { ids: ["ongehuwd", "gehuwd", "gescheiden", "verweduwd"], isWhole: true },
  { ids: ["herkomst-nederland", "herkomst-europa", "herkomst-buiten-europa"], isWhole: true },
  { ids: ["eenpersoonshuishoudens", "huishoudens-zonder-kinderen", "huishoudens-met-kinderen"], isWhole: true },
  { ids: ["ondergewicht", "normaal-gewicht", "overgewicht"], isWhole: true },
  { ids: ["koopwoningen", "corporatiewoningen"], isWhole: false },
  { ids: ["laag-inkomen", "hoog-inkomen"], isWhole: false },
];
/** Points that the sum of one group may be off: each share is rounded, and small areas from rounded counts. */
export const roundingOf = (shares: number): number => 1 + shares / 2;

/** What is a part of another thing, and so never more: those of 65 and older are nearly all of the widowed. */
export const parts: { part: string; whole: string }[] = [
  { part: "verweduwd", whole: "leeftijd-65-plus" },
  { part: "ernstig-overgewicht", whole: "overgewicht" },
  { part: "ernstig-eenzaam", whole: "eenzaam" },
  { part: "hoog-risico-angst-of-depressie", whole: "risico-angst-of-depressie" },
  { part: "ernstig-beperkt-door-gezondheid", whole: "beperkt-door-gezondheid" },
  { part: "woninginbraken", whole: "misdrijven" },
  { part: "huishoudens", whole: "inwoners" },
];

/** Columns of one kind that a source may have under each other's name, beside those of `exclusive`. */
export const alike: readonly (readonly string[])[] = [
  ["bijstandsuitkeringen", "ww-uitkeringen", "ao-uitkeringen"],
  ["woz-waarde", "inkomen-per-inwoner"],
  ["inwoners", "huishoudens", "woningen"],
];
/** The other way round they must agree at least this much better before columns are said to be swapped. */
export const muchBetter = 0.6;

/** How far the sum of all parts of an area may be off from the area itself: counts of parts are rounded. */
export const sumOff = { part: 0.03, count: 60 };
