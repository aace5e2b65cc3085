/** The vraagbaak: who answers, how far a question is, and who was asked. */
import type { Db } from "../database.ts";

export async function questions({ schema }: Db): Promise<void> {
  await schema
    .createTable("guide")
    .addColumn("person", "text", (column) => column.primaryKey())
    .addColumn("about", "text", (column) => column.notNull())
    .addColumn("organisation", "text", (column) => column.notNull())
    .addColumn("themes", "text", (column) => column.notNull())
    .addColumn("phases", "text", (column) => column.notNull())
    .addColumn("areas", "text", (column) => column.notNull())
    .addColumn("most", "integer", (column) => column.notNull())
    .addColumn("away_from", "text")
    .addColumn("away_to", "text")
    .addColumn("since", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("question")
    .addColumn("entry", "text", (column) => column.primaryKey())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("inside", "integer", (column) => column.notNull())
    .addColumn("opened_at", "text", (column) => column.notNull())
    .addColumn("round", "integer", (column) => column.notNull())
    .addColumn("round_at", "text")
    .addColumn("answered_at", "text")
    .addColumn("changed_at", "text", (column) => column.notNull())
    .execute();
  await schema.createIndex("question_state").on("question").column("state").execute();
  await schema
    .createTable("asking")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("organisation", "text", (column) => column.notNull())
    .addColumn("round", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("reasons", "text", (column) => column.notNull())
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("reminded_at", "text")
    .addColumn("changed_at", "text", (column) => column.notNull())
    .addColumn("token_hash", "text", (column) => column.notNull())
    .addColumn("answer", "text")
    .addColumn("shared", "text")
    .addColumn("told_at", "text")
    .execute();
  // Nobody is asked the same twice, whichever server comes first.
  await schema.createIndex("asking_entry").unique().on("asking").columns(["entry", "person"]).execute();
  await schema.createIndex("asking_person").on("asking").columns(["person", "state"]).execute();
  await schema.createIndex("asking_token").unique().on("asking").column("token_hash").execute();
}

/** Who joined a learning question: goes with the entry. */
export async function learners({ schema }: Db): Promise<void> {
  await schema
    .createTable("learner")
    .addColumn("entry", "text", (column) => column.notNull().references("entry.id").onDelete("cascade"))
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("learner_key", ["entry", "person"])
    .execute();
  await schema.createIndex("learner_person").on("learner").column("person").execute();
}
