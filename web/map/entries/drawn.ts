/**
 * What the sources of initiatives hold now. The style names each by an address of our own, and the map asks here: so the style
 * never changes with the points, and a style that is built anew finds them again.
 */
import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import type { Geometry } from "#data/schema/geometry.ts";
import { createStore } from "../../state/store.ts";

export interface Feature {
  type: "Feature";
  geometry: Geometry;
  properties: Record<string, string | number>;
}

export const initiativeProtocol = "initiatieven";
/** Points and clusters, what the picked or pointed one reaches, and the drafts of one's own team. */
export const initiativeSources = ["punten", "vorm", "concepten"] as const;
export type InitiativeSource = (typeof initiativeSources)[number];

export const sourceId = (source: InitiativeSource) => `initiatief-${source}`;
export const addressOf = (source: InitiativeSource) => `${initiativeProtocol}://${source}`;

const nothing: Feature[] = [];
const held = Object.fromEntries(initiativeSources.map((source) => [source, createStore(nothing)])) as Record<
  InitiativeSource,
  ReturnType<typeof createStore<Feature[]>>
>;

/** Answers the map. */
export async function loadDrawn({ url }: { url: string }) {
  const source = initiativeSources.find((one) => url.startsWith(addressOf(one)));
  return { data: { type: "FeatureCollection", features: source ? held[source].get() : nothing } };
}

export function draw(map: MapLibre, source: InitiativeSource, features: Feature[]): void {
  if (features.length === 0 && held[source].get().length === 0) return;
  held[source].set(features);
  void map.getSource<GeoJSONSource>(sourceId(source))?.setData(addressOf(source));
}
