/** Sends an entry so that nothing is made twice: a creation that got no answer is asked again, with its own key, before anything else. */

import type { RefObject } from "react";
import type { Receipt } from "#data/entries/submission.ts";
import type { WorkingVersion } from "#data/entries/working-version.ts";
import type { EntryDefinition } from "#data/entry-types/definition.ts";
import { schemasOf } from "#data/entry-types/registry.ts";
import { propose } from "../../api/submissions.ts";
import { createWorking, saveTroubleOf, saveWorking } from "../../api/working-versions.ts";
import { contentOfDraft, type Draft, type LocalDraft, randomKey, textOfField } from "../../state/draft.ts";
import { draftShapeOf } from "./fields/draft-shape.ts";
import { isRight, type Refused, senderEmail } from "./fields/entry-faults.ts";

export interface Sender {
  definition: EntryDefinition;
  /** What the server has, as far as this page knows. */
  known: () => { record: WorkingVersion | undefined; version: number | undefined };
  pending: RefObject<LocalDraft["pending"]>;
  /** `sentText` is the body that was saved. */
  adopt: (saved: WorkingVersion, sentText: string) => void;
  /** Writes the draft, with what is pending, to this device. */
  keep: () => void;
}

/**
 * Equal drafts give equal text: what it was last saved as tells whether there is anything to save. What is typed and not right yet goes
 * along as it is typed, so that it never stops the rest from being saved.
 */
export function bodyOf(draft: Draft, refused: readonly Refused[], definition: EntryDefinition): string {
  const content = contentOfDraft(draft, draftShapeOf(definition));
  const wrong = schemasOf(definition).unfinished.filter(
    (field) => content[field] !== undefined && !isRight(field, draft, content[field], refused, definition),
  );
  for (const field of wrong) delete content[field];
  const unfinished = Object.fromEntries(wrong.map((field) => [field, textOfField(draft[field])]));
  return JSON.stringify({
    ...(draft.organisation ? { organisation: draft.organisation } : {}),
    content: { ...content, ...(wrong.length > 0 ? { unfinished } : {}) },
  });
}

export async function sendEntry(body: string, savedText: string, sender: Sender): Promise<WorkingVersion> {
  const { record, version } = sender.known();
  if (record && body === savedText) return record;
  const saved = record
    ? await saveWorking({ id: record.id, version: version ?? record.version }, body)
    : await create(body, sender);
  sender.adopt(saved, body);
  return saved;
}

async function create(body: string, sender: Sender): Promise<WorkingVersion> {
  const waiting = sender.pending.current ?? { key: randomKey(), body };
  sender.pending.current = waiting;
  sender.keep();
  try {
    const made = await createWorking(typedBody(waiting.body, sender.definition), waiting.key);
    sender.adopt(made, waiting.body);
    // It was typed on since the creation that got no answer.
    return waiting.body === body ? made : await saveWorking(made, body);
  } catch (error) {
    const trouble = saveTroubleOf(error);
    // Only without an answer it may have been made all the same.
    if (trouble !== "offline" && trouble !== "busy") sender.pending.current = undefined;
    throw error;
  }
}

/** With its type, which an entry has from its first version on and never changes. */
const typedBody = (body: string, { type }: EntryDefinition): string =>
  type === "initiative" ? body : JSON.stringify({ type, ...(JSON.parse(body) as object) });

export async function sendProposal(draft: Draft, sender: Sender): Promise<Receipt> {
  const email = senderEmail(draft);
  const content = contentOfDraft(draft, draftShapeOf(sender.definition));
  const body = typedBody(JSON.stringify({ content, consent: true, ...(email === "" ? {} : { email }) }), sender.definition);
  const waiting = sender.pending.current?.body === body ? sender.pending.current : { key: randomKey(), body };
  sender.pending.current = waiting;
  sender.keep();
  const receipt = await propose(body, waiting.key);
  sender.pending.current = undefined;
  return receipt;
}
