/** How long an entry waits, and how far it is, as moderation shows them. */
import { dayMs } from "#data/schema/day.ts";
import type { QueueState } from "#data/schema/queue.ts";
import { typeWord } from "../../labels/entry-words.ts";
import { stateWord } from "../../labels/workflow-words.ts";
import * as m from "../../paraglide/messages.js";

/** "vandaag", "1 dag", "12 dagen": how long something waits. */
export function waitWords(since: string, now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / dayMs));
  if (days === 0) return m.beheer_today();
  return days === 1 ? m.beheer_one_day() : m.beheer_days({ count: days });
}

/** The word is the message; its colour only helps the eye. */
export const StateBadge = ({ state }: { state: QueueState }) => (
  <span className="nl-data-badge beheer-badge" data-state={state}>
    {stateWord(state)}
  </span>
);

/** What it is, where it is no initiative. */
export const TypeBadge = ({ type }: { type: string }) =>
  type === "initiative" ? null : <span className="nl-data-badge">{typeWord(type)}</span>;
