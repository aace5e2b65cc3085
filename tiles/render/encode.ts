/** Vector tiles after the Mapbox Vector Tile specification 2.1, written as they are filled. */

import { tileExtent } from "../layers.ts";
import {
  appendBytes,
  type Bytes,
  bytesOf,
  makeBytes,
  writeField,
  writeNumberField,
  writeSteps,
  writeText,
  writeVarint,
  writeZigzag,
} from "../pmtiles/bytes.ts";

export type Value = string | number;

interface Layer {
  features: Bytes;
  keys: Map<string, number>;
  values: Map<Value, number>;
}

export interface Tile {
  /** By name, in the order of their first feature. */
  layers: Map<string, Layer>;
  /** Reused for every feature: a fresh array each is what a build would spend its time on. */
  geometry: Bytes;
  feature: Bytes;
}

export const makeTile = (): Tile => ({ layers: new Map(), geometry: makeBytes(4096), feature: makeBytes(4096) });

export interface TileFeature {
  layer: string;
  /** Row of the area. */
  id: number;
  properties?: Record<string, Value>;
}

const featureField = { id: 1, tags: 2, type: 3, geometry: 4 };
const layerField = { name: 1, features: 2, keys: 3, values: 4, extent: 5, version: 15 };
const valueField = { text: 1, uint: 5 };
const command = { moveTo: 1, lineTo: 2, closePath: 7 };

export function addPoint(tile: Tile, feature: TileFeature, x: number, y: number): void {
  const { geometry } = tile;
  geometry.length = 0;
  writeVarint(geometry, (1 << 3) | command.moveTo);
  writeZigzag(geometry, x);
  writeZigzag(geometry, y);
  addFeature(tile, feature, 1);
}

/** Rings as x, y, x, y ... in tile units from the same origin as the corner of the tile, an outer ring (clockwise on screen) before its holes. */
export function addPolygon(tile: Tile, feature: TileFeature, rings: number[][], [cornerX, cornerY] = [0, 0]): void {
  const { geometry } = tile;
  geometry.length = 0;
  let x = cornerX;
  let y = cornerY;
  for (const ring of rings) {
    const { length } = ring;
    writeVarint(geometry, (1 << 3) | command.moveTo);
    writeSteps(geometry, ring, 0, 2, x, y);
    writeVarint(geometry, ((length / 2 - 1) << 3) | command.lineTo);
    writeSteps(geometry, ring, 2, length, ring[0], ring[1]);
    writeVarint(geometry, (1 << 3) | command.closePath);
    x = ring[length - 2];
    y = ring[length - 1];
  }
  addFeature(tile, feature, 3);
}

function addFeature({ layers, geometry, feature }: Tile, { layer: name, id, properties }: TileFeature, type: 1 | 3): void {
  let layer = layers.get(name);
  if (!layer) {
    layer = { features: makeBytes(1024), keys: new Map(), values: new Map() };
    layers.set(name, layer);
  }
  feature.length = 0;
  writeNumberField(feature, featureField.id, id);
  if (properties) {
    const tags = makeBytes(16);
    for (const [key, value] of Object.entries(properties)) {
      writeVarint(tags, numberOf(layer.keys, key));
      writeVarint(tags, numberOf(layer.values, value));
    }
    writeField(feature, featureField.tags, bytesOf(tags));
  }
  writeNumberField(feature, featureField.type, type);
  writeVarint(feature, (featureField.geometry << 3) | 2);
  writeVarint(feature, geometry.length);
  writeVarint(layer.features, (layerField.features << 3) | 2);
  writeVarint(layer.features, feature.length + geometry.length);
  appendBytes(layer.features, feature);
  appendBytes(layer.features, geometry);
}

function numberOf<T>(numbers: Map<T, number>, entry: T): number {
  const found = numbers.get(entry);
  if (found !== undefined) return found;
  numbers.set(entry, numbers.size);
  return numbers.size - 1;
}

export function encodeTile(tile: Tile): Uint8Array {
  const bytes = makeBytes(4096);
  for (const [name, { features, keys, values }] of tile.layers) {
    const layer = makeBytes(features.length + 1024);
    writeNumberField(layer, layerField.version, 2);
    writeText(layer, layerField.name, name);
    appendBytes(layer, features);
    for (const key of keys.keys()) writeText(layer, layerField.keys, key);
    for (const value of values.keys()) {
      const entry = makeBytes(32);
      if (typeof value === "string") writeText(entry, valueField.text, value);
      else writeNumberField(entry, valueField.uint, value);
      writeField(layer, layerField.values, bytesOf(entry));
    }
    writeNumberField(layer, layerField.extent, tileExtent);
    writeField(bytes, 3, bytesOf(layer));
  }
  return bytesOf(bytes);
}
