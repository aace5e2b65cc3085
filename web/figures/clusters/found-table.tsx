/** Groups, or cells that have many, as a table; each unfolds into what it consists of, who its members are and where to go on. */
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Box } from "#data/geometry/box.ts";
import type { AnalysisQuestion } from "#data/schema/analysis.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import type { MemberCounts } from "../../state/analysis-task.ts";
import { cameraAround, freeMap } from "../../state/free-map.ts";
import { useSetView, type ViewChange } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Loading } from "../../ui/loading.tsx";
import { BuurtLinks, MemberFacts, Members } from "./members.tsx";
import type { FoundNames, Located } from "./names.ts";

export interface FoundRow {
  count: number;
  members: Uint32Array;
  counts: MemberCounts | undefined;
  box: Box;
  /** Corners of a shape that holds its members and nothing else, where there is one: then the list is of exactly those. */
  corners?: Ring;
}
type Ring = readonly (readonly [longitude: number, latitude: number])[];

interface FoundTableProps {
  caption: string;
  /** Over the column of names. */
  what: string;
  /** Over that of numbers; initiatives when left out. */
  counted?: string | undefined;
  rows: readonly FoundRow[];
  names: FoundNames;
  question: AnalysisQuestion;
  at: Required<Located>;
  /** Goes along when a row is shown on the map. */
  also?: ViewChange;
  listTitle: string;
  /** Name of a row's file: its number comes behind it. */
  file: string;
}

/** As many as are read at a glance, at first and more each time; the file has all. */
const atOnce = 10;

export function FoundTable({
  caption,
  what,
  counted = m.clusters_cell(),
  rows,
  names,
  question,
  at,
  also,
  listTitle,
  file,
}: FoundTableProps) {
  const [open, setOpen] = useState<number>();
  const [shown, setShown] = useState(atOnce);
  const setView = useSetView();
  const show = (box: Box) => setView({ at: cameraAround(box, freeMap()), area: undefined, ...also });
  const left = rows.length - shown;
  return (
    <>
      {names.error ? (
        <Loading error={names.error} onRetry={names.retry}>
          {m.clusters_naming()}
        </Loading>
      ) : null}
      <table className="wb-table clusters-panel__found" aria-busy={names.found === undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{counted}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(({ count, members, counts, box, corners }, row) => {
            const name = names.found?.[row]?.name || m.clusters_unnamed({ number: String(row + 1) });
            const isOpen = open === row;
            const id = `gevonden-${row}`;
            return [
              <tr key={id}>
                <th scope="row">
                  <button
                    type="button"
                    className="pick"
                    aria-expanded={isOpen}
                    aria-controls={isOpen ? id : undefined}
                    onClick={() => setOpen(isOpen ? undefined : row)}
                  >
                    <Icon name="down" />
                    {name}
                  </button>
                </th>
                <td className="wb-number">{formatNumber(count)}</td>
              </tr>,
              isOpen ? (
                <Unfolded key={`${id}-open`} id={id}>
                  <Button onClick={() => show(box)}>{m.clusters_show()}</Button>
                  {counts ? <MemberFacts counts={counts} /> : null}
                  {corners ? <ListLink corners={corners} /> : null}
                  <BuurtLinks buurten={names.found?.[row]?.buurten ?? []} />
                  <Members
                    question={question}
                    members={members}
                    {...at}
                    box={box}
                    title={listTitle}
                    file={`${file}-${row + 1}`}
                  />
                </Unfolded>
              ) : null,
            ];
          })}
        </tbody>
      </table>
      {left > 0 ? (
        <Button onClick={() => setShown(shown + atOnce)}>
          {m.clusters_show_more({ count: formatNumber(Math.min(left, atOnce)) })}
        </Button>
      ) : null}
    </>
  );
}

const ListLink = ({ corners }: { corners: Ring }) => (
  <p>
    <Link
      to="/initiatieven"
      search={(view) => ({
        ...view,
        within: corners.map((corner) => corner.map((degrees) => degrees.toFixed(5)).join()).join(),
        clusters: undefined,
        after: undefined,
      })}
      className="nl-link"
    >
      {m.selection_as_list()}
    </Link>
  </p>
);

const Unfolded = ({ id, children }: { id: string; children: ReactNode }) => (
  <tr id={id} className="clusters-panel__unfolded">
    <td colSpan={2}>{children}</td>
  </tr>
);
