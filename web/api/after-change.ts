/** What must be asked again after somebody changed something: the one place that knows which answers rest on what. */
import type { QueryClient } from "@tanstack/react-query";

/** First part of the key of every query that rests on entries: their lists, points, counts, queue, history and likeness. */
export const entryKeys = [
  "initiative",
  "initiatives",
  "initiative-points",
  "working-versions",
  "beheer",
  "near",
  "alike",
  "imports",
] as const;

/** A name of an organisation stands in lists and in what waits for a judgement. */
const organisationKeys = ["organisations", "initiative", "initiatives", "beheer", "people", "session"] as const;

const askAgain = async (client: QueryClient, keys: readonly string[]): Promise<void> => {
  await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
};

/**
 * After an entry was made, saved, taken a step further, merged, put back, confirmed, imported or undone. What is on the screen is
 * asked at once, the rest when it is next shown. A working version that is being edited is left alone: its form holds what was
 * saved, and finds out about others by their version.
 */
export async function entriesChanged(client: QueryClient): Promise<void> {
  await askAgain(client, entryKeys);
  await client.invalidateQueries({ queryKey: ["working-version"], refetchType: "none" });
}

export const organisationsChanged = (client: QueryClient): Promise<void> => askAgain(client, organisationKeys);

/** After somebody was invited, or may do more or less than before. */
export const peopleChanged = (client: QueryClient): Promise<void> => askAgain(client, ["people"]);

export const passkeysChanged = (client: QueryClient): Promise<void> => askAgain(client, ["passkeys"]);
