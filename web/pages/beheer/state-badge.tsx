import type { QueueState } from "#data/schema/queue.ts";
import { stateWord } from "../../labels/workflow-words.ts";

/** The word is the message; its colour only helps the eye. */
export const StateBadge = ({ state }: { state: QueueState }) => (
  <span className="nl-data-badge beheer-badge" data-state={state}>
    {stateWord(state)}
  </span>
);
