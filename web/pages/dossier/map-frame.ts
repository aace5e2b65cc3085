/** From degrees to a picture of a fixed width: north is up, and a metre is as long everywhere in it. */
import type { OutlineFeature } from "../../api/outlines.ts";

export interface PictureFrame {
  /** West, south, east, north in degrees (WGS 84). */
  box: [number, number, number, number];
  width: number;
  height: number;
  path(feature: OutlineFeature): string;
  /** Length and metres of a scale bar of about a quarter of the width: 1, 2 or 5 times a power of ten. */
  bar: { length: number; metres: number };
}

const metresPerDegree = 111_320;
/** Room around the area, as a share of it. */
const room = 0.35;

export function mapFrame(feature: OutlineFeature, width: number, height: number): PictureFrame | undefined {
  const points = (feature.geometry?.coordinates ?? []).flat(2);
  if (points.length === 0) return undefined;
  const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
  const [west, south, east, north] = [min(xs), min(ys), max(xs), max(ys)];
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  const shrink = Math.cos((middleY * Math.PI) / 180);
  const across = Math.max(((east - west) * shrink) / width, (north - south) / height) * (1 + room) || 1e-4;
  const [halfX, halfY] = [(across * width) / shrink / 2, (across * height) / 2];
  const box: PictureFrame["box"] = [middleX - halfX, middleY - halfY, middleX + halfX, middleY + halfY];
  const place = ([x = 0, y = 0]: number[]) =>
    `${(((x - box[0]) * shrink) / across).toFixed(1)} ${((box[3] - y) / across).toFixed(1)}`;
  const metresPerUnit = across * metresPerDegree;
  const metres = roundLength((metresPerUnit * width) / 4);
  return {
    ...{ box, width, height },
    path: ({ geometry }) =>
      (geometry?.coordinates ?? []).flatMap((polygon) => polygon.map((ring) => `M${ring.map(place).join("L")}Z`)).join(""),
    bar: { length: metres / metresPerUnit, metres },
  };
}

const min = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
const max = (values: number[]) => values.reduce((a, b) => Math.max(a, b));

export function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2, 1].find((factor) => factor * power <= metres) ?? 1) * power;
}
