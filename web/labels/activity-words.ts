/** The words of activities: their form, and when and where people meet. */
import type { PublicEntry } from "#data/entries/public-entry.ts";
import * as m from "../paraglide/messages.js";
import { formatSince } from "./format.ts";

/** As a meeting stands in contents that were read. */
export interface ShownMeeting {
  title?: string;
  day?: string;
  from?: string;
  to?: string;
  mode?: string;
  note?: string;
}

const modes: Readonly<Record<string, () => string>> = {
  locatie: m.activity_mode_locatie,
  online: m.activity_mode_online,
  beide: m.activity_mode_beide,
};
export const modeWord = (mode: string): string => modes[mode]?.() ?? mode;

export const activityWords = {
  one: m.entries_activity,
  several: m.entries_activity_several,
  new: m.entries_activity_new,
  edit: m.entries_activity_edit,
  propose: m.entries_activity_propose,
  fields: {
    meetings: m.activity_meetings,
    "meetings.title": m.activity_meeting_title,
    "meetings.day": m.activity_meeting_day,
    "meetings.from": m.activity_meeting_from,
    "meetings.to": m.activity_meeting_to,
    "meetings.mode": m.activity_meeting_mode,
    "meetings.note": m.activity_meeting_note,
    venue: m.activity_venue,
    onlineLink: m.activity_online_link,
    organisations: m.activity_organisations,
    registration: m.activity_registration,
    opens: m.activity_opens,
    closes: m.activity_closes,
    mostPeople: m.activity_most_people,
    mostGemeenten: m.activity_most_gemeenten,
    mostOfGemeente: m.activity_most_of_gemeente,
    mixedFields: m.activity_mixed,
    learningQuestions: m.learning_of_activity,
    results: m.activity_results,
    source: m.activity_source,
  },
  hints: {
    title: m.activity_title_hint,
    summary: m.activity_summary_hint,
    "meetings.day": m.activity_meeting_day_hint,
    "meetings.from": m.activity_meeting_time_hint,
    "meetings.to": m.activity_meeting_time_hint,
    venue: m.activity_venue_hint,
    onlineLink: m.activity_online_link_hint,
    learningQuestions: m.learning_of_activity_hint,
    results: m.activity_results_hint,
    source: m.activity_source_hint,
  },
  choices: { "meetings.mode": modeWord },
  parts: {
    meetings: m.activity_part_meetings,
    venue: m.activity_part_venue,
    makers: m.activity_part_makers,
    registration: m.activity_part_registration,
    results: m.activity_part_results,
  },
};

/** Of contents that may be of any type. */
export function meetingsIn({ meetings }: PublicEntry["content"]): ShownMeeting[] {
  return Array.isArray(meetings) ? (meetings as ShownMeeting[]) : [];
}

/** "14:00 tot 17:00 uur" */
export function timeWords({ from, to }: ShownMeeting): string | undefined {
  if (from === undefined) return undefined;
  return to === undefined ? m.activity_time_from({ from }) : m.activity_time({ from, to });
}

const lastDay = (meetings: readonly ShownMeeting[]): string | undefined =>
  meetings
    .flatMap(({ day }) => day ?? [])
    .sort()
    .at(-1);

/** Is all that has a day behind us? */
export const isOver = (meetings: readonly ShownMeeting[], today: string): boolean => (lastDay(meetings) ?? "9999") < today;

/** "11 november 2021"; of one without a day that it follows, or in a series that is over that nobody knows it. */
export const dayWords = ({ day }: ShownMeeting, over: boolean): string =>
  day === undefined ? (over ? m.activity_date_unknown() : m.activity_date_follows()) : formatSince(day);

/** In a list: the next day, or where all are over the first, and how many more there are. */
export function whenWords(meetings: readonly ShownMeeting[], today: string): string {
  const days = meetings.flatMap(({ day }) => day ?? []).sort();
  const shown = days.find((day) => day >= today) ?? days[0];
  const one = meetings.find(({ day }) => day === shown) ?? {};
  const time = shown === undefined ? undefined : timeWords(one);
  const more = meetings.length > 1 ? m.activity_more_meetings({ count: meetings.length - 1 }) : undefined;
  return [dayWords(one, false), time, more].filter((part) => part !== undefined).join(", ");
}
