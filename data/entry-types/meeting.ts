/** When something is: meetings by the clock of the Netherlands. */
import { z } from "zod";
import type { FaultCode } from "../schema/faults.ts";
import { Time } from "../schema/initiative.ts";
import { Day, typed } from "../schema/text.ts";
import { momentOf } from "./clock.ts";

const fault = (code: FaultCode) => code;

const isTime = (time: string | undefined): boolean => Time.safeParse(time).success;

/** Where people meet. */
export const meetingModes = ["locatie", "online", "beide"] as const;

/** Without a day: "datum volgt". Without times the whole day, or a time that is not known yet. */
export const Meeting = z
  .strictObject({
    title: typed(2, 160).optional(),
    day: Day.optional(),
    from: Time.optional(),
    to: Time.optional(),
    mode: z.enum(meetingModes).default("locatie"),
    note: typed(2, 500).optional(),
  })
  .superRefine(({ day, from, to }, context) => {
    const say = (field: string, code: FaultCode) => context.addIssue({ code: "custom", path: [field], message: fault(code) });
    if (from !== undefined && day === undefined) say("day", "required");
    if (to !== undefined && from === undefined) say("from", "required");
    if (from !== undefined && to !== undefined && to <= from && isTime(from) && isTime(to)) say("to", "begins");
    // What is no day or no time has its own fault already.
    if (!Day.safeParse(day).success) return;
    for (const [field, time] of Object.entries({ from, to }))
      if (isTime(time) && momentOf(day ?? "", time ?? "") === undefined) say(field, "clock");
  });
export type Meeting = z.infer<typeof Meeting>;

/** In the order of their days; those without a day keep their place behind them. */
export const inOrderOfDay = (meetings: readonly Meeting[]): Meeting[] =>
  [...meetings].sort((a, b) => startOf(a).localeCompare(startOf(b)));
const startOf = ({ day = "9999", from = "" }: Meeting): string => `${day} ${from}`;

/** First and last day of those that have one. */
export function daysOfMeetings(meetings: readonly Meeting[]): { from: string; to: string } | undefined {
  const days = meetings.flatMap(({ day }) => day ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}
