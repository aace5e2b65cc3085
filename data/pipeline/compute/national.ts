/**
 * The figure of the whole of the Netherlands: the source's own, one that the definition fixes, else our roll-up of gemeenten: all of
 * those that the source had in that year, not only those that still exist.
 */
import { type CatalogEntry, countedFields } from "#data/indicators/entry.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { orderedClass } from "#data/stats/classify.ts";
import type { Joins } from "./cells.ts";
import type { ColumnOf, WorkedColumn } from "./columns.ts";
import { observe } from "./observe.ts";
import { type MemberShares, rollUpColumn } from "./roll-up.ts";

export type NationalFigure = Omit<PublishedIndicator["national"][number], "year">;

export interface NationalInputs {
  joins: Joins;
  columnOf: ColumnOf;
  entries: ReadonlyMap<string, CatalogEntry>;
  gemeenten: number;
}

/** Undefined where there is no figure at all and no reason to give. */
export function nationalFigure(inputs: NationalInputs, entry: CatalogEntry, year: number): NationalFigure | undefined {
  const own = ofSource(inputs.joins, entry, year);
  if (own) return own;
  if (entry.nationalByDefinition !== undefined) return { value: entry.nationalByDefinition, status: "ok", computed: false };
  const score = entry.classOf && inputs.entries.get(entry.classOf.indicator);
  if (entry.classOf && score) {
    const figure = nationalFigure(inputs, score, year);
    const { limits, descending } = entry.classOf;
    return (
      figure && {
        ...figure,
        value: figure.value === null ? null : orderedClass(limits, figure.value, descending),
        computed: true,
      }
    );
  }
  return ofGemeentenThen(inputs, entry, year) ?? ofGemeenten(inputs, entry, year);
}

function ofSource(joins: Joins, entry: CatalogEntry, year: number): NationalFigure | undefined {
  for (const binding of entry.from) {
    if (!binding.national || !binding.years.includes(year)) continue;
    // The borders of the country do not move with the division.
    const { division: _, ...today } = binding;
    const cells = observe(joins, today, { level: "land", year, codes: ["NL00"] }, false);
    const figure = figureOf(cells.values[0], cells.status[0], entry, false);
    if (figure.value !== null) return figure;
  }
  return undefined;
}

/** Where the source has another division than today's; undefined where it does not give what the rule of the indicator needs. */
function ofGemeentenThen({ joins, entries }: NationalInputs, entry: CatalogEntry, year: number): NationalFigure | undefined {
  const { division, table } = bindingThen(joins, entry, year) ?? {};
  if (division === undefined || !table) return undefined;
  const codes = [...table.rows.keys()].filter((code) => code.startsWith("GM"));
  const columnThen = (id: string, partYear: number): WorkedColumn | undefined => {
    const part = partYear === year ? entries.get(id) : undefined;
    const found = part && bindingThen(joins, part, year);
    if (!part || found?.division !== division) return undefined;
    // Codes of the table itself: nothing is carried over to another division.
    const { division: _, ...own } = found.binding;
    const observed = observe(joins, own, { level: "gemeente", year, codes }, false);
    return { ...observed, exact: observed.values, computed: false };
  };
  const needed = weightOf(entry);
  const weight = needed && [needed, entry.weightInstead].find((id) => id !== undefined && columnThen(id, year));
  if (needed && !weight) return undefined;
  const areas = [{ rows: [...codes.keys()], shares: codes.map(() => 1) }];
  const weighed: CatalogEntry =
    entry.aggregation.rule === "mean" && weight ? { ...entry, aggregation: { rule: "mean", weight } } : entry;
  const rolled = rollUpColumn({ entry: weighed, year, entries, areas, from: columnThen });
  const figure = rolled && figureOf(rolled.values[0], rolled.status[0], entry, true);
  return figure?.value === null ? undefined : figure;
}

const weightOf = ({ aggregation }: CatalogEntry): string | undefined =>
  aggregation.rule === "mean" ? aggregation.weight : aggregation.rule === "ratio" ? aggregation.denominator : undefined;

function bindingThen({ tables, relation }: Joins, { from }: CatalogEntry, year: number) {
  const binding = from.find(({ years, levels }) => years.includes(year) && levels.includes("gemeente"));
  if (binding?.division === undefined || binding.division === relation.to) return undefined;
  const [ref] = countedFields(binding.figure);
  const table = tables.find((one) => one.id === ref?.table && one.year === year);
  return table && { binding, division: binding.division, table };
}

function ofGemeenten(
  { columnOf, entries, gemeenten }: NationalInputs,
  entry: CatalogEntry,
  year: number,
): NationalFigure | undefined {
  const country: MemberShares = {
    rows: Array.from({ length: gemeenten }, (_, row) => row),
    shares: new Array<number>(gemeenten).fill(1),
  };
  const rolled = rollUpColumn({
    entry,
    year,
    entries,
    areas: [country],
    from: (id, partYear) => columnOf(id, "gemeente", partYear),
  });
  return rolled && figureOf(rolled.values[0], rolled.status[0], entry, true);
}

function figureOf(value = Number.NaN, status = 0, { unit }: CatalogEntry, computed: boolean): NationalFigure {
  const name = statuses[status] ?? "missing";
  const scale = 10 ** unit.decimals;
  return { value: hasValue(name) ? Math.round(value * scale) / scale : null, status: name, computed };
}
