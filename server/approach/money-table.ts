/** The register of money as a table that people read: its columns, and what was asked in words. */
import type { MoneyFilter, MoneyLine } from "#data/approach/money.ts";
import { dutchThemes } from "#data/entries/dutch-words.ts";
import { dutchChoice, dutchField, dutchType } from "#data/entries/entry-dutch.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import type { Names } from "../entries/export/about.ts";
import type { ExportCell, ExportColumn } from "../entries/export/columns.ts";
import type { ExportTable } from "../entries/export/entry-columns.ts";

const type = "fundingLine";
const unknown = "onbekend";
const lineOf = ({ content }: PublicRecord) => content.line as MoneyLine;

type Of = (line: MoneyLine, names: Names) => ExportCell;
const column = (property: string, heading: string, of: Of, kind?: "day"): ExportColumn => ({
  property,
  heading,
  of: (record, names) => of(lineOf(record), names),
  ...(kind ? { kind } : {}),
});
const field = (name: string, of: Of, kind?: "day") => column(name, dutchField(type, name), of, kind);
const choice = (name: string, value: string) => dutchChoice(type, name, value);
/** A line holds no more than a double does; its sums may. */
const euro = (cents: string | undefined): ExportCell => (cents === undefined ? null : Number(cents) / 100);

export const moneyTable: ExportTable = {
  name: "geld",
  title: "Geld",
  columns: [
    column("title", "Titel", ({ title }) => title),
    column("type", "Soort inzending", (line) => dutchType(line.type)),
    field("source", ({ source }) => source),
    field("payer", ({ payer }) => (payer === undefined ? unknown : choice("payer", payer))),
    field("instrument", ({ instrument }) => instrument ?? null),
    field("amount", ({ cents }) => euro(cents)),
    column("total", "Alles bij elkaar in euro", ({ total }) => euro(total)),
    field("status", ({ status }) => choice("status", status)),
    field("duration", ({ duration }) => choice("duration", duration)),
    column("from", "Begindatum", ({ from }) => from ?? null, "day"),
    column("to", "Einddatum", ({ to }) => to ?? null, "day"),
    column("themes", "Thema's", ({ themes }) => themes.map((theme) => dutchThemes[theme as "wonen"]).join(", ") || null),
    column("areas", "Gebieden (codes)", ({ areas }) => areas.join(", ") || null),
    column("areaNames", "Gebieden", ({ areas }, names) => areas.map((code) => names.area(code) ?? code).join(", ") || null),
    column("elsewhere", "Loopt ook in andere gebieden", ({ elsewhere }) => elsewhere),
    column("counted", "Telt mee in het totaal", ({ counted }) => counted),
    column("partOf", "Deel van", ({ partOf }) => partOf?.title ?? null),
    column("url", "Adres in Wijkblik", (line, names) => names.page({ type: line.type, id: line.entry })),
  ],
};

/** As the writers of files read it. */
export async function* moneyRecords(lines: AsyncIterable<MoneyLine>): AsyncGenerator<PublicRecord> {
  for await (const line of lines)
    yield {
      id: `${line.entry}.${line.position}`,
      type: line.type,
      version: 1,
      organisation: undefined,
      updatedAt: "",
      verifiedOn: undefined,
      takenOver: undefined,
      content: { title: line.title, placed: {}, line },
      geometry: null,
    };
}

const words: Record<keyof MoneyFilter, string> = {
  area: "gebied",
  theme: "thema",
  status: "stand van het geld",
  payer: "soort betaler",
  type: "soort inzending",
  source: "wie betaalt",
  instrument: "regeling",
  year: "loopt in",
  ends: "loopt af in",
  endsWithin: "loopt af binnen zoveel maanden",
  only: "alleen wat helemaal binnen het gebied wordt uitgegeven",
};

const valueWords: Record<string, (value: string, names: Names) => string> = {
  area: (code, names) => `${names.area(code) ?? code} (${code})`,
  theme: (theme) => dutchThemes[theme as "wonen"] ?? theme,
  status: (status) => choice("status", status),
  payer: (payer) => (payer === "unknown" ? unknown : choice("payer", payer)),
  type: dutchType,
};

export function moneyAsked(query: Record<string, string | undefined>, names: Names): string {
  const parts = Object.entries(query).flatMap(([name, value]) => {
    if (!value || !(name in words) || (name === "only" && value !== "true")) return [];
    const word = words[name as keyof MoneyFilter];
    const of = valueWords[name];
    const said = of ? value.split(",").map((one) => of(one, names)) : [value];
    return [name === "only" ? word : `${word}: ${said.join(", ")}`];
  });
  return parts.length === 0 ? "geen: alle regels die gepubliceerd zijn" : parts.join("; ");
}
