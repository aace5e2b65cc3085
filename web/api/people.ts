/** People and the roles they were given: for those who manage accounts. */
import { queryOptions } from "@tanstack/react-query";
import { Invited, PersonList } from "#data/schema/account.ts";
import type { Grant } from "#data/schema/permission.ts";
import { api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  meta: needsSession,
  queryFn: async ({ signal }) => PersonList.parse(await (await ask(api("people"), { signal })).json()).people,
});

export interface Invitation {
  name: string;
  email: string;
  grants: Grant[];
}
export const invite = async (invitation: Invitation): Promise<Invited> =>
  Invited.parse(await sendJson("POST", "people", invitation));

export const inviteAgain = async (id: string): Promise<Invited> =>
  Invited.parse(await sendJson("POST", `people/${encodeURIComponent(id)}/links`, {}));

/** Ends every session of this person. Without grants nothing is left to come in for. */
export const giveGrants = (id: string, grants: readonly Grant[]) =>
  sendJson("PUT", `people/${encodeURIComponent(id)}/grants`, { grants });
