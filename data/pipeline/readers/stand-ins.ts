/**
 * What stands in for an edition that StatLine does not give: wijken of single cities, and gemeenten out of the workbooks of CBS. A city
 * stands in only for fields that a later year has of the whole country: else the newest map would be of one city.
 */
import { fieldName } from "#data/indicators/editions.ts";
import { SourceProblem } from "../sources/source-problem.ts";
import type { SourceFile } from "../sources/sources.ts";
import { readSourceCsv } from "./source-files.ts";
import { addRow, type FieldFigures, fieldOf, newTable, type SourceTable } from "./table.ts";
import { addColumns } from "./table-rows.ts";

/** Names in the workbooks "kwb-20xx" of CBS for what StatLine calls otherwise. */
const inWorkbook: Record<string, string> = {
  a_inw: "AantalInwoners",
  a_man: "Mannen",
  a_vrouw: "Vrouwen",
  a_00_14: "k_0Tot15Jaar",
  a_15_24: "k_15Tot25Jaar",
  a_25_44: "k_25Tot45Jaar",
  a_45_64: "k_45Tot65Jaar",
  a_65_oo: "k_65JaarOfOuder",
  a_hh: "HuishoudensTotaal",
  g_hhgro: "GemiddeldeHuishoudensgrootte",
  bev_dich: "Bevolkingsdichtheid",
  a_woning: "Woningvoorraad",
  g_wozbag: "GemiddeldeWOZWaardeVanWoningen",
  p_1gezw: "PercentageEengezinswoning",
  p_leegsw: "PercentageOnbewoond",
  p_koopw: "Koopwoningen",
  p_wcorpw: "InBezitWoningcorporatie",
  a_lan_ha: "OppervlakteLand",
  ste_mvs: "MateVanStedelijkheid",
  ste_oad: "Omgevingsadressendichtheid",
};
/** Of these the edition of 2024 has no wijken. */
const notLater = ["Woningvoorraad", "PercentageOnbewoond", "InBezitWoningcorporatie"];

interface Pick {
  code: string;
  level: RegExp;
  /** Of a file of several years. */
  year?: number;
  names: (column: string) => string | undefined;
  /** What a column is divided by to have the unit of StatLine. */
  scale?: Record<string, number>;
}

/** The named columns of the rows of a level and year. */
function columnsOf(file: SourceFile, { code, level, year, names, scale = {} }: Pick) {
  const { header, rows } = readSourceCsv(file.bytes, file.name, ",");
  const at = (name: string) => {
    const found = header.indexOf(name);
    if (found < 0) throw new SourceProblem(`${file.name}: there is no column "${name}"`);
    return found;
  };
  const [codeAt, yearAt] = [at(code), year === undefined ? -1 : at("year")];
  const kept = rows.filter((cells) => level.test(cells[codeAt] ?? "") && (year === undefined || Number(cells[yearAt]) === year));
  if (kept.length === 0) throw new SourceProblem(`${file.name}: there is no row ${level.source} of ${year ?? "its year"}`);
  const value = (cell = "", by = 1) => (cell === "" ? "" : String(Number(cell) / by));
  const fields = new Map(
    header.flatMap((column, i) => {
      const name = names(column);
      return name ? [[name, kept.map((cells) => value(cells[i], scale[column]))] as const] : [];
    }),
  );
  return { codes: kept.map((cells) => cells[codeAt] ?? ""), fields };
}

const described = new Set(["code", "level", "name", "year"]);

const tableOf = (table: SourceTable, file: SourceFile, pick: Pick): SourceTable => {
  addColumns(table, columnsOf(file, pick), file.name);
  return table;
};

export const heerlenOf = (file: SourceFile, year: number): SourceTable =>
  tableOf(newTable("kwb", year), file, {
    code: "code",
    level: /^WK/,
    year,
    names: (column) => (described.has(column) ? undefined : fieldName(column)),
  });

export const utrechtOf = (file: SourceFile, year: number): SourceTable =>
  tableOf(newTable("kwb", year), file, {
    code: "gwb_code",
    level: /^WK/,
    names: (column) => (notLater.includes(inWorkbook[column] ?? "") ? undefined : inWorkbook[column]),
  });

/** Wijken out of the table of a city. */
export function addWijken(table: SourceTable, city: SourceTable): void {
  for (const [code, from] of city.rows) {
    if (!code.startsWith("WK")) continue;
    const row = addRow(table, code);
    for (const [name, figures] of city.fields) copyCell(fieldOf(table, name), row, figures, from);
  }
}

function copyCell(to: FieldFigures, row: number, from: FieldFigures, at: number): void {
  to.values[row] = from.values[at] ?? Number.NaN;
  to.status[row] = from.status[at] ?? 0;
}

/**
 * Gemeenten by year, of the years in which there are exactly those of today; the others are on another division. The workbooks have
 * the value of homes in euros.
 */
export const gemeentenOf = (file: SourceFile, years: readonly number[]): SourceTable[] =>
  years.map((year) =>
    tableOf(newTable("gemeenten", year), file, {
      code: "code",
      level: /^GM/,
      year,
      names: (column) => inWorkbook[column],
      scale: { g_wozbag: 1000 },
    }),
  );
