/** Areas: anything with a border. Rows, never codes, tie tiles, columns and this index together. */
import { z } from "zod";

/** Levels that have a layer, an index and columns of their own. `group` holds every member of every area group. */
export const levels = ["gemeente", "wijk", "buurt", "group"] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** Levels a reader can choose as "schaal". */
export const choroplethLevels = ["gemeente", "wijk", "buurt"] as const;
export const ChoroplethLevel = z.enum(choroplethLevels);
export type ChoroplethLevel = z.infer<typeof ChoroplethLevel>;

/**
 * The published index of one level and division year, columnar: entry i of every array is row i.
 * Row order is the order of `codes`: ascending by code unit; areas without a border come last (rows >= bordered).
 */
export const AreaIndex = z.object({
  level: Level,
  /** Year of the division (indeling) of the borders. */
  year: z.number().int(),
  /** Rows below this have a border and a feature in the tiles. */
  bordered: z.number().int(),
  codes: z.array(z.string()),
  names: z.array(z.string()),
  /** Row in the next higher level (buurt -> wijk, wijk -> gemeente, group -> list position), -1 when none. */
  parents: z.array(z.number().int()),
  /** Row in the gemeente index; -1 for a gemeente itself or a group that spans several. */
  gemeenten: z.array(z.number().int()),
  /** Inhabitants, -1 when unknown: orders search results and decides "te klein". */
  inhabitants: z.array(z.number().int()),
});
export type AreaIndex = z.infer<typeof AreaIndex>;

/** Boxes and label points, apart from the names because only flying and framing need them. */
export const AreaPlaces = z.object({
  level: Level,
  year: z.number().int(),
  /** Four integers a row: west, south, east, north in degrees x 1e5; all 0 for an area without border. */
  boxes: z.array(z.number().int()),
  /** Two integers a row: pole of inaccessibility, longitude and latitude in degrees x 1e5. */
  labels: z.array(z.number().int()),
});
export type AreaPlaces = z.infer<typeof AreaPlaces>;

/** Postcode that most addresses of each buurt have, as the source says: it may be that of several buurten, or of none. Entry i is row i. */
export const Postcodes = z.object({
  /** Year of the table. */
  year: z.number().int(),
  /** Id of the source in the catalogue. */
  source: z.string(),
  /** Four digits; 0 where the source has none. */
  digits: z.array(z.number().int().min(0).max(9999)),
});
export type Postcodes = z.infer<typeof Postcodes>;

/** Official CBS code of the 2024 division: letters are allowed (WK0363AA), so never parse it to a number. */
export const AreaCode = z.string().regex(/^(NL00|GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}|[a-z][a-z0-9-]{2,60})$/);

/** Code of an own region, by its form alone: see data/region. Longer ones fit in no address. */
export const longestRegion = 6000;
const RegionCode = z
  .string()
  .max(longestRegion)
  .regex(/^R-[A-Za-z0-9._~-]+$/);
export const isRegionCode = (code: string): boolean => code.startsWith("R-");
/** As CBS has it. A province has no column: its figures are those of its gemeenten together. */
const ProvinceCode = z.string().regex(/^PV\d{2}$/);
/** Of what is put together from other areas: an own region, or a province. */
export const isPutTogether = (code: string): boolean => isRegionCode(code) || ProvinceCode.safeParse(code).success;
/** Of whatever has a profile. */
export const PlaceCode = z.union([AreaCode, ProvinceCode, RegionCode]);

/** A link must fit in an address. */
export const mostAreas = 100;

export type CodesFault = "codes" | "areas";
/** For people who ask the API. */
export const codesFaults: Record<CodesFault, string> = {
  codes: "must be codes of areas, such as GM0307, with commas between them",
  areas: `must have at most ${mostAreas} codes`,
};

/** Codes with commas between them: each once, in their order. */
export function readCodes(text: string): string[] | CodesFault {
  const codes = [...new Set(text.split(","))];
  if (codes.length > mostAreas) return "areas";
  return codes.every((code) => AreaCode.safeParse(code).success) ? codes : "codes";
}
