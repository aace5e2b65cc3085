/** A role with its limits in words, with the names of its organisation and areas. */
import type { Grant } from "#data/schema/permission.ts";
import { useOrganisationName } from "../api/organisations.ts";
import { useAreaNames } from "../api/use-area-names.ts";
import { roleWord } from "../labels/account-words.ts";
import * as m from "../paraglide/messages.js";

/** "wijkteam, voor Welzijn Amersfoort, in Amersfoort" */
export function useGrantWords(): (grant: Grant) => string {
  const organisationName = useOrganisationName();
  const { nameOf } = useAreaNames();
  return ({ role, organisation, areas }) =>
    [
      roleWord(role),
      organisation && m.signin_for({ name: organisationName(organisation) ?? "…" }),
      areas && m.signin_in({ names: areas.map((code) => nameOf(code) ?? code).join(", ") }),
    ]
      .filter(Boolean)
      .join(", ");
}
