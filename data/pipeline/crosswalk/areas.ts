/** The area indexes: which areas there are, in which row, and what they lie in. */
import type { AreaIndex } from "#data/schema/area.ts";

export interface AreaRow {
  code: string;
  name: string;
  inhabitants: number;
}

/** Areas with a border and areas that only have figures; both without order. */
export interface LevelAreas {
  bordered: AreaRow[];
  borderless: AreaRow[];
}

export type Division = Record<"gemeente" | "wijk" | "buurt", LevelAreas>;

const byCode = (a: AreaRow, b: AreaRow) => (a.code < b.code ? -1 : 1);

/**
 * The three indexes of one division year. Rows ascend by code, those without a border last. What an area lies in follows
 * from the code itself: BU GGGG WW BB lies in WK GGGG WW and in GM GGGG (CBS, "Toelichting wijk- en buurtindeling"); codes stay text.
 */
export function indexAreas(division: Division, year: number): Record<"gemeente" | "wijk" | "buurt", AreaIndex> {
  const rowsOf = (level: keyof Division) => [
    ...division[level].bordered.toSorted(byCode),
    ...division[level].borderless.toSorted(byCode),
  ];
  const lists = { gemeente: rowsOf("gemeente"), wijk: rowsOf("wijk"), buurt: rowsOf("buurt") };
  const gemeenteRow = new Map(lists.gemeente.map(({ code }, row) => [code, row]));
  const wijkRow = new Map(lists.wijk.map(({ code }, row) => [code, row]));
  const inGemeente = (code: string) => gemeenteRow.get(`GM${code.slice(2, 6)}`) ?? -1;
  const inWijk = (code: string) => wijkRow.get(`WK${code.slice(2, 8)}`) ?? -1;
  const parents = { gemeente: () => -1, wijk: inGemeente, buurt: inWijk };
  const index = (level: keyof Division): AreaIndex => ({
    level,
    year,
    bordered: division[level].bordered.length,
    codes: lists[level].map(({ code }) => code),
    names: lists[level].map(({ name }) => name),
    parents: lists[level].map(({ code }) => parents[level](code)),
    gemeenten: lists[level].map(({ code }) => (level === "gemeente" ? -1 : inGemeente(code))),
    inhabitants: lists[level].map(({ inhabitants }) => inhabitants),
  });
  return { gemeente: index("gemeente"), wijk: index("wijk"), buurt: index("buurt") };
}

/** Row of every code of an index. */
export const rowsByCode = (index: { codes: readonly string[] }): Map<string, number> =>
  new Map(index.codes.map((code, row) => [code, row]));
