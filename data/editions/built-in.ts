/** The editions that come along with the program, ours. Those that an organisation enters follow on them: server/store/approach/editions.ts. */
import assessment2026 from "./assessment/2026.json" with { type: "json" };
import agenda2026 from "./checklists/agenda-2026.json" with { type: "json" };
import phases2026 from "./checklists/phases-2026.json" with { type: "json" };
import { AnyEdition, editionFaults } from "./edition.ts";

/** Throws an Error where it does not follow on the edition before it, or its id is taken. */
export function followedBy(editions: readonly AnyEdition[], given: unknown): AnyEdition[] {
  const edition = AnyEdition.parse(given);
  const wrong = editionFaults(edition, editions).map(({ path, code }) => `${path}: ${code}`);
  if (wrong.length > 0) throw new Error(`${edition.template} ${edition.id}: ${wrong.join("; ")}`);
  return [...editions, edition];
}

export const builtInEditions: readonly AnyEdition[] = [phases2026, agenda2026, assessment2026].reduce<AnyEdition[]>(
  followedBy,
  [],
);
