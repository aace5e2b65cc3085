/** Some figures of some areas and years as a table, out of the set as it is now: what a text rests on. */
import { Link } from "@tanstack/react-router";
import { sourceIdOf, sourceOf } from "#data/indicators/figure-source.ts";
import type { Catalog, PublishedIndicator } from "#data/schema/catalog.ts";
import { landCode } from "#data/schema/profile.ts";
import { columnEntryOf, useAreas, useColumn } from "../api/published.ts";
import { type WrittenFigure, writeNational } from "../labels/figures.ts";
import { unitOf, words } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import { levelOf, rowOf, useAreaName } from "../state/area-rows.ts";
import { useFigures } from "../state/figures.ts";
import { useShown } from "../state/shown.ts";
import { FigureText } from "../ui/figure.tsx";
import { Loading } from "../ui/loading.tsx";

interface NamedFigure {
  indicator: string;
  area: string;
  year: number;
}

interface FigureListProps {
  figures: readonly NamedFigure[];
  /** Of the table, for who does not see where it stands. */
  name: string;
}

export function FigureList({ figures, name }: FigureListProps) {
  const { catalog, error } = useShown();
  if (!catalog) return <Loading error={error}>{m.loading_figures()}</Loading>;
  return (
    <div className="wb-scroll">
      <table className="wb-table" aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{m.area_figure()}</th>
            <th scope="col" className="wb-number">
              {m.table_value()}
            </th>
            <th scope="col">{m.indicator_source()}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <FigureRow key={`${one.indicator}/${one.area}/${one.year}`} {...one} catalog={catalog} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FigureRowProps extends NamedFigure {
  catalog: Catalog;
}

function FigureRow({ indicator: id, area, year, catalog }: FigureRowProps) {
  const { name } = useAreaName(area);
  const indicator = catalog.indicators.find((one) => one.id === id);
  const where = (
    <Link to="/gebied/$code" params={{ code: area }} search={true} className="nl-link">
      {name ?? area}
    </Link>
  );
  return (
    <tr>
      <th scope="row">
        {where}:{" "}
        {[indicator ? words(indicator.name) : id, indicator ? unitOf(indicator) : "", String(year)].filter(Boolean).join(", ")}
      </th>
      <td className="wb-number">
        {indicator === undefined ? (
          m.entries_step_figure_gone()
        ) : area === landCode ? (
          <Written figure={writeNational(indicator, year)} />
        ) : (
          <OfArea indicator={indicator} area={area} year={year} />
        )}
      </td>
      <td>{indicator ? <SourceOf {...{ catalog, indicator, area, year }} /> : null}</td>
    </tr>
  );
}

const Written = ({ figure }: { figure: WrittenFigure | undefined }) =>
  figure ? <FigureText figure={figure} unit={false} /> : m.entries_step_figure_gone();

function OfArea({ indicator, area, year }: { indicator: PublishedIndicator; area: string; year: number }) {
  const level = levelOf(area);
  const areas = useAreas(level);
  const entry = columnEntryOf(indicator, level, year);
  const column = useColumn(entry);
  const figureAt = useFigures(indicator, entry, column.data);
  if (!entry) return m.entries_step_figure_gone();
  const error = areas.error ?? column.error;
  if (!areas.data || !column.data)
    return (
      <Loading error={error} onRetry={() => void Promise.all([areas.refetch(), column.refetch()])}>
        {m.loading_figures()}
      </Loading>
    );
  const row = rowOf(areas.data, area);
  return <Written figure={row === undefined ? undefined : figureAt(row)} />;
}

function SourceOf({ catalog, indicator, area, year }: Omit<FigureRowProps, "indicator"> & { indicator: PublishedIndicator }) {
  const level = area === landCode ? "gemeente" : levelOf(area);
  const entry = columnEntryOf(indicator, level, year);
  const source = sourceOf(catalog.sources, indicator, entry);
  return source ? `${source.publisher}, ${source.title}` : sourceIdOf(indicator, entry);
}
