/** What is known of an entry of any type besides what people typed: where it lies, how far it is, who did what; and what of it everybody may see. */
import type { Geometry } from "./geometry.ts";
import { type Address, type Initiative, isOpenPlace, type Place } from "./initiative.ts";
import type { InitiativeTheme, Phase } from "./initiative-filter.ts";
import type { Subject } from "./permission.ts";
import type { TakenOver } from "./public-initiative.ts";
import type { WorkflowState } from "./workflow.ts";

/** Worked out by the server from the place or the areas, never sent by a client. */
export interface Placed {
  /** The areas that a point or the middle of a shape lies in. */
  buurt?: string;
  wijk?: string;
  gemeente?: string;
  /** Codes of every area it lies in or touches, groups too: what lists filter by. */
  areas: string[];
  /** What the public may see of the place; null when nothing. Drawn once: a second drawing would give the first away. */
  shown: Geometry | null;
  /** What is disclosed: so named in rows and answers. Absent in rows of before 2026-11-28. */
  told?: DisclosedAreas;
}

/** In which areas everybody may know that it lies; `areas` is what public lists find it by. */
export interface DisclosedAreas extends Partial<Record<"buurt" | "wijk" | "gemeente", string>> {
  areas: string[];
}

/** Fields that types of entries share, as the machine for entries reads them. */
interface SharedFields {
  summary?: string | undefined;
  kind?: string | undefined;
  themes?: InitiativeTheme[] | undefined;
  lifecycle?: string | undefined;
  /** People reached in a year. */
  reach?: number | undefined;
  period?: { from?: string | undefined; to?: string | undefined } | undefined;
  parties?: { organisation: string; role: string }[] | undefined;
  address?: Address | undefined;
  place?: Place | undefined;
  workingArea?: Initiative["workingArea"];
  /** Codes of the areas that it is about, where it has no place. */
  areas?: string[] | undefined;
  photos?: { file: string; alt: string }[] | undefined;
  attachments?: { file: string; title: string }[] | undefined;
  internalContact?: { name?: string | undefined; email?: string | undefined; phone?: string | undefined } | undefined;
  /** What is typed and not right yet, as JSON by field. */
  unfinished?: Readonly<Record<string, string>> | undefined;
}

/** What people typed of an entry of any type: the title at least, what types share, and what a type has of its own. */
export type EntryContent = { title: string } & SharedFields & { readonly [own: string]: unknown };

/** What of the contents lists may look at: what everybody may see of them. */
export type SearchedContent = { title: string } & Omit<SharedFields, "place" | "internalContact" | "unfinished"> & {
    readonly [own: string]: unknown;
  };

/** By what lists find, filter and sort an entry. */
export interface ListedContent {
  title: string;
  /** What is searched beside the title. */
  texts: readonly (string | undefined)[];
  kind?: string | undefined;
  themes?: readonly string[] | undefined;
  phases?: readonly Phase[] | undefined;
  lifecycle?: string | undefined;
  period?: { from?: string | undefined; to?: string | undefined } | undefined;
  reach?: number | undefined;
}

export interface EntryRecord<C extends EntryContent = EntryContent> {
  id: string;
  /** See data/entry-types/definition.ts. */
  type: string;
  version: number;
  state: WorkflowState;
  organisation: string | undefined;
  createdBy: string | undefined;
  createdAt: string;
  updatedAt: string;
  submittedBy: string | undefined;
  /** Ids of people; see `Subject`. */
  writtenBy: string[];
  proposedFrom: string | undefined;
  /** Was its newest public version published by whoever wrote it, without a second pair of eyes? */
  selfApproved: boolean;
  verifiedOn: string | undefined;
  takenOver: TakenOver | undefined;
  /** Is there a public version, maybe an older one than this? */
  public: boolean;
  content: C;
  placed: Placed;
}

type Judged = Omit<Subject, "areas"> & { placed: Pick<Placed, "areas"> };

/** What the permission table looks at. */
export const subjectOf = ({ organisation, placed, createdBy, submittedBy, writtenBy, proposedFrom }: Judged): Subject => ({
  organisation,
  areas: placed.areas,
  createdBy,
  submittedBy,
  writtenBy,
  proposedFrom,
});

/** What everybody may see of a place; its geometry is that of the public version, as far as it may be seen. */
type PublicPlace = { kind: "geometry"; precision: "exact" | "straat" | "buurt" } | { kind: "area"; code: string } | null;
type PublicPlaced = { [K in "buurt" | "wijk" | "gemeente"]?: string | undefined };

/** Of an initiative what everybody may see: no contact of a person, no exact place that is not public. */
export type PublicContent = Omit<Initiative, "internalContact" | "place" | "workingArea" | "address"> & {
  place: PublicPlace;
  workingArea?: Initiative["workingArea"];
  /** As precise as its place, and no more. */
  address?: Address;
  placed: PublicPlaced;
};

/** The same of an entry of any type. */
export type PublicEntryContent = SearchedContent & { placed: PublicPlaced; place?: PublicPlace };

export interface PublicRecord<C extends PublicEntryContent = PublicEntryContent> {
  id: string;
  type: string;
  version: number;
  organisation: string | undefined;
  updatedAt: string;
  verifiedOn: string | undefined;
  takenOver: TakenOver | undefined;
  content: C;
  geometry: Geometry | null;
}

/** One field that became another; nested values as a whole. Absent is undefined. */
export interface Change {
  field: string;
  from?: unknown;
  to?: unknown;
}

export function changesBetween(from: Record<string, unknown>, to: Record<string, unknown>): Change[] {
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return fields
    .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
    .map((field) => ({
      field,
      ...(from[field] === undefined ? {} : { from: from[field] }),
      ...(to[field] === undefined ? {} : { to: to[field] }),
    }));
}

type Shown = (whole: EntryContent) => unknown;

/** Of these fields no more than the precision of the place allows; undefined is left out, and a place that is not public is null. */
const shownFields: Record<string, Shown> = {
  place: ({ place }) => (place === undefined ? undefined : publicPlace(place)),
  address: ({ address, place }) => shownAddress(address, place),
  // A circle or drawing around a place that is not exact would point at it; areas that were chosen by name do not.
  workingArea: ({ workingArea, place }) => (workingArea && place && mayShow(workingArea, place) ? workingArea : undefined),
};

/** From what people typed to what everybody may see. The only place that decides it: a field is public when its type names it. */
export function publicVersion(fields: readonly string[], whole: EntryContent, placed: Placed): PublicEntryContent {
  const { buurt, wijk, gemeente } = disclosedAreas(whole.place, placed);
  const shown = fields.map((field) => [field, (shownFields[field] ?? ((content) => content[field]))(whole)] as const);
  return {
    title: whole.title,
    ...Object.fromEntries(shown.filter(([, value]) => value !== undefined)),
    placed: {
      ...(buurt !== undefined ? { buurt } : {}),
      ...(wijk !== undefined ? { wijk } : {}),
      ...(gemeente !== undefined ? { gemeente } : {}),
    },
  };
}

const filled = <K extends string, T>(name: K, value: T | undefined): Partial<Record<K, T>> =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<K, T>>;

/** May everybody see the whole address? Only beside a point that everybody sees where it is. */
export const isOpenAddress = (place: Place | undefined): boolean => place?.kind === "geometry" && isOpenPlace(place);

/**
 * What everybody may see of an address: as precise as its place. One that is not exact has no number and no postcode, one in the buurt or
 * that is an area has no street either, and one that is not public, or not there yet, has no address.
 */
export function shownAddress(address: Address | undefined, place: Place | undefined): Address | undefined {
  if (!address || !place?.public) return undefined;
  if (isOpenAddress(place)) return address;
  const shown: Address = {
    ...(place.kind === "geometry" && place.precision === "straat" ? filled("street", address.street) : {}),
    ...filled("city", address.city),
  };
  return Object.keys(shown).length === 0 ? undefined : shown;
}

function mayShow({ kind }: NonNullable<Initiative["workingArea"]>, place: Place): boolean {
  if (kind === "areas") return true;
  return isExactPlace(place) && (kind === "polygon" || place.kind === "geometry");
}

/** A place that is an area has no point to find: what is drawn beside it says where the work is, and nothing of a house. */
export const isExactPlace = (place: Place) => place.public && (place.kind === "area" || place.precision === "exact");

/** In which areas everybody may know that it lies. Where that was never worked out, no more than is certainly harmless. */
export function disclosedAreas(place: Place | undefined, { told, buurt, wijk, gemeente, areas }: Placed): DisclosedAreas {
  if (told) return told;
  const codes = { ...(buurt ? { buurt } : {}), ...(wijk ? { wijk } : {}), ...(gemeente ? { gemeente } : {}) };
  // What is about areas, or about none, hides nothing.
  if (!place || isExactPlace(place)) return { ...codes, areas };
  if (place.public) return { ...codes, areas: Object.values(codes).sort() };
  return gemeente ? { gemeente, areas: [gemeente] } : { areas: [] };
}

function publicPlace(place: Place): PublicPlace {
  if (!place.public) return null;
  return place.kind === "area" ? { kind: "area", code: place.code } : { kind: "geometry", precision: place.precision };
}
