/** Where entries are read: initiatives have a room of their own, everything else stands under knowledge or under the approach. */
import { findDefinition } from "./registry.ts";

/** In the place of a type, in addresses of files and feeds: all that is knowledge. */
export const allKnowledge = "kennis";

/** Path of the page of one entry, without the origin; of a type that nobody knows any more the list of what is known. */
export function pathOfEntry({ type, id }: { type: string; id: string }): string {
  const definition = findDefinition(type);
  if (!definition) return "/kennis";
  const { home, dutch } = definition;
  return `${home === "/initiatieven" ? home : `${home}/${dutch}`}/${encodeURIComponent(id)}`;
}

/** Path and question of the list of a type, or of all knowledge, as people read it. */
export function listOfType(type: string): { path: string; asked: Record<string, string> } {
  const home = findDefinition(type)?.home ?? "/kennis";
  return { path: home, asked: home !== "/initiatieven" && type !== allKnowledge ? { soort: type } : {} };
}
