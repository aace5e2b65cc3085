/** Two people changed the same version: who changed what, and one entry out of both that loses nothing. */
import { contentOfDraft, type Draft, type DraftShape, draftOfEntry, initiativeShape, type Typed } from "./draft.ts";

export type Pick = "mine" | "theirs" | "together";

export interface Difference {
  field: string;
  mine: Typed;
  theirs: Typed;
  /** Both changed it, each to something else: a person must choose. */
  clash: boolean;
  /** What is kept when nobody chooses: the change of who changed it. */
  suggested: Pick;
  /** Texts and lists can be kept both. */
  joinable: boolean;
}

const same = (a: Typed, b: Typed) => sorted(a) === sorted(b);
/** Databases give the fields of an object back in an order of their own. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? "";

const withOwner = (draft: Draft, shape: DraftShape): Record<string, Typed> => ({
  ...contentOfDraft(draft, shape),
  organisation: draft.organisation || undefined,
});

/** Fields in which mine and theirs differ; without a base (an old draft) every difference is a clash. */
export function differences(
  base: Draft | undefined,
  mine: Draft,
  theirs: Draft,
  shape: DraftShape = initiativeShape,
): Difference[] {
  const [was, own, other] = [base && withOwner(base, shape), withOwner(mine, shape), withOwner(theirs, shape)];
  const fields = [...new Set([...Object.keys(own), ...Object.keys(other)])];
  return fields
    .filter((field) => !same(own[field], other[field]))
    .map((field) => {
      const byMe = !was || !same(was[field], own[field]);
      const byThem = !was || !same(was[field], other[field]);
      return {
        field,
        mine: own[field],
        theirs: other[field],
        clash: byMe && byThem,
        suggested: byMe ? "mine" : "theirs",
        joinable: shape.joinable.has(field) && own[field] !== undefined && other[field] !== undefined,
      };
    });
}

/** Theirs first, then mine; what stands in both stands there once. */
export function joined({ field, theirs, mine }: Difference, { paragraphs }: DraftShape = initiativeShape): Typed {
  if (typeof theirs === "string" && typeof mine === "string") return `${theirs}${paragraphs.has(field) ? "\n\n" : " / "}${mine}`;
  if (!Array.isArray(theirs) || !Array.isArray(mine)) return mine ?? theirs;
  return [...theirs, ...mine.filter((one) => !theirs.some((other) => same(one, other)))];
}

/** The newest version with the chosen fields in it. */
export function merged(
  theirs: Draft,
  found: readonly Difference[],
  picks: ReadonlyMap<string, Pick>,
  shape: DraftShape = initiativeShape,
): Draft {
  const content: Record<string, Typed> = withOwner(theirs, shape);
  for (const one of found) {
    const pick = picks.get(one.field) ?? one.suggested;
    if (pick === "theirs") continue;
    content[one.field] = pick === "mine" ? one.mine : joined(one, shape);
  }
  const { organisation, ...rest } = content;
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return draftOfEntry(kept, typeof organisation === "string" ? organisation : undefined, shape);
}
