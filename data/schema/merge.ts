/** Two entries about the same thing become one: what the survivor takes over of the duplicate, field by field. */
import { Initiative, type InitiativeDraft } from "./initiative.ts";

export type Field = keyof Initiative;
export const fields = Object.keys(Initiative.shape) as Field[];

/** `fills` what the survivor leaves empty, `adds` to its list, or `replaces` what it says. */
export type Taking = "fills" | "adds" | "replaces";

export interface Offer {
  field: Field;
  taking: Taking;
}

const lists: readonly Field[] = ["themes", "targetGroups", "goals", "parties", "funding", "agreements"];
const text = (value: unknown) => JSON.stringify(value);
const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Absent, an empty text, list or object: nothing that somebody has said. */
const isEmpty = (value: unknown) =>
  value === undefined || value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

const missingIn = (kept: unknown, other: unknown) => {
  const there = new Set(itemsOf(kept).map(text));
  return itemsOf(other).filter((item) => !there.has(text(item)));
};

function takingOf(field: Field, kept: unknown, other: unknown): Taking | undefined {
  if (isEmpty(other)) return undefined;
  if (isEmpty(kept)) return "fills";
  if (lists.includes(field)) return missingIn(kept, other).length > 0 ? "adds" : undefined;
  return text(kept) === text(other) ? undefined : "replaces";
}

/** What the duplicate has and the survivor lacks or says otherwise, in the order of the form. */
export const offersOf = (survivor: InitiativeDraft, duplicate: InitiativeDraft): Offer[] =>
  fields.flatMap((field) => {
    const taking = takingOf(field, survivor[field], duplicate[field]);
    return taking ? [{ field, taking }] : [];
  });

/** The survivor with these fields of the duplicate. Lists are joined; whether the outcome is allowed is for the schema to say. */
export function mergedContent(survivor: InitiativeDraft, duplicate: InitiativeDraft, take: readonly Field[]): InitiativeDraft {
  const taken = offersOf(survivor, duplicate).filter(({ field }) => take.includes(field));
  const values = taken.map(({ field, taking }) => {
    const [kept, other] = [survivor[field], duplicate[field]];
    return [field, taking === "adds" ? [...itemsOf(kept), ...missingIn(kept, other)] : other];
  });
  const { unfinished = {}, ...kept } = survivor;
  const left = Object.entries(unfinished).filter(([field]) => !taken.some((one) => one.field === field));
  return { ...kept, ...(left.length > 0 ? { unfinished: Object.fromEntries(left) } : {}), ...Object.fromEntries(values) };
}
