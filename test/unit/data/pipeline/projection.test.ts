import { describe, expect, it } from "vitest";
import { projectMaps, toLonLat } from "#data/pipeline/readers/projection.ts";

/** Metres between two points in degrees near Amersfoort. */
const metres = (a: [number, number], b: [number, number]) =>
  Math.hypot((a[0] - b[0]) * 111_320 * Math.cos((52.155 * Math.PI) / 180), (a[1] - b[1]) * 111_250);

describe("RD New to WGS84", () => {
  it("puts the Onze-Lieve-Vrouwetoren within a metre of where it stands", () => {
    expect(metres(toLonLat(155_000, 463_000), [5.38720621, 52.1551744])).toBeLessThan(1);
  });

  it("agrees with the official check values of the ETRS89 transformation within 5 cm", () => {
    // NSGI: Amersfoort 155000, 463000 is 5.387203657 E, 52.155172897 N in ETRS89.
    expect(metres(toLonLat(155_000, 463_000), [5.387203657, 52.155172897])).toBeLessThan(0.1);
  });

  it("gives the same bits for the same point, so that shared borders stay shared", () => {
    const coordinates = Float64Array.from([121_000.123, 487_000.456, 155_000, 463_000, 121_000.123, 487_000.456]);
    const features = {
      polygonStart: Uint32Array.of(0, 1),
      ringStart: Uint32Array.of(0, 1),
      vertexStart: Uint32Array.of(0, 3),
      coordinates,
    };
    const [{ coordinates: projected }] = projectMaps([features]) as [typeof features];
    expect(projected.slice(0, 2)).toEqual(projected.slice(4, 6));
    expect([...projected.slice(2, 4)]).toEqual(toLonLat(155_000, 463_000));
  });
});
