/** The value of a field in words, one line each: for who compares two versions. */

import type { Geometry } from "#data/schema/geometry.ts";
import type { Address, Place } from "#data/schema/initiative.ts";
import { checklistItemWords, checklistRowWords } from "../../figures/checklists/checklist-words.ts";
import { choiceWord } from "../../labels/entry-words.ts";
import { formatEuro, themeWord } from "../../labels/format.ts";
import {
  addressLine,
  evidenceWord,
  kindWord,
  lifecycleWord,
  partyWord,
  periodWords,
  phaseWord,
  targetGroupWord,
  weekdayWord,
} from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import type { Typed } from "../../state/draft.ts";

type Fields = { readonly [field: string]: Typed };

/** What is typed may be no value of the list yet: then it is shown as it is. */
const said =
  (word: (value: never) => string) =>
  (value: Typed): string => {
    try {
      return word(value as never);
    } catch {
      return String(value);
    }
  };

const words: Record<string, (value: Typed) => string> = {
  kind: said(kindWord),
  phase: said(phaseWord),
  lifecycle: said(lifecycleWord),
  evidence: said(evidenceWord),
  themes: said(themeWord),
  targetGroups: said(targetGroupWord),
  regular: (value) => (value ? m.form_regular_yes() : m.form_regular_no()),
  period: (value) => periodWords((value ?? {}) as Record<string, string>) ?? "",
  parties: (value) => line((value as Fields).organisation, said(partyWord)((value as Fields).role)),
  goals: (value) => line((value as Fields).text, (value as Fields).indicator, (value as Fields).direction),
  funding: (value) => {
    const { source, instrument, amount } = value as Fields;
    return line(source, instrument, typeof amount === "number" ? formatEuro(amount) : amount);
  },
  agreements: (value) => line((value as Fields).what, (value as Fields).who, (value as Fields).until),
  address: (value) => addressLine(value as Address),
  openingHours: (value) => {
    const { days, from, to } = value as Fields;
    return line(...(Array.isArray(days) ? days.map(said(weekdayWord)) : []), line(from, to));
  },
  photos: (value) => String((value as Fields).alt ?? ""),
  attachments: (value) => String((value as Fields).title ?? ""),
  publicContact: (value) => line(...Object.values(value as Fields)),
  internalContact: (value) => line(...Object.values(value as Fields)),
  place: (value) => {
    const { kind, code, geometry, precision, public: open } = value as Fields;
    const where = kind === "area" ? code : cornersOf(geometry as unknown as Geometry | undefined);
    return line(where, precision, open ? m.form_place_public() : m.form_preview_hidden());
  },
  workingArea: (value) => {
    const { kind, codes, metres, geometry } = value as Fields;
    if (kind === "areas") return line(...((codes ?? []) as Typed[]));
    return kind === "radius"
      ? m.initiative_radius({ metres: String(metres) })
      : cornersOf(geometry as unknown as Geometry | undefined);
  },
};

type ItemText = (id: string) => string | undefined;

const line = (...parts: Typed[]): string => parts.filter((part) => part !== undefined && part !== "").join(", ");

/** Enough of the coordinates to tell two places apart. */
function cornersOf(geometry: Geometry | undefined): string {
  if (!geometry) return "";
  const flat = (geometry.coordinates as unknown[]).flat(3) as number[];
  const start = flat.slice(0, 4).map((degrees) => degrees.toFixed(5));
  return `${start.join(", ")}${flat.length > 4 ? " …" : ""}`;
}

/** `itemText`: what an item of a checklist asks. */
export function valueWords(type: string, field: string, value: Typed, itemText: ItemText): string[] {
  if (value === undefined) return [];
  const word = (type === "initiative" ? words[field] : wordOfType(type, field, itemText)) ?? String;
  const texts = Array.isArray(value) ? value.map(word) : [word(value)];
  return texts.filter((text) => text !== "");
}

/** What a row is about that two people may each change apart from the others. */
export const rowWords = (type: string, field: string, row: Typed, itemText: ItemText): string =>
  type === "checklist" && field === "rows" ? checklistItemWords(row as Fields, itemText) : saidOf(row);

/** Of other types: the words of their choices, and those of what they share with initiatives. */
const shared: readonly string[] = ["photos", "attachments", "publicContact", "internalContact", "period", "place"];

function wordOfType(type: string, field: string, itemText: ItemText): ((value: Typed) => string) | undefined {
  if (shared.includes(field)) return words[field];
  return (value) => {
    if (type === "checklist" && field === "rows") return checklistRowWords(value as Fields, itemText);
    if (typeof value === "object" && !Array.isArray(value)) return line(...Object.values(value as Fields).map(saidOf));
    return typeof value === "string" ? choiceWord(type, field, value) : saidOf(value);
  };
}

const saidOf = (value: Typed): string =>
  typeof value === "boolean" ? (value ? m.entries_yes() : m.entries_no()) : String(value ?? "");

/** A place in words: what was chosen, and what everybody will see of it. */
export function shapeWords(geometry: Geometry): string {
  switch (geometry.type) {
    case "Point": {
      const [longitude, latitude] = geometry.coordinates;
      return m.form_place_point({ position: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` });
    }
    case "LineString":
      return m.form_place_line({ count: geometry.coordinates.length });
    case "Polygon":
      return m.form_place_polygon({ count: (geometry.coordinates[0]?.length ?? 1) - 1 });
    default:
      return m.form_place_several();
  }
}

/** As the server does it: see publicVersion and what is shown of a place. */
export function seenWords(place: Place): string {
  if (!place.public) return m.form_preview_hidden();
  if (place.kind === "area") return m.form_preview_area();
  return { exact: m.form_preview_exact, straat: m.form_preview_straat, buurt: m.form_preview_buurt }[place.precision]();
}
