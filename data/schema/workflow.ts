/**
 * Four states and the steps between them. A published initiative keeps its public version while a newer one is drafted,
 * submitted and approved; only archiving takes it away.
 */
import { z } from "zod";
import { type Action, type Actor, may, type Subject } from "./permission.ts";

export const states = ["draft", "submitted", "published", "archived"] as const;
export const WorkflowState = z.enum(states);
export type WorkflowState = z.infer<typeof WorkflowState>;

export const steps = ["edit", "submit", "withdraw", "return", "publish", "archive", "reopen", "discard"] as const;
export const Step = z.enum(steps);
export type Step = z.infer<typeof Step>;

interface Rule {
  from: readonly WorkflowState[];
  /** Only of what has a public version. */
  ofPublic?: true;
  to: WorkflowState;
  action: Action;
  /** Must somebody say why? */
  reason: boolean;
}

export const rules: Record<Step, Rule> = {
  // Who edits what is submitted takes it back to draft: nothing is approved that the editor has not seen.
  edit: { from: ["draft", "submitted", "published"], to: "draft", action: "entry.edit", reason: false },
  submit: { from: ["draft"], to: "submitted", action: "entry.submit", reason: false },
  withdraw: { from: ["submitted"], to: "draft", action: "entry.withdraw", reason: false },
  return: { from: ["submitted"], to: "draft", action: "entry.return", reason: true },
  publish: { from: ["submitted"], to: "published", action: "entry.publish", reason: false },
  archive: { from: ["draft", "submitted", "published"], to: "archived", action: "entry.archive", reason: false },
  reopen: { from: ["archived"], to: "draft", action: "entry.reopen", reason: false },
  // A change that was started goes; what is public stays as it is and is the working version again.
  discard: { from: ["draft", "submitted"], ofPublic: true, to: "published", action: "entry.discard", reason: false },
};

/** What the rules of steps look at: where it stands, and whether there is a public version. */
interface Standing {
  state: WorkflowState;
  public: boolean;
}

export const possible = ({ state, public: isPublic }: Standing, step: Step): boolean =>
  rules[step].from.includes(state) && (isPublic || !rules[step].ofPublic);

/** The steps that this actor can take now, some only when they are named (see `mayOnlyNamed`): the buttons of the page, and what the server lets through. */
export const stepsFor = (actor: Actor | undefined, standing: Standing, subject: Subject): Step[] =>
  steps.filter((step) => possible(standing, step) && may(actor, rules[step].action, subject, true));
