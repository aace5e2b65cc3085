/** The map reads these indices instead of the wide rows: one tells whether something changed, one holds what it draws. */
import type { Db } from "../database.ts";

export async function points({ schema }: Db): Promise<void> {
  await schema.createIndex("publication_stamp").on("publication").columns(["updated_at", "version", "verified_on"]).execute();
  await schema
    .createIndex("publication_points")
    .on("publication")
    .columns(["cell", "west", "south", "east", "north", "themes", "kind", "phase", "lifecycle", "verified_on"])
    .execute();
}
