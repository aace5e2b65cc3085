/** The register of agreements as a table that leaves us. */
import type { AgreementFilter, AgreementRow, agreementEnds } from "#data/approach/agreements.ts";
import { dutchThemes } from "#data/entries/dutch-words.ts";
import { dutchChoice } from "#data/entries/entry-dutch.ts";
import type { Names } from "../entries/export/about.ts";
import type { ExportCell, RowColumn } from "../entries/export/columns.ts";
import type { ExportTable } from "../entries/export/entry-columns.ts";

/** With what the table of it is known by. */
export type AgreementRecord = AgreementRow & { id: string };

/** Of an initiative more than one: known by its place as well. */
export async function* recordsOf(rows: AsyncIterable<AgreementRow>): AsyncGenerator<AgreementRecord> {
  for await (const row of rows) {
    const { entry, position } = row;
    yield { ...row, id: entry.type === "agreement" ? entry.id : `${entry.id}-${position + 1}` };
  }
}

type Column = RowColumn<AgreementRecord>;
const choice = (field: string, value: string): string => dutchChoice("agreement", field, value);
const list = (parts: readonly string[]): ExportCell => parts.join(", ") || null;

const column = (property: string, heading: string, of: Column["of"], more: Partial<Column> = {}): Column => ({
  property,
  heading,
  of,
  ...more,
});
const parties = ({ parties: all }: AgreementRecord, say: (role: string) => string) =>
  list(all.map(({ organisation, role }) => (role === undefined ? organisation : `${organisation} (${say(role)})`)));

const columns: readonly Column[] = [
  column("what", "Wat", ({ what }) => what),
  column("parties", "Wie", (row) => parties(row, (role) => role)),
  column("goal", "Doel", ({ goal }) => goal ?? null),
  column("from", "Begindatum", ({ from }) => from ?? null, { kind: "day" }),
  column("until", "Einddatum", ({ until }) => until ?? null, { kind: "day" }),
  column("standing", "Stand", ({ standing }) => standing, { say: ({ standing }) => choice("standing", standing) }),
  column("standingSince", "Stand sinds", ({ standingSince }) => standingSince ?? null, { kind: "day" }),
  column("standingReason", "Waarom", ({ standingReason }) => standingReason ?? null),
  column("overdue", "Over tijd", ({ overdue }) => overdue),
  column("endsSoon", "Eindigt binnen 12 maanden", ({ endsSoon }) => endsSoon),
  column("regular", "Gewoon werk", ({ regular }) => regular),
  column("residents", "Bewoners doen mee", ({ residents }) => residents),
  column("confirmed", "Bevestigd door", ({ parties: all }) =>
    list(all.flatMap(({ organisation, confirmedOn }) => (confirmedOn ? [`${organisation} (${confirmedOn})`] : []))),
  ),
  column("themes", "Thema's", ({ themes }) => list(themes), {
    say: ({ themes }) => list(themes.map((theme) => dutchThemes[theme as keyof typeof dutchThemes])),
  }),
  column("title", "Hoort bij", ({ title }) => title),
  column("url", "Link", ({ entry }, names) => names.page(entry)),
];

export const agreementTable: ExportTable<AgreementRecord> = { name: "afspraken-register", title: "Afspraken", columns };

const ends: Record<(typeof agreementEnds)[number], string> = {
  open: "nog niet afgelopen",
  year: "eindigt binnen 12 maanden",
  overdue: "over tijd",
  none: "zonder einddag",
};

/** What was asked, in words that can stand in the table. */
export function agreementQuestion({ area, theme, standing, ...asked }: AgreementFilter, names: Names): string {
  const named = (code: string) => `${names.area(code) ?? code} (${code})`;
  const parts = [
    area && `gebied: ${area.map(named).join(", ")}`,
    theme?.length && `thema: ${theme.map((one) => dutchThemes[one]).join(", ")}`,
    standing?.length && `stand: ${standing.map((one) => choice("standing", one)).join(", ")}`,
    asked.ends && ends[asked.ends],
    asked.from && `eindigt op of na ${asked.from}`,
    asked.to && `eindigt op of voor ${asked.to}`,
    asked.residents && (asked.residents === "true" ? "met bewoners" : "zonder bewoners"),
    asked.regular && (asked.regular === "true" ? "gewoon werk" : "extra"),
  ].filter(Boolean);
  return parts.length === 0 ? "geen: alle afspraken" : parts.join("; ");
}
