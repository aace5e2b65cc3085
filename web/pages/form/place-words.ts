/** A place in words: what was chosen, and what everybody will see of it. */
import type { Geometry } from "#data/schema/geometry.ts";
import type { Place } from "#data/schema/initiative.ts";
import * as m from "../../paraglide/messages.js";

export function shapeWords(geometry: Geometry): string {
  switch (geometry.type) {
    case "Point": {
      const [longitude, latitude] = geometry.coordinates;
      return m.form_place_point({ position: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` });
    }
    case "LineString":
      return m.form_place_line({ count: geometry.coordinates.length });
    case "Polygon":
      return m.form_place_polygon({ count: (geometry.coordinates[0]?.length ?? 1) - 1 });
    default:
      return m.form_place_several();
  }
}

/** As the server does it: see publicVersion and what is shown of a place. */
export function seenWords(place: Place): string {
  if (!place.public) return m.form_preview_hidden();
  if (place.kind === "area") return m.form_preview_area();
  return { exact: m.form_preview_exact, straat: m.form_preview_straat, buurt: m.form_preview_buurt }[place.precision]();
}
