/** What the map draws of published initiatives: the listed columns alone, of all that fit. */
import { sql } from "kysely";
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

/**
 * A text that changes with everything that is published, changed or taken away, in whichever process: versions only rise, so
 * a change moves their sum, and what comes in place of something else is newer. An index holds all of it.
 */
export async function publicationsStamp(db: Db): Promise<string> {
  const found = await db
    .selectFrom("publication")
    .select([
      sql<number>`count(*)`.as("rows"),
      sql<number>`coalesce(sum(version), 0)`.as("versions"),
      sql<string | null>`max(updated_at)`.as("newest"),
      sql<string | null>`max(verified_on)`.as("confirmed"),
    ])
    .executeTakeFirstOrThrow();
  return [found.rows, found.versions, found.newest, found.confirmed].join(" ");
}
