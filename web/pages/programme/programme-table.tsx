/** The areas as rows under groups of columns, and on a phone as a card each; an order is a press on a head and stands in the address. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Programme, ProgrammeRow } from "#data/approach/programme.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { type FigureMark, figureMarks } from "#data/schema/status.ts";
import { formatNumber, unitOf, words, yearWords } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { useSetView } from "../../state/view.ts";
import { MarkSigns } from "../../ui/figure.tsx";
import { Icon } from "../../ui/icon.tsx";
import { usePhone } from "../../ui/media.ts";
import {
  AgreementsCell,
  ChangedCell,
  ChecklistCell,
  FigureCell,
  MoneyCell,
  PhaseCell,
  ThemesCell,
  writtenOf,
} from "./programme-cells.tsx";
import {
  columnHead,
  figureColumnsOf,
  figureIn,
  type IndicatorColumn,
  isFigureColumn,
  knownIn,
  ordered,
  type ProgrammeColumn,
  type ProgrammeOrder,
  placeOfFigure,
  writeOrder,
} from "./programme-columns.ts";

export interface ProgrammeShown {
  programme: Programme;
  catalog: Catalog;
  order: ProgrammeOrder | undefined;
}

const approachColumns = ["phase", "agreements", "money", "themes", "changed"] as const;
const listColumns = ["phases", "agenda"] as const;

/** What a column needs to say its cells, found once for all rows. */
function figureHeads({ programme, catalog }: Pick<ProgrammeShown, "programme" | "catalog">) {
  const heads = new Map<IndicatorColumn, { indicator: PublishedIndicator; said: FigureMark[]; year: string }>();
  for (const column of figureColumnsOf(programme)) {
    const indicator = catalog.indicators.find(({ id }) => id === programme.indicators[placeOfFigure(column)]?.id);
    if (!indicator) continue;
    const figures = programme.rows.flatMap((row) => figureIn(row, column, programme) ?? []);
    const there = figures.filter(({ value }) => value !== null).map((figure) => writtenOf(indicator, figure));
    const said = figureMarks.filter((mark) => there.length > 0 && there.every(({ marks }) => marks.includes(mark)));
    const [first] = figures;
    heads.set(column, { indicator, said, year: first ? yearWords(first.year, first.old) : "" });
  }
  return heads;
}

export function ProgrammeTable(shown: ProgrammeShown) {
  const { programme, catalog, order } = shown;
  const isPhone = usePhone();
  const heads = figureHeads(shown);
  const nameOf = (id: string) => {
    const found = catalog.indicators.find((one) => one.id === id);
    return found ? words(found.name) : id;
  };
  const headOf = (column: ProgrammeColumn) => columnHead(column, programme, nameOf);
  const columns: readonly ProgrammeColumn[] = [...approachColumns, ...listColumns, ...heads.keys()];
  const cellOf = (row: ProgrammeRow, column: ProgrammeColumn) => cellIn(row, column, programme, heads);
  const rows = ordered(programme, order);
  const more = (column: ProgrammeColumn) => {
    const head = isFigureColumn(column) ? heads.get(column) : undefined;
    return head ? <FigureHead {...head} /> : null;
  };
  if (isPhone) {
    return (
      <ul className="programme-cards">
        {rows.map((row) => (
          <li key={row.code} className="programme-card">
            <h3>
              <AreaLink row={row} />
            </h3>
            <dl>
              {columns.map((column) => (
                <div key={column}>
                  <dt>
                    {headOf(column)}
                    {more(column)}
                  </dt>
                  <dd>{cellOf(row, column)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  }
  const list = catalog.groups.find(({ id }) => id === programme.list);
  const title = m.programme_title_of({ title: list ? words(list.name) : programme.title });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="wb-scroll programme-scroll" tabIndex={0} aria-label={title}>
      <table className="wb-table programme">
        <caption className="wb-hidden">{title}</caption>
        <colgroup />
        <colgroup span={approachColumns.length} />
        <colgroup span={listColumns.length} />
        {heads.size > 0 ? <colgroup span={heads.size} /> : null}
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={approachColumns.length}>
              {m.programme_group_approach()}
            </th>
            <th scope="colgroup" colSpan={listColumns.length}>
              {m.programme_group_lists()}
            </th>
            {heads.size > 0 ? (
              <th scope="colgroup" colSpan={heads.size}>
                {m.programme_group_figures()}
              </th>
            ) : null}
          </tr>
          <tr>
            {(["name", ...columns] as const).map((column) => (
              <Head key={column} by={column} order={order} more={more(column)}>
                {headOf(column)}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <AreaLink row={row} />
              </th>
              {columns.map((column) => (
                <td key={column}>{cellOf(row, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.programme_filled()}</th>
            {columns.map((column) => (
              <td key={column}>
                {m.programme_filled_of({
                  count: formatNumber(knownIn(column, programme)),
                  total: formatNumber(programme.rows.length),
                })}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function cellIn(
  row: ProgrammeRow,
  column: ProgrammeColumn,
  programme: Programme,
  heads: ReturnType<typeof figureHeads>,
): ReactNode {
  if (isFigureColumn(column)) {
    const head = heads.get(column);
    return head ? <FigureCell {...head} figure={figureIn(row, column, programme)} /> : null;
  }
  switch (column) {
    case "phase":
      return <PhaseCell row={row} />;
    case "agreements":
      return <AgreementsCell row={row} />;
    case "money":
      return <MoneyCell row={row} />;
    case "changed":
      return <ChangedCell row={row} />;
    case "themes":
      return <ThemesCell row={row} />;
    case "name":
      return row.name;
    default:
      return <ChecklistCell row={row} template={column} />;
  }
}

/** Its gemeente stands under it where the name does not say it. */
function AreaLink({ row: { code, name, gemeenten } }: { row: ProgrammeRow }) {
  const others = gemeenten.filter((gemeente) => !name.includes(gemeente));
  return (
    <>
      <Link to="/gebied/$code/aanpak" params={{ code }} search={true} className="nl-link programme__area">
        {name}
      </Link>
      {others.length > 0 ? <span className="programme__more">{others.join(", ")}</span> : null}
    </>
  );
}

/** Year and unit of all figures beneath, and the marks that each of them has. */
function FigureHead({ indicator, said, year }: { indicator: PublishedIndicator; said: readonly FigureMark[]; year: string }) {
  return (
    <span className="programme__more">
      {[year, unitOf(indicator)].filter(Boolean).join(", ")}
      <MarkSigns marks={said} />
    </span>
  );
}

interface HeadProps {
  by: ProgrammeColumn;
  order: ProgrammeOrder | undefined;
  more: ReactNode;
  children: string;
}

function Head({ by, order, more, children }: HeadProps) {
  const setView = useSetView();
  const isActive = order?.by === by;
  // A first press on a name asks for the A, on anything else for the highest; the third gives back the order of the list.
  const first = by !== "name";
  const next = !isActive ? { by, descending: first } : order.descending === first ? { by, descending: !first } : undefined;
  return (
    <th scope="col" aria-sort={isActive ? (order.descending ? "descending" : "ascending") : "none"}>
      <button type="button" onClick={() => setView({ order: next && writeOrder(next) }, { replace: true })}>
        {children}
        {isActive ? <Icon name={order.descending ? "down" : "up"} /> : null}
      </button>
      {/* A head that is repeated on the next sheet has no buttons. */}
      <span className="programme__head">{children}</span>
      {more}
    </th>
  );
}
