/** Bindings that many entries share: which table gives a figure, for which years and levels. */

import { editions } from "./editions.ts";
import { type Binding, type FieldRef, smallPopulation, type TableId } from "./entry.ts";

const all: Binding["levels"] = ["gemeente", "wijk", "buurt"];

const ref =
  (table: TableId) =>
  (field: string): FieldRef => ({ table, field });
const kwb = ref("kwb");
export const kwb2024 = ref("85984NED");
export const kwb2015 = ref("kwb2015");

/** A figure of StatLine 85984NED as it stands. */
export const field2024 = (field: string): Binding => ({
  figure: { kind: "field", ...kwb2024(field) },
  years: [2024],
  levels: all,
  national: true,
});

/** Counts of StatLine 85984NED added up. */
export const sumOf2024 = (fields: readonly string[]): Binding => ({
  figure: { kind: "sum", fields: fields.map(kwb2024) },
  years: [2024],
  levels: all,
  national: true,
});

/** A figure of the shapefiles of 2015 as it stands; that map has no row for the Netherlands. */
export const field2015 = (field: string): Binding => ({
  figure: { kind: "field", ...kwb2015(field) },
  years: [2015],
  levels: all,
  national: false,
  division: 2015,
});

/** A percentage of 2015: that map has them down to areas with one inhabitant. */
export const share2015 = (field: string): Binding => ({
  ...field2015(field),
  figure: { kind: "field", ...kwb2015(field), small: { of: kwb2015("AANT_INW"), below: smallPopulation } },
});

/**
 * Percentage of inhabitants from the counts of StatLine. The GeoPackage has percentages too, recomputed from counts that
 * were rounded to 5 already; for gemeenten and the Netherlands StatLine's counts are exact. The whole is the sum of all
 * groups: CBS rounds each count apart, so one group can be more than the published number of inhabitants.
 */
export const shareOfInhabitants2024 = (group: string, allGroups: readonly string[]): Binding => ({
  figure: {
    kind: "ratio",
    numerator: [kwb2024(group)],
    denominator: allGroups.map(kwb2024),
    scale: 100,
    minimum: smallPopulation,
  },
  years: [2024],
  levels: all,
  national: true,
});

/** A count of 2015 as a rate on inhabitants. */
export const rate2015 = (numerator: string, scale: number): Binding => ({
  figure: {
    kind: "ratio",
    numerator: [kwb2015(numerator)],
    denominator: [kwb2015("AANT_INW")],
    scale,
    minimum: smallPopulation,
  },
  years: [2015],
  levels: all,
  national: false,
  division: 2015,
});

/** Of every other edition; the import leaves out what an edition that was read has not: see compute/available.ts. */
const ofEditions = (figure: Binding["figure"]): Binding[] =>
  editions.map(({ year, provisional }) => ({
    figure,
    years: [year],
    levels: all,
    national: true,
    division: year,
    ...(provisional ? { provisional: [year] } : {}),
  }));

/** A figure of every other edition as it stands; `small`: a percentage, which some have down to areas with one inhabitant. */
export const fieldOfEditions = (field: string, small = false): Binding[] =>
  ofEditions({
    kind: "field",
    ...kwb(field),
    ...(small ? { small: { of: kwb("AantalInwoners"), below: smallPopulation } } : {}),
  });

/** Counts of every other edition over other counts of it. */
export const ratioOfEditions = (numerator: string, denominator: readonly string[], scale: number): Binding[] =>
  ofEditions({
    kind: "ratio",
    numerator: [kwb(numerator)],
    denominator: denominator.map(kwb),
    scale,
    minimum: smallPopulation,
  });

/** Counts of every other edition added up. */
export const sumOfEditions = (fields: readonly string[]): Binding[] => ofEditions({ kind: "sum", fields: fields.map(kwb) });

/** A figure of gemeenten out of the workbooks: of years with the gemeenten of today. */
export const fieldOfGemeenten = (field: string, years: number[] = [2023, 2025]): Binding => ({
  figure: { kind: "field", ...gemeenten(field) },
  years,
  levels: ["gemeente"],
  national: false,
  provisional: [2025],
});
export const gemeenten = ref("gemeenten");

const mapFigure = (year: number, figure: Binding["figure"]): Binding => ({
  figure,
  years: [year],
  levels: ["gemeente", "wijk"],
  national: false,
  division: year,
});
const ofMap = ref("kwbmap");

/** A figure of the maps of 2016 and 2017, or of one of them where an edition has the other. */
export const fieldOfMaps = (field: string, years: readonly number[] = [2016, 2017]): Binding[] =>
  years.map((year) => mapFigure(year, { kind: "field", ...ofMap(field) }));

export const shareOfMaps = (field: string): Binding[] =>
  [2016, 2017].map((year) =>
    mapFigure(year, { kind: "field", ...ofMap(field), small: { of: ofMap("AANT_INW"), below: smallPopulation } }),
  );

export const rateOfMaps = (numerator: string, scale: number): Binding[] =>
  [2016, 2017].map((year) =>
    mapFigure(year, {
      kind: "ratio",
      numerator: [ofMap(numerator)],
      denominator: [ofMap("AANT_INW")],
      scale,
      minimum: smallPopulation,
    }),
  );

/** Leefbaarometer: buurten and gemeenten; wijken are rolled up. */
export const leefbaarometer = (table: "lbm" | "lbm-klasse", field: string): Binding => ({
  figure: { kind: "field", table, field },
  years: [2024],
  levels: ["gemeente", "buurt"],
  national: false,
});

/** RIVM 50090NED: on the division of 2020, without names, so buurten and wijken join on the code alone. */
export const health = (field: string, years: number[] = [2012, 2016, 2020]): Binding => ({
  figure: { kind: "field", table: "50090NED", field },
  years,
  levels: all,
  national: true,
  division: 2020,
});

/** A percentage of wijken and gemeenten of 2022. */
export const share2022 = (field: string): Binding => ({
  ...field2022(field),
  figure: {
    kind: "field",
    table: "wijken2022",
    field,
    small: { of: { table: "wijken2022", field: "population" }, below: smallPopulation },
  },
});

/** Wijken and gemeenten of 2022, on the division of 2022. */
export const field2022 = (field: string): Binding => ({
  figure: { kind: "field", table: "wijken2022", field },
  years: [2022],
  levels: ["gemeente", "wijk"],
  national: false,
  division: 2022,
});
