/** From a row to an entry as a form would send it, and every fault in it by the field it came from. */

import { entryFaults, faults } from "#data/schema/faults.ts";
import {
  type ChoiceField,
  choiceFields,
  type ImportField,
  type ImportSettings,
  importFields,
  isChoice,
  isSeveral,
} from "#data/schema/import-settings.ts";
import type { Text } from "#data/schema/indicator.ts";
import { Initiative, InitiativeDraft } from "#data/schema/initiative.ts";
import { isStorable } from "#data/schema/text.ts";
import { idOf } from "./digits.ts";
import { recognise, wordsIn } from "./recognise.ts";
import { type Row, tableLimits } from "./table.ts";
import { fill } from "./template.ts";

/** Letters of an id. */
const mostOfId = 200;

export type Where = ImportField | "place" | "row";
export interface ReadingFault {
  field: Where;
  reason: Text;
}

export interface Read {
  /** Its id in its list, to know it again. */
  key?: string | undefined;
  /** As it stands in the file, for the preview. */
  title: string;
  content?: InitiativeDraft | undefined;
  faults: ReadingFault[];
}

const shifted: Text = {
  nl: "Deze regel heeft meer vakken dan de kop: er is iets verschoven.",
  en: "This row has more cells than the heading: something is shifted.",
};
const longCell: Text = {
  nl: `Een vak in deze regel heeft meer dan ${tableLimits.cell.toLocaleString("nl")} tekens.`,
  en: `A cell in this row has more than ${tableLimits.cell.toLocaleString("en")} characters.`,
};
const lostDigits = (id: string): Text => ({
  nl: `Het nummer ${id} is afgerond door een rekenblad: maak van de kolom tekst, of kies een andere kolom als nummer.`,
  en: `The number ${id} was rounded by a spreadsheet: make the column text, or choose another column as number.`,
});
const longId: Text = {
  nl: `Een nummer heeft hoogstens ${mostOfId} tekens: kies een andere kolom als nummer.`,
  en: `A number has ${mostOfId} characters at most: choose another column as number.`,
};
const unseenId: Text = {
  nl: "In dit nummer staan tekens die je niet ziet: kies een andere kolom als nummer.",
  en: "This number has characters that cannot be seen: choose another column as number.",
};
const notNumber: Text = { nl: "Dit is geen getal.", en: "This is not a number." };
const noPlace: Text = {
  nl: "Er is geen plaats: geef een lengte- en breedtegraad of de code van een gebied.",
  en: "There is no place: give longitude and latitude or the code of an area.",
};
const unknownWord = (word: string): Text => ({
  nl: `Wat “${word.slice(0, 60)}” betekent weten we niet: kies het bij de kolommen.`,
  en: `We do not know what “${word.slice(0, 60)}” means: choose it at the columns.`,
});

export function entryOf(row: Row, settings: ImportSettings): Read {
  if (row.long) return { title: "", faults: [{ field: "row", reason: longCell }] };
  const text = Object.fromEntries(importFields.map((field) => [field, fill(settings.fields[field] ?? "", row.cells)])) as Record<
    ImportField,
    string
  >;
  const found: ReadingFault[] = row.shifted ? [{ field: "row", reason: shifted }] : [];
  const key = idOf(text.key);
  if (key === undefined) found.push({ field: "key", reason: lostDigits(text.key) });
  else if (key.length > mostOfId) found.push({ field: "key", reason: longId });
  else if (/\p{Cc}/u.test(key) || !key.isWellFormed()) found.push({ field: "key", reason: unseenId });
  const raw = rawOf({ row, text, settings, say: (field, reason) => found.push({ field, reason }) });
  // Only a draft may be unfinished.
  const parsed = (settings.landing === "draft" ? InitiativeDraft : Initiative).safeParse(raw);
  if (!parsed.success) {
    for (const { path, code } of entryFaults(parsed.error.issues)) {
      const field = fieldOf(path);
      // A word or number that was not understood is missing as well: once is enough.
      const same = (fault: ReadingFault) => fault.field === field || (field === "place" && inPlace.has(fault.field));
      if (!found.some(same)) found.push({ field, reason: faults[code] });
    }
  }
  // It is looked up in the database, also of a row that stays behind.
  const known = isStorable(text.key);
  if (!known) found.push({ field: "key", reason: faults.characters });
  return {
    key: (known && key) || undefined,
    title: text.title,
    content: parsed.success && found.length === 0 ? parsed.data : undefined,
    faults: found,
  };
}

const inPlace = new Set<Where>(["longitude", "latitude", "area"]);

interface Reading {
  row: Row;
  text: Record<ImportField, string>;
  settings: ImportSettings;
  say(field: Where, reason: Text): void;
}

function rawOf(reading: Reading): Record<string, unknown> {
  const { text, say } = reading;
  const choice = (field: ChoiceField) => choiceOf(reading, field);
  const contact = { name: text.contactName, email: text.contactEmail, phone: text.contactPhone };
  const regular = choice("regular");
  const reach = text.reach === "" ? undefined : count(text.reach);
  if (text.reach !== "" && reach === undefined) say("reach", notNumber);
  return present({
    title: text.title,
    summary: text.summary || undefined,
    kind: choice("kind"),
    themes: choice("themes"),
    phase: choice("phase"),
    lifecycle: choice("lifecycle"),
    targetGroups: choice("targetGroups"),
    reach,
    period: periodOf(text),
    regular: regular === undefined ? undefined : regular === "ja",
    evidence: choice("evidence"),
    parties: text.party ? [{ organisation: text.party, role: "trekker" }] : undefined,
    source: text.source || undefined,
    licence: text.licence || undefined,
    link: text.link ? (/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text.link) ? `https://${text.link}` : text.link) : undefined,
    publicContact: Object.values(contact).some(Boolean) ? present(filled(contact)) : undefined,
    place: placeOf(reading),
  });
}

const present = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const filled = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value || undefined]));

/** A word, or a list where there may be several; undefined when nothing is said or nothing is understood. */
function choiceOf({ text, settings, say }: Reading, field: ChoiceField): string | string[] | undefined {
  const cell = text[field];
  const words = wordsIn(field, cell, settings.values).map((word) => ({ word, ours: recognise(field, word, settings.values) }));
  const strange = words.find(({ word, ours }) => ours === undefined && word !== "");
  if (strange) say(field, unknownWord(strange.word));
  const ours = [...new Set(words.flatMap((one) => one.ours ?? []))];
  if (ours.length === 0) return undefined;
  return isSeveral(field) ? ours : ours[0];
}

function periodOf({ from, to }: Record<ImportField, string>): unknown {
  if (from === "" && to === "") return undefined;
  // What is no day at all goes on as it is: the schema says so, with the sentence for days.
  return present({ from: from ? (day(from, "first") ?? from) : undefined, to: to ? (day(to, "last") ?? to) : undefined });
}

function placeOf({ row, text, settings, say }: Reading): unknown {
  const { precision } = settings;
  if (row.geometry !== undefined && row.geometry !== null)
    return { kind: "geometry", geometry: row.geometry, precision, public: true };
  if (text.longitude !== "" || text.latitude !== "") {
    const coordinates = [decimal(text.longitude), decimal(text.latitude)];
    if (coordinates[0] === undefined) say("longitude", notNumber);
    if (coordinates[1] === undefined) say("latitude", notNumber);
    if (coordinates.includes(undefined)) return undefined;
    return { kind: "geometry", geometry: { type: "Point", coordinates }, precision, public: true };
  }
  if (text.area !== "") return { kind: "area", code: text.area, public: true };
  if (settings.landing !== "draft") say("place", noPlace);
  return undefined;
}

const fields: Record<string, Where> = {
  "period.from": "from",
  "period.to": "to",
  parties: "party",
  "publicContact.name": "contactName",
  "publicContact.email": "contactEmail",
  "publicContact.phone": "contactPhone",
  "place.code": "area",
};

function fieldOf(path: string): Where {
  const [first = "", second = ""] = path.split(".");
  const known = fields[`${first}.${second}`] ?? fields[first] ?? (first === "period" ? "to" : first);
  return (importFields as readonly string[]).includes(known) ? (known as ImportField) : known === "place" ? "place" : "row";
}

/** What the file says for each choice that comes from a column, most frequent first. */
export function wordsFound(rows: readonly Row[], settings: ImportSettings) {
  return Object.fromEntries(
    (Object.keys(choiceFields) as ChoiceField[]).flatMap((field) => {
      const template = settings.fields[field];
      if (!template || !isChoice(field)) return [];
      const times = new Map<string, number>();
      // No setting can say what a longer one means.
      for (const { cells } of rows)
        for (const word of wordsIn(field, fill(template, cells), settings.values))
          if (word.length <= mostOfWord) times.set(word, (times.get(word) ?? 0) + 1);
      const words = [...times].sort(([, a], [, b]) => b - a).slice(0, mostWords);
      return [
        [
          field,
          words.map(([word, number]) => {
            const ours = recognise(field, word, settings.values);
            return { text: word, times: number, ...(ours === undefined ? {} : { word: ours }) };
          }),
        ],
      ];
    }),
  );
}

const [mostWords, mostOfWord] = [60, 200];

/** Numbers and days as the Dutch and as programs write them. Undefined for what is neither. */

/** Degrees or metres: the last of comma and point is the decimal sign. */
export function decimal(text: string): number | undefined {
  const last = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  const both = text.includes(",") && text.includes(".");
  const whole = both ? text.slice(0, last).replace(/[.,]/g, "") + text.slice(last) : text;
  const plain = whole.replace(",", ".").trim();
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A whole number of people: 1.200 and 1 200 are one thousand two hundred. */
export function count(text: string): number | undefined {
  const plain = text.trim().replace(/^(\d{1,3})([.\s]\d{3})+$/, (whole) => whole.replace(/[.\s]/g, ""));
  return /^\d+([.,]0+)?$/.test(plain) ? Math.trunc(Number(plain.replace(",", "."))) : undefined;
}

const two = (text: string) => text.padStart(2, "0");

/** A day as 2026-03-31 or 31-3-2026; a year alone is its first or its last day. Whether the day exists is judged later. */
export function day(text: string, end: "first" | "last"): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})([T ].*)?$/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (dutch) return `${dutch[3]}-${two(dutch[2] ?? "")}-${two(dutch[1] ?? "")}`;
  if (/^(19|20)\d{2}$/.test(text)) return end === "first" ? `${text}-01-01` : `${text}-12-31`;
  return undefined;
}
