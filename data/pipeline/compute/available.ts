/**
 * The catalogue as far as what was read goes: of the other editions, whose fields and levels differ by year, only the bindings that the
 * table of that year has every field of, and the levels that it has rows of. So a year is there by its table alone.
 */
import { type Binding, type CatalogEntry, refsOf } from "#data/indicators/entry.ts";
import type { SourceTable } from "../readers/table.ts";

const ofEditions = "kwb";
const levelOf = { GM: "gemeente", WK: "wijk", BU: "buurt" } as const;

export function availableEntries(entries: readonly CatalogEntry[], tables: readonly SourceTable[]): CatalogEntry[] {
  const editions = new Map(tables.filter(({ id }) => id === ofEditions).map((table) => [table.year, table]));
  const levels = new Map(Array.from(editions, ([year, table]) => [year, levelsOf(table)]));
  const available = (binding: Binding): Binding[] => {
    const [year = 0] = binding.years;
    const table = editions.get(year);
    const refs = refsOf(binding.figure);
    if (!refs.some((ref) => ref.table === ofEditions)) return [binding];
    if (!table || !refs.every(({ field }) => table.fields.has(field))) return [];
    return [
      { ...binding, levels: binding.levels.filter((level) => levels.get(year)?.has(level)), national: table.rows.has("NL00") },
    ];
  };
  // Order of trust where two files have a figure of one year: StatLine, the file of 2022, the maps.
  const isOfEdition = ({ figure }: Binding) => refsOf(figure).some(({ table }) => table === ofEditions);
  return entries.map((entry) => {
    const from = entry.from.flatMap(available);
    return { ...entry, from: [...from.filter(isOfEdition), ...from.filter((binding) => !isOfEdition(binding))] };
  });
}

const levelsOf = ({ rows }: SourceTable) =>
  new Set(Array.from(rows.keys(), (code) => levelOf[code.slice(0, 2) as keyof typeof levelOf]));
