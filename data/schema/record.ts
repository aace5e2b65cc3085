/** What is known of an initiative besides what people typed: where it lies, how far it is, who did what; and what of it everybody may see. */
import type { Geometry } from "./geometry.ts";
import { type Address, type Initiative, type InitiativeDraft, isOpenPlace, type Place } from "./initiative.ts";
import type { Subject } from "./permission.ts";
import type { TakenOver } from "./public-initiative.ts";
import type { WorkflowState } from "./workflow.ts";

/** Worked out by the server from the place, never sent by a client. */
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

export interface InitiativeRecord {
  id: string;
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
  content: InitiativeDraft;
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

/** What everybody may see: no contact of a person, no exact place that is not public. */
export type PublicContent = Omit<Initiative, "internalContact" | "place" | "workingArea" | "address"> & {
  /** Without its geometry: that is `geometry` of the publication, as far as it may be seen. */
  place: { kind: "geometry"; precision: "exact" | "straat" | "buurt" } | { kind: "area"; code: string } | null;
  workingArea?: Initiative["workingArea"];
  /** As precise as its place, and no more. */
  address?: Address;
  placed: Pick<Placed, "buurt" | "wijk" | "gemeente">;
};

export interface PublicRecord {
  id: string;
  version: number;
  organisation: string | undefined;
  updatedAt: string;
  verifiedOn: string | undefined;
  takenOver: TakenOver | undefined;
  content: PublicContent;
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

/** From what people typed to what everybody may see. The only place that decides it: a field is public when it is named here. */
export function publicVersion(whole: Initiative, placed: Placed): PublicContent {
  const { buurt, wijk, gemeente } = disclosedAreas(whole.place, placed);
  const { place, workingArea } = whole;
  return {
    title: whole.title,
    summary: whole.summary,
    kind: whole.kind,
    themes: whole.themes,
    phase: whole.phase,
    lifecycle: whole.lifecycle,
    targetGroups: whole.targetGroups,
    ...(whole.reach === undefined ? {} : { reach: whole.reach }),
    period: whole.period,
    regular: whole.regular,
    goals: whole.goals,
    parties: whole.parties,
    funding: whole.funding,
    agreements: whole.agreements,
    evidence: whole.evidence,
    ...(whole.source === undefined ? {} : { source: whole.source }),
    ...(whole.licence === undefined ? {} : { licence: whole.licence }),
    ...(whole.link === undefined ? {} : { link: whole.link }),
    ...filled("address", shownAddress(whole.address, place)),
    openingHours: whole.openingHours,
    ...(whole.openingNote === undefined ? {} : { openingNote: whole.openingNote }),
    ...(whole.takePart === undefined ? {} : { takePart: whole.takePart }),
    photos: whole.photos,
    attachments: whole.attachments,
    ...(whole.publicContact === undefined ? {} : { publicContact: whole.publicContact }),
    place: publicPlace(place),
    // A circle or drawing around a place that is not exact would point at it; areas that were chosen by name do not.
    ...(workingArea && mayShow(workingArea, place) ? { workingArea } : {}),
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

function mayShow({ kind }: NonNullable<Initiative["workingArea"]>, place: Initiative["place"]): boolean {
  if (kind === "areas") return true;
  return isExactPlace(place) && (kind === "polygon" || place.kind === "geometry");
}

/** A place that is an area has no point to find: what is drawn beside it says where the work is, and nothing of a house. */
export const isExactPlace = (place: Initiative["place"]) =>
  place.public && (place.kind === "area" || place.precision === "exact");

/** In which areas everybody may know that it lies. Where that was never worked out, no more than is certainly harmless. */
export function disclosedAreas(place: Initiative["place"], { told, buurt, wijk, gemeente, areas }: Placed): DisclosedAreas {
  if (told) return told;
  const codes = { ...(buurt ? { buurt } : {}), ...(wijk ? { wijk } : {}), ...(gemeente ? { gemeente } : {}) };
  if (isExactPlace(place)) return { ...codes, areas };
  if (place.public) return { ...codes, areas: Object.values(codes).sort() };
  return gemeente ? { gemeente, areas: [gemeente] } : { areas: [] };
}

function publicPlace(place: Initiative["place"]): PublicContent["place"] {
  if (!place.public) return null;
  return place.kind === "area" ? { kind: "area", code: place.code } : { kind: "geometry", precision: place.precision };
}
