/** Names of several areas in a sentence. */
import { letterOf } from "../../figures/compare/pin-mark.tsx";
import * as m from "../../paraglide/messages.js";

/** "A, B en C". */
export function joinedNames(areas: readonly { name: string }[]): string {
  const names = areas.map(({ name }) => name);
  const last = names.pop() ?? "";
  return names.length === 0 ? last : m.compare_and({ first: names.join(", "), last });
}

/** "A: Soesterkwartier, B: Baalder.", for a picture that names them by their letter. */
export const lettersWords = (areas: readonly { name: string }[]): string =>
  `${areas.map(({ name }, i) => `${letterOf(i)}: ${name}`).join(", ")}.`;
