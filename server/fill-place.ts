/** What a new place begins with, at its first start or by `npm run seed`: facts of the field, and open initiatives of the catalogue. */
import type { Config } from "./config.ts";
import { bringKnowledge } from "./knowledge.ts";
import { type Filling, takeOverOpenInitiatives } from "./open-initiatives.ts";

/** Never throws. The few facts come first: the initiatives take a minute. */
export async function fillPlace(asked: Pick<Config, "knowledge" | "openInitiatives">, filling: Filling): Promise<void> {
  if (asked.knowledge) await bringKnowledge(filling);
  if (asked.openInitiatives) await takeOverOpenInitiatives(filling);
}
