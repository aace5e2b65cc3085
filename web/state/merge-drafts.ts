/** Two people changed the same version: who changed what, and one entry out of both that loses nothing. Rows that are apart, as the items of a checklist, are changed one by one. */
import { contentOfDraft, type Draft, type DraftShape, draftOfEntry, initiativeShape, type Typed } from "./draft.ts";

export type Pick = "mine" | "theirs" | "together";

export interface Difference {
  /** Of no other difference: the field, and the row where rows are apart. */
  id: string;
  field: string;
  /** Which row of the field; `mine` and `theirs` are then that row. */
  row?: string;
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

/** Fields, and rows that are apart, in which mine and theirs differ; without a base (an old draft) every difference is a clash. */
export function differences(
  base: Draft | undefined,
  mine: Draft,
  theirs: Draft,
  shape: DraftShape = initiativeShape,
): Difference[] {
  const [was, own, other] = [base && withOwner(base, shape), withOwner(mine, shape), withOwner(theirs, shape)];
  const fields = [...new Set([...Object.keys(own), ...Object.keys(other)])];
  return fields.flatMap((field) => {
    const name = shape.apart.get(field);
    const [before, my, their] = [was?.[field], own[field], other[field]].map((list) => name && rowsBy(list, name));
    if (!before || !my || !their) {
      const joinable = shape.joinable.has(field) && own[field] !== undefined && other[field] !== undefined;
      return between({ id: field, field, joinable }, was && { value: was[field] }, own[field], other[field]);
    }
    return [...new Set([...their.keys(), ...my.keys()])].flatMap((row) =>
      between(
        { id: `${field} ${row}`, field, row, joinable: false },
        was && { value: before.get(row) },
        my.get(row),
        their.get(row),
      ),
    );
  });
}

/** Nothing where both hold the same. */
function between(
  about: Omit<Difference, "mine" | "theirs" | "clash" | "suggested">,
  was: { value: Typed } | undefined,
  mine: Typed,
  theirs: Typed,
): Difference[] {
  if (same(mine, theirs)) return [];
  const byMe = !was || !same(was.value, mine);
  const byThem = !was || !same(was.value, theirs);
  return [{ ...about, mine, theirs, clash: byMe && byThem, suggested: byMe ? "mine" : "theirs" }];
}

const nameIn = (row: Typed, name: string): Typed =>
  typeof row === "object" && !Array.isArray(row) ? (row as Draft)[name] : undefined;

/** Undefined where a row does not say which it is, or two are the same one: then the list is judged as a whole. */
function rowsBy(list: Typed, name: string): Map<string, Typed> | undefined {
  const rows = (list ?? []) as readonly Typed[];
  const found = new Map(rows.map((row) => [nameIn(row, name), row]));
  const isApart = found.size === rows.length && [...found.keys()].every((key) => typeof key === "string");
  return isApart ? (found as Map<string, Typed>) : undefined;
}

/** In its place, behind the others where it is new, and not any more where it was taken out. */
function withRow(list: Typed, name: string, row: string, value: Typed): Typed {
  const rows = (list ?? []) as readonly Typed[];
  const at = rows.findIndex((one) => nameIn(one, name) === row);
  const kept = value === undefined ? [] : [value];
  return at === -1 ? [...rows, ...kept] : rows.toSpliced(at, 1, ...kept);
}

/** Theirs first, then mine; what stands in both stands there once. */
export function joined({ field, theirs, mine }: Difference, { paragraphs }: DraftShape = initiativeShape): Typed {
  if (typeof theirs === "string" && typeof mine === "string") return `${theirs}${paragraphs.has(field) ? "\n\n" : " / "}${mine}`;
  if (!Array.isArray(theirs) || !Array.isArray(mine)) return mine ?? theirs;
  return [...theirs, ...mine.filter((one) => !theirs.some((other) => same(one, other)))];
}

/** The newest version with the chosen fields and rows in it; `picks` by the id of the difference. */
export function merged(
  theirs: Draft,
  found: readonly Difference[],
  picks: ReadonlyMap<string, Pick>,
  shape: DraftShape = initiativeShape,
): Draft {
  const content: Record<string, Typed> = withOwner(theirs, shape);
  for (const one of found) {
    const pick = picks.get(one.id) ?? one.suggested;
    if (pick === "theirs") continue;
    const name = shape.apart.get(one.field);
    if (one.row !== undefined && name !== undefined) content[one.field] = withRow(content[one.field], name, one.row, one.mine);
    else content[one.field] = pick === "mine" ? one.mine : joined(one, shape);
  }
  const { organisation, ...rest } = content;
  const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return draftOfEntry(kept, typeof organisation === "string" ? organisation : undefined, shape);
}
