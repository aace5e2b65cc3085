/** What reach is computed from, of everything that is public and has not ended. */
import type { PublicContent } from "#data/schema/record.ts";
import type { Db } from "../database.ts";
import { storedJson } from "../portions.ts";

export interface SupplyRow {
  id: string;
  version: number;
  themes: number;
  reach: number | null;
  verified_on: string | null;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  /** JSON of `PublicContent`. */
  content: string;
}

/** Rows a question: with what one usually holds they are read in some milliseconds. */
const portion = 500;

/** In portions; what is published meanwhile may or may not be among them, and nothing comes twice. */
export async function* eachSupply(db: Db): AsyncGenerator<readonly SupplyRow[]> {
  let rows: SupplyRow[] = [];
  do {
    const after = rows.at(-1)?.id;
    rows = await db
      .selectFrom("public_entry")
      .select(["id", "version", "themes", "reach", "verified_on", "west", "south", "east", "north", "content"])
      .where("lifecycle", "!=", "beeindigd")
      .$if(after !== undefined, (rest) => rest.where("id", ">", after ?? ""))
      .orderBy("id")
      .limit(portion)
      .execute();
    yield rows;
  } while (rows.length === portion);
}

export const contentOfSupply = ({ content }: SupplyRow): PublicContent => storedJson(content);
