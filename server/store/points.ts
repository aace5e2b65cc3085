/** What the map draws of published initiatives: the listed columns alone, of all that fit. */
import type { Db } from "./database.ts";
import { conditions, type Filter, prepared } from "./filter.ts";

export interface PointRow {
  /** Degrees; null where nothing of its place may be seen. */
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  themes: number;
  kind: string | null;
  phase: string | null;
  lifecycle: string | null;
  verified_on: string | null;
}

const columns = ["west", "south", "east", "north", "themes", "kind", "phase", "lifecycle", "verified_on"] as const;

export async function readPoints(db: Db, asked: Filter): Promise<PointRow[]> {
  const filter = await prepared(db, asked);
  return db
    .selectFrom("publication")
    .select(columns)
    .where((build) => build.and(conditions(build, filter, "publication_area")))
    .execute();
}
