/** Organisations: everybody may know their names; who manages them adds and changes them. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Organisation, OrganisationList } from "#data/schema/organisation.ts";
import { api, ask, sendJson } from "./client.ts";

export const organisationsQuery = queryOptions({
  queryKey: ["organisations"],
  queryFn: async ({ signal }) => OrganisationList.parse(await (await ask(api("organisations"), { signal })).json()).organisations,
  staleTime: 60_000,
});

/** Name by id; undefined while the names are on their way, and for an id that is not known. */
export function useOrganisationName(): (id: string) => string | undefined {
  const { data } = useQuery(organisationsQuery);
  return useCallback((id) => data?.find((one) => one.id === id)?.name, [data]);
}

export const addOrganisation = (organisation: Organisation) => sendJson("POST", "organisations", organisation);

/**
 * Where it is named in what is public, `selfApproved` names that nobody else judges the change.
 * Throws an AnswerError 409 when somebody else was first, or the name is taken.
 */
export const updateOrganisation = (
  { id, version }: { id: string; version: number },
  organisation: Organisation & { selfApproved?: true },
) => sendJson("PUT", `organisations/${encodeURIComponent(id)}`, organisation, { "If-Match": `"v${version}"` });
