/**
 * RD New (EPSG:28992) to WGS84. The datum shift is the one that comes within 3.5 mm of PROJ's RDNAPTRANS grid on average;
 * without it proj4 lands 114 m off.
 */
import proj4 from "proj4";
import type { Features } from "#data/codecs/features.ts";

const rd =
  "+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel " +
  "+towgs84=565.4171,50.3319,465.5524,-0.398957,0.343988,-1.87740,4.0725 +units=m +no_defs";

const converter = proj4(rd, "WGS84");

/** RD metres to [longitude, latitude] in degrees. The same input always gives the same bits: shared borders stay shared. */
export function toLonLat(x: number, y: number): [number, number] {
  const [longitude = Number.NaN, latitude = Number.NaN] = converter.forward([x, y]);
  return [longitude, latitude];
}

/**
 * The same maps with every vertex in longitude and latitude. Most vertices are in several areas and in all three levels: each is
 * worked out once, found again in an open-addressed table of vertices.
 */
export function projectMaps(maps: readonly Features[]): Features[] {
  const vertices = maps.reduce((sum, { coordinates }) => sum + coordinates.length / 2, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, vertices * 1.5)));
  const known = new Float64Array(size * 2).fill(Number.NaN);
  const found = new Float64Array(size * 2);
  const bits = new Uint32Array(new Float64Array(2).buffer);
  const pair = new Float64Array(bits.buffer);
  /** Place of a vertex in the table, projected there when it is new. */
  const placeOf = (x: number, y: number): number => {
    pair[0] = x;
    pair[1] = y;
    let hash = 0;
    for (let i = 0; i < 4; i++) hash = Math.imul(hash ^ (bits[i] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    let place = (hash ^ (hash >>> 13)) & (size - 1);
    while (known[2 * place] !== x || known[2 * place + 1] !== y) {
      if (Number.isNaN(known[2 * place])) {
        known[2 * place] = x;
        known[2 * place + 1] = y;
        found.set(toLonLat(x, y), 2 * place);
        return place;
      }
      place = (place + 1) & (size - 1);
    }
    return place;
  };
  return maps.map((map) => {
    const { coordinates } = map;
    const projected = new Float64Array(coordinates.length);
    for (let i = 0; i < coordinates.length; i += 2) {
      const place = placeOf(coordinates[i] ?? 0, coordinates[i + 1] ?? 0);
      projected[i] = found[2 * place] ?? Number.NaN;
      projected[i + 1] = found[2 * place + 1] ?? Number.NaN;
    }
    return { ...map, coordinates: projected };
  });
}

/** One map with every vertex in longitude and latitude. */
export const projectFeatures = (features: Features): Features => projectMaps([features])[0] as Features;
