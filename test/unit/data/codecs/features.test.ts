/** The codec of border files: arrays come back exactly, and damage is refused. */
import { expect, test } from "vitest";
import { decodeFeatures, encodeFeatures, type Features } from "#data/codecs/features.ts";

/** A square with a hole, and an area of two triangles. */
const features: Features = {
  polygonStart: Uint32Array.of(0, 1, 3),
  ringStart: Uint32Array.of(0, 2, 3, 4),
  vertexStart: Uint32Array.of(0, 4, 8, 11, 14),
  coordinates: Float64Array.from({ length: 28 }, (_, i) => 5.1 + i * Math.PI),
};

test("borders come back to the last bit", () => {
  expect(decodeFeatures(encodeFeatures(features))).toEqual(features);
});

test("no areas are a file too", () => {
  const none: Features = {
    polygonStart: Uint32Array.of(0),
    ringStart: Uint32Array.of(0),
    vertexStart: Uint32Array.of(0),
    coordinates: new Float64Array(0),
  };
  expect(decodeFeatures(encodeFeatures(none))).toEqual(none);
});

test("coordinates start on eight bytes, so that they are read without a copy", () => {
  const bytes = encodeFeatures(features);
  expect((bytes.length - features.coordinates.byteLength) % 8).toBe(0);
});

test("a file in the middle of a larger buffer is read from its own place", () => {
  const bytes = encodeFeatures(features);
  const larger = new Uint8Array(bytes.length + 5);
  larger.set(bytes, 5);
  expect(decodeFeatures(larger.subarray(5))).toEqual(features);
});

test.each([
  ["a file of something else", new Uint8Array(40), "not a features file"],
  ["another version", encodeFeatures(features).with(4, 9), "not a features file"],
  ["a shortened file", encodeFeatures(features).slice(0, -8), "truncated"],
])("%s is refused with what to do", (_what, bytes, message) => {
  expect(() => decodeFeatures(bytes)).toThrow(message);
  expect(() => decodeFeatures(bytes)).toThrow("run the import again");
});
