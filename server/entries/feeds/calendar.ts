/** Periods of initiatives as an iCalendar (RFC 5545) that a calendar program can follow: whole days, the last one included. */

import ical from "ical-generator";
import { dayMs } from "#data/schema/day.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { writable } from "#data/schema/text.ts";
import { mapInSlices } from "../../scheduling/yielding.ts";
import type { Names } from "../export/about.ts";

export async function calendarOf(records: readonly PublicRecord[], names: Names, title: string): Promise<string> {
  const calendar = ical({ name: title, prodId: { company: "Wijkblik", product: "Initiatieven", language: "NL" } });
  const whole = calendar.toString();
  const end = whole.lastIndexOf("END:VCALENDAR");
  const events = await mapInSlices(records, ({ id, version, content, updatedAt }) => {
    const first = content.period.from ?? content.period.to;
    if (first === undefined) return "";
    const start = new Date(`${first}T00:00:00Z`);
    // An open end is a day to begin on, not a bar to the end of time.
    const last = content.period.from && content.period.to ? new Date(`${content.period.to}T00:00:00Z`) : start;
    const where = [names.area(content.placed.buurt ?? content.placed.wijk), names.area(content.placed.gemeente)];
    const event = calendar.createEvent({
      id: `${id}@wijkblik`,
      sequence: version,
      stamp: new Date(updatedAt),
      start,
      end: new Date(last.getTime() + dayMs),
      allDay: true,
      timezone: "UTC",
      summary: writable(content.title),
      description: writable(content.summary),
      location: [...new Set(where.filter(Boolean))].join(", ") || null,
      url: names.page(id),
    });
    return foldLines(event.toString());
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
