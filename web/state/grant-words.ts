/** A role with its limits in words, with the names of its organisation and areas. */
import type { Grant } from "#data/schema/permission.ts";
import { useOrganisationName } from "../api/organisations.ts";
import { useAreaNames } from "../api/use-area-names.ts";
import { roleWord } from "../labels/account-words.ts";
import * as m from "../paraglide/messages.js";

/** "Wijk Overvecht (Utrecht)": what lies in a gemeente is named with it, because many have one of that name. */
export function useAreaWords(): (code: string) => string {
  const { nameOf } = useAreaNames();
  return (code) => {
    const name = nameOf(code) ?? code;
    const [, digits] = /^(?:WK|BU)(\d{4})/.exec(code) ?? [];
    const gemeente = digits && nameOf(`GM${digits}`);
    return gemeente ? m.account_grant_in({ name, gemeente }) : name;
  };
}

/** "redacteur voor Wijk Overvecht (Utrecht)", "wijkteam voor Welzijn Amersfoort, in Amersfoort"; without limits the role alone. */
export function useGrantWords(): (grant: Grant) => string {
  const organisationName = useOrganisationName();
  const areaWords = useAreaWords();
  return ({ role, organisation, areas }) => {
    const names = areas?.map(areaWords).join(", ");
    const of = organisation && (organisationName(organisation) ?? "…");
    const limit = of ?? names;
    const first = limit ? `${roleWord(role)} ${m.signin_for({ name: limit })}` : roleWord(role);
    return of && names ? `${first}, ${m.signin_in({ names })}` : first;
  };
}
