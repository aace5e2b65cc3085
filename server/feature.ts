/** A published initiative as a GeoJSON feature: flat properties, as tables of GIS programs want them. */
import type { PublicRecord } from "#data/schema/record.ts";

export interface Feature {
  type: "Feature";
  id: string;
  geometry: PublicRecord["geometry"];
  properties: Record<string, string | number | boolean | null>;
}

export function featureOf({ id, content, geometry, verifiedOn, updatedAt }: PublicRecord): Feature {
  const { period, parties, place, placed } = content;
  return {
    type: "Feature",
    id,
    geometry,
    properties: {
      title: content.title,
      summary: content.summary,
      kind: content.kind,
      themes: content.themes.join(", "),
      phase: content.phase,
      lifecycle: content.lifecycle,
      from: period.from ?? null,
      to: period.to ?? null,
      reach: content.reach ?? null,
      regular: content.regular,
      evidence: content.evidence,
      parties: parties.map(({ organisation, role }) => `${organisation} (${role})`).join(", "),
      precision: place === null ? null : place.kind === "area" ? "gebied" : place.precision,
      buurt: placed.buurt ?? null,
      wijk: placed.wijk ?? null,
      gemeente: placed.gemeente ?? null,
      source: content.source ?? null,
      link: content.link ?? null,
      verifiedOn: verifiedOn ?? null,
      updatedAt,
    },
  };
}
