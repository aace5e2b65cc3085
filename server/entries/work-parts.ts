/** The parts of "Mijn werk" as filters of the queue, for who asks. */
import { dayMs, freshnessLimits, today } from "#data/schema/day.ts";
import type { WaitKind } from "#data/schema/initiative-filter.ts";
import { type Actor, scopesOf, workOf } from "#data/schema/permission.ts";
import { type WorkPart, workDays, workParts } from "#data/schema/queue.ts";
import type { QueueFilter } from "../store/entries/queue.ts";
import type { Waits } from "../store/entries/work.ts";
import { typesAsked } from "./types-asked.ts";

/** Drafts wait for nobody, and what others changed is news. */
export const waitsForSomebody = (part: WorkPart): boolean => part !== "draft" && part !== "changed";

/** Of every type, or of those named. */
export function filtersOf(actor: Actor, at: string, asked?: readonly string[]): Record<WorkPart, QueueFilter> {
  const own = workOf(actor);
  const types = asked && typesAsked(asked);
  const parts: Record<WorkPart, QueueFilter> = {
    returned: { work: own, state: "returned" },
    assigned: { waits: waitsOf("assigned", actor, at) },
    judge: { waits: waitsOf("judge", actor, at) },
    reported: { waits: waitsOf("reported", actor, at) },
    confirm: { work: own, waits: waitsOf("confirm", actor, at) },
    ending: { work: own, waits: waitsOf("ending", actor, at) },
    draft: { work: own, state: "draft" },
    changed: { work: own, waits: waitsOf("changed", actor, at) },
  };
  for (const part of workParts) parts[part].types = types;
  return parts;
}

/** Of these what waits longest comes first. */
const longest = ["submitted", "returned", "assigned", "judge", "reported", "confirm"];
export const waitsLongest = (part: string | undefined): boolean => longest.includes(part ?? "");

export const endingDays = (at: string) => ({
  from: today(at),
  to: today(new Date(Date.parse(at) + workDays.ending * dayMs)),
});

export function waitsOf(kind: WaitKind, actor: Actor, at: string): Waits {
  switch (kind) {
    case "assigned":
      return { kind, to: actor.id, within: scopesOf(actor, "entry.edit") };
    case "judge":
      return { kind, within: scopesOf(actor, "entry.publish") };
    case "reported":
      return { kind, within: scopesOf(actor, "entry.edit") };
    case "confirm":
      return { kind, before: freshnessLimits(at).fading };
    case "ending":
      return { kind, ...endingDays(at) };
    case "changed":
      return { kind, since: new Date(Date.parse(at) - workDays.changed * dayMs).toISOString(), notBy: actor.id };
    case "public":
      return { kind };
    case "confirmed":
      return { kind, from: freshnessLimits(at).fading };
  }
}
