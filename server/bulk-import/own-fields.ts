/**
 * Rows of a list of another type than initiatives: which columns its definition knows, and from the texts of a row to an entry. The thread
 * that reads the file only knows the headings: what a type is, is known here.
 */
import { dutchChoice, dutchField } from "#data/entries/entry-dutch.ts";
import type { FormField } from "#data/entry-types/definition.ts";
import { definitionOf, schemasOf } from "#data/entry-types/registry.ts";
import { entryFaults, faults } from "#data/schema/faults.ts";
import type { ImportSettings } from "#data/schema/import-settings.ts";
import type { Text } from "#data/schema/indicator.ts";
import type { EntryContent } from "#data/schema/record.ts";
import type { PublishedSet } from "../published/published-set.ts";
import { areaNamed } from "./area-names.ts";
import { day, decimal } from "./digits.ts";
import type { ReadingFault } from "./entry-of.ts";
import { headingsFor, plain, recognise } from "./recognise.ts";

/** What a cell can hold; files, places and what has a look of its own are for the form. */
const ways = new Set<FormField["as"]>([
  "text",
  "longText",
  "link",
  "email",
  "number",
  "day",
  "tick",
  "radios",
  "select",
  "ticks",
  "texts",
  "areas",
  "period",
  "entries",
  "indicator",
]);

/** Other words for fields that several types have. */
const others: Readonly<Record<string, readonly string[]>> = {
  ...headingsFor,
  phases: [...headingsFor.phase, "fasen", "phases"],
  areas: ["gebieden", "gebieden (codes)", "areas", "gemeente", "wijk", "buurt", ...headingsFor.area],
  organisations: ["organisaties", "organisations", "uitgever", "publisher", ...headingsFor.party],
  authors: ["schrijver", "schrijvers", "auteur", "auteurs", "author", "authors"],
  issued: ["datum", "date", "jaar", "year", "verschenen", "published"],
  period: [],
};

const sides = ["from", "to"] as const;
/** "openFrom" to "open from". */
const spoken = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const fieldsOf = (type: string): FormField[] =>
  definitionOf(type).form.flatMap(({ fields }) => fields.filter(({ as }) => ways.has(as)));

/** Names of columns by field, best first; of a period its two days. */
export function ownHeadings(type: string): Record<string, string[]> {
  const known = fieldsOf(type).flatMap(({ field, as }): [string, readonly string[]][] =>
    as === "period"
      ? sides.map((side) => [`${field}.${side}`, headingsFor[side]])
      : [[field, [field, spoken(field), dutchField(type, field), ...(others[field] ?? [])]]],
  );
  return Object.fromEntries(known.map(([field, headings]) => [field, [...new Set(headings.map(plain))]]));
}

interface Reading {
  type: string;
  /** Of a row, by field. */
  texts: Readonly<Record<string, string>>;
  set: PublishedSet;
  landing: ImportSettings["landing"];
}

export interface OwnRead {
  content?: EntryContent;
  faults: ReadingFault[];
}

const strange = (word: string): Text => ({
  nl: `wat “${word.slice(0, 60)}” betekent weten we niet`,
  en: `we do not know what “${word.slice(0, 60)}” means`,
});

/** Parts of a cell: lines or semicolons where there are any, else commas. */
const partsOf = (text: string): string[] =>
  [...new Set(text.split(/[;\n]/.test(text) ? /[;\n]/ : ",").map((part) => part.trim()))].filter((part) => part !== "");

class Unread extends Error {
  readonly said: Text;
  constructor(said: Text) {
    super(said.en);
    this.said = said;
  }
}

const found = <T>(value: T | undefined, word: string): T => {
  if (value === undefined) throw new Unread(strange(word));
  return value;
};

function choice(type: string, field: string, of: readonly string[], word: string): string {
  const known = of.find((one) => plain(one) === plain(word) || plain(dutchChoice(type, field, one)) === plain(word));
  const shared = field === "themes" ? "themes" : field === "phases" ? "phase" : field === "evidence" ? "evidence" : undefined;
  return found(known ?? (shared && recognise(shared, word, {})), word);
}

/** A value as a form would send it. Throws an Unread for a word that means nothing here. */
function readValue(asked: FormField, text: string, { type, set }: Reading): unknown {
  const { field } = asked;
  switch (asked.as) {
    case "number":
      return found(decimal(text), text);
    case "day":
      return day(text, "first") ?? text;
    case "tick":
      return found(recognise("regular", text, {}), text) === "ja";
    case "radios":
    case "select":
      return choice(type, field, asked.of, text);
    case "ticks":
      return [...new Set(partsOf(text).map((word) => choice(type, field, asked.of, word)))];
    case "texts":
    case "entries":
      return asked.as === "entries" && asked.most === 1 ? text : partsOf(text);
    case "areas": {
      const whole = areaNamed(set, text);
      return whole === undefined ? partsOf(text).map((name) => found(areaNamed(set, name), name)) : [whole];
    }
    default:
      return text;
  }
}

/** The contents of a row, or what is wrong with it. Nothing is asked of the database. */
export function ownContentOf(reading: Reading): OwnRead {
  const { type, texts, landing } = reading;
  const { draft, whole } = schemasOf(definitionOf(type));
  const said: ReadingFault[] = [];
  const say = (field: string, { nl, en }: Text) => {
    const named = dutchField(type, field);
    // The word for a field is that of the list.
    said.push({ field: "row", reason: { nl: `${named}: ${nl}`, en: `${field}: ${en}` } });
  };
  const raw: Record<string, unknown> = {};
  for (const asked of fieldsOf(type)) {
    const { field } = asked;
    if (asked.as === "period") {
      const days = sides.flatMap((side) => {
        const text = texts[`${field}.${side}`] ?? "";
        return text === "" ? [] : [[side, day(text, side === "from" ? "first" : "last") ?? text]];
      });
      if (days.length > 0) raw[field] = Object.fromEntries(days);
      continue;
    }
    const text = texts[field] ?? "";
    if (text === "") continue;
    try {
      raw[field] = readValue(asked, text, reading);
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      say(field, error.said);
    }
  }
  const parsed = (landing === "draft" ? draft : whole).safeParse(raw);
  // A word that was not understood is missing as well: once is enough.
  const named = new Set(said.map(({ reason }) => reason.nl.split(":")[0]));
  if (!parsed.success)
    for (const { path, code } of entryFaults(parsed.error.issues)) {
      const [field = ""] = path.split(".");
      if (!named.has(dutchField(type, field))) say(field, faults[code]);
    }
  return { ...(parsed.success && said.length === 0 ? { content: parsed.data as EntryContent } : {}), faults: said };
}
