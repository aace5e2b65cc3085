import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { mayEver } from "#data/schema/permission.ts";
import { sessionQuery } from "../living/session.ts";
import * as m from "../paraglide/messages.js";
import "./working-panel.css";

/** Where entering begins; who has no account makes a suggestion of it. */
export function NewInitiativeLink() {
  const { data: session } = useQuery(sessionQuery);
  const creating = session && mayEver({ id: session.person, grants: session.grants }, "initiative.create");
  return (
    <Link to="/initiatieven/nieuw" search={true} className="nl-button nl-button--default new-initiative">
      {creating ? m.form_new() : m.form_suggest()}
    </Link>
  );
}
