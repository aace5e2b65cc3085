/** What a group or a cell consists of, and its members: exactly those, as a list and as a file. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { around, type Box } from "#data/geometry/box.ts";
import type { AnalysisQuestion } from "#data/schema/analysis.ts";
import { today } from "#data/schema/day.ts";
import { type InitiativeTheme, initiativeThemes, kinds, lifecycles } from "#data/schema/initiative-filter.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { memberCsv } from "#data/spatial/analysis-csv.ts";
import { compositionOf } from "#data/spatial/composition.ts";
import type { BuurtShare } from "#data/spatial/group-names.ts";
import { wholeBoxQuery } from "../../api/cluster-members.ts";
import { filterOfView, inMonth } from "../../api/initiative-filter.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import { formatNumber, formatSince, themeWord } from "../../labels/format.ts";
import { kindWord, lifecycleWord } from "../../labels/initiative-words.ts";
import * as m from "../../paraglide/messages.js";
import type { MemberCounts } from "../../state/analysis-task.ts";
import { showArea, useSetView, useView } from "../../state/view.ts";
import { middleOfGeometry } from "../../state/where.ts";
import { Button } from "../../ui/button.tsx";
import { Loading } from "../../ui/loading.tsx";
import { saveText } from "../../ui/save-text.ts";
import { type Located, placeKey } from "./names.ts";
import { useProvenance } from "./provenance.ts";

/** "welzijn 5, onderwijs 3": what occurs, the most frequent first. */
function countedWords<T extends string>(counts: readonly number[], list: readonly T[], word: (value: T) => string): string {
  return list
    .map((value, i): [string, number] => [word(value), counts[i] ?? 0])
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([said, count]) => `${said} ${formatNumber(count)}`)
    .join(", ");
}

export const themesOf = (counts: MemberCounts | undefined): [theme: InitiativeTheme, count: number][] =>
  initiativeThemes
    .map((theme, i): [typeof theme, number] => [theme, counts?.themes[i] ?? 0])
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);

const Pair = ({ word, children }: { word: string; children: string }) => (
  <div>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </div>
);

export function MemberFacts({ counts }: { counts: MemberCounts }) {
  return (
    <dl className="clusters-panel__facts">
      <Pair word={m.clusters_themes()}>{countedWords(counts.themes, initiativeThemes, themeWord)}</Pair>
      <Pair word={m.clusters_kinds()}>{countedWords(counts.kinds, kinds, kindWord)}</Pair>
      <Pair word={m.clusters_lifecycles()}>{countedWords(counts.lifecycles, lifecycles, lifecycleWord)}</Pair>
    </dl>
  );
}

/** To the buurten that a group is named after, and to all initiatives there that fit the filter. */
export function BuurtLinks({ buurten }: { buurten: readonly BuurtShare[] }) {
  const setView = useSetView();
  if (buurten.length === 0) return null;
  return (
    <ul className="clusters-panel__links">
      {buurten.map(({ code, name }) => (
        <li key={code}>
          <button type="button" className="pick nl-link" onClick={() => setView(showArea(code))}>
            {m.clusters_to_area({ name })}
          </button>
          <Link to="/initiatieven" search={(view) => ({ ...view, in: code, after: undefined })} className="nl-link">
            {m.clusters_to_list({ name })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface MembersProps extends Required<Located> {
  question: AnalysisQuestion;
  members: Uint32Array;
  /** Holds all members, and maybe others. */
  box: Box;
  title: string;
  /** Name of the file, without its ending. */
  file: string;
}

export function Members({ question, members, x, y, box, title, file }: MembersProps) {
  const view = useView();
  const filter = inMonth(filterOfView(view), view.time);
  const { data, error, refetch } = useQuery(wholeBoxQuery(filter, around(box)));
  const from = useProvenance(question.method === "dbscan" ? "groepen" : "dichtheid");
  if (!data) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {m.layer_loading()}
      </Loading>
    );
  }
  const places = new Set(Array.from(members, (member) => placeKey(x[member], y[member])));
  const found = data.initiatives.filter(({ geometry }) => geometry && places.has(keyOf(middleOfGeometry(geometry))));
  const save = () => saveText(`${file}.csv`, memberCsv(question, found.map(rowOf), from()), csvType);
  return (
    <>
      {data.whole ? <Period found={found} /> : <p className="wb-soft">{m.clusters_too_many_members()}</p>}
      <h3>{title}</h3>
      <MemberList found={found} />
      <p>
        <Button icon="download" onClick={save}>
          {m.clusters_download_members()}
        </Button>
      </p>
    </>
  );
}

const csvType = "text/csv;charset=utf-8";
const keyOf = ([longitude, latitude]: readonly [number, number]) =>
  placeKey(Math.round(longitude * 1e5), Math.round(latitude * 1e5));

const rowOf = ({ id, content, geometry }: PublicInitiative) => ({
  id,
  title: content.title,
  kind: content.kind,
  themes: content.themes,
  lifecycle: content.lifecycle,
  period: { start: content.period.from, end: content.period.to },
  parties: content.parties.map(({ organisation }) => organisation),
  placed: content.placed,
  middle: geometry ? middleOfGeometry(geometry) : ([Number.NaN, Number.NaN] as const),
});

/** Parties that are named; the file has all. */
const mostParties = 5;

function Period({ found }: { found: readonly PublicInitiative[] }) {
  const { from, undated, parties } = compositionOf(
    found.map(({ content: { themes, parties, period } }) => ({
      themes,
      parties: parties.map(({ organisation }) => organisation),
      start: period.from,
      end: period.to,
    })),
  );
  const day = today();
  const running = found.filter(({ content }) => content.lifecycle === "loopt" && (content.period.to ?? day) >= day).length;
  const named = parties.slice(0, mostParties).map(([party, count]) => `${party} ${formatNumber(count)}`);
  const more = parties.length - named.length;
  if (more > 0) named.push(m.clusters_more_parties({ count: formatNumber(more) }));
  const begin = from === undefined ? m.clusters_begin_unknown() : m.clusters_begin({ day: formatSince(from) });
  const unknown = from === undefined || undated === 0 ? "" : ` ${m.clusters_undated({ count: formatNumber(undated) })}`;
  return (
    <dl className="clusters-panel__facts">
      <Pair word={m.clusters_period()}>{`${begin}${unknown} ${m.clusters_running({ count: formatNumber(running) })}`}</Pair>
      <Pair word={m.clusters_parties()}>{named.length === 0 ? m.clusters_no_parties() : named.join(", ")}</Pair>
    </dl>
  );
}

/** As many as are read at a glance. */
const atFirst = 10;

function MemberList({ found }: { found: readonly PublicInitiative[] }) {
  const { nameOf } = useAreaNames();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="wb-list">
        {found.slice(0, all ? found.length : atFirst).map(({ id, content: { title, placed } }) => (
          <li key={id}>
            <Link to="/initiatieven/$id" params={{ id }} search={true} className="nl-link">
              {title}
            </Link>
            <span className="wb-soft"> {nameOf(placed.buurt ?? placed.wijk ?? placed.gemeente) ?? ""}</span>
          </li>
        ))}
      </ul>
      {all || found.length <= atFirst ? null : (
        <Button onClick={() => setAll(true)}>{m.clusters_all_members({ count: formatNumber(found.length) })}</Button>
      )}
    </>
  );
}
