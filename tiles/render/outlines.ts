/**
 * The outlines of all areas for those who need the border itself and no picture of it: GeoJSON, and placing things in areas. The buurten
 * are those of the tiles, by the same snap rounding on a grid of degrees; every larger area is what its buurten are together. So straight
 * lines are straight in longitude and latitude, what areas or levels share is the same to the last digit, and no border crosses or
 * touches itself.
 */
import { collectRings, type Features } from "#data/codecs/features.ts";
import type { Level } from "#data/schema/area.ts";
import { maxZoom } from "../layers.ts";
import { type Areas, eachRing } from "../topology/areas.ts";
import type { Country, Parents } from "../topology/country.ts";
import { dissolve } from "../topology/dissolve.ts";
import { latOf, lonOf } from "../topology/grid.ts";
import { untangle } from "./polygons.ts";
import { snapRound } from "./snap.ts";
import { readRing, roundPoints, type SnappedBorders } from "./snapped-borders.ts";

/** A millionth of a degree is a decimetre: five steps of the grid on which the vertices were numbered, which rounded without snapping. */
const perDegree = 1e6;

/** Rows as in the areas; to be called when `simplify` is done, for that finds where borders meet. */
export function outlinesOf(country: Country, parents: Parents): Record<Level, Features> {
  const snapped = snapToDegrees(country);
  const { vertices, areasOf } = country;
  const { buurt, group } = areasOf;
  const wijk = dissolve(childrenOf(areasOf.wijk, parents.buurt), buurt, vertices, 0);
  const gemeente = dissolve(childrenOf(areasOf.gemeente, parents.wijk), wijk, vertices, 0);
  return {
    gemeente: outlinesIn(gemeente, snapped),
    wijk: outlinesIn(wijk, snapped),
    buurt: outlinesIn(buurt, snapped),
    group: outlinesIn(group, snapped),
  };
}

/** By row of the areas the rows that have it as their parent. */
function childrenOf({ polygonStart }: Areas, parents: number[]): number[][] {
  const children = Array.from({ length: polygonStart.length - 1 }, (): number[] => []);
  for (const [row, parent] of parents.entries()) children[parent]?.push(row);
  return children;
}

/** The borders of all buurten, which hold all others; y grows southward as everywhere here. */
function snapToDegrees({ vertices, areasOf: { buurt }, topology }: Country): SnappedBorders {
  const { count } = vertices;
  const drawn = new Uint8Array(count);
  eachRing(buurt, (ids) => {
    for (const id of ids) drawn[id] = 1;
  });
  const degrees = { x: new Float64Array(count), y: new Float64Array(count) };
  for (let id = 0; id < count; id++) {
    degrees.x[id] = lonOf(vertices.x[id]) * perDegree;
    degrees.y[id] = -latOf(vertices.y[id]) * perDegree;
  }
  const { junctionFrom } = topology;
  const snapped = roundPoints(degrees, { zoom: maxZoom, pitch: 1, steps: 1, drawn, junctionFrom });
  snapRound([buurt], degrees, snapped);
  return snapped;
}

/** Outer rings counterclockwise, holes clockwise (RFC 7946, section 3.1.6). */
function outlinesIn(areas: Areas, snapped: SnappedBorders): Features {
  const { polygonStart, ringStart, vertexStart, vertices } = areas;
  const outlines = collectRings();
  for (let row = 0; row + 1 < polygonStart.length; row++) {
    outlines.area();
    const rings: number[][] = [];
    for (let ring = ringStart[polygonStart[row]]; ring < ringStart[polygonStart[row + 1]]; ring++) {
      rings.push(readRing(vertices.subarray(vertexStart[ring], vertexStart[ring + 1]), snapped));
    }
    for (const polygon of untangle(rings)) {
      outlines.polygon();
      for (const positions of polygon) {
        outlines.ring();
        for (let i = positions.length - 2; i >= 0; i -= 2)
          outlines.vertex(positions[i] / perDegree, -positions[i + 1] / perDegree);
      }
    }
  }
  return outlines.finish();
}
