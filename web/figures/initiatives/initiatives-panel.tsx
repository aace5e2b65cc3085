/** The initiatives of the map as filter, counts and list: everything that the map shows, for who uses no map too. */
import * as m from "../../paraglide/messages.js";
import "./initiatives-panel.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { draftsQuery } from "../../api/drafts.ts";
import { filterOf, isFiltered } from "../../api/initiative-filter.ts";
import { sessionQuery } from "../../api/session.ts";
import { InitiativeFilters } from "../../filters/initiative-filters.tsx";
import { useCreates } from "../../state/creates.ts";
import { useInitiativeTally } from "../../state/initiative-tally.ts";
import { useMapWindow } from "../../state/map-window.ts";
import { useSetView, useView } from "../../state/use-view.ts";
import { Button } from "../../ui/button.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { TallyWords } from "../tally-words.tsx";
import { InViewList } from "./in-view-list.tsx";

export function InitiativesPanel() {
  const view = useView();
  const filtered = isFiltered(filterOf(view));
  return (
    <div className="initiatives-panel">
      {view.initiatives === "uit" ? <OffTheMap /> : <Counts />}
      <details className="fold" open={filtered}>
        <summary>{filtered ? m.layer_filter_on() : m.layer_filter()}</summary>
        <InitiativeFilters compact />
      </details>
      <p>
        <Link to="/initiatieven" search={(before) => ({ ...before, after: undefined })} className="nl-link">
          {m.layer_as_list()}
        </Link>
      </p>
      <NewInitiative />
      {view.initiatives === "uit" ? null : <InViewList />}
      {view.initiatives === "uit" ? null : <DraftList />}
    </div>
  );
}

/** Also for who uses no pointer: the form then begins where the map looks. */
function NewInitiative() {
  const creates = useCreates();
  return (
    <p>
      <Link to="/initiatieven/nieuw" search={(view) => ({ ...view, point: undefined })} className="nl-link">
        {creates ? m.form_new() : m.form_suggest()}
      </Link>
      <span className="wb-small wb-soft initiatives-panel__hint">{m.layer_new_hint()}</span>
    </p>
  );
}

function Counts() {
  const tally = useInitiativeTally();
  return tally ? <TallyWords {...tally} /> : <Waiting>{m.layer_loading()}</Waiting>;
}

function OffTheMap() {
  const setView = useSetView();
  return (
    <div>
      <p>{m.layer_off_more()}</p>
      <Button onClick={() => setView({ initiatives: undefined })}>{m.layer_show()}</Button>
    </div>
  );
}

/** Drafts of one's own team on this part of the map, as a list. */
function DraftList() {
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
