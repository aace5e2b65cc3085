/** People and the roles they were given: for those who manage accounts. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { PeopleQuery } from "#data/entries/own-account.ts";
import { Invited, PersonList } from "#data/schema/account.ts";
import type { Grant } from "#data/schema/permission.ts";
import { api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

/** A page of this many. */
export const peopleAtOnce = 50;

export type PeopleQuestion = { [K in keyof PeopleQuery]?: PeopleQuery[K] | undefined };

/** What was found before stays until the next is there. */
export const peopleQuery = (question: PeopleQuestion) =>
  queryOptions({
    queryKey: ["people", question],
    meta: needsSession,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<PersonList> => {
      const asked = Object.entries({ limit: peopleAtOnce, ...question }).filter(
        ([, value]) => value !== undefined && value !== "",
      );
      const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
      return PersonList.parse(await (await ask(api(`people?${query}`), { signal })).json());
    },
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

/** Of the new address that this person asked for. Throws an AnswerError 409 where it is somebody else's by now. */
export const makeEmailLink = async (id: string): Promise<Invited> =>
  Invited.parse(await sendJson("POST", `people/${encodeURIComponent(id)}/email-links`, {}));

/** For good. Throws an AnswerError 400 where the name is another, 409 for the last beheerder. */
export const endForGood = (id: string, name: string) => sendJson("POST", `people/${encodeURIComponent(id)}/erasure`, { name });
