/** From what people typed to what everybody may see. The only place that decides it: a field is public when it is named here. */
import type { Initiative } from "./initiative.ts";
import type { DisclosedAreas, Placed, PublicContent } from "./record.ts";

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
