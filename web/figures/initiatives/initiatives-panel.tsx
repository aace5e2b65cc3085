/** The initiatives of the map as filter, counts and list: everything that the map shows, for who uses no map too. */
import { Link } from "@tanstack/react-router";
import { filterOf, isFiltered } from "../../api/initiative-filter.ts";
import { InitiativeFilters } from "../../filters/initiative-filters.tsx";
import * as m from "../../paraglide/messages.js";
import { useCreates } from "../../state/creates.ts";
import { useInitiativeTally } from "../../state/initiative-tally.ts";
import { useSetView, useView } from "../../state/use-view.ts";
import { Button } from "../../ui/button.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { TallyWords } from "../tally-words.tsx";
import { DraftList } from "./draft-list.tsx";
import { InViewList } from "./in-view-list.tsx";
import "./initiatives-panel.css";

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
