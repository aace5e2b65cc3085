/** Initiatives that lie together: how close and how many, and each group with what it consists of. */
import { useMemo } from "react";
import { boxOfPositions } from "#data/geometry/box.ts";
import { groupCsv } from "#data/spatial/analysis-csv.ts";
import { distanceWord } from "../../labels/clusters.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { AnalysisAnswer } from "../../state/analysis-task.ts";
import { useSetView, useView } from "../../state/view.ts";
import { Empty } from "../../ui/loading.tsx";
import { saveText } from "../../ui/save-text.ts";
import { SelectField } from "../../ui/select-field.tsx";
import { DownloadButton } from "./download-button.tsx";
import { FoundTable } from "./found-table.tsx";
import { themesOf } from "./members.tsx";
import { useNames } from "./names.ts";
import { useProvenance } from "./provenance.ts";

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

const nowhere = new Int32Array();

export function GroupsFound({ answer }: { answer: GroupAnswer }) {
  const { question, groups, points = 0, counts, x = nowhere, y = nowhere } = answer;
  const from = useProvenance("groepen");
  const names = useNames(groups, { x, y });
  const rows = useMemo(
    () =>
      groups.map(({ members, outline }, at) => ({
        count: members.length,
        members,
        counts: counts?.[at],
        box: boxOfPositions(outline.coordinates),
      })),
    [groups, counts],
  );
  if (groups.length === 0) return <Empty title={m.clusters_no_groups()} more={m.clusters_no_groups_more()} />;
  const members = groups.reduce((sum, one) => sum + one.members.length, 0);
  const totals = { members: formatNumber(members), points: formatNumber(points) };
  const file = `wijkblik-groepen-${question.metres}m-${question.atLeast}`;
  const save = () => {
    const named = groups.map((one, i) => ({
      ...one,
      name: names.found?.[i]?.name ?? "",
      composition: { count: one.members.length, themes: themesOf(counts?.[i]), parties: [], undated: one.members.length },
    }));
    saveText(`${file}.csv`, groupCsv({ question, groups: named, from: from() }), "text/csv;charset=utf-8");
  };
  return (
    <>
      <p role="status">
        {groups.length === 1
          ? m.clusters_group_one(totals)
          : m.clusters_groups_found({ groups: formatNumber(groups.length), ...totals })}
      </p>
      <FoundTable
        key={file}
        caption={m.clusters_largest()}
        what={m.clusters_group()}
        rows={rows}
        names={names}
        question={question}
        at={{ x, y }}
        listTitle={m.clusters_group_list()}
        file={`wijkblik-groep-${question.metres}m-${question.atLeast}`}
      />
      {/* A file without names would be taken for the whole of it. */}
      {names.found ? <DownloadButton onPress={save} /> : null}
    </>
  );
}
