/** /aanpak: where the approach of every area begins: any area by its name, and of the areas of the lists how far each is. */
import "../../style/pages.css";
import "./approach.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ApproachState } from "#data/approach/area-approaches.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import type { GroupList } from "#data/schema/group.ts";
import { approachStatesQuery } from "../../api/approach/area-approaches.ts";
import { formatNumber, formatSince, words } from "../../labels/format.ts";
import { phaseWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { useShown } from "../../state/shown.ts";
import { Fetched, LoadingPage } from "../../ui/loading.tsx";

export function ApproachesPage() {
  const { catalog, error } = useShown();
  if (!catalog)
    return (
      <LoadingPage title={m.approach_area_overview()} error={error}>
        {m.loading()}
      </LoadingPage>
    );
  return <Overview catalog={catalog} />;
}

function Overview({ catalog }: { catalog: Catalog }) {
  const navigate = useNavigate();
  const found = useQuery(approachStatesQuery);
  const go = (code: string) => void navigate({ to: "/gebied/$code/aanpak", params: { code }, search: true });
  return (
    <article className="wb-page approach-page">
      <h1>{m.approach_area_overview()}</h1>
      <p className="lead">{m.approach_area_overview_lead()}</p>
      <p className="page-actions no-print">
        <Link to="/aanpak/matrix" search={true} className="nl-link">
          {m.matrix_link()}
        </Link>
        <Link to="/aanpak/programma" search={true} className="nl-link">
          {m.programme_link()}
        </Link>
      </p>
      <PlaceFinder label={m.approach_area_overview_find()} hint={m.approach_area_overview_find_hint()} onArea={go} />
      <Fetched query={found} waiting={m.approach_area_loading()}>
        {(states) => catalog.groups.map((list, i) => <States key={list.id} list={list} states={states} isOpen={i === 0} />)}
      </Fetched>
    </article>
  );
}

interface StatesProps {
  list: GroupList;
  states: readonly ApproachState[];
  /** The others stand behind a fold: dozens of areas of long ago. */
  isOpen: boolean;
}

function States({ list, states, isOpen }: StatesProps) {
  const rows = list.areas.map((area) => ({ area, state: states.find((one) => one.area === area.id) }));
  const count = rows.filter(({ state }) => state).length;
  const filled = m.approach_area_overview_filled({ count: formatNumber(count), total: formatNumber(rows.length) });
  return (
    <details className="fold" open={isOpen}>
      <summary>
        <h2>{words(list.name)}</h2>
        <span className="fold__count">{filled}</span>
      </summary>
      <table className="wb-table approach-states">
        <caption className="wb-hidden">{words(list.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{m.approach_area_col_area()}</th>
            <th scope="col">{m.approach_area_phase()}</th>
            <th scope="col">{m.approach_area_col_confirmed()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ area, state }) => (
            <tr key={area.id}>
              <th scope="row">
                <Link to="/gebied/$code/aanpak" params={{ code: area.id }} search={true} className="nl-link">
                  {area.name}
                </Link>
              </th>
              {state ? (
                <Standing {...state} />
              ) : (
                <td colSpan={2} className="approach-states__none">
                  {m.approach_area_not_yet()}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const Standing = ({ phase, since, verifiedOn }: ApproachState) => (
  <>
    <td>
      {phase === undefined || since === undefined
        ? m.approach_area_not_yet()
        : `${phaseWord(phase)}, ${m.approach_area_phase_from({ day: formatSince(since) })}`}
    </td>
    <td>{verifiedOn === undefined ? m.approach_area_unconfirmed() : formatSince(verifiedOn)}</td>
  </>
);
