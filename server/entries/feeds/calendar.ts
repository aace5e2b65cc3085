/**
 * When entries begin and end, as an iCalendar (RFC 5545) that a calendar program can follow: a whole day for each, and no bar of
 * years between the two; of what is meetings each of them, at its time. Opening hours are no events.
 */

import ical from "ical-generator";
import { momentOf } from "#data/entry-types/clock.ts";
import { definitionOf } from "#data/entry-types/registry.ts";
import { dayMs } from "#data/schema/day.ts";
import type { PublicRecord } from "#data/schema/record.ts";
import { writable } from "#data/schema/text.ts";
import { mapInSlices } from "../../scheduling/yielding.ts";
import type { Names } from "../export/about.ts";
import { feedAbout, feedText, meetingPlace, placeOf } from "./told.ts";

/** In what the event is known by: it stays the same when day or title change, so that a program moves what it has. */
const sides = [
  { of: "from", id: "begin", word: "Begint" },
  { of: "to", id: "einde", word: "Eindigt" },
] as const;

interface Moment {
  id: string;
  day: string;
  /** Before the title. */
  word?: string;
  /** Behind it. */
  more?: string | undefined;
  /** UTC; absent for a whole day. */
  start?: string | undefined;
  end?: string | undefined;
  location?: string | undefined;
}

/** In UTC: what a calendar shows is then right on both sides of a change of the clock, also in one that knows no time zones. */
function meetingsOf(record: PublicRecord, names: Names): Moment[] {
  const all = definitionOf(record.type).meetings?.(record.content) ?? [];
  return all.flatMap((meeting, at) => {
    const { day, from, to, title } = meeting;
    if (day === undefined) return [];
    const start = from === undefined ? undefined : momentOf(day, from);
    const end = to === undefined ? undefined : momentOf(day, to);
    // A meeting is known by its place in the series: what is moved to another day is the same meeting.
    return [{ id: `${at + 1}`, day, more: title, start, end, location: meetingPlace(record, meeting, names) }];
  });
}

/** Of what has a period its begin and its end; of what is of one day that day; of a month or a year no day. */
function momentsOf(record: PublicRecord, names: Names): Moment[] {
  const { type, content } = record;
  const { meetings, listed: listedOf } = definitionOf(type);
  if (meetings) return meetingsOf(record, names);
  const listed = listedOf(content).period ?? {};
  if (content.period !== undefined)
    return sides.flatMap(({ of, ...side }) => {
      const day = content.period?.[of];
      return day === undefined ? [] : [{ ...side, day }];
    });
  return listed.from !== undefined && listed.from === listed.to ? [{ id: "dag", day: listed.from }] : [];
}

/** `product`: of which entries it is, as programs name who made a calendar. */
export async function calendarOf(
  records: readonly PublicRecord[],
  names: Names,
  { title, product }: { title: string; product: string },
): Promise<string> {
  const calendar = ical({ name: title, prodId: { company: "Wijkblik", product, language: "NL" } });
  const whole = calendar.toString();
  const end = whole.lastIndexOf("END:VCALENDAR");
  const events = await mapInSlices(records, (record) => {
    const { id, version, content, updatedAt } = record;
    const made = momentsOf(record, names).map(({ id: side, day, word, more, start: begins, end: ends, location }) => {
      const start = new Date(begins ?? `${day}T00:00:00Z`);
      const summary = [word, content.title, more].filter((part) => part !== undefined).join(": ");
      const event = calendar.createEvent({
        id: `${id}-${side}@wijkblik`,
        sequence: version,
        stamp: new Date(updatedAt),
        start,
        // Of which no end is known, an hour is as good as any.
        end: ends === undefined ? new Date(start.getTime() + (begins === undefined ? dayMs : dayMs / 24)) : new Date(ends),
        allDay: begins === undefined,
        timezone: "UTC",
        summary: writable(summary),
        description: writable(`${feedAbout(record).join(" · ")}. ${feedText(record)}`),
        location: (location ?? placeOf(record, names)) || null,
        url: names.page(record),
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
