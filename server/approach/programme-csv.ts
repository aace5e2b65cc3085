/** The programme as a table: a row for every area. */
import type { Programme, ProgrammeFigure, ProgrammeRow } from "#data/approach/programme.ts";
import { checklistTemplates } from "#data/checklists/checklist.ts";
import { dutchPhases } from "#data/entries/dutch-words.ts";
import { dutchType } from "#data/entries/entry-dutch.ts";
import { type CsvCell, csvOf } from "#data/text/csv.ts";
import { markWords, statusWords } from "../published/figure-words.ts";

const unknown = "onbekend";
const ways: Record<ProgrammeFigure["trend"]["way"], string> = {
  up: "omhoog",
  down: "omlaag",
  same: "gelijk",
  rounding: "minder dan de afronding",
  break: "niet te vergelijken",
  oneYear: "één jaar",
  absent: "geen cijfer",
};

type Cells = [heading: string, value: CsvCell][];

const agreementCells = ({ agreements: { kept, notKept, lapsed, open, overdue, unsaid } }: ProgrammeRow): Cells => [
  ["afspraken_nagekomen", kept],
  ["afspraken_niet_nagekomen", notKept],
  ["afspraken_vervallen", lapsed],
  ["afspraken_open", open],
  ["afspraken_over_tijd", overdue],
  ["afspraken_niemand_zei_hoe", unsaid],
];

const moneyCells = ({ money: { lines, running, ongoing, endUnknown, later, until, ended } }: ProgrammeRow): Cells => {
  const known = lines > 0;
  return [
    ["geld", known ? "bekend" : unknown],
    ["geld_loopt_regels", known ? running : null],
    ["geld_tot", until ?? null],
    ["geld_zonder_einde_regels", known ? ongoing : null],
    ["geld_einde_onbekend_regels", known ? endUnknown : null],
    ["geld_begint_nog_regels", known ? later : null],
    ["geld_afgelopen_op", ended ?? null],
  ];
};

const themeCells = ({ themes: { unknown, empty, one, more } }: ProgrammeRow): Cells => [
  ["themas_onbekend", unknown],
  ["themas_leeg", empty],
  ["themas_een", one],
  ["themas_meer", more],
];

const checklistCells = ({ checklists }: ProgrammeRow): Cells =>
  checklistTemplates.flatMap((template): Cells => {
    const name = template === "phases" ? "checklist_fasen" : "checklist_agenda";
    const found = checklists.find((one) => one.template === template);
    return [
      [name, found ? "ingevuld" : "niet ingevuld"],
      [`${name}_gedaan`, found?.done ?? null],
      [`${name}_gedaan_zonder_bewijs`, found?.bare ?? null],
      [`${name}_van`, found?.total ?? null],
      [`${name}_uitgave`, found?.edition ?? null],
      [`${name}_dag`, found?.day ?? null],
    ];
  });

const figureCells = ({ figures }: ProgrammeRow, { indicators }: Programme): Cells =>
  indicators.flatMap(({ id, unit, sources }): Cells => {
    const found = figures.find(({ indicator }) => indicator === id);
    const { better, start } = found?.trend ?? {};
    const marksIn = (marks: ProgrammeFigure["marks"] = []) => marks.map((mark) => markWords[mark]).join(", ");
    return [
      [id, found?.value ?? null],
      [`${id}_eenheid`, unit],
      [`${id}_jaar`, found?.year ?? null],
      [`${id}_status`, found ? statusWords[found.status].word : "geen cijfer op deze schaal"],
      [`${id}_kenmerken`, marksIn(found?.marks)],
      [`${id}_richting`, found ? ways[found.trend.way] : null],
      [`${id}_eerder_jaar`, start?.year ?? null],
      [`${id}_eerder`, start?.value ?? null],
      [`${id}_eerder_kenmerken`, marksIn(start?.marks)],
      [`${id}_gunstig`, better === undefined ? null : better],
      [`${id}_bron`, sources.join("; ")],
    ];
  });

const cellsOf = (row: ProgrammeRow, programme: Programme): Cells => [
  ["gebied", row.code],
  ["naam", row.name],
  ["gemeenten", row.gemeenten.join(", ")],
  ["fase", row.phase === undefined ? unknown : dutchPhases[row.phase]],
  ["fase_sinds", row.since ?? null],
  ...agreementCells(row),
  ...moneyCells(row),
  ...themeCells(row),
  ...checklistCells(row),
  ...figureCells(row, programme),
  ["laatste_wijziging", row.changed?.day ?? null],
  ["laatste_wijziging_van", row.changed ? dutchType(row.changed.type) : null],
  ["datum", programme.day],
];

export function programmeCsv(programme: Programme): string {
  const rows = programme.rows.map((row) => cellsOf(row, programme));
  const heading = (rows[0] ?? []).map(([name]) => name);
  return csvOf([heading, ...rows.map((cells) => cells.map(([, value]) => value))]);
}
