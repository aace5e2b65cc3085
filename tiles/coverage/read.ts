/** Reads what the import wrote and makes of it the country that the workers draw. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeFeatures, type Features } from "#data/codecs/features.ts";
import type { Level } from "#data/schema/area.ts";
import type { Areas, Vertices } from "../topology/areas.ts";
import type { Country, Labels, Parents } from "../topology/country.ts";
import { dissolve, stripWidth } from "../topology/dissolve.ts";
import { makeTopology, simplify } from "../topology/topology.ts";
import { numberVertices } from "../topology/vertices.ts";
import { mend } from "./mend.ts";

/** One entry a group row. */
interface Group {
  list: 0 | 1 | 2;
  name: string;
  /** Rows of its buurten; empty where the group has no border. */
  buurten: number[];
}

interface PublishedLabels {
  names: string[];
  /** -1 where unknown. */
  inhabitants: number[];
  /** Longitude and latitude in degrees x 1e5. */
  labels: number[];
}

export interface Source {
  levels: Record<"gemeente" | "wijk" | "buurt", Features>;
  groups: Group[];
  labels: Record<Level, PublishedLabels>;
}

/** Throws an Error that names the file when one is missing or damaged. */
export function readSource(folder: string): Source {
  const features = (level: string) => readPart(join(folder, `features-${level}.bin`), decodeFeatures);
  return {
    levels: { gemeente: features("gemeente"), wijk: features("wijk"), buurt: features("buurt") },
    groups: readPart(join(folder, "groups.json"), parse) as Group[],
    labels: readPart(join(folder, "labels.json"), parse) as Record<Level, PublishedLabels>,
  };
}

export const readParents = (folder: string): Parents => readPart(join(folder, "parents.json"), parse) as Parents;

const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

function readPart<T>(file: string, decode: (bytes: Uint8Array) => T): T {
  try {
    return decode(readFileSync(file));
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** The whole country at once, for callers that draw on this thread. */
export function makeCountry(source: Source): Country {
  const country = layCountry(source);
  simplify(country.areasOf, country.vertices, country.topology);
  return country;
}

/** Numbers the vertices and dissolves the groups; `simplify` has still to find per vertex the zoom from which it is drawn. */
export function layCountry({ levels, groups, labels }: Source): Country {
  const { vertices, areas } = numberVertices([levels.gemeente, levels.wijk, levels.buurt]);
  const [gemeente, wijk, buurt] = mendLevels(areas, vertices);
  if (!gemeente || !wijk || !buurt) throw new Error("three levels go in, three come out");
  const members = groups.map((group) => group.buurten);
  const areasOf = { gemeente, wijk, buurt, group: dissolve(members, buurt, vertices) };
  return {
    vertices,
    areasOf,
    topology: makeTopology(vertices.count),
    labelsOf: {
      gemeente: ranked(labels.gemeente),
      wijk: ranked(labels.wijk),
      buurt: ranked(labels.buurt),
      group: ranked(labels.group),
    },
    lists: groups.map((group) => group.list),
  };
}

/** Each level after the one around it, largest areas first. */
function mendLevels(levels: Areas[], vertices: Vertices): Areas[] {
  const mended: Areas[] = [];
  for (const level of levels) {
    const outer = mended.at(-1);
    const options = { vertexCount: vertices.count, points: vertices, stripWidth };
    mended.push(mend(level, outer ? { ...options, outer } : options));
  }
  return mended;
}

function ranked({ names, inhabitants, labels }: PublishedLabels): Labels {
  const order = names.map((_, row) => row).sort((a, b) => (inhabitants[b] ?? -1) - (inhabitants[a] ?? -1) || a - b);
  const ranks: number[] = [];
  order.forEach((row, rank) => {
    ranks[row] = rank;
  });
  return { names, ranks, labels };
}

/** West, south, east, north in degrees. */
export function boundsOf({ levels }: Source): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const { coordinates } of Object.values(levels)) {
    for (let i = 0; i < coordinates.length; i += 2) {
      const lon = coordinates[i];
      const lat = coordinates[i + 1];
      if (lon < bounds[0]) bounds[0] = lon;
      if (lat < bounds[1]) bounds[1] = lat;
      if (lon > bounds[2]) bounds[2] = lon;
      if (lat > bounds[3]) bounds[3] = lat;
    }
  }
  return bounds;
}
