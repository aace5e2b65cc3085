/** Coordinates as people type or paste them: degrees in either order, or the Dutch grid, one position a line. */

import { positionOfGrid } from "../../../data/geometry/rd.ts";
import type { Position } from "../../../data/geometry/segments.ts";
import type { FaultCode } from "../../../data/schema/faults.ts";

export interface TypedPositions {
  positions: Position[];
  /** At least one was given in metres of the Dutch grid and is worked out here. */
  fromRd: boolean;
  /** Lines that no position in the Netherlands can be read in, from 1, with what is wrong. */
  wrong: { line: number; code: Extract<FaultCode, "position" | "outside"> }[];
}

/** Corners of the Netherlands with its sea inlets, as the schema has them. */
const isLongitude = (value: number) => value >= 3.2 && value <= 7.3;
const isLatitude = (value: number) => value >= 50.7 && value <= 53.7;

/** "52,1660 5,4100", "5.41, 52.166", "155.000 463.000", "52.166° N, 5.41° O": two numbers, whatever stands between them. */
function numbersOf(line: string): number[] {
  const bare = line.replace(/[°NOENoe:]|lat(itude)?|lon(gitude)?|RD|[xyXY]\s*=/g, " ").trim();
  // A comma with blank space behind it stands between numbers, one inside digits is a decimal one.
  const parts =
    /^[^\s;]+,[^\s;]+$/.test(bare) && (bare.match(/,/g)?.length ?? 0) === 1 && /\./.test(bare)
      ? bare.split(",")
      : bare.split(/\s*[;\s]\s*|,\s+/);
  const metres = (text: string) => /^\d{1,3}\.\d{3}(,\d+)?$/.test(text);
  const texts = parts.map((part) => part.replace(/,$/, "")).filter((part) => part !== "");
  const thousands = texts.length === 2 && texts.every(metres);
  return texts.map((text) => Number((thousands ? text.replace(".", "") : text).replace(",", ".")));
}

type Read = { position: Position; rd: boolean } | "position" | "outside";

function read(line: string): Read {
  const [a = Number.NaN, b = Number.NaN, ...more] = numbersOf(line);
  if (more.length > 0 || !Number.isFinite(a) || !Number.isFinite(b)) return "position";
  if (isLongitude(a) && isLatitude(b)) return { position: [a, b], rd: false };
  if (isLongitude(b) && isLatitude(a)) return { position: [b, a], rd: false };
  const position = positionOfGrid(a, b);
  return position ? { position, rd: true } : "outside";
}

export function typedPositions(text: string): TypedPositions {
  const found: TypedPositions = { positions: [], fromRd: false, wrong: [] };
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const one = read(line);
    if (typeof one === "string") found.wrong.push({ line: i + 1, code: one });
    else {
      found.positions.push(one.position);
      found.fromRd ||= one.rd;
    }
  }
  return found;
}
