/** Since when checklists have their answers. Of what was public before only the day of its last change is known. */
import { keepMovement } from "../approach/checklist-movement.ts";
import type { Db } from "../database.ts";

export async function checklistMovement(db: Db): Promise<void> {
  await db.schema
    .createTable("checklist_movement")
    .addColumn("entry", "text", (column) => column.primaryKey().references("entry.id").onDelete("cascade"))
    .addColumn("answers_hash", "text", (column) => column.notNull())
    .addColumn("since", "text", (column) => column.notNull())
    .execute();
  const columns = ["id", "type", "content", "updated_at"] as const;
  await keepMovement(db, await db.selectFrom("public_entry").select(columns).where("type", "=", "checklist").execute());
}
