/** Every area that the sentence looks at as a table: what is zero, not entered, looked at first and not known have words of their own. */
import { useMemo, useState } from "react";
import { formatNumber, levelsWord } from "../../labels/format.ts";
import { peopleWord, rateNumber } from "../../labels/gap-picture.ts";
import { reachStateWord } from "../../labels/gaps.ts";
import * as m from "../../paraglide/messages.js";
import { hover } from "../../state/map-store.ts";
import { showArea, useSetView, useView } from "../../state/view.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { byName, type FoundGaps, stateOfRow, timesOf } from "./found.ts";
import type { ListData } from "./gap-list.tsx";
import { useNeedStatus } from "./need-status.ts";
import "./gaps-panel.css";
import "./gap-table.css";

const columns = ["name", "need", "rate", "times", "initiatives"] as const;
type ColumnName = (typeof columns)[number];
interface Order {
  by: ColumnName;
  descending: boolean;
}

const atOnce = 50;

export function GapTable({ found, ...data }: ListData & { found: FoundGaps }) {
  const { answer, areas } = data;
  const { question, result } = answer;
  const whyOf = useNeedStatus(question);
  const [order, setOrder] = useState<Order>({ by: "name", descending: false });
  const [shown, setShown] = useState(atOnce);
  const named = useMemo(() => byName(areas, found.scope), [areas, found.scope]);
  const rows = useMemo(() => {
    if (order.by === "name") return order.descending ? named.toReversed() : named;
    const figures = {
      need: result.need,
      rate: result.rate,
      times: Float64Array.from(areas.codes, (_, row) =>
        result.isGap[row] ? (timesOf({ variants: answer.variants }, row) ?? Number.NaN) : Number.NaN,
      ),
      initiatives: result.initiatives,
    }[order.by];
    const sign = order.descending ? -1 : 1;
    // What is not known comes last, whichever way it is sorted.
    return named.toSorted((a, b) => {
      const [x, y] = [figures[a] ?? Number.NaN, figures[b] ?? Number.NaN];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
      return sign * (x - y);
    });
  }, [named, order, result, areas, answer.variants]);
  const heads: Record<ColumnName, string> = {
    name: m.table_area(),
    need: m.gaps_need(),
    rate: question.measure === "euros" ? m.gaps_head_euros() : m.gaps_head_reach({ people: peopleWord(question) }),
    times: m.gaps_head_times(),
    initiatives: m.layer_panel(),
  };
  const left = rows.length - shown;
  return (
    <div className="gaps-table">
      <table className="wb-table">
        <caption className="wb-small wb-soft">
          {m.gaps_table_of({
            shown: formatNumber(Math.min(shown, rows.length)),
            count: formatNumber(rows.length),
            areas: levelsWord(question.level),
          })}
        </caption>
        <thead>
          <tr>
            {columns.map((by) => (
              <Head key={by} by={by} order={order} onOrder={setOrder}>
                {heads[by]}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <Row key={row} row={row} whyOf={whyOf} {...data} />
          ))}
        </tbody>
      </table>
      {left > 0 ? (
        <Button onClick={() => setShown(shown + atOnce)}>{m.gaps_more({ count: formatNumber(Math.min(left, atOnce)) })}</Button>
      ) : null}
    </div>
  );
}

interface HeadProps {
  by: ColumnName;
  order: Order;
  onOrder: (order: Order) => void;
  children: string;
}

function Head({ by, order, onOrder, children }: HeadProps) {
  const isActive = order.by === by;
  // A first press on a figure asks for the highest, on a name for the A.
  const next = { by, descending: isActive ? !order.descending : by !== "name" };
  return (
    <th
      scope="col"
      className={by === "name" ? "" : "wb-number"}
      aria-sort={isActive ? (order.descending ? "descending" : "ascending") : "none"}
    >
      <button type="button" onClick={() => onOrder(next)}>
        {children}
        {isActive ? <Icon name={order.descending ? "down" : "up"} /> : null}
      </button>
    </th>
  );
}

interface RowProps extends Omit<ListData, "catalog" | "preview"> {
  row: number;
  whyOf: ReturnType<typeof useNeedStatus>;
}

function Row({ row, answer, areas, gemeenten, whyOf }: RowProps) {
  const { area } = useView();
  const setView = useSetView();
  const { question, result } = answer;
  const code = areas.codes[row] ?? "";
  const need = result.need[row] ?? Number.NaN;
  const rate = result.rate[row] ?? Number.NaN;
  const times = result.isGap[row] ? timesOf(answer, row) : undefined;
  const gemeente = areas.level === "gemeente" ? undefined : gemeenten.names[areas.gemeenten[row] ?? -1];
  return (
    <tr
      aria-current={area === code ? "true" : undefined}
      onPointerEnter={() => hover.set({ level: areas.level, row })}
      onPointerLeave={() => hover.set(undefined)}
    >
      <th scope="row">
        <button type="button" className="gaps-name" onClick={() => setView(showArea(code))}>
          {areas.names[row]}
        </button>
        {gemeente ? <span className="gaps-under">{gemeente}</span> : null}
      </th>
      <td className="wb-number">{Number.isNaN(need) ? (whyOf(row)[0]?.word ?? m.status_missing()) : formatNumber(need)}</td>
      <td className="wb-number">
        {Number.isNaN(rate) ? reachStateWord(stateOfRow({ result }, row)) : rateNumber(question, rate)}
      </td>
      <td className="wb-number">{times === undefined ? "–" : formatNumber(times)}</td>
      <td className="wb-number">{formatNumber(result.initiatives[row] ?? 0)}</td>
    </tr>
  );
}
