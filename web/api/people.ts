/** People, what they were given, and organisations: for who keeps them. */
import { queryOptions } from "@tanstack/react-query";
import { Invited, type Person, PersonList } from "#data/schema/account.ts";
import type { Organisation } from "#data/schema/organisation.ts";
import type { Grant } from "#data/schema/permission.ts";
import { getLocale } from "../paraglide/runtime.js";
import { api, ask } from "./client.ts";
import { needsSession } from "./forget-person.ts";

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  meta: needsSession,
  queryFn: async ({ signal }): Promise<Person[]> => PersonList.parse(await (await ask(api("people"), { signal })).json()).people,
});

async function send(method: string, path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await ask(api(path), {
    method,
    headers: { "Content-Type": "application/json", "Accept-Language": getLocale(), ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

export interface Invitation {
  name: string;
  email: string;
  grants: Grant[];
}
export const invite = async (invitation: Invitation): Promise<Invited> => Invited.parse(await send("POST", "people", invitation));

export const inviteAgain = async (id: string): Promise<Invited> =>
  Invited.parse(await send("POST", `people/${encodeURIComponent(id)}/links`, {}));

/** Ends every session of this person. Without grants nothing is left to come in for. */
export const giveGrants = (id: string, grants: readonly Grant[]) =>
  send("PUT", `people/${encodeURIComponent(id)}/grants`, { grants });

export const addOrganisation = (organisation: Organisation) => send("POST", "organisations", organisation);

/** Throws an AnswerError 409 when somebody else was first, or the name is taken. */
/** Where it is named in what is public, `selfApproved` names that nobody else judges the change. */
export const saveOrganisation = (from: { id: string; version: number }, organisation: Organisation & { selfApproved?: true }) =>
  send("PUT", `organisations/${encodeURIComponent(from.id)}`, organisation, { "If-Match": `"v${from.version}"` });
