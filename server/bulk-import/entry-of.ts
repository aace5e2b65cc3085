/** From a row to an entry as a form would send it, and every fault in it by the field it came from. */
import { readHours } from "#data/entries/opening-hours.ts";
import { entryFaults, faults } from "#data/schema/faults.ts";
import {
  type ChoiceField,
  type ImportField,
  type ImportSettings,
  importFields,
  isSeveral,
} from "#data/schema/import-settings.ts";
import type { Text } from "#data/schema/indicator.ts";
import { Initiative, InitiativeDraft } from "#data/schema/initiative.ts";
import { isStorable } from "#data/schema/text.ts";
import { addressIn, lookUpQuestion } from "./address.ts";
import { count, day, decimal, gridPosition, idOf } from "./digits.ts";
import { longCell, longId, lostDigits, mostOfId, noPlace, notNumber, shifted, unknownWord, unseenId } from "./reading-faults.ts";
import { recognise, wordsIn } from "./recognise.ts";

import type { Row } from "./table.ts";
import { fill } from "./template.ts";

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
  /** Of a row of another type, in place of its contents: what stands in it, by field. */
  texts?: Record<string, string>;
  /** Address by which its place can be looked up, where nothing else says where it is. */
  lookUp?: string;
  faults: ReadingFault[];
}

/** Whole but for its place, which comes with its address. */
const unplaced = Initiative.partial({ place: true });

export function entryOf(row: Row, settings: ImportSettings): Read {
  if (row.long) return { title: "", faults: [{ field: "row", reason: longCell }] };
  if (settings.type !== "initiative") return ownEntryOf(row, settings);
  const text = Object.fromEntries(importFields.map((field) => [field, fill(settings.fields[field] ?? "", row.cells)])) as Record<
    ImportField,
    string
  >;
  const found: ReadingFault[] = row.shifted ? [{ field: "row", reason: shifted }] : [];
  const key = keyOf(text.key, found);
  const raw = rawOf({ row, text, settings, say: (field, reason) => found.push({ field, reason }) });
  // Only a draft may be unfinished.
  const lookUp = raw.place === undefined ? lookUpQuestion(addressIn(text)) : undefined;
  const whole = settings.addresses && lookUp !== undefined ? unplaced : Initiative;
  const parsed = (settings.landing === "draft" ? InitiativeDraft : whole).safeParse(raw);
  if (!parsed.success) {
    for (const { path, code } of entryFaults(parsed.error.issues)) {
      const field = fieldOf(path);
      // A word or number that was not understood is missing as well: once is enough.
      const same = (fault: ReadingFault) => fault.field === field || (field === "place" && inPlace.has(fault.field));
      if (!found.some(same)) found.push({ field, reason: faults[code] });
    }
  }
  return {
    key: storedKey(text.key, key, found),
    title: text.title,
    content: parsed.success && found.length === 0 ? parsed.data : undefined,
    ...(lookUp === undefined ? {} : { lookUp }),
    faults: found,
  };
}

function keyOf(text: string, found: ReadingFault[]): string | undefined {
  const key = idOf(text);
  if (key === undefined) found.push({ field: "key", reason: lostDigits(text) });
  else if (key.length > mostOfId) found.push({ field: "key", reason: longId });
  else if (/\p{Cc}/u.test(key) || !key.isWellFormed()) found.push({ field: "key", reason: unseenId });
  return key;
}

/** It is looked up in the database, also of a row that stays behind. */
function storedKey(text: string, key: string | undefined, found: ReadingFault[]): string | undefined {
  const known = isStorable(text);
  if (!known) found.push({ field: "key", reason: faults.characters });
  return (known && key) || undefined;
}

/** Of another type: its texts, which are read where its definition is known. */
function ownEntryOf(row: Row, { fields: asked, own = {} }: ImportSettings): Read {
  const texts = Object.fromEntries(Object.entries(own).map(([field, template]) => [field, fill(template, row.cells)]));
  const found: ReadingFault[] = row.shifted ? [{ field: "row", reason: shifted }] : [];
  const text = fill(asked.key ?? "", row.cells);
  const key = storedKey(text, keyOf(text, found), found);
  return { key, title: texts.title ?? "", texts, faults: found };
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
    link: text.link || undefined,
    address: addressIn(text),
    ...hoursIn(text),
    takePart: text.takePart || undefined,
    funding: fundingOf(reading),
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

/** What hours do not say, or what is no list of hours, is a note. */
function hoursIn({ openingHours, openingNote }: Record<ImportField, string>) {
  const hours = readHours(openingHours);
  const note = [hours ? "" : openingHours, openingNote].filter(Boolean).join(" ");
  return { openingHours: hours, openingNote: note || undefined };
}

function fundingOf(reading: Reading): unknown {
  const { funder, amount } = reading.text;
  const [status = "committed", payer, duration] = ofMoney.map((field) => choiceOf(reading, field));
  if (funder === "" && amount === "") return undefined;
  const euro = amount === "" ? undefined : decimal(amount.replace(/[€\s]|,-$|eur(o)?$/gi, ""));
  if (amount !== "" && euro === undefined) reading.say("amount", notNumber);
  return [present({ source: funder, amount: euro, status, payer, duration })];
}

const ofMoney = ["fundingStatus", "payer", "duration"] as const;

function placeOf({ row, text, settings, say }: Reading): unknown {
  const { precision } = settings;
  if (row.geometry !== undefined && row.geometry !== null)
    return { kind: "geometry", geometry: row.geometry, precision, public: true };
  if (text.longitude !== "" || text.latitude !== "") {
    const [a, b] = [decimal(text.longitude), decimal(text.latitude)];
    if (a === undefined) say("longitude", notNumber);
    if (b === undefined) say("latitude", notNumber);
    if (a === undefined || b === undefined) return undefined;
    // Metres of the Dutch grid are told from degrees by their size, and x from y as well.
    return {
      kind: "geometry",
      geometry: { type: "Point", coordinates: gridPosition([text.longitude, text.latitude], [a, b]) ?? [a, b] },
      precision,
      public: true,
    };
  }
  if (text.area !== "") return { kind: "area", code: text.area, public: true };
  const isLookedUp = settings.addresses && lookUpQuestion(addressIn(text)) !== undefined;
  if (settings.landing !== "draft" && !isLookedUp) say("place", noPlace);
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
  "address.street": "street",
  "address.number": "number",
  "address.postcode": "postcode",
  "address.city": "city",
  address: "address",
  "funding.0": "funder",
  funding: "amount",
};

function fieldOf(path: string): Where {
  const [first = "", second = ""] = path.split(".");
  const known = fields[`${first}.${second}`] ?? fields[first] ?? (first === "period" ? "to" : first);
  return (importFields as readonly string[]).includes(known) ? (known as ImportField) : known === "place" ? "place" : "row";
}
