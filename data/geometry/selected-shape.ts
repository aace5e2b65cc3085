/**
 * A shape that somebody drew, as a text for addresses: four numbers are a box, six or more the corners of a polygon. Degrees have five
 * decimals, a metre; the corners are not closed.
 */
import { type Box, boxOfPositions, parseBbox } from "./box.ts";
import { type Position, type Ring, selfTouching } from "./segments.ts";

/** A link must fit in an address, and a question be answered in time. */
export const mostCorners = 100;
/** Degrees from side to side: the whole country and its sea fit in it. */
const mostDegrees = 5;

export interface SelectedShape {
  box: Box;
  /** Closed; absent where the shape is the box itself. */
  ring?: Ring;
}
export type ShapeFault = "unreadable" | "corners" | "crossing" | "large";

/** For people who ask the API. */
export const shapeFaults: Record<ShapeFault, string> = {
  unreadable: "must be west,south,east,north, or three or more corners as longitude,latitude,longitude,latitude,…, in degrees",
  corners: `must have at most ${mostCorners} corners`,
  crossing: "must be a polygon whose border does not cross or touch itself",
  large: `must be at most ${mostDegrees} degrees wide and high`,
};

const number = /^-?\d{1,3}(\.\d+)?$/;

export function readShape(text: string): SelectedShape | ShapeFault {
  const parts = text.split(",");
  if (parts.length > 2 * mostCorners) return "corners";
  if (!parts.every((part) => number.test(part))) return "unreadable";
  const degrees = parts.map(Number);
  const box = degrees.length === 4 ? parseBbox(text) : boxOfPositions(degrees);
  if (!box || degrees.length % 2 === 1 || degrees.length < 4 || parseBbox(box.join()) === undefined) return "unreadable";
  if (box[2] - box[0] > mostDegrees || box[3] - box[1] > mostDegrees) return "large";
  if (degrees.length === 4) return { box };
  const corners = degrees.flatMap((x, i): Position[] => (i % 2 === 0 ? [[x, degrees[i + 1] as number]] : []));
  const ring = corners.filter((corner, i) => corner.join() !== corners[(i + 1) % corners.length]?.join());
  const [first] = ring;
  if (!first || ring.length < 3) return "unreadable";
  const closed = [...ring, first];
  return selfTouching(closed) ? "crossing" : { box, ring: closed };
}

const written = (degrees: number) => String(Math.round(degrees * 1e5) / 1e5);

export function writeShape({ box, ring }: SelectedShape): string {
  return (ring ? ring.slice(0, -1).flat() : box).map(written).join();
}
