/** Where there is no initiative at all: what the reader can do about it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { mayEver } from "#data/schema/permission.ts";
import { sessionQuery } from "../api/session.ts";
import * as m from "../paraglide/messages.js";
import { useCreates } from "../state/reader.ts";
import "./next-steps.css";

export function NextSteps() {
  const creates = useCreates();
  const { data: session } = useQuery(sessionQuery);
  const imports = session ? mayEver({ id: session.person, grants: session.grants }, "entry.import") : false;
  return (
    <ul className="next-steps">
      <li>
        <Link to="/initiatieven/nieuw" search={(view) => ({ ...view, point: undefined })} className="nl-link">
          {creates ? m.initiatives_none_first() : m.initiatives_none_suggest()}
        </Link>
      </li>
      {imports ? (
        <li>
          <Link to="/beheer/import" search={true} className="nl-link">
            {m.initiatives_none_import()}
          </Link>
          . <span className="wb-soft">{m.initiatives_none_open()}</span>
        </li>
      ) : null}
    </ul>
  );
}

/** On the map itself. */
export const EmptyMap = () => (
  <section className="empty-map card wb-small" aria-label={m.layer_panel()}>
    <p>{m.layer_none()}</p>
    <NextSteps />
  </section>
);
