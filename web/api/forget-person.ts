/** Leaving: what only somebody who is signed in may ask is dropped, and asked by nobody after that. */
import type { QueryClient } from "@tanstack/react-query";
import { sessionQuery } from "./session.ts";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: { needsSession?: true };
  }
}

/** Of every query that the server refuses to a visitor. */
export const needsSession = { needsSession: true } as const;

const ofPerson = { predicate: ({ meta }: { meta: { needsSession?: true } | undefined }) => meta?.needsSession === true };

/**
 * What is on the screen belongs to the person who leaves and is about to go: asking it again would be refused. So everything
 * counts as old but nothing is asked, and only the session is; the pages then show what a visitor gets.
 */
export async function forgetPerson(client: QueryClient): Promise<void> {
  await client.cancelQueries(ofPerson);
  await client.invalidateQueries({ refetchType: "none" });
  await client.refetchQueries({ queryKey: sessionQuery.queryKey, exact: true });
  // Emptied, not removed: what is still on the screen hears of it, and asks nothing.
  for (const query of client.getQueryCache().findAll(ofPerson)) query.reset();
}
