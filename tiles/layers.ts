/** The tile contract: what build writes, the server serves and the map reads. */
import type { Level } from "#data/schema/area.ts";

/** Name of the vector source in the style. */
export const tileSource = "areas";
export const minZoom = 0;
/** The map overzooms beyond this. */
export const maxZoom = 12;
export const tileExtent = 4096;

/**
 * Polygon layer of each level. A feature's id is the row of the area in the index of that level.
 * Polygons carry no properties, except groups: `list` (0 focusgebieden, 1 krachtwijken, 2 nieuwe perspectieven),
 * because feature-state does not work in filters.
 */
export const layerOf: Record<Level, string> = {
  gemeente: "gemeenten",
  wijk: "wijken",
  buurt: "buurten",
  group: "groups",
};

/**
 * Label points at the pole of inaccessibility, one layer a level; id as above; properties `name`, and `list` for groups.
 * `rank` (0 = largest population first, integer) orders collisions: use it as symbol-sort-key.
 */
export const labelLayerOf: Record<Level, string> = {
  gemeente: "gemeente-labels",
  wijk: "wijk-labels",
  buurt: "buurt-labels",
  group: "group-labels",
};

/** First zoom at which each level has polygons and labels: every area of the level is in the tiles from there on. */
export const polygonsFrom: Record<Level, number> = { gemeente: 0, wijk: 5, buurt: 6, group: 0 };
export const labelsFrom: Record<Level, number> = { gemeente: 4, wijk: 9, buurt: 11, group: 4 };
