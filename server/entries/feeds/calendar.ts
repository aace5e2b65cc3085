/**
 * When initiatives begin and end, as an iCalendar (RFC 5545) that a calendar program can follow: a whole day for each, and no bar of
 * years between the two. Opening hours are no events.
 */

import ical from "ical-generator";
import { dutchKinds, dutchLifecycles, dutchThemes } from "#data/entries/dutch-words.ts";
import { dayMs } from "#data/schema/day.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { writable } from "#data/schema/text.ts";
import { mapInSlices } from "../../scheduling/yielding.ts";
import type { Names } from "../export/about.ts";

/** In what the event is known by: it stays the same when day or title change, so that a program moves what it has. */
const sides = [
  { of: "from", id: "begin", word: "Begint" },
  { of: "to", id: "einde", word: "Eindigt" },
] as const;

export async function calendarOf(records: readonly PublicRecord[], names: Names, title: string): Promise<string> {
  const calendar = ical({ name: title, prodId: { company: "Wijkblik", product: "Initiatieven", language: "NL" } });
  const whole = calendar.toString();
  const end = whole.lastIndexOf("END:VCALENDAR");
  const events = await mapInSlices(records, ({ id, version, content, updatedAt }) => {
    const where = [names.area(content.placed.buurt ?? content.placed.wijk), names.area(content.placed.gemeente)];
    const about = [
      dutchKinds[content.kind],
      dutchLifecycles[content.lifecycle],
      ...content.themes.map((one) => dutchThemes[one]),
    ];
    const made = sides.map(({ of, id: side, word }) => {
      const day = content.period[of];
      if (day === undefined) return "";
      const start = new Date(`${day}T00:00:00Z`);
      const event = calendar.createEvent({
        id: `${id}-${side}@wijkblik`,
        sequence: version,
        stamp: new Date(updatedAt),
        start,
        end: new Date(start.getTime() + dayMs),
        allDay: true,
        timezone: "UTC",
        summary: writable(`${word}: ${content.title}`),
        description: writable(`${about.join(" · ")}. ${content.summary}`),
        location: [...new Set(where.filter(Boolean))].join(", ") || null,
        url: names.page(id),
      });
      return foldLines(event.toString());
    });
    return made.join("");
  });
  return whole.slice(0, end) + events.join("") + whole.slice(end);
}

/**
 * Lines of an iCalendar have 75 octets at most; the rest goes on after a line end and a space (RFC 5545 section 3.1), and no character
 * is cut through. That of ical-generator takes half a millisecond an event, and of a long text seconds.
 */
const most = 75;

export const foldLines = (text: string): string => text.split("\r\n").map(foldLine).join("\r\n");

function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= most) return line;
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const own = Buffer.byteLength(character);
    if (octets + own > most) {
      parts.push(part);
      // The space that begins the next line counts.
      [part, octets] = ["", 1];
    }
    part += character;
    octets += own;
  }
  return [...parts, part].join("\r\n ");
}
