/** Editions of the checklists and of the assessment: read by everybody, entered by an administrator. */
import { queryOptions } from "@tanstack/react-query";
import { EditionCheck } from "#data/editions/changes.ts";
import { EditionList } from "#data/editions/edition.ts";
import { api, ask, sendJson } from "../client.ts";

/** They come a few times a year; the browser asks by tag whether there is another. */
export const editionsQuery = queryOptions({
  queryKey: ["editions"],
  queryFn: async ({ signal }) => EditionList.parse(await (await ask(api("editions"), { signal })).json()).editions,
  staleTime: 5 * 60_000,
});

/** What somebody gives is whatever their file holds: the server judges it. Throws an AnswerError 400 with every fault. */
export const checkEdition = async (edition: unknown): Promise<EditionCheck> =>
  EditionCheck.parse(await sendJson("POST", "edition-checks", { edition }));

/** Throws an AnswerError 409 where another was entered since. */
export const sendEdition = async (edition: unknown, after: string): Promise<void> => {
  await sendJson("POST", "editions", { edition, after });
};
