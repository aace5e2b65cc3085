/**
 * The types of entries that this installation knows. Whoever has one of their own adds it before anything starts; everything else asks
 * here. Heavy: it holds every schema, so the first view of the map does not import it (names of types alone are in event.ts).
 */
import type { z } from "zod";
import type { EntryContent } from "../schema/record.ts";
import { unfinishedOf } from "../schema/text.ts";
import { activity } from "./activity.ts";
import { agreement } from "./agreement.ts";
import { areaApproach } from "./area-approach.ts";
import { assessment } from "./assessment.ts";
import { checklist } from "./checklist.ts";
import type { EntryDefinition } from "./definition.ts";
import { example } from "./example.ts";
import { fundingLine } from "./funding-line.ts";
import { initiative } from "./initiative.ts";
import { learningQuestion } from "./learning-question.ts";
import { mapStory } from "./map-story.ts";
import { publication } from "./publication.ts";
import { question } from "./question.ts";
import { story } from "./story.ts";

const known = new Map<string, EntryDefinition>();

/** Throws an Error where its name or number is taken: rows of two types would be one. */
export function defineEntryType(definition: EntryDefinition): void {
  for (const other of known.values())
    for (const key of ["type", "dutch", "number"] as const)
      if (other[key] === definition[key])
        throw new Error(`${definition.type}: ${key} ${definition[key]} is that of ${other.type}`);
  known.set(definition.type, definition);
}

const knowledge = [publication, example, story, activity, mapStory, question, learningQuestion];
const instruments = [areaApproach, agreement, fundingLine, checklist, assessment];
for (const definition of [initiative, ...knowledge, ...instruments]) defineEntryType(definition);

/** In the order in which they were defined: initiatives first. */
export const entryDefinitions = (): EntryDefinition[] => [...known.values()];
/** All but initiatives, which have schemas, lists and pages of their own. */
export const sharedDefinitions = (): EntryDefinition[] => entryDefinitions().filter(({ home }) => home !== "/initiatieven");
export const knowledgeDefinitions = (): EntryDefinition[] => entryDefinitions().filter(({ home }) => home === "/kennis");
export const findDefinition = (type: string): EntryDefinition | undefined => known.get(type);

/** Of what somebody is asked every half year whether it is still true. */
export const confirmedTypes = (): string[] => entryDefinitions().flatMap(({ type, confirmed }) => (confirmed ? [type] : []));

/** What was told with consent that may be withdrawn. */
export const consentedTypes = (): string[] => entryDefinitions().flatMap(({ type, consent }) => (consent ? [type] : []));

/** Throws an Error for a type that is not here: its rows were made by an installation that had more. */
export function definitionOf(type: string): EntryDefinition {
  const definition = known.get(type);
  if (!definition) throw new Error(`There is no type of entries called ${type}: define it before the server starts.`);
  return definition;
}

/** Names of the fields of a type, in their order. */
export const fieldsOfType = (type: string): string[] => Object.keys(definitionOf(type).schema.shape);

/** Fields besides the title that everybody may see of these contents. */
export function publicFields(type: string, content: EntryContent): string[] {
  const { public: fields, withheld } = definitionOf(type);
  const inside = withheld?.(content) ?? [];
  return fields.filter((field) => !inside.includes(field));
}

/** Of what these contents lead to: field, place in it, and id. */
export function linksIn(type: string, content: { readonly [field: string]: unknown }) {
  return Object.entries(definitionOf(type).links ?? {}).flatMap(([field, of]) =>
    heldIn(content, field).flatMap(({ id, position, path }) =>
      typeof id === "string" ? [{ field, of, position, id, path }] : [],
    ),
  );
}

/** A field, each of its values, or a field of each of its rows. */
function heldIn(content: { readonly [field: string]: unknown }, field: string) {
  const [name = "", within] = field.split(".");
  const held = content[name];
  if (!Array.isArray(held)) return held === undefined ? [] : [{ id: held, position: 0, path: field }];
  const of = (one: unknown): unknown => (within === undefined ? one : (one as { [field: string]: unknown } | null)?.[within]);
  const path = (position: number) => [name, position, ...(within === undefined ? [] : [within])].join(".");
  return held.map((one: unknown, position) => ({ id: of(one), position, path: path(position) }));
}

/** The schemas that follow from the whole: of a draft, in which anything but the title may be absent, and of a proposal. */
interface Schemas {
  whole: z.ZodObject;
  draft: z.ZodObject;
  proposal: z.ZodObject;
  /** Fields that may wait to be right: all but the title, by which a draft is known. */
  unfinished: readonly string[];
}
const made = new Map<EntryDefinition, Schemas>();

export function schemasOf(definition: EntryDefinition): Schemas {
  const found = made.get(definition);
  if (found) return found;
  const whole = definition.schema;
  const named = (fields: readonly string[]) =>
    Object.fromEntries(["title", ...fields].map((field) => [field, true as const])) as { [field: string]: true } & Record<
      number,
      never
    >;
  const unfinished = Object.keys(whole.shape).filter((field) => field !== "title");
  const schemas: Schemas = {
    whole,
    draft: whole
      .partial()
      .required(named([]))
      .extend({ unfinished: unfinishedOf(unfinished).optional() }),
    proposal: whole.partial().required(named(definition.proposed)),
    unfinished,
  };
  made.set(definition, schemas);
  return schemas;
}
