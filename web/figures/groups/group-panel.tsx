/** The areas of a list (focusgebieden and others) with the figure that the map shows now; choosing one flies there. */
import * as m from "../../paraglide/messages.js";
import "./group-panel.css";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { sourceIdOf } from "#data/indicators/figure-source.ts";
import { type Catalog, isOldYear } from "#data/schema/catalog.ts";
import type { GroupList } from "#data/schema/group.ts";
import { columnEntryOf, useAreas, useColumn } from "../../api/published.ts";
import { marksOfColumn, markWord } from "../../labels/figures.ts";
import { formatSince, words, yearWords } from "../../labels/format.ts";
import { marksAmong } from "../../labels/profile-figures.ts";
import { statusOf } from "../../labels/scale.ts";
import { rowOf } from "../../state/area-rows.ts";
import { useFigures } from "../../state/figures.ts";
import { useShown } from "../../state/shown.ts";
import { useGroup, useView } from "../../state/view.ts";
import { Choices } from "../../ui/choices.tsx";
import { MarkKey, StatusReasons } from "../../ui/figure-notes.tsx";
import { Loading } from "../../ui/loading.tsx";
import { SourceText } from "../../ui/outside-link.tsx";
import { SourceLine } from "../source-line.tsx";
import { type GroupEntry, GroupListRow, sortGroup } from "./group-row.tsx";
import { GroupSelect } from "./group-select.tsx";

export function GroupPanel() {
  const group = useGroup();
  const { catalog, error } = useShown();
  if (!catalog) return <Loading error={error}>{m.loading()}</Loading>;
  const list = catalog.groups.find((one) => one.id === group);
  return (
    <div className="group-head">
      <GroupSelect label={m.group_choose()} />
      {list ? <GroupAreas key={list.id} list={list} catalog={catalog} /> : <p className="wb-soft">{m.group_empty()}</p>}
    </div>
  );
}

function GroupAreas({ list, catalog }: { list: GroupList; catalog: Catalog }) {
  const { area } = useView();
  const { shown, scale } = useShown();
  const [sort, setSort] = useState<"name" | "value">("name");
  const areas = useAreas("group").data;
  const entry = shown ? columnEntryOf(shown.indicator, "group", shown.year) : undefined;
  const { data: column, error, refetch } = useColumn(entry);
  const figureOfRow = useFigures(shown?.indicator, entry, column);
  const said = shown && entry ? marksOfColumn(shown.indicator, entry.computed) : [];
  const entries: GroupEntry[] = list.areas.map((one) => {
    const row = areas ? (rowOf(areas, one.id) ?? -1) : -1;
    const status = statusOf(column?.status[row] ?? 4);
    return {
      area: one,
      row,
      value: column?.values[row] ?? Number.NaN,
      status,
      bordered: row >= 0 && row < (areas?.bordered ?? 0),
    };
  });
  const figures = entries.flatMap(({ row }) => figureOfRow(row) ?? []);
  return (
    <>
      <details className="fold">
        <summary>{m.group_about()}</summary>
        <p>{words(list.explanation)}</p>
        <p className="wb-small wb-soft">{words(list.status)}</p>
        <dl className="facts wb-small">
          <dt>{m.group_since()}</dt>
          <dd>{formatSince(list.since)}</dd>
          <dt>{m.group_source()}</dt>
          <dd>
            <SourceText text={list.source} />
          </dd>
        </dl>
        <p className="wb-small">
          <Link to="/aanpak" search={true} className="nl-link">
            {m.approach_area_menu()}
          </Link>
        </p>
      </details>
      <Choices
        label={m.group_sort()}
        value={sort}
        options={[
          { value: "name", label: m.group_sort_name() },
          { value: "value", label: m.group_sort_value() },
        ]}
        onChange={setSort}
      />
      {shown && entry ? (
        <p className="wb-small wb-soft">
          {m.group_figures({
            indicator: words(shown.indicator.name),
            year: yearWords(entry.year, isOldYear(catalog.indicators, shown.indicator, entry.year)),
          })}
          {said.length > 0 ? `. ${m.mark_all({ marks: said.map(markWord).join(", ") })}` : ""}
        </p>
      ) : null}
      {entry && !column ? (
        <Loading error={error} onRetry={() => void refetch()}>
          {m.loading_figures()}
        </Loading>
      ) : null}
      {shown && !entry ? <p className="wb-small wb-soft">{m.group_no_figure()}</p> : null}
      <ul className="group-list">
        {sortGroup(entries, sort).map((one) => (
          <li key={one.area.id}>
            <GroupListRow
              entry={one}
              shown={column ? shown : undefined}
              scale={scale}
              chosen={area === one.area.id}
              figure={figureOfRow(one.row)}
              said={said}
            />
          </li>
        ))}
      </ul>
      <MarkKey marks={marksAmong(figures, said)} />
      <StatusReasons statuses={figures.flatMap(({ isThere, status }) => (isThere ? [] : [status]))} />
      {shown && entry ? <SourceLine catalog={catalog} id={sourceIdOf(shown.indicator, entry)} /> : null}
    </>
  );
}
