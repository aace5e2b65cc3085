/**
 * Entries of any type as rows, with columns that follow from the definition of their type: what types share first, then what a type has of
 * its own, then where it lies and where it comes from. Only what is public has a column.
 */
import { dutchChoice, dutchField, dutchType, dutchTypes } from "#data/entries/entry-dutch.ts";
import { allKnowledge } from "#data/entry-types/address.ts";
import type { EntryDefinition, FormField } from "#data/entry-types/definition.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import type { PublicEntryContent, PublicRecord } from "#data/schema/record.ts";
import { columns, type ExportCell, type ExportColumn, licenceUnnamed, type RowColumn } from "./columns.ts";

/** What a file or a layer holds: which columns, and what it is called. */
export interface ExportTable<R = PublicRecord> {
  /** Part of the name of a file, of a layer and of an address: "publicaties". */
  name: string;
  /** Of a sheet. */
  title: string;
  columns: readonly RowColumn<R>[];
}

type Column = ExportColumn;
type Shown = PublicRecord<PublicEntryContent>;

/** Fields of several types come first, in this order. */
const shared = ["summary", "kind", "themes", "phases", "period", "areas", "organisations", "link"];
/** Of initiatives too, and the same for all types: where it lies and where it comes from. `licence` stands among them. */
const common = new Set([
  "organisation",
  "longitude",
  "latitude",
  "buurtName",
  "buurt",
  "wijkName",
  "wijk",
  "gemeenteName",
  "gemeente",
  "takenOn",
  "takenFrom",
  "updatedAt",
  "url",
]);
/** Files are not in a table. */
const left = new Set(["licence", "photos", "attachments"]);

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Of a value that a definition allows: texts and numbers as they are, lists with commas, parts of an object behind each other. */
function cellOf(value: unknown, say: (value: string) => string): ExportCell {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return say(value);
  const parts = Array.isArray(value) ? value : Object.values(value);
  const cells = parts.map((part) => cellOf(part, say)).filter((part) => part !== null && part !== "");
  return cells.length === 0 ? null : cells.join(", ");
}

const asIs = (value: string) => value;

function formFields(definition: EntryDefinition): Map<string, FormField> {
  return new Map(definition.form.flatMap(({ fields }) => fields.map((one) => [one.field, one] as const)));
}

function columnsFor(definition: EntryDefinition, field: string, asked: FormField | undefined): Column[] {
  const { type } = definition;
  const heading = dutchField(type, field);
  if (field === "period")
    return (["from", "to"] as const).map((side) => ({
      property: side,
      heading: side === "from" ? "Begindatum" : "Einddatum",
      kind: "day",
      of: ({ content }) => content.period?.[side] ?? null,
    }));
  if (field === "areas")
    return [
      { property: "areas", heading: `${heading} (codes)`, of: ({ content }) => cellOf(content.areas, asIs) },
      {
        property: "areaNames",
        heading,
        of: ({ content }, names) => cellOf(content.areas, (code) => names.area(code) ?? code),
      },
    ];
  const of = ({ content }: Shown) => cellOf(content[field], asIs);
  const isChoice = asked !== undefined && "of" in asked && asked.as !== "entries";
  return [
    {
      property: field,
      heading,
      of,
      ...(asked?.as === "day" ? { kind: "day" as const } : {}),
      ...(isChoice ? { say: ({ content }: Shown) => cellOf(content[field], (value) => dutchChoice(type, field, value)) } : {}),
    },
  ];
}

const title: Column = { property: "title", heading: "Titel", of: ({ content }) => content.title };
const licence: Column = {
  property: "licence",
  heading: "Licentie",
  of: ({ content }) => (typeof content.licence === "string" ? content.licence : licenceUnnamed),
};
const confirmed: Column = {
  property: "verifiedOn",
  heading: "Bevestigd op",
  kind: "day",
  of: ({ verifiedOn }) => verifiedOn ?? null,
};
/** They read nothing of the contents but where it lies, which is the same in every type. */
const around: Column[] = columns.filter(({ property }) => common.has(property));

function columnsOfType(definition: EntryDefinition): Column[] {
  const asked = formFields(definition);
  const fields = definition.public.filter((field) => !left.has(field) && field !== "place");
  const rank = (field: string) => (shared.includes(field) ? shared.indexOf(field) : shared.length);
  const ordered = [...fields].sort((a, b) => rank(a) - rank(b));
  return [
    title,
    ...ordered.flatMap((field) => columnsFor(definition, field, asked.get(field))),
    licence,
    ...(definition.confirmed ? [confirmed] : []),
    ...around,
  ];
}

/** Of everything together: what every type can say, and of which type each is. */
function columnsOfAll(): Column[] {
  const listed = (record: Shown) => definitionOf(record.type).listed(record.content);
  const text = ({ content }: Shown): string => content.summary ?? "";
  const words = (record: Shown, field: "themes" | "phases", say: boolean) =>
    cellOf(listed(record)[field], (value) => (say ? dutchChoice(record.type, field, value) : value));
  return [
    {
      property: "type",
      heading: "Soort inzending",
      of: ({ type }) => type,
      say: ({ type }) => dutchType(type),
    },
    title,
    { property: "summary", heading: "Samenvatting", of: (record) => text(record) || (listed(record).texts[0] ?? null) },
    ...(["themes", "phases"] as const).map(
      (field): Column => ({
        property: field,
        heading: dutchField("", field),
        of: (record) => words(record, field, false),
        say: (record) => words(record, field, true),
      }),
    ),
    { property: "from", heading: "Begindatum", kind: "day", of: (record) => listed(record).period?.from ?? null },
    { property: "to", heading: "Einddatum", kind: "day", of: (record) => listed(record).period?.to ?? null },
    { property: "link", heading: "Link", of: ({ content }) => cellOf(content.link, asIs) },
    licence,
    ...around,
  ];
}

const made = new Map<string, ExportTable>();

/** `type`: of a definition, or `kennis` for all of them together. Throws an Error for a type that is not here. */
export function tableOf(type: string): ExportTable {
  const found = made.get(type);
  if (found) return found;
  const table = tableFor(type);
  made.set(type, table);
  return table;
}

function tableFor(type: string): ExportTable {
  const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  if (type === allKnowledge) return { name: allKnowledge, title: titled(allKnowledge), columns: columnsOfAll() };
  const definition = definitionOf(type);
  const own = type === "initiative" ? columns : columnsOfType(definition);
  return { name: definition.dutch, title: titled(type === "initiative" ? definition.dutch : dutchTypes(type)), columns: own };
}

/** A spreadsheet can make a date of it. */
export const isWholeDay = (cell: ExportCell): cell is string => typeof cell === "string" && day.test(cell);
