/** The set that is being served and the one before it: readers of the old generation finish what they began. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Content } from "../http/content.ts";
import { loadPublished, type PublishedSet } from "./published-set.ts";

export interface Library {
  /** The newest sound set. */
  current(): PublishedSet;
  /** A file of this generation or of the one before. */
  find(file: string): Content | undefined;
  /** Loads the set when the manifest has changed; throws a StartError and keeps the old one when the new one is damaged. */
  refresh(): Promise<"same" | "new">;
}

/** A set that could not be read is tried again after this time: a slow disk or network folder may only have been late. */
const againMs = 30_000;

export async function openLibrary(folder: string): Promise<Library> {
  const stamp = async () => {
    const { mtimeMs, size, ino } = await stat(join(folder, "manifest.json"));
    return `${mtimeMs}/${size}/${ino}`;
  };
  let seen = await stamp().catch(() => "");
  let set = await loadPublished(folder);
  let before: PublishedSet | undefined;
  let failedAt: number | undefined;
  return {
    current: () => set,
    find: (file) => set.files.get(file) ?? before?.files.get(file),
    refresh: async () => {
      const found = await stamp();
      const again = failedAt !== undefined && performance.now() - failedAt > againMs;
      if (found === seen && !again) return "same";
      seen = found;
      failedAt = performance.now();
      const next = await loadPublished(folder, set);
      failedAt = undefined;
      if (next.manifest.generation !== set.manifest.generation) before = set;
      set = next;
      return "new";
    },
  };
}
