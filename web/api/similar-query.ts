/** Asks for published initiatives that may be the one that is being entered. */
import { queryOptions } from "@tanstack/react-query";
import { type PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { api, ask } from "./client.ts";

const most = 20;

const list = async (question: Record<string, string>, signal: AbortSignal): Promise<PublicInitiative[]> => {
  const path = `initiatives?${new URLSearchParams({ ...question, limit: String(most) })}`;
  return PublicInitiativeList.parse(await (await ask(api(path), { signal })).json()).initiatives;
};

export const nearQuery = (question: Record<string, string> | undefined) =>
  queryOptions({
    queryKey: ["near", question],
    queryFn: ({ signal }) => list(question ?? {}, signal),
    enabled: question !== undefined,
    staleTime: 60_000,
    retry: false,
  });

/** Asks for the longest word: rare enough to find few, and the rest is weighed here. */
export const titleQuery = (words: readonly string[]) =>
  queryOptions({
    queryKey: ["alike", words[0]],
    queryFn: ({ signal }) => list({ q: words[0] ?? "" }, signal),
    enabled: words.length > 0,
    staleTime: 60_000,
    retry: false,
  });
