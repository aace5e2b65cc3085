/**
 * A country that nobody sees: a thread that has nothing to draw yet draws this one, for of its first second it would spend half on
 * code that is not compiled.
 */
import { type Areas, sharedInt32, sharedUint8, sharedUint32 } from "./areas.ts";
import type { Country, Labels } from "./country.ts";
import { stepsPerUnit } from "./grid.ts";
import { maxZoom, tileExtent } from "./layers.ts";

/** Squares a side, and vertices along a side of a square. */
const squares = 24;
const perSide = 8;
/** Grid steps from the corner of the world. */
const middle = 2 ** 29;

/** A country of squares, each a buurt, a wijk and a gemeente, somewhere in the world. */
export function makeChessboard(): Country {
  const side = squares * perSide + 1;
  const step = (stepsPerUnit(maxZoom) * tileExtent * 4) / side;
  const vertices = { count: side * side, x: sharedInt32(side * side), y: sharedInt32(side * side) };
  const topology = { fromZoom: sharedUint8(side * side), junctionFrom: sharedUint8(side * side).fill(255) };
  for (let id = 0; id < side * side; id++) {
    const [column, row] = [id % side, Math.floor(id / side)];
    // Off the straight line, differently each time, so that some are left out and some come to stand on one another.
    vertices.x[id] = middle + Math.round((column + ((id * 7) % 5) / 9) * step);
    vertices.y[id] = middle + Math.round((row + ((id * 11) % 7) / 9) * step);
    const isCorner = column % perSide === 0 && row % perSide === 0;
    topology.fromZoom[id] = isCorner ? 0 : (id * 5) % (maxZoom + 1);
    if (isCorner) topology.junctionFrom[id] = 0;
  }
  const areas = squaresOf(side);
  const labels: Labels = { names: new Array(squares ** 2).fill("wijk"), ranks: [], labels: [] };
  return {
    vertices,
    topology,
    areasOf: { gemeente: areas, wijk: areas, buurt: areas, group: areas },
    labelsOf: { gemeente: labels, wijk: labels, buurt: labels, group: labels },
    lists: [],
  };
}

function squaresOf(side: number): Areas {
  const count = squares ** 2;
  const starts = (length: number) => sharedUint32(count + 1).map((_, i) => i * length);
  const areas = {
    polygonStart: starts(1),
    ringStart: starts(1),
    vertexStart: starts(4 * perSide),
    vertices: sharedUint32(count * 4 * perSide),
  };
  for (let square = 0; square < count; square++) {
    const corner = Math.floor(square / squares) * perSide * side + (square % squares) * perSide;
    for (let i = 0; i < perSide; i++) {
      const at = square * 4 * perSide + i;
      areas.vertices[at] = corner + i;
      areas.vertices[at + perSide] = corner + perSide + i * side;
      areas.vertices[at + 2 * perSide] = corner + perSide * side + perSide - i;
      areas.vertices[at + 3 * perSide] = corner + (perSide - i) * side;
    }
  }
  return areas;
}
