/** Which rows came before out of the same list, and which may be the same as something that is here or in the file. */

import { type Comparable, isSame, metresApart, thresholds, titleKey } from "#data/entries/same-initiative.ts";
import { metresPerDegree } from "#data/geometry/metres.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { RowDouble } from "#data/schema/import-answer.ts";
import { middleOf } from "../entries/export/middle.ts";
import { timeSlices } from "../scheduling/yielding.ts";
import type { Db } from "../store/database.ts";
import { type Likeness, likenessesIn, type ReadableScopes } from "../store/entries/candidates.ts";
import { entriesOf, findList } from "../store/entries/import-entries.ts";

const { metres: near } = thresholds.import;
const [degreesNorth, degreesEast] = [near / metresPerDegree.north, near / metresPerDegree.east];

export interface Candidate {
  line: number;
  title: string;
  /** Unique within its list. */
  key: string | undefined;
  geometry: Geometry | undefined;
  /** Its type has no place: among what is the same by its title alone. */
  unplaced?: boolean;
}

type Middle = [number, number] | undefined;

interface Placed extends Omit<Candidate, "geometry" | "unplaced"> {
  middle: Middle;
}

/** By line; a row that is in none of both is new. */
export interface Judgement {
  /** Came before with this id in this list. */
  known: Set<number>;
  doubles: Map<number, RowDouble>;
}

interface Asked {
  db: Db;
  reach: ReadableScopes;
  type: string;
  /** Name of the list that the rows come from. */
  list: string;
  signal?: AbortSignal | undefined;
}

export async function doublesOf({ db, reach, type, list, signal }: Asked, candidates: readonly Candidate[]): Promise<Judgement> {
  const rest = timeSlices();
  const placed: Placed[] = [];
  for (const { geometry, unplaced: _, ...one } of candidates) {
    await rest();
    placed.push({ ...one, middle: geometry && middleOf(geometry) });
  }
  const id = await findList(db, list);
  const keys = placed.flatMap(({ key }) => key ?? []);
  const before = id === undefined ? new Map<string, Likeness>() : await entriesOf(db, id, keys);
  const titled = candidates.some(({ unplaced }) => unplaced === true);
  const here = await around({ db, reach, type, signal, titled }, placed);
  const earlier = new Nearby<Placed>();
  const keyed = new Map<string, number>();
  const known = new Set<number>();
  const doubles = new Map<number, RowDouble>();
  for (const one of placed) {
    await rest();
    signal?.throwIfAborted();
    const { line, key, middle } = one;
    const title = titleKey(one.title);
    const same = key === undefined ? undefined : before.get(key);
    const sameKey = key === undefined ? undefined : keyed.get(key);
    const twin = key === undefined ? earlier.find(title, one) : undefined;
    const like = here.find(title, one);
    if (sameKey !== undefined) doubles.set(line, { kind: "file", line: sameKey });
    else if (same) {
      if (titleKey(same.title) === title || (metresApart(one, same) ?? Infinity) <= near) known.add(line);
      // Not which one: that may be a draft of others.
      else doubles.set(line, { kind: "number" });
    } else if (twin) doubles.set(line, { kind: "file", line: twin.line });
    else if (like) doubles.set(line, { kind: "near", id: like.id, title: like.title });
    else earlier.add(title, middle, one);
    if (key !== undefined && sameKey === undefined) keyed.set(key, line);
  }
  return { known, doubles };
}

/** By title and by squares as large as what counts as near: of a title that thousands have, only those around are looked at. */
class Nearby<T extends Comparable> {
  readonly #found = new Map<string, T[]>();
  add(title: string, middle: Middle, one: T): void {
    const square = this.#square(title, middle);
    const others = this.#found.get(square);
    // More of them in one square tell nothing more.
    if (!others) this.#found.set(square, [one]);
    else if (others.length < 64) others.push(one);
  }
  find(title: string, asked: Placed): T | undefined {
    const { middle } = asked;
    for (const east of middle ? [0, -1, 1] : [0])
      for (const north of middle ? [0, -1, 1] : [0]) {
        const found = this.#found.get(this.#square(title, middle, east, north))?.find((other) => isSame(asked, other, "import"));
        if (found) return found;
      }
    return undefined;
  }
  #square(title: string, middle: Middle, east = 0, north = 0): string {
    if (!middle) return `- ${title}`;
    return `${Math.floor(middle[0] / degreesEast) + east} ${Math.floor(middle[1] / degreesNorth) + north} ${title}`;
  }
}

/** What is here with one of these titles. */
async function around(
  { db, reach, type, signal, titled }: Omit<Asked, "list"> & { titled: boolean },
  placed: readonly Placed[],
): Promise<Nearby<Likeness>> {
  const found = new Nearby<Likeness>();
  const titles = new Set<string>();
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { title, middle } of placed) {
    titles.add(titleKey(title));
    if (!middle) continue;
    box[0] = Math.min(box[0], middle[0] - degreesEast);
    box[1] = Math.min(box[1], middle[1] - degreesNorth);
    box[2] = Math.max(box[2], middle[0] + degreesEast);
    box[3] = Math.max(box[3], middle[1] + degreesNorth);
  }
  if (box[0] === Infinity && !titled) return found;
  const rest = timeSlices();
  for await (const some of likenessesIn(db, reach, { type, box: titled ? undefined : box })) {
    signal?.throwIfAborted();
    for (const one of some) {
      const title = titleKey(one.title);
      const middle = titled ? undefined : (one.middle ?? undefined);
      if (titles.has(title)) found.add(title, middle, titled ? { ...one, middle: null } : one);
    }
    await rest();
  }
  return found;
}
