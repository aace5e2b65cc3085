/** What comes out, by how steady it is: never in an order of worse and less bad, which no figure here can bear. */
import { useState } from "react";
import type { AreaIndex } from "#data/schema/area.ts";
import type { Catalog } from "#data/schema/catalog.ts";
import { type Steadiness, steadinesses, steadyFrom } from "#data/schema/gap.ts";
import { formatNumber } from "../../labels/format.ts";
import { steadinessWord } from "../../labels/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { hover } from "../../state/map-store.ts";
import { showArea, useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { type FoundGaps, type GapAnswer, timesOf } from "./found.ts";
import { isPreviewed } from "./gap-links.tsx";
import { AreaLinks, initiativesSentence, NeedParts, needSentence, reachSentence } from "./reasons.tsx";

export interface ListData {
  answer: GapAnswer;
  areas: AreaIndex;
  gemeenten: AreaIndex;
  catalog: Catalog;
  /** Gemeenten of which the reader sees what others do not yet. */
  preview: readonly string[];
}

const steadyHelp: Record<Steadiness, () => string> = {
  sure: () => m.gaps_sure_help({ least: String(steadyFrom.sure) }),
  likely: () => m.gaps_likely_help({ least: String(steadyFrom.likely), most: String(steadyFrom.sure - 1) }),
  changing: () => m.gaps_changing_help({ least: String(steadyFrom.changing), most: String(steadyFrom.likely - 1) }),
};

export function GapGroups({ found, ...data }: ListData & { found: FoundGaps }) {
  if (!found.steady) return <GapList rows={found.gaps} {...data} />;
  const { steady, others } = found;
  return (
    <>
      {steadinesses.map((of) =>
        steady[of].length === 0 ? null : (
          <section key={of} aria-labelledby={`kansen-${of}`} className={`gaps-group gaps-group--${of}`}>
            <h3 id={`kansen-${of}`}>
              {steadinessWord(of)} <span className="gaps-count">{formatNumber(steady[of].length)}</span>
            </h3>
            <p className="wb-small wb-soft">{steadyHelp[of]()}</p>
            <GapList rows={steady[of]} {...data} />
          </section>
        ),
      )}
      {others.length > 0 ? (
        <details className="fold">
          <summary>
            {m.gaps_others()} <span className="fold__count">{formatNumber(others.length)}</span>
          </summary>
          <p className="wb-small wb-soft">{m.gaps_others_help({ least: String(steadyFrom.changing) })}</p>
          <GapList rows={others} {...data} />
        </details>
      ) : null}
    </>
  );
}

/** As many as are read at a glance, at first and more each time; the table and the file have all. */
const atOnce = 10;

export function GapList({ rows, ...data }: ListData & { rows: readonly number[] }) {
  const [shown, setShown] = useState(atOnce);
  const left = rows.length - shown;
  return (
    <>
      <ul className="gaps-list">
        {rows.slice(0, shown).map((row) => (
          <GapItem key={row} row={row} {...data} />
        ))}
      </ul>
      {left > 0 ? (
        <Button onClick={() => setShown(shown + atOnce)}>{m.gaps_more({ count: formatNumber(Math.min(left, atOnce)) })}</Button>
      ) : null}
    </>
  );
}

function GapItem({ row, answer, areas, gemeenten, catalog, preview }: ListData & { row: number }) {
  const { area } = useView();
  const setView = useSetView();
  const [open, setOpen] = useState(false);
  const code = areas.codes[row] ?? "";
  const name = areas.names[row] ?? code;
  const gemeente = areas.level === "gemeente" ? undefined : gemeenten.names[areas.gemeenten[row] ?? -1];
  const times = answer.result.isGap[row] ? timesOf(answer, row) : undefined;
  const why = [needSentence(answer, row), reachSentence(answer, row), initiativesSentence(answer, row)];
  return (
    <li
      className={area === code ? "gaps-item gaps-item--chosen" : "gaps-item"}
      onPointerEnter={() => hover.set({ level: areas.level, row })}
      onPointerLeave={() => hover.set(undefined)}
    >
      <p className="gaps-item__head">
        <button type="button" className="gaps-name" aria-current={area === code} onClick={() => setView(showArea(code))}>
          {name}
        </button>
        {gemeente ? <span className="wb-soft">{gemeente}</span> : null}
        {isPreviewed(preview, code) ? <span className="nl-data-badge">{m.gaps_preview_badge()}</span> : null}
        {times === undefined ? null : <span className="gaps-times">{m.gaps_times({ count: String(times) })}</span>}
      </p>
      <p>{why.filter(Boolean).join(" ")}</p>
      <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary aria-label={m.gaps_why_of({ name })}>{m.gaps_why()}</summary>
        {open ? (
          <>
            <NeedParts answer={answer} areas={areas} row={row} catalog={catalog} />
            <AreaLinks code={code} />
          </>
        ) : null}
      </details>
    </li>
  );
}
