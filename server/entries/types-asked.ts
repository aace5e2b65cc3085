/** Which types of entries a question is about. */
import { allKnowledge } from "#data/entry-types/address.ts";
import { entryDefinitions, findDefinition, knowledgeDefinitions, sharedDefinitions } from "#data/entry-types/registry.ts";
import { Problem } from "../http/errors.ts";

const named = (known: readonly { type: string }[], asked: readonly string[] | undefined): string[] => {
  const types = known.map(({ type }) => type);
  return asked === undefined || asked.length === 0 ? types : types.filter((type) => asked.includes(type));
};

/** Of all types; without a name all of them. A name that is none of ours finds nothing. */
export const typesAsked = (asked?: readonly string[]): string[] => named(entryDefinitions(), asked);

/** All that is knowledge, or the named ones of all but initiatives. */
export const sharedAsked = (asked?: readonly string[]): string[] =>
  asked === undefined || asked.length === 0 ? named(knowledgeDefinitions(), undefined) : named(sharedDefinitions(), asked);

/** Types that an address is about: of one, or of all that is knowledge. Throws a Problem 404 for a type that nobody knows. */
export function requireTypes(type: string): string[] {
  if (type === allKnowledge) return sharedAsked();
  if (!findDefinition(type)) throw new Problem(404, "There is no entry of this type.");
  return [type];
}

export const noSuchEntry = (): Problem => new Problem(404, "There is no published entry of this type with this id.");
