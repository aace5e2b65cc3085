/** How far an item is, as a mark that is told apart without colour: an empty box, half a box, a box with a tick, a box with a line through it. */
import type { ChecklistState } from "#data/checklists/checklist.ts";

const marks: Record<ChecklistState, string> = {
  open: "",
  busy: "M5 12h14v7H5z",
  done: "M6.5 12.5l4 4L18 8",
  notApplicable: "M5 19L19 5",
};

export const StateMark = ({ state }: { state: ChecklistState }) => (
  <svg className={`state-mark state-mark--${state}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path className="state-mark__box" d="M4 4h16v16H4z" />
    <path className="state-mark__sign" d={marks[state]} />
  </svg>
);
