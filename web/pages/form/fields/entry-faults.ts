/** What is wrong with a draft, by the path of the field: judged by the schema of the server, in the words of the server. */
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { schemasOf } from "#data/entry-types/registry.ts";
import { entryFaults, faults } from "#data/schema/faults.ts";
import { Email } from "#data/schema/text.ts";
import type { AnswerError } from "../../../api/client.ts";
import { words } from "../../../labels/format.ts";
import * as m from "../../../paraglide/messages.js";
import { contentOfDraft, type Draft, type Typed, textOfField, valueAt } from "../../../state/draft.ts";
import { draftShapeOf } from "./draft-shape.ts";

export type FieldFaults = ReadonlyMap<string, readonly string[]>;
export const noFaults: FieldFaults = new Map();

/** A draft may be unfinished; what is handed in is whole; a proposal says what and where at least. */
export type Wholeness = "draft" | "whole" | "proposal";

function collected(found: readonly { path: string; text: string }[]): FieldFaults {
  const faultsAt = new Map<string, string[]>();
  for (const { path, text } of found) {
    const known = faultsAt.get(path) ?? [];
    faultsAt.set(path, known.includes(text) ? known : [...known, text]);
  }
  return faultsAt;
}

export function draftFaults(draft: Draft, wholeness: Wholeness, definition: EntryDefinition): FieldFaults {
  const content = contentOfDraft(draft, draftShapeOf(definition));
  const parsed = schemasOf(definition)[wholeness].safeParse(content);
  if (parsed.success) return noFaults;
  // Nothing chosen yet is something to fill in, not a wrong choice.
  const empty = (path: string) => !path.includes(".") && content[path] === undefined;
  return collected(
    entryFaults(parsed.error.issues).map(({ path, code }) => ({ path, text: words(faults[empty(path) ? "required" : code]) })),
  );
}

/** What the server would not have in a field, or had kept as not right yet, for as long as that stands there. */
export interface Refused {
  field: string;
  /** Of `textOfField`. */
  typed: string;
  said?: readonly string[];
}

export const refusedOf = (unfinished: Readonly<Record<string, string>> = {}): Refused[] =>
  Object.entries(unfinished).map(([field, typed]) => ({ field, typed }));

/** Fields of a refusal that can wait, as they stand in the draft; undefined where something else is wrong as well. */
export function canWait(faults: FieldFaults, draft: Draft, definition: EntryDefinition): Refused[] | undefined {
  const fields = [...new Set([...faults.keys()].map((path) => path.split(".")[0] ?? ""))];
  if (fields.length === 0 || !fields.every((field) => schemasOf(definition).unfinished.includes(field))) return undefined;
  return fields.map((field) => ({ field, typed: textOfField(draft[field]), said: faultsUnder(faults, field) }));
}

const stands = ({ field, typed }: Refused, draft: Draft) => typed === textOfField(draft[field]);

/** Judged once for what has not been touched since: a drawing may be large. */
const judgedBefore = new WeakMap<object, boolean>();

/** May this be in the field of an entry, as far as is known here and the server said? */
export function isRight(field: string, draft: Draft, value: Typed, refused: readonly Refused[], of: EntryDefinition): boolean {
  if (refused.some((one) => one.field === field && stands(one, draft))) return false;
  const typed = draft[field];
  const known = typeof typed === "object" ? judgedBefore.get(typed) : undefined;
  const right = known ?? schemasOf(of).draft.shape[field]?.safeParse(value).success ?? true;
  if (typeof typed === "object") judgedBefore.set(typed, right);
  return right;
}

/** What only the server knows to be wrong: a place is in no buurt, or an area is gone. */
export function waitingFaults(draft: Draft, refused: readonly Refused[]): FieldFaults {
  const found = refused.filter((one) => stands(one, draft) && draft[one.field] !== undefined);
  return new Map(found.map((one) => [one.field, one.said ?? [sentenceFor(one.field, draft)]]));
}

function sentenceFor(field: string, draft: Draft): string {
  if (field !== "place") return words(faults.unfinished);
  return words(valueAt(draft, "place.kind") === "area" ? faults.areaUnknown : faults.nowhere);
}

/** Of two judgements of one draft: what one says of a field counts where the other says nothing of it. */
export const withWaiting = (found: FieldFaults, waiting: FieldFaults): FieldFaults =>
  new Map([...[...waiting].filter(([field]) => faultsUnder(found, field).length === 0), ...found]);

/** A proposal comes with consent; an address is optional and then right. */
export function proposalFaults(draft: Draft, definition: EntryDefinition): FieldFaults {
  const agreed = valueAt(draft, "sender.consent") === true;
  const consent = agreed ? [] : [["sender.consent", [m.form_consent_needed()]] as const];
  const typed = senderEmail(draft);
  const email = typed === "" ? undefined : Email.safeParse(typed);
  const wrong = email && !email.success ? [["sender.email", [words(faults.email)]] as const] : [];
  return new Map([...draftFaults(draft, "proposal", definition), ...consent, ...wrong]);
}

/** Address of who proposes, as far as it was typed. */
export function senderEmail(draft: Draft): string {
  const email = valueAt(draft, "sender.email");
  return typeof email === "string" ? email.trim() : "";
}

/** The faults of a refusal (400), at the paths of the form. */
export const refusedFaults = ({ problem }: AnswerError): FieldFaults =>
  collected(problem.errors.map(({ name, reason }) => ({ path: name.replace(/^content\.?(unfinished\.)?/, ""), text: reason })));

/** FieldFaults at the field and inside it. */
export const faultsUnder = (found: FieldFaults, path: string): string[] => [
  ...new Set([...found].flatMap(([at, texts]) => (at === path || at.startsWith(`${path}.`) ? texts : []))),
];
