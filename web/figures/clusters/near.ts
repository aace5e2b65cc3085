/** A name for a place on the map that is no area: that of the wijk whose middle is nearest. */
import { useQuery } from "@tanstack/react-query";
import type { Manifest } from "#data/schema/manifest.ts";
import { manifestQuery, placesQuery, useAreas } from "../../api/published.ts";

/** Labels are in 1e-5 degrees. */
const unit = 1e-5;

/** Empty while the names are on their way. */
export function useNear(): (position: readonly [longitude: number, latitude: number]) => string {
  const { data: manifest } = useQuery(manifestQuery);
  const names = useAreas("wijk").data?.names;
  const { data: places } = useQuery({ ...placesQuery(manifest as Manifest, "wijk"), enabled: manifest !== undefined });
  return ([longitude, latitude]) => {
    if (!names || !places) return "";
    const shrink = Math.cos((latitude * Math.PI) / 180);
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (let row = 0; row < names.length; row++) {
      const east = ((places.labels[2 * row] ?? 0) * unit - longitude) * shrink;
      const north = (places.labels[2 * row + 1] ?? 0) * unit - latitude;
      const away = east * east + north * north;
      if (away < least) [best, least] = [row, away];
    }
    return names[best] ?? "";
  };
}
