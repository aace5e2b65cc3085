/** The initiatives of the map as filter, counts and list: everything that the map shows, for readers who use no map too. */
import * as m from "../../paraglide/messages.js";
import "./initiatives-panel.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Box, writeSpot } from "#data/geometry/box.ts";
import { freshnessOf } from "#data/schema/day.ts";
import type { PublicInitiative, PublicInitiativeList } from "#data/schema/public-initiative.ts";
import { filterOfView, inMonth, isFiltered, pointsQuestionOf } from "../../api/initiative-filter.ts";
import { initiativesInQuery, pointsQuery } from "../../api/initiatives.ts";
import { InitiativeFilters } from "../../filters/initiative-filters.tsx";
import { formatNumber } from "../../labels/format.ts";
import { freshnessWords, kindWord, lifecycleWord, takenOverWords } from "../../labels/initiative-words.ts";
import { useAreaName } from "../../state/area-rows.ts";
import { useInitiativeTally, useMapWindow } from "../../state/map-store.ts";
import { useCreates } from "../../state/reader.ts";
import { useTeamDrafts } from "../../state/team-drafts.ts";
import { useSetView, useView } from "../../state/view.ts";
import { middleOfGeometry } from "../../state/where.ts";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { ThemeGlyph } from "../../ui/theme-glyph.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { NextSteps } from "../next-steps.tsx";
import { OnlyInButton } from "../only-in.tsx";
import { PageButtons, usePages } from "../own-pages.tsx";
import { TallyWords } from "../tally-words.tsx";
import { TimeButton } from "../time-button.tsx";

export function InitiativesPanel() {
  const view = useView();
  const setView = useSetView();
  const filtered = isFiltered(filterOfView(view));
  return (
    <div className="initiatives-panel">
      {view.initiatives === "uit" ? <OffTheMap /> : <Counts />}
      <TimeButton />
      <OnlyInSelected />
      <details className="fold" open={filtered}>
        <summary>{filtered ? m.layer_filter_on() : m.layer_filter()}</summary>
        <InitiativeFilters compact />
      </details>
      <p>
        <Link to="/initiatieven" search={(before) => ({ ...before, after: undefined })} className="nl-link">
          {m.layer_as_list()}
        </Link>
      </p>
      <p>
        <Button onClick={() => setView({ panel: "clusters", clusters: "selectie" })}>{m.selection_from_list()}</Button>
      </p>
      <NewInitiative />
      {view.initiatives === "uit" ? null : <InViewList />}
      {view.initiatives === "uit" ? null : <DraftList />}
    </div>
  );
}

/** What is selected on the map narrows nothing until this is pressed. */
function OnlyInSelected() {
  const { area } = useView();
  const { name } = useAreaName(area);
  if (area === undefined || name === undefined) return null;
  return (
    <div>
      <OnlyInButton code={area} name={name} />
    </div>
  );
}

/** Also for readers who use no pointer: the form then begins where the map looks. */
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
  const { error, refetch } = useQuery(pointsQuery(pointsQuestionOf(filterOfView(useView()))));
  const filtered = isFiltered(filterOfView(useView()));
  if (tally && !error)
    return (
      <>
        <TallyWords {...tally} />
        {tally.matched === 0 && !filtered ? <NextSteps /> : null}
      </>
    );
  return (
    <Loading error={error} onRetry={() => void refetch()}>
      {m.layer_loading()}
    </Loading>
  );
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
  const { data, error, refetch } = useTeamDrafts();
  if (!data && error) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.layer_loading()}
      </Loading>
    );
  }
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

/** What stands on the part of the map in the window, a page at a time; choosing one shows it on the map. */
function InViewList() {
  const view = useView();
  // As on the map: with a month what runs in it.
  const filter = inMonth(filterOfView(view), view.time);
  const window = useMapWindow();
  const pages = usePages(JSON.stringify([filter, window]));
  const { data, error, refetch, isPlaceholderData } = useQuery(initiativesInQuery(filter, window, pages.after));
  if (!data) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.layer_loading()}
      </Loading>
    );
  }
  return (
    <section aria-labelledby="in-beeld" aria-busy={isPlaceholderData}>
      <h3 id="in-beeld">{m.layer_in_view()}</h3>
      {isPlaceholderData ? <Waiting>{m.layer_loading()}</Waiting> : <HowMany {...data} />}
      <Rows {...data} />
      <PageButtons label={m.layer_paging()} pages={pages} next={data.next} busy={isPlaceholderData} />
    </section>
  );
}

function HowMany({ initiatives, numberMatched }: PublicInitiativeList) {
  return (
    <>
      <p className="wb-small wb-soft" role="status">
        {m.layer_in_view_count({ count: formatNumber(numberMatched) })}
      </p>
      {initiatives.length === 0 ? <p className="wb-small">{m.layer_in_view_none()}</p> : null}
    </>
  );
}

function Rows({ initiatives }: PublicInitiativeList) {
  // What holds for every line is said once.
  const origins = new Set(initiatives.map(({ takenOver }) => takenOverWords(takenOver)));
  const [shared] = origins.size === 1 ? origins : [];
  return (
    <>
      {shared ? <p className="wb-small wb-soft">{m.layer_in_view_shared({ origin: shared })}</p> : null}
      <ul className="pick-list">
        {initiatives.map((one) => (
          <Entry key={one.id} initiative={one} origin={shared ? undefined : takenOverWords(one.takenOver)} />
        ))}
      </ul>
    </>
  );
}

interface EntryProps {
  initiative: PublicInitiative;
  /** Where it came from, where that is not said of all. */
  origin: string | undefined;
}

function Entry({ initiative: { id, content, geometry, verifiedOn, takenOver }, origin }: EntryProps) {
  const view = useView();
  const setView = useSetView();
  if (!geometry) return null;
  const [x, y] = middleOfGeometry(geometry);
  const box: Box = [x, y, x, y];
  return (
    <li>
      <button
        type="button"
        className="pick initiatives-panel__pick"
        aria-pressed={view.initiative === id}
        aria-label={m.layer_show_on_map({ title: content.title })}
        onClick={() => setView({ spot: writeSpot(box), initiative: id })}
      >
        <ThemeGlyph theme={content.themes[0]} />
        <span>
          {content.title}
          <span className="wb-small wb-soft">
            {[
              kindWord(content.kind),
              lifecycleWord(content.lifecycle),
              ...(takenOver ? [freshnessWords(freshnessOf(verifiedOn, new Date()), verifiedOn)] : []),
            ].join(" · ")}
          </span>
          {origin ? <span className="wb-small wb-soft">{origin}</span> : null}
        </span>
      </button>
    </li>
  );
}
