/**
 * What somebody is typing, as a tree of the same shape as the entry it becomes: the path of a field is the path of its fault.
 * Numbers are the text that was typed; what is left empty is absent from the entry. An edit is a value, undone by its inverse.
 */
import { keep, readKept, type Shelf } from "../api/device.ts";

export type Typed = string | number | boolean | readonly Typed[] | { readonly [field: string]: Typed } | undefined;
export type Draft = { readonly [field: string]: Typed };

export type Edit =
  | { kind: "set"; path: string; value: Typed }
  | { kind: "insert"; path: string; at: number; value: Typed }
  | { kind: "remove"; path: string; at: number };

/** Name of the field that keeps rows of a list apart while they move; it is never sent. */
const rowKey = "row";

/** What of the fields of a type a draft must know. */
export interface DraftShape {
  /** Paths of fields in which a number is meant. */
  numbers: RegExp;
  /** Fields of which two texts or lists can be kept both. */
  joinable: ReadonlySet<string>;
  /** Fields with room for paragraphs. */
  paragraphs: ReadonlySet<string>;
  /** Lists of which every row is something of its own, with the field that says which. */
  apart: ReadonlyMap<string, string>;
}
export const initiativeShape: DraftShape = {
  numbers: /^(reach|workingArea\.metres|funding\.\d+\.amount)$/,
  joinable: new Set([
    "title",
    "summary",
    "source",
    "takePart",
    "themes",
    "targetGroups",
    "goals",
    "parties",
    "funding",
    "agreements",
  ]),
  paragraphs: new Set(["summary", "takePart"]),
  apart: new Map(),
};

const isBranch = (value: Typed): value is { readonly [field: string]: Typed } =>
  typeof value === "object" && !Array.isArray(value);
const listAt = (draft: Draft, path: string): readonly Typed[] => {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? value : [];
};

/** `valueAt(draft, "funding.0.amount")`; undefined where nothing was typed. */
export function valueAt(draft: Draft, path: string): Typed {
  let value: Typed = draft;
  for (const name of path.split(".")) {
    if (Array.isArray(value)) value = value[Number(name)];
    else if (isBranch(value) && Object.hasOwn(value, name)) value = value[name];
    else return undefined;
  }
  return value;
}

function withValue(tree: Typed, names: readonly string[], value: Typed): Typed {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  if (Array.isArray(tree)) return tree.map((one, i) => (i === Number(name) ? withValue(one, rest, value) : one));
  const branch = isBranch(tree) ? tree : {};
  return { ...branch, [name]: withValue(branch[name], rest, value) };
}

export function edited(draft: Draft, edit: Edit): Draft {
  const put = (value: Typed) => withValue(draft, edit.path.split("."), value) as Draft;
  if (edit.kind === "set") return put(edit.value);
  const list = listAt(draft, edit.path);
  return put(edit.kind === "insert" ? list.toSpliced(edit.at, 0, edit.value) : list.toSpliced(edit.at, 1));
}

/** The edit that takes `edit` back, asked before it is done. */
export function inverse(draft: Draft, edit: Edit): Edit {
  const { path } = edit;
  if (edit.kind === "set") return { kind: "set", path, value: valueAt(draft, path) };
  if (edit.kind === "insert") return { kind: "remove", path, at: edit.at };
  return { kind: "insert", path, at: edit.at, value: listAt(draft, path)[edit.at] };
}

/** A row with a key of its own. */
export const newRow = (value: Record<string, Typed> = {}): Typed => ({ ...value, [rowKey]: randomKey() });
export const rowsAt = (draft: Draft, path: string): { key: string; row: Typed }[] =>
  listAt(draft, path).map((row, i) => ({ key: (isBranch(row) && String(row[rowKey] ?? i)) || String(i), row }));

/** Also where the page came over plain http, in which browsers have no randomUUID. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** "12.500,50", "€ 12500" or "12500.5"; the text itself when no number can be read in it, so that the schema says so. */
export function readNumber(text: string): number | string {
  const bare = text.replace(/[\s€]/g, "");
  const plain = bare.includes(",")
    ? bare.replaceAll(".", "").replace(",", ".")
    : /^\d{1,3}(\.\d{3})+$/.test(bare)
      ? bare.replaceAll(".", "")
      : bare;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function sent(value: Typed, path: string, numbers: RegExp): Typed {
  if (typeof value === "string") return value.trim() === "" ? undefined : numbers.test(path) ? readNumber(value) : value;
  if (Array.isArray(value)) {
    // Of a list of texts an empty line is none.
    const list = value.filter((one) => typeof one !== "string" || one.trim() !== "");
    return list.length === 0 ? undefined : list.map((one, i) => sent(one, `${path}.${i}`, numbers) ?? {});
  }
  if (!isBranch(value)) return value;
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const kept = name === rowKey ? undefined : sent(inner, path === "" ? name : `${path}.${name}`, numbers);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  // A row that was added and left empty is still a row: the schema tells what it lacks, at its own place.
  return fields.length === 0 && !/\.\d+$/.test(path) ? undefined : Object.fromEntries(fields);
}

/** The entry to send, without what goes beside it (whose it is, consent and address of who proposes), in an order of its own fields: equal drafts give equal text. */
export function contentOfDraft(
  { organisation: _owner, sender: _sender, ...draft }: Draft,
  { numbers }: DraftShape = initiativeShape,
): Record<string, Typed> {
  const content = (sent(draft, "", numbers) ?? {}) as Record<string, Typed>;
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const shown = (value: Typed, path: string, numbers: RegExp): Typed => {
  if (typeof value === "number" && numbers.test(path)) return String(value).replace(".", ",");
  if (path === "place.geometry" || path === "workingArea.geometry") return value;
  if (Array.isArray(value))
    return value.map((one, i) => (isBranch(one) ? newRow(shown(one, `${path}.${i}`, numbers) as Draft) : one));
  if (!isBranch(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, shown(inner, path === "" ? name : `${path}.${name}`, numbers)]),
  );
};

/** What the form shows of an entry that was kept: what was typed and is not right yet stands where it was typed. */
export function draftOfEntry(
  content: Readonly<Record<string, unknown>>,
  organisation?: string,
  { numbers }: DraftShape = initiativeShape,
): Draft {
  const { unfinished, ...right } = content;
  const typed = Object.entries(unfinished ?? {}).map(([field, text]) => [field, JSON.parse(String(text))]);
  return {
    ...(shown({ ...right, ...Object.fromEntries(typed) } as Typed, "", numbers) as Draft),
    ...(organisation === undefined ? {} : { organisation }),
  };
}

/** What stands in a field as text, to keep it as it is: equal fields give equal text. */
export const textOfField = (value: Typed): string =>
  JSON.stringify(value, (name, inner: unknown) => (name === rowKey ? undefined : inner)) ?? "";

/** Drafts on this device: one for each person and entry, written at every key, until the server has it. */
export interface LocalDraft {
  draft: Draft;
  /** Version on the server that it was made from; absent for a new entry. */
  version?: number;
  /** What that version held: with it a conflict can tell who changed what. */
  base?: Draft;
  /** When it was typed, UTC. */
  at: string;
  /** A creation that was sent and perhaps never arrived: asked again with the same key it makes nothing double. */
  pending?: { key: string; body: string };
}

/** `who` is the id of a person, or "visitor"; without an id it is the new entry of a type. */
export const slotOf = (who: string, id: string | undefined, type = "initiative"): string =>
  `wijkblik-draft ${who} ${id ?? (type === "initiative" ? "new" : `new ${type}`)}`;

/** Undefined when there is none, or when it cannot be read. */
export function readLocal(slot: string, shelf?: Shelf): LocalDraft | undefined {
  try {
    const found: unknown = JSON.parse(readKept(slot, shelf) ?? "null");
    return isLocalDraft(found) ? { ...found, draft: ofNow(found.draft) } : undefined;
  } catch {
    return undefined;
  }
}

/** Until 2026-11-29 consent and address of who proposes stood among the fields themselves, where types have fields of these names. */
function ofNow(draft: Draft): Draft {
  const { consent, email, ...rest } = draft;
  return typeof consent === "boolean" ? { ...rest, sender: { consent, ...(email === undefined ? {} : { email }) } } : draft;
}

const isLocalDraft = (value: unknown): value is LocalDraft =>
  typeof value === "object" &&
  value !== null &&
  "draft" in value &&
  typeof value.draft === "object" &&
  value.draft !== null &&
  "at" in value &&
  typeof value.at === "string";

/** False when the device does not keep it: no room, or a browser that keeps nothing. The page then says so. */
export function writeLocal(slot: string, local: LocalDraft, shelf?: Shelf): boolean {
  return keep(slot, JSON.stringify(local), shelf);
}

export function dropLocal(slot: string, shelf?: Shelf): void {
  keep(slot, null, shelf);
}
