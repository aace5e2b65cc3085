/** Sends an entry so that nothing is made twice: a creation that got no answer is asked again, with its own key, before anything else. */

import type { RefObject } from "react";
import type { WorkingVersion } from "#data/schema/queue.ts";
import { createWorking, propose, saveTroubleOf, saveWorking } from "../../api/working-versions.ts";
import type { LocalDraft } from "../../state/draft.ts";
import { contentOfDraft, type Draft, randomKey } from "../../state/draft.ts";

export interface Sender {
  /** What the server has, as far as this page knows. */
  known: () => { record: WorkingVersion | undefined; version: number | undefined };
  pending: RefObject<LocalDraft["pending"]>;
  /** `sentText` is the body that was saved. */
  adopt: (saved: WorkingVersion, sentText: string) => void;
  /** Writes the draft, with what is pending, to this device. */
  keep: () => void;
}

/** Equal drafts give equal text: what it was last saved as tells whether there is anything to save. */
export const bodyOf = (draft: Draft): string =>
  JSON.stringify({ ...(draft.organisation ? { organisation: draft.organisation } : {}), content: contentOfDraft(draft) });

export async function saveEntry(draft: Draft, savedText: string, sender: Sender): Promise<WorkingVersion> {
  const body = bodyOf(draft);
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
    const made = await createWorking(waiting.body, waiting.key);
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

export async function sendProposal(draft: Draft, sender: Sender): Promise<void> {
  const email = typeof draft.email === "string" ? draft.email.trim() : "";
  const body = JSON.stringify({ content: contentOfDraft(draft), consent: true, ...(email === "" ? {} : { email }) });
  const waiting = sender.pending.current?.body === body ? sender.pending.current : { key: randomKey(), body };
  sender.pending.current = waiting;
  sender.keep();
  await propose(body, waiting.key);
  sender.pending.current = undefined;
}
