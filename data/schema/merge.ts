/** Two entries about the same thing become one: what the survivor takes over of the duplicate, field by field. */
import type { EntryContent } from "./record.ts";

/** `fills` what the survivor leaves empty, `adds` to its list, or `replaces` what it says. */
export type Taking = "fills" | "adds" | "replaces";

export interface Offer {
  field: string;
  taking: Taking;
}

/** Lists of which one says it all, so that two do not go together. */
const whole = ["openingHours"];
const text = (value: unknown) => JSON.stringify(value);
const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Absent, an empty text, list or object: nothing that somebody has said. */
const isEmpty = (value: unknown) =>
  value === undefined || value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

const missingIn = (kept: unknown, other: unknown) => {
  const there = new Set(itemsOf(kept).map(text));
  return itemsOf(other).filter((item) => !there.has(text(item)));
};

function takingOf(field: string, kept: unknown, other: unknown): Taking | undefined {
  if (isEmpty(other)) return undefined;
  if (isEmpty(kept)) return "fills";
  if (Array.isArray(kept) && !whole.includes(field)) return missingIn(kept, other).length > 0 ? "adds" : undefined;
  return text(kept) === text(other) ? undefined : "replaces";
}

/** What the duplicate has and the survivor lacks or says otherwise, in the order of these fields. */
export const offersOf = (fields: readonly string[], survivor: EntryContent, duplicate: EntryContent): Offer[] =>
  fields.flatMap((field) => {
    const taking = takingOf(field, survivor[field], duplicate[field]);
    return taking ? [{ field, taking }] : [];
  });

/** The survivor with these fields of the duplicate. Lists are joined; whether the outcome is allowed is for the schema to say. */
export function mergedContent(
  fields: readonly string[],
  { survivor, duplicate, take }: { survivor: EntryContent; duplicate: EntryContent; take: readonly string[] },
): EntryContent {
  const taken = offersOf(fields, survivor, duplicate).filter(({ field }) => take.includes(field));
  const values = taken.map(({ field, taking }) => {
    const [kept, other] = [survivor[field], duplicate[field]];
    return [field, taking === "adds" ? [...itemsOf(kept), ...missingIn(kept, other)] : other];
  });
  const { unfinished = {}, ...kept } = survivor;
  const left = Object.entries(unfinished).filter(([field]) => !taken.some((one) => one.field === field));
  return { ...kept, ...(left.length > 0 ? { unfinished: Object.fromEntries(left) } : {}), ...Object.fromEntries(values) };
}
