/** People and the roles they were given: for those who manage accounts. */
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { Grant } from "#data/schema/permission.ts";
import { api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

const PersonAccount = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Has come in at least once. */
  seen: z.boolean(),
  grants: z.array(Grant),
  invitation: z.object({ at: z.string(), expiresAt: z.string() }).optional(),
});
export type PersonAccount = z.infer<typeof PersonAccount>;

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  meta: needsSession,
  queryFn: async ({ signal }) =>
    z.object({ people: z.array(PersonAccount) }).parse(await (await ask(api("people"), { signal })).json()).people,
});

/** `link` is absent where the server mails it. */
const Invited = z.object({ id: z.string(), link: z.string().optional(), mailed: z.boolean() });
export type Invited = z.infer<typeof Invited>;

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
