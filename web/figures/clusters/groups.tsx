/** Initiatives that lie together: how close and how many, and each group with what it consists of. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Box } from "#data/geometry/box.ts";
import { around, boxOfPositions } from "#data/geometry/box.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import { groupCsv } from "#data/spatial/analysis-csv.ts";
import type { FoundGroup } from "#data/spatial/results.ts";
import { filterOfView } from "../../api/initiative-filter.ts";
import { initiativesInQuery } from "../../api/initiatives.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { distanceWord } from "../../labels/clusters.ts";
import { formatNumber, themeWord } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { AnalysisAnswer } from "../../state/analysis-task.ts";
import { cameraAround, freeMap } from "../../state/free-map.ts";
import { useShown } from "../../state/shown.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Empty, Loading } from "../../ui/loading.tsx";
import { saveText } from "../../ui/save-text.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { DownloadButton } from "./download-button.tsx";
import { useNear } from "./near.ts";

type GroupAnswer = Extract<AnalysisAnswer, { groups: unknown }>;

const distances = [100, 200, 300, 500, 1000, 2000];
const numbers = [3, 5, 10, 20];
const [usualMetres, usualLeast] = [300, 5];
const withOwn = (known: readonly number[], own: number) => [...new Set([...known, own])].sort((a, b) => a - b);

export function GroupSettings() {
  const { metres = usualMetres, least = usualLeast } = useView();
  const setView = useSetView();
  return (
    <div className="clusters-panel__settings">
      <SelectField
        label={m.clusters_metres()}
        value={String(metres)}
        options={withOwn(distances, metres).map((one) => ({
          value: String(one),
          label: m.clusters_within({ distance: distanceWord(one) }),
        }))}
        onChoose={(one) => setView({ metres: Number(one) === usualMetres ? undefined : Number(one) })}
      />
      <SelectField
        label={m.clusters_least()}
        value={String(least)}
        options={withOwn(numbers, least).map((one) => ({
          value: String(one),
          label: m.clusters_at_least({ count: String(one) }),
        }))}
        onChoose={(one) => setView({ least: Number(one) === usualLeast ? undefined : Number(one) })}
      />
    </div>
  );
}

/** Themes of a group, the most frequent first. */
function themesOf(counts: Uint32Array, group: number): [theme: (typeof initiativeThemes)[number], count: number][] {
  const at = group * initiativeThemes.length;
  return initiativeThemes
    .map((theme, i): [typeof theme, number] => [theme, counts[at + i] ?? 0])
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
}

/** As many as are read at a glance; the file has all. */
const most = 25;
const none = new Uint32Array();

export function GroupsFound({ answer: { question, groups, points = 0, themes = none } }: { answer: GroupAnswer }) {
  const { manifest } = useShown();
  const near = useNear();
  if (groups.length === 0) return <Empty title={m.clusters_no_groups()} more={m.clusters_no_groups_more()} />;
  const members = groups.reduce((sum, one) => sum + one.members.length, 0);
  const counts = { members: formatNumber(members), points: formatNumber(points) };
  const save = () => {
    const rows = groups.map((one, i) => ({
      ...one,
      name: near(one.middle),
      composition: { count: one.members.length, themes: themesOf(themes, i), parties: [], undated: one.members.length },
    }));
    const text = groupCsv({ question, groups: rows, version: manifest?.generation ?? "" });
    saveText(`wijkblik-groepen-${question.metres}m-${question.atLeast}.csv`, text, "text/csv;charset=utf-8");
  };
  return (
    <>
      <p role="status">
        {groups.length === 1
          ? m.clusters_group_one(counts)
          : m.clusters_groups_found({ groups: formatNumber(groups.length), ...counts })}
      </p>
      <ul className="clusters-panel__groups">
        {groups.slice(0, most).map((group, i) => (
          <li key={group.middle.join()}>
            <Group group={group} near={near(group.middle)} themes={themesOf(themes, i)} />
          </li>
        ))}
      </ul>
      {groups.length > most ? (
        <p className="wb-soft">{m.clusters_group_more({ count: formatNumber(groups.length - most) })}</p>
      ) : null}
      <DownloadButton onPress={save} />
    </>
  );
}

interface GroupProps {
  group: FoundGroup;
  near: string;
  themes: ReturnType<typeof themesOf>;
}

function Group({ group, near, themes }: GroupProps) {
  const [open, setOpen] = useState(false);
  const setView = useSetView();
  const box = boxOfPositions(group.outline.coordinates);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.clusters_group({ count: formatNumber(group.members.length), near })}</summary>
      <p>
        <Button onClick={() => setView({ at: cameraAround(box, freeMap()), area: undefined })}>{m.clusters_show()}</Button>
      </p>
      <h3>{m.clusters_group_what()}</h3>
      <ul className="wb-list">
        {themes.map(([theme, count]) => (
          <li key={theme}>
            {themeWord(theme)}: {formatNumber(count)}
          </li>
        ))}
      </ul>
      {open ? <Members box={box} /> : null}
    </details>
  );
}

/** The initiatives in the box of a group, by name, with the wijk they lie in. */
function Members({ box }: { box: Box }) {
  const { nameOf } = useAreaNames();
  const { data, error, refetch } = useQuery(initiativesInQuery(filterOfView(useView()), around(box)));
  if (!data) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.layer_loading()}
      </Loading>
    );
  }
  const left = data.numberMatched - data.initiatives.length;
  return (
    <>
      <h3>{m.clusters_group_list()}</h3>
      <ul className="wb-list">
        {data.initiatives.map(({ id, content: { title, placed } }) => (
          <li key={id}>
            <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
              {title}
            </Link>
            <span className="wb-soft"> {nameOf(placed.wijk ?? placed.gemeente) ?? ""}</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p className="wb-soft">{m.clusters_group_more({ count: formatNumber(left) })}</p> : null}
    </>
  );
}
