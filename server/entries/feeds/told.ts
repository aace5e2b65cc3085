/** An entry of any type in a few words, for feeds and calendars. */
import { dutchLifecycles, dutchThemes } from "#data/entries/dutch-words.ts";
import { dutchChoice, dutchType } from "#data/entries/entry-dutch.ts";
import type { Meeting } from "#data/entry-types/meeting.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import type { Names } from "../export/about.ts";

/** "Vinkenbaan, Amersfoort": no more than everybody may know; empty where it is about the whole country. */
export function placeOf({ content: { placed } }: PublicRecord, names: Names): string {
  return [...new Set([names.area(placed.buurt ?? placed.wijk), names.area(placed.gemeente)].filter(Boolean))].join(", ");
}

/** "Molen de Ster, Molenpark 2, 3513XX Utrecht", "online", or both. */
export function meetingPlace(record: PublicRecord, { mode }: Pick<Meeting, "mode">, names: Names): string {
  const { venue, address = {} } = record.content as { venue?: string; address?: Record<string, string> };
  const { street, number, postcode, city } = address;
  const lines = [venue, [street, number].filter(Boolean).join(" "), [postcode, city].filter(Boolean).join(" ")].filter(Boolean);
  const where = lines.length === 0 ? placeOf(record, names) : lines.join(", ");
  return [mode === "online" ? "" : where, mode === "locatie" ? "" : "online"].filter(Boolean).join(" / ");
}

/** What it is, how far it is and its themes. */
export function feedAbout({ type, content }: PublicRecord): string[] {
  const { kind, lifecycle, themes = [] } = definitionOf(type).listed(content);
  return [
    ...(type === "initiative" ? [] : [dutchType(type)]),
    ...(kind === undefined ? [] : [dutchChoice(type, "kind", kind)]),
    ...(lifecycle === undefined ? [] : [dutchLifecycles[lifecycle as keyof typeof dutchLifecycles]]),
    ...themes.map((theme) => dutchThemes[theme as keyof typeof dutchThemes]),
  ];
}

/** Its summary, or where it has none the first thing it says. */
export const feedText = ({ type, content }: PublicRecord): string =>
  content.summary ??
  definitionOf(type)
    .listed(content)
    .texts.find((text) => text !== undefined) ??
  "";
