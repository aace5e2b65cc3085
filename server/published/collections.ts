/** Collections of OGC API Features: how each is described, and which areas are in those of the published set. */
import type { Box } from "#data/geometry/box.ts";
import type { Level } from "#data/schema/area.ts";
import { netherlands } from "#data/schema/geometry.ts";
import { findArea, placeOfArea } from "./areas.ts";
import type { PublishedSet } from "./published-set.ts";

export const geojson = "application/geo+json";
export const link = (rel: string, href: string, type = "application/json") => ({ rel, href, type });
const crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

export interface Described {
  id: string;
  title: string;
  description: string;
}

/** Addresses are whole: GDAL does not join a path to the host. */
export function describedAt({ id, title, description }: Described, origin: string) {
  const address = `${origin}/api/v1/collections/${id}`;
  const { west, south, east, north } = netherlands;
  return {
    id,
    title,
    description,
    itemType: "feature",
    extent: { spatial: { bbox: [[west, south, east, north]], crs: crs84 } },
    crs: [crs84],
    links: [link("self", address), link("items", `${address}/items`, geojson)],
  };
}

export interface AreaCollection extends Described {
  level: Level;
  /** Rows with a border, in the order of their codes. */
  rows: number[];
}

const made = new WeakMap<PublishedSet, AreaCollection[]>();

/** Gemeenten, wijken and buurten, and every list of areas such as the focusgebieden. */
export function areaCollections(set: PublishedSet): AreaCollection[] {
  const known = made.get(set);
  if (known) return known;
  const year = set.manifest.division;
  const whole = (id: string, title: string, level: Level): AreaCollection => ({
    id,
    title,
    description: `${title} in de indeling van ${year}; grenzen van CBS en Kadaster, vereenvoudigd`,
    level,
    rows: Array.from({ length: set.areas[level].bordered }, (_, row) => row),
  });
  const lists = set.catalog.groups.map(({ id, name, explanation, areas }): AreaCollection => {
    const refs = areas.map((area) => findArea(set, area.id)).filter((ref) => ref !== undefined);
    const rows = refs.map(({ row }) => row).filter((row) => row < set.areas.group.bordered);
    return { id, title: name.nl, description: explanation.nl, level: "group", rows: rows.sort((a, b) => a - b) };
  });
  const all = [
    whole("gemeenten", "Gemeenten", "gemeente"),
    whole("wijken", "Wijken", "wijk"),
    whole("buurten", "Buurten", "buurt"),
  ];
  made.set(set, [...all, ...lists]);
  return [...all, ...lists];
}

/** Rows whose box touches the box. */
export function rowsIn(set: PublishedSet, { level, rows }: AreaCollection, box: Box | undefined): number[] {
  if (!box) return rows;
  return rows.filter((row) => {
    const place = placeOfArea(set, { level, row });
    if (!place) return false;
    const [west, south, east, north] = place.box;
    return west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1];
  });
}
