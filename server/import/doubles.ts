/** Which rows are here already, or twice in the file. */
import type { RowDouble } from "#data/exchange/import-answer.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import { middleOf } from "../export/middle.ts";
import type { Rest } from "../place/buurten.ts";
import type { Db } from "../store/database.ts";
import { importedBefore, type Likeness, likenessesIn, type Reach } from "../store/likenesses.ts";
import { plain } from "./recognise.ts";

/** Stands for the import in the history of keys, apart from those of people. */
export const importer = "import";
/** Metres: the same title this near is the same thing. */
const near = 200;
const [metresNorth, metresEast] = [111_250, 68_680];

export interface Candidate {
  line: number;
  title: string;
  /** Unique within its source. */
  key: string | undefined;
  geometry: Geometry | undefined;
}

const distance = ([ax, ay]: [number, number], [bx, by]: [number, number]) =>
  Math.hypot((ax - bx) * metresEast, (ay - by) * metresNorth);

/** By line. */
export async function doublesOf(
  db: Db,
  reach: Reach,
  candidates: readonly Candidate[],
  rest: Rest,
): Promise<Map<number, RowDouble>> {
  const keys = candidates.flatMap(({ key }) => key ?? []);
  const before = await importedBefore(db, importer, keys);
  const placed = candidates.map((one) => ({ ...one, middle: one.geometry && middleOf(one.geometry) }));
  const here = byTitle(
    await likenessesAround(
      db,
      reach,
      placed.flatMap(({ middle }) => (middle ? [middle] : [])),
    ),
  );
  const earlier = new Map<string, typeof placed>();
  const keyed = new Map<string, number>();
  const doubles = new Map<number, RowDouble>();
  for (const one of placed) {
    // Of rows with one and the same title each is held against all before it.
    await rest();
    const { line, key, middle } = one;
    const title = plain(one.title);
    const sameKey = key === undefined ? undefined : keyed.get(key);
    const twin = key === undefined ? earlier.get(title)?.find((other) => isNear(middle, other.middle)) : undefined;
    const like = here.get(title)?.find((other) => isNear(middle, other.middle ?? undefined));
    // Not which one: that may be a draft of others.
    if (key !== undefined && before.has(key)) doubles.set(line, { kind: "source" });
    else if (sameKey !== undefined) doubles.set(line, { kind: "file", line: sameKey });
    else if (twin) doubles.set(line, { kind: "file", line: twin.line });
    else if (like) doubles.set(line, { kind: "near", id: like.id, title: like.title });
    else {
      if (key !== undefined) keyed.set(key, line);
      const others = earlier.get(title);
      if (others) others.push(one);
      else earlier.set(title, [one]);
    }
  }
  return doubles;
}

const isNear = (one: [number, number] | undefined, other: [number, number] | undefined): boolean =>
  one && other ? distance(one, other) <= near : one === other;

function byTitle(likenesses: readonly Likeness[]): Map<string, Likeness[]> {
  const found = new Map<string, Likeness[]>();
  for (const one of likenesses) {
    const title = plain(one.title);
    const others = found.get(title);
    if (others) others.push(one);
    else found.set(title, [one]);
  }
  return found;
}

async function likenessesAround(db: Db, reach: Reach, middles: readonly [number, number][]): Promise<Likeness[]> {
  if (middles.length === 0) return [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of middles) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  const [east, north] = [near / metresEast, near / metresNorth];
  return likenessesIn(db, reach, [box[0] - east, box[1] - north, box[2] + east, box[3] + north]);
}
