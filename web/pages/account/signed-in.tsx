/** Who you are here and what you were given. */
import { useQuery } from "@tanstack/react-query";
import type { Grant } from "#data/schema/permission.ts";
import { organisationsQuery, type Session } from "../../api/session.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { roleWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { NewInitiativeLink } from "../initiatives/new-initiative-link.tsx";

export function SignedIn({ session: { name, grants } }: { session: Session }) {
  const bound = grants.some(({ organisation }) => organisation !== undefined);
  const { data: organisations } = useQuery({ ...organisationsQuery, enabled: bound });
  const { nameOf } = useAreaNames();
  /** "wijkteam, voor Welzijn Amersfoort", "redacteur, in Amersfoort" */
  const words = ({ role, organisation, areas }: Grant) =>
    [
      roleWord(role),
      organisation && m.signin_for({ name: organisations?.find(({ id }) => id === organisation)?.name ?? organisation }),
      areas && m.signin_in({ names: areas.map((code) => nameOf(code) ?? code).join(", ") }),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <>
      <p className="lead">{m.signin_you_are({ name })}</p>
      <h2>{m.signin_roles()}</h2>
      {grants.length === 0 ? (
        <p>{m.signin_no_roles()}</p>
      ) : (
        <ul className="wb-list">
          {grants.map((grant) => (
            <li key={JSON.stringify(grant)}>{words(grant)}</li>
          ))}
        </ul>
      )}
      <div className="page-actions">
        <NewInitiativeLink />
        <a className="nl-link" href="/api">
          {m.signin_api()}
        </a>
      </div>
    </>
  );
}
