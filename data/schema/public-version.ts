/** From what people typed to what everybody may see. The only place that decides it: a field is public when it is named here. */
import type { Initiative } from "./initiative.ts";
import type { Placed, PublicContent } from "./record.ts";

export function publicVersion(whole: Initiative, placed: Placed): PublicContent {
  const { buurt, wijk, gemeente } = placed;
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
    // A circle around a place that is not exact would point at it.
    ...(workingArea === undefined || (workingArea.kind === "radius" && !isExact(place)) ? {} : { workingArea }),
    placed: {
      ...(buurt !== undefined && place.public ? { buurt } : {}),
      ...(wijk !== undefined ? { wijk } : {}),
      ...(gemeente !== undefined ? { gemeente } : {}),
    },
  };
}

const isExact = (place: Initiative["place"]) => place.kind === "geometry" && place.public && place.precision === "exact";

function publicPlace(place: Initiative["place"]): PublicContent["place"] {
  if (!place.public) return null;
  return place.kind === "area" ? { kind: "area", code: place.code } : { kind: "geometry", precision: place.precision };
}
