/** People, what they were given, and organisations: for who keeps them. */
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { Organisation } from "#data/schema/organisation.ts";
import { Grant } from "#data/schema/permission.ts";
import { getLocale } from "../paraglide/runtime.js";
import { api, ask } from "./client.ts";
import { needsSession } from "./forget-person.ts";

const Person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Has come in at least once. */
  seen: z.boolean(),
  grants: z.array(Grant),
  invitation: z.object({ at: z.string(), expiresAt: z.string() }).optional(),
});
export type Person = z.infer<typeof Person>;

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  meta: needsSession,
  queryFn: async ({ signal }) =>
    z.object({ people: z.array(Person) }).parse(await (await ask(api("people"), { signal })).json()).people,
});

async function send(method: string, path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await ask(api(path), {
    method,
    headers: { "Content-Type": "application/json", "Accept-Language": getLocale(), ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** `link` is absent where the server mails it. */
const Invited = z.object({ id: z.string(), link: z.string().optional(), mailed: z.boolean() });
export type Invited = z.infer<typeof Invited>;

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
