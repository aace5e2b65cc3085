/** Drafts of one's own team on this part of the map, as a list. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { draftsQuery } from "../../api/drafts.ts";
import { sessionQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { useMapWindow } from "../../state/map-window.ts";

export function DraftList() {
  const { data: session } = useQuery(sessionQuery);
  const window = useMapWindow();
  const wanted = (session?.grants.length ?? 0) > 0 && window !== undefined;
  const { data } = useQuery({ ...draftsQuery(window), enabled: wanted });
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="concepten">
      <h3 id="concepten">{m.layer_drafts()}</h3>
      <p className="wb-small wb-soft">{m.layer_drafts_help()}</p>
      <ul className="initiatives-panel__drafts">
        {data.map(({ id, content }) => (
          <li key={id}>
            <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
              {content.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
