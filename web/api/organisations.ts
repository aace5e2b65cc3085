/** Organisations: everybody may know their names; who manages them adds and changes them. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import {
  isChoosable,
  type Organisation,
  OrganisationList,
  OrganisationUses,
  type ShownOrganisation,
} from "#data/schema/organisation.ts";
import * as m from "../paraglide/messages.js";
import { api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";

export const organisationsQuery = queryOptions({
  queryKey: ["organisations"],
  queryFn: async ({ signal }) => OrganisationList.parse(await (await ask(api("organisations"), { signal })).json()).organisations,
  staleTime: 60_000,
});

/** Its name, and what became of it where it ended. */
export function organisationWords({ name, joinedInto, retired }: ShownOrganisation, all: readonly ShownOrganisation[]): string {
  const into = all.find(({ id }) => id === joinedInto)?.name;
  if (into !== undefined) return m.beheer_organisation_joined({ name, into });
  return retired ? m.beheer_organisation_retired({ name }) : name;
}

/** Name by id; undefined while the names are on their way, and for an id that is not known. */
export function useOrganisationName(): (id: string) => string | undefined {
  const { data } = useQuery(organisationsQuery);
  return useCallback(
    (id) => {
      const found = data?.find((one) => one.id === id);
      return found && organisationWords(found, data ?? []);
    },
    [data],
  );
}

/** Those to which something new may belong, and the one that was chosen already. */
export const choosable = (all: readonly ShownOrganisation[], chosen?: unknown): ShownOrganisation[] =>
  all.filter((one) => isChoosable(one) || one.id === chosen);

export const usesQuery = (id: string) =>
  queryOptions({
    queryKey: ["organisations", id, "uses"],
    meta: needsSession,
    queryFn: async ({ signal }) =>
      OrganisationUses.parse(await (await ask(api(`organisations/${encodeURIComponent(id)}/uses`), { signal })).json()),
  });

interface Version {
  id: string;
  version: number;
}

/** Everything of one goes to the other. Throws an AnswerError 409 when somebody else changed either. */
export const joinOrganisation = ({ id, version }: Version, into: Version, selfApproved: boolean) =>
  sendJson(
    "POST",
    `organisations/${encodeURIComponent(id)}/join`,
    { into: { id: into.id, version: into.version }, ...(selfApproved ? { selfApproved } : {}) },
    { "If-Match": `"v${version}"` },
  );

export const addOrganisation = (organisation: Organisation) => sendJson("POST", "organisations", organisation);

/**
 * Where it is named in what is public, `selfApproved` names that nobody else judges the change.
 * Throws an AnswerError 409 when somebody else was first, or the name is taken.
 */
export const updateOrganisation = (
  { id, version }: Version,
  organisation: Organisation & { selfApproved?: true; retired?: boolean },
) => sendJson("PUT", `organisations/${encodeURIComponent(id)}`, organisation, { "If-Match": `"v${version}"` });
