/** An activity that is no longer there: who takes part, or waits to, hears that it is called off, and has no registration any more. */
import { daysKept } from "#data/entries/registration.ts";
import { daysOfMeetings } from "#data/entry-types/meeting.ts";
import { dayMs, later, today } from "#data/schema/day.ts";
import type { Db } from "../database.ts";
import { queueMail } from "../mail.ts";
import { findPublicEntry } from "./public-entries.ts";
import { listRegistrations, registrableOf } from "./registrations.ts";

/** Before it is taken from what is public. Nobody hears that of what is behind us. */
export async function callOff(within: Db, entry: string, at: string): Promise<void> {
  const activity = await findPublicEntry(within, entry, "activity");
  if (!activity) return;
  const days = daysOfMeetings(registrableOf(activity.content).meetings ?? []);
  if (days !== undefined && days.to < today(at)) return;
  const forgetOn = today(later(at, daysKept.ended * dayMs));
  for (const { id } of await listRegistrations(within, entry)) {
    const ended = within.updateTable("registration").set({ state: "cancelled", offered_until: null, forget_on: forgetOn });
    await ended.where("id", "=", id).execute();
    // Its title goes along: what is withdrawn has none that may be looked up.
    const { title } = activity.content;
    await queueMail(within, { kind: "registration", registration: id, about: "calledOff", title }, at);
  }
}
