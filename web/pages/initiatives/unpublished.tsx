/** What is not published yet and may be seen by who is signed in: the own drafts, those of the team, what waits for an editor. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { sessionQuery } from "../../api/session.ts";
import { unpublishedQuery } from "../../api/working-versions.ts";
import * as m from "../../paraglide/messages.js";
import { stateWord } from "./working-panel.tsx";

export function Unpublished() {
  const { data: session } = useQuery(sessionQuery);
  const { data } = useQuery(unpublishedQuery(session?.person));
  if (!session || !data || data.workingVersions.length === 0) return null;
  return (
    <details className="fold unpublished no-print">
      <summary>
        {m.form_unpublished()}
        <span className="fold__count">{data.numberMatched}</span>
      </summary>
      <ul className="wb-list">
        {data.workingVersions.map(({ id, content, state }) => (
          <li key={id}>
            <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
              {content.title}
            </Link>{" "}
            <span className="wb-soft">({stateWord(state)})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
