/** What follows from the definition of a type for its draft and its form: where numbers are, what can be joined, the order of its fields. */
import type { z } from "zod";
import type { EntryDefinition, FormField } from "#data/entry-types/definition.ts";
import { type DraftShape, initiativeShape } from "../../../state/draft.ts";

const shapes = new Map<EntryDefinition, DraftShape>();
const joinedAs: readonly FormField["as"][] = ["text", "longText", "texts", "ticks", "areas", "rows"];

export function draftShapeOf(definition: EntryDefinition): DraftShape {
  if (definition.type === "initiative") return initiativeShape;
  const found = shapes.get(definition);
  if (found) return found;
  const fields = definition.form.flatMap((part) => part.fields);
  const named = (as: readonly FormField["as"][]) => new Set(fields.flatMap((one) => (as.includes(one.as) ? one.field : [])));
  const numbers = numbersIn(definition.schema, "").map((path) => path.replaceAll(".", "\\."));
  const shape = {
    numbers: numbers.length === 0 ? /(?!)/ : new RegExp(`^(${numbers.join("|")})$`),
    joinable: named(joinedAs),
    paragraphs: named(["longText"]),
    apart: new Map(fields.flatMap((one) => (one.as === "own" && one.apart !== undefined ? [[one.field, one.apart]] : []))),
  };
  shapes.set(definition, shape);
  return shape;
}

/** A schema of zod as far as it is looked into: what it wraps, and what it consists of. */
interface Looked {
  def: { type: string; innerType?: Looked; in?: Looked; element?: Looked; options?: Looked[] };
  shape?: Record<string, Looked>;
}

/** Paths of numbers, with `\d+` for the place in a list; positions of a shape are drawn, not typed. */
function numbersIn(schema: z.ZodType | Looked, path: string): string[] {
  const { def, shape } = schema as Looked;
  const under = (name: string) => (path === "" ? name : `${path}.${name}`);
  if (def.type === "number") return [path];
  if (shape) return Object.entries(shape).flatMap(([name, inner]) => (name === "geometry" ? [] : numbersIn(inner, under(name))));
  if (def.element) return numbersIn(def.element, under("\\d+"));
  if (def.options) return def.options.flatMap((inner) => numbersIn(inner, path));
  const inner = def.innerType ?? def.in;
  return inner ? numbersIn(inner, path) : [];
}

/** What stands in a field when nothing was chosen; undefined where something must be. */
export function fallbackOf({ schema }: EntryDefinition, field: string): string | undefined {
  const def = schema.shape[field]?.def as { type: string; defaultValue?: unknown } | undefined;
  return def?.type === "default" && typeof def.defaultValue === "string" ? def.defaultValue : undefined;
}

/** Fields that a control asks along with its own. */
const along: Readonly<Record<string, readonly string[]>> = {
  place: ["address", "workingArea"],
  openingHours: ["openingNote", "takePart"],
};

/** Every field of the form with the part that it stands in, in their order; what of who proposes stands last. */
export const fieldPlaces = ({ form }: EntryDefinition): { field: string; part: string }[] => [
  ...form.flatMap(({ part, fields }) =>
    fields.flatMap(({ field }) => [field, ...(along[field] ?? [])].map((one) => ({ field: one, part }))),
  ),
  { field: "sender", part: "" },
];

/** Where a path stands in the order of the form; behind everything where it has no field. */
export function orderOf(definition: EntryDefinition): (path: string) => number {
  const fields = fieldPlaces(definition).map(({ field }) => field);
  return (path) => {
    const at = fields.indexOf(path.split(".")[0] ?? "");
    return at === -1 ? fields.length : at;
  };
}
