/** What is wrong with a draft, by the path of the field: judged by the schema of the server, in the words of the server. */
import { entryFaults, faults } from "#data/schema/faults.ts";
import { Initiative, InitiativeDraft } from "#data/schema/initiative.ts";
import { Email } from "#data/schema/text.ts";
import type { AnswerError } from "../../api/client.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { contentOfDraft, type Draft } from "../../state/draft.ts";

export type FieldFaults = ReadonlyMap<string, readonly string[]>;
export const noFaults: FieldFaults = new Map();

/** A draft may be unfinished; what is handed in is whole. */
export type Wholeness = "draft" | "whole";

function collected(found: readonly { path: string; text: string }[]): FieldFaults {
  const faultsAt = new Map<string, string[]>();
  for (const { path, text } of found) {
    const known = faultsAt.get(path) ?? [];
    faultsAt.set(path, known.includes(text) ? known : [...known, text]);
  }
  return faultsAt;
}

export function draftFaults(draft: Draft, wholeness: Wholeness): FieldFaults {
  const parsed = (wholeness === "whole" ? Initiative : InitiativeDraft).safeParse(contentOfDraft(draft));
  if (parsed.success) return noFaults;
  // Nothing chosen yet is something to fill in, not a wrong choice.
  const empty = (path: string) => !path.includes(".") && contentOfDraft(draft)[path] === undefined;
  return collected(
    entryFaults(parsed.error.issues).map(({ path, code }) => ({ path, text: words(faults[empty(path) ? "required" : code]) })),
  );
}

/** A proposal is whole, and comes with consent; an address is optional and then right. */
export function proposalFaults(draft: Draft): FieldFaults {
  const consent = draft.consent === true ? [] : [["consent", [m.form_consent_needed()]] as const];
  const email = typeof draft.email === "string" && draft.email.trim() !== "" ? Email.safeParse(draft.email) : undefined;
  const wrong = email && !email.success ? [["email", [words(faults.email)]] as const] : [];
  return new Map([...draftFaults(draft, "whole"), ...consent, ...wrong]);
}

/** The faults of a refusal (400), at the paths of the form. */
export const refusedFaults = ({ problem }: AnswerError): FieldFaults =>
  collected(problem.errors.map(({ name, reason }) => ({ path: name.replace(/^content\.?/, ""), text: reason })));

/** FieldFaults at the field and inside it. */
export const faultsUnder = (found: FieldFaults, path: string): string[] => [
  ...new Set([...found].flatMap(([at, texts]) => (at === path || at.startsWith(`${path}.`) ? texts : []))),
];
