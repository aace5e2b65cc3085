/** Drafts on this device: one for each person and entry, written at every key, until the server has it. */
import type { Draft } from "./draft.ts";

export interface LocalDraft {
  draft: Draft;
  /** Version on the server that it was made from; absent for a new entry. */
  version?: number;
  /** What that version held: with it a conflict can tell who changed what. */
  base?: Draft;
  /** When it was typed, UTC. */
  at: string;
  /** A creation that was sent and perhaps never arrived: asked again with the same key it makes nothing double. */
  pending?: { key: string; body: string };
}

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** `who` is the id of a person, or "visitor"; without an id it is the new entry. */
export const slotOf = (who: string, id: string | undefined): string => `wijkblik-draft ${who} ${id ?? "new"}`;

/** Undefined when there is none, or when it cannot be read. */
export function readLocal(slot: string, shelf?: Shelf): LocalDraft | undefined {
  try {
    const found: unknown = JSON.parse((shelf ?? localStorage).getItem(slot) ?? "null");
    return isLocalDraft(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

const isLocalDraft = (value: unknown): value is LocalDraft =>
  typeof value === "object" &&
  value !== null &&
  "draft" in value &&
  typeof value.draft === "object" &&
  value.draft !== null &&
  "at" in value &&
  typeof value.at === "string";

/** False when the device does not keep it: no room, or a browser that keeps nothing. The page then says so. */
export function writeLocal(slot: string, local: LocalDraft, shelf?: Shelf): boolean {
  try {
    (shelf ?? localStorage).setItem(slot, JSON.stringify(local));
    return true;
  } catch {
    return false;
  }
}

export function dropLocal(slot: string, shelf?: Shelf): void {
  try {
    (shelf ?? localStorage).removeItem(slot);
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}
