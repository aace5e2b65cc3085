/** One's own account: what is known of it and kept with it, and every change of it by its owner. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { Account, EmailAsked } from "#data/entries/own-account.ts";
import { SavedRegion, type SavedRegionInput, SavedRegionList } from "#data/region/saved.ts";
import { AnswerError, api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";
import { sayChanged } from "./session-mark.ts";

export const accountQuery = queryOptions({
  queryKey: ["account"],
  meta: needsSession,
  queryFn: async ({ signal }) => Account.parse(await (await ask(api("account"), { signal })).json()),
});

export const setOwnName = (name: string) => sendJson("PUT", "account/name", { name });

/** Null for none. */
export const setOwnOrganisation = (organisation: string | null) => sendJson("PUT", "account/organisation", { organisation });

/** Throws an AnswerError 400 for what is no address, 409 where it is somebody else's and that is no secret, 429 when asked too often. */
export const askOwnEmail = async (email: string): Promise<EmailAsked> =>
  EmailAsked.parse(await sendJson("PUT", "account/email", { email }));

/** Uses up the link. Throws an AnswerError 400 when it was used already, is too old or never was. */
export async function confirmOwnEmail(token: string): Promise<void> {
  await sendJson("POST", "account/email/confirmation", { token });
  sayChanged();
}

export const acknowledge = (what: "welcome" | "secondAdmin") => sendJson("POST", "account/acknowledged", { what });

/** For good. Throws an AnswerError 400 where the name is another, 409 for the last beheerder. */
export async function eraseAccount(name: string): Promise<void> {
  await sendJson("POST", "account/erasure", { name });
  sayChanged();
}

/** Own regions that whoever is signed in keeps, the last one first. */
export const savedRegionsQuery = queryOptions({
  queryKey: ["saved-regions"],
  meta: needsSession,
  queryFn: async ({ signal }) => SavedRegionList.parse(await (await ask(api("account/regions"), { signal })).json()).regions,
});

/** Throws an AnswerError 400 for what is no region, 409 where it is kept already or one too many. */
export const saveRegion = async (input: SavedRegionInput): Promise<SavedRegion> =>
  SavedRegion.parse(await sendJson("POST", "account/regions", input));

/** Throws an AnswerError 404 where it is kept no more; so does the next. */
export const renameSavedRegion = async (id: string, name: string): Promise<SavedRegion> =>
  SavedRegion.parse(await sendJson("PUT", `account/regions/${encodeURIComponent(id)}/name`, { name }));

export async function removeSavedRegion(id: string): Promise<void> {
  await ask(api(`account/regions/${encodeURIComponent(id)}`), { method: "DELETE" });
}

/** Does nothing of one's own let this person in again after signing out? */
export async function isStranded(client: QueryClient): Promise<boolean> {
  try {
    const { ways } = await client.fetchQuery({ ...accountQuery, staleTime: 0 });
    return ways.passkeys === 0 && !ways.mail && !ways.provider;
  } catch (error) {
    // A session that is over has nothing to lose.
    if (error instanceof AnswerError && error.status === 401) return false;
    throw error;
  }
}
