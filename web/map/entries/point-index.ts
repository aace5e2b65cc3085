/** Points narrowed and clustered: pure, and run in a worker, so that a hundred thousand of them never hold up the map. */
import Supercluster from "supercluster";
import { type InitiativePoints, unitsPerDegree } from "#data/codecs/initiative-points.ts";
import type { Box } from "#data/geometry/box.ts";
import { freshnesses } from "#data/schema/day.ts";
import type { InitiativeTally } from "../../state/map-store.ts";
import { hasChosen, type NumberFilter, passing, shownTheme } from "../../state/point-filter.ts";

/** Closer than this many pixels is one cluster. */
const radius = 52;
/** The map zooms no further than 17: what is still together there is told as a list. */
export const lastZoom = 17;

/** How many of a cluster are drawn as each theme. */
type Shares = Record<`t${number}`, number>;
interface Row {
  row: number;
}

/** What is drawn at one place: a point, or several as one. */
export interface Drawn {
  longitude: number;
  latitude: number;
  count: number;
  /** Number of each theme, in the order of `initiativeThemes`. */
  shares: number[];
  /** Of a cluster. */
  cluster?: number;
  /** Of a point: number in `freshnesses`. */
  freshness?: number;
}

export interface PointIndex {
  tally: InitiativeTally;
  /** What to draw in a window of the map. */
  drawn(window: Box, zoom: number): Drawn[];
  /** Zoom at which a cluster falls apart, and the box around all that is in it. */
  opened(cluster: number): { zoom: number; box: Box };
}

const fresh = freshnesses.indexOf("fresh");
const share = (theme: number): `t${number}` => `t${theme}`;

export function pointIndex(points: InitiativePoints, filter: NumberFilter): PointIndex {
  const passes = passing(points, filter);
  const { themes, ended } = filter;
  const tally: InitiativeTally = { matched: 0, active: 0, unconfirmed: 0, placeless: 0, themes: new Array(themes).fill(0) };
  const features: { type: "Feature"; geometry: { type: "Point"; coordinates: [number, number] }; properties: Row }[] = [];
  for (let row = 0; row < points.themes.length; row++) {
    if (!passes(row)) continue;
    const bits = points.themes[row] as number;
    // Counted beside the choice of a theme: they say what another choice would find.
    for (let one = 0; one < themes; one++) if (bits & (1 << one)) tally.themes[one] = (tally.themes[one] as number) + 1;
    if (!hasChosen(filter, bits)) continue;
    tally.matched++;
    if (points.lifecycle[row] !== ended) tally[points.freshness[row] === fresh ? "active" : "unconfirmed"]++;
    if (row >= points.x.length) {
      tally.placeless++;
      continue;
    }
    const coordinates: [number, number] = [
      (points.x[row] as number) / unitsPerDegree,
      (points.y[row] as number) / unitsPerDegree,
    ];
    features.push({ type: "Feature", geometry: { type: "Point", coordinates }, properties: { row } });
  }
  const themeOf = (row: number) => shownTheme(points, filter, row);
  const clusters = clustered(themeOf).load(features);
  return {
    tally,
    drawn: (window, zoom) => drawnIn({ clusters, points, themeOf, themes }, window, zoom),
    opened: (cluster) => openedIn(clusters, cluster),
  };
}

const clustered = (themeOf: (row: number) => number) =>
  new Supercluster<Row, Shares>({
    radius,
    maxZoom: lastZoom,
    map: ({ row }) => ({ [share(themeOf(row))]: 1 }),
    reduce: (all, more) => {
      for (const key in more) all[key as `t${number}`] = (all[key as `t${number}`] ?? 0) + (more[key as `t${number}`] ?? 0);
    },
  });

type Clusters = ReturnType<typeof clustered>;

interface Drawing {
  clusters: Clusters;
  points: InitiativePoints;
  themeOf: (row: number) => number;
  themes: number;
}

function drawnIn({ clusters, points, themeOf, themes }: Drawing, window: Box, zoom: number): Drawn[] {
  return clusters.getClusters([...window], Math.min(zoom, lastZoom)).map(({ geometry, properties }): Drawn => {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    if ("cluster" in properties) {
      const shares = Array.from({ length: themes }, (_, theme) => properties[share(theme)] ?? 0);
      return { longitude, latitude, count: properties.point_count, shares, cluster: properties.cluster_id };
    }
    const shares = new Array<number>(themes).fill(0);
    shares[themeOf(properties.row)] = 1;
    return { longitude, latitude, count: 1, shares, freshness: points.freshness[properties.row] as number };
  });
}

function openedIn(clusters: Clusters, cluster: number): { zoom: number; box: Box } {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of clusters.getLeaves(cluster, Number.POSITIVE_INFINITY)) {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  }
  return { zoom: clusters.getClusterExpansionZoom(cluster), box };
}
