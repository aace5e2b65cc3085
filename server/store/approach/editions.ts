/**
 * The editions of now: ours, and after them those that organisations entered. Whoever reads answers, reads them by this list. There is no
 * way to change one that was entered or to take it away.
 */
import { createHash } from "node:crypto";
import { builtInEditions } from "#data/editions/built-in.ts";
import type { AnyEdition } from "#data/editions/edition.ts";
import { remembered } from "../cache.ts";
import { type Db, lockTable } from "../database.ts";
import { storedJson } from "../portions.ts";

interface EditionsOfNow {
  /** The oldest of each template first; see data/editions/edition.ts for how one is found. */
  editions: readonly AnyEdition[];
  /** Differs with every edition that comes. */
  tag: string;
}

export const editionsOfNow = (db: Db): Promise<EditionsOfNow> =>
  remembered(db, "editions", async () => {
    const editions = [...builtInEditions, ...(await enteredEditions(db))];
    return { editions, tag: createHash("sha256").update(JSON.stringify(editions)).digest("base64url").slice(0, 16) };
  });

async function enteredEditions(db: Db): Promise<AnyEdition[]> {
  const rows = await db.selectFrom("edition").select("content").orderBy("template").orderBy("position").execute();
  return rows.map(({ content }) => storedJson<AnyEdition>(content));
}

/** Until the end of this transaction nobody else enters one. */
export const lockEditions = (within: Db): Promise<void> => lockTable(within, "edition");

/** Null where it was entered on the machine itself. */
export async function keepEdition(
  within: Db,
  edition: AnyEdition,
  { person, at }: { person: string | null; at: string },
): Promise<void> {
  const { template, id } = edition;
  const last = within
    .selectFrom("edition")
    .select(({ fn }) => fn.max("position").as("position"))
    .where("template", "=", template);
  const position = ((await last.executeTakeFirst())?.position ?? 0) + 1;
  const row = { template, position, id, content: JSON.stringify(edition), person, at };
  await within.insertInto("edition").values(row).execute();
}

/** Filled checklists of a template, or assessments: what is worked on and what is public together, each once. */
export async function countFilled(db: Db, template: AnyEdition["template"]): Promise<number> {
  const { count } = await db
    .selectFrom("entry")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("type", "=", template === "framework" ? "assessment" : "checklist")
    // In JSON a quote within a text has a backslash before it: this is the field itself.
    .$if(template !== "framework", (query) => query.where("content", "like", `%"template":"${template}"%`))
    .executeTakeFirstOrThrow();
  return Number(count);
}
