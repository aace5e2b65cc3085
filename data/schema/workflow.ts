/**
 * Four states and the steps between them. A published initiative keeps its public version while a newer one is drafted,
 * submitted and approved; only archiving takes it away.
 */
import { z } from "zod";
import { type Action, type Actor, may, type Subject } from "./permission.ts";

export const states = ["draft", "submitted", "published", "archived"] as const;
export const WorkflowState = z.enum(states);
export type WorkflowState = z.infer<typeof WorkflowState>;

export const steps = ["edit", "submit", "withdraw", "return", "publish", "archive", "reopen"] as const;
export const Step = z.enum(steps);
export type Step = z.infer<typeof Step>;

interface Rule {
  from: readonly WorkflowState[];
  to: WorkflowState;
  action: Action;
  /** Must somebody say why? */
  reason: boolean;
}

export const rules: Record<Step, Rule> = {
  // Who edits what is submitted takes it back to draft: nothing is approved that the editor has not seen.
  edit: { from: ["draft", "submitted", "published"], to: "draft", action: "initiative.edit", reason: false },
  submit: { from: ["draft"], to: "submitted", action: "initiative.submit", reason: false },
  withdraw: { from: ["submitted"], to: "draft", action: "initiative.withdraw", reason: false },
  return: { from: ["submitted"], to: "draft", action: "initiative.return", reason: true },
  publish: { from: ["submitted"], to: "published", action: "initiative.publish", reason: false },
  archive: { from: ["draft", "submitted", "published"], to: "archived", action: "initiative.archive", reason: false },
  reopen: { from: ["archived"], to: "draft", action: "initiative.reopen", reason: false },
};

export const possible = (state: WorkflowState, step: Step): boolean => rules[step].from.includes(state);

/** The steps that this actor can take now, some only when they are named (see `mayOnlyNamed`): the buttons of the page, and what the server lets through. */
export const stepsFor = (actor: Actor | undefined, state: WorkflowState, subject: Subject): Step[] =>
  steps.filter((step) => possible(state, step) && may(actor, rules[step].action, subject, true));
