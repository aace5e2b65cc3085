/** What the files say of areas of today: a field or rate read for a list of codes, each through the area that it was then. */
import { blank, type Cells, hideFew, meaning, rate, sumOf } from "./cells.ts";
import { isFigure, type StatusName } from "./column-file.ts";
import type { BoundaryRelation, Given, Kin } from "./given.ts";
import { type LevelName, type Place, places } from "./places.ts";
import type { Mirror, RawRow, RawTable } from "./raw-files.ts";

/** Of the people of 2015 of whom we do not know where they lived, at most; of those in buurten with a figure, at least. */
const [mostUncertain, leastKnown] = [0.05, 0.9];
/** So near to its own buurten the figure of the source itself stands. */
const nearOwn = 0.005;
/** The police table is of another division in a gemeente where its buurten are less than this part of the gemeente. */
const leastOfGemeente = 0.9;
const populationOf: Record<string, string> = { kwb: "AantalInwoners | AANT_INW", 2022: "population", map: "AANT_INW" };
const prefixes: Record<string, string> = { land: "NL", gemeente: "GM", wijk: "WK", buurt: "BU", group: "BU" };
const supporting = new Set(["gemeenteCodes", "wijkCodes", "description", "ownFigures"]);
export interface Expression {
  above: string[];
  below?: string[];
  scale: number;
  /** Not shown under 50 inhabitants. */
  hidden: boolean;
}

export function parse(text: string): Expression {
  const [rate = "", scale] = text.split(" * ");
  const [above = "", below] = rate.replace(/ !$/, "").split(" / ");
  const hidden = rate.endsWith(" !");
  return {
    above: above.split(" + "),
    scale: Number(scale ?? 1),
    hidden,
    ...(below === undefined ? {} : { below: below.split(" + ") }),
  };
}

export interface Asked {
  level: LevelName | "land";
  codes: readonly string[];
  /** A count: that of 2015 is added up from the buurten of then. */
  counted: boolean;
  /** The codes are those of the file itself, not of today. */
  asThen?: boolean;
}

interface Older {
  table: RawTable;
  field: string;
  division: number | undefined;
  /** Added up from the buurten of then. */
  added: boolean;
}

export class FileCells {
  readonly #mirror: Mirror;
  readonly #relations: BoundaryRelation[];
  readonly #evidence: Given["evidence"];
  readonly #tables = new Map<Place, RawTable>();
  readonly #mixed = new Map<Place, Set<string>>();

  constructor({ relations, evidence }: Given, mirror: Mirror) {
    this.#mirror = mirror;
    this.#relations = relations;
    this.#evidence = evidence;
  }

  /** Year of the division that counts are added up from. */
  get oldest(): number | undefined {
    return this.#relations[0]?.from;
  }

  table(place: Place): RawTable {
    const table = this.#tables.get(place) ?? place.read(this.#mirror);
    this.#tables.set(place, table);
    return table;
  }

  /** Does the file have all fields of the expression, for areas of the level? */
  has(place: Place, text: string, level: LevelName | "land"): boolean {
    const { above, below = [] } = parse(text);
    return [...above, ...below].every((names) => this.#find(place, names, level) !== undefined);
  }

  /** Undefined where the file lacks a field of the expression. */
  read(place: Place, text: string, asked: Asked): Cells | undefined {
    if (!this.has(place, text, asked.level)) return undefined;
    const { above, below, scale, hidden } = parse(text);
    const counts = (names: string) => this.#field(place, names, { ...asked, counted: true });
    const [only = "", ...others] = above;
    const top = below || others.length > 0 ? sumOf(above.map(counts)) : this.#field(place, only, asked);
    const cells = below ? rate(top, sumOf(below.map(counts)), scale) : top;
    if (hidden) hideFew(cells, this.#field(place, populationOf[place.name] ?? "", { ...asked, counted: true }));
    if (place.provisional) cells.status = cells.status.map((status) => (status === "ok" ? "provisional" : status));
    return cells;
  }

  #find(place: Place, names: string, level: string): { table: RawTable; field: string } | undefined {
    const [other, rest = names] = names.includes(":") ? names.split(":") : [place.name, names];
    const from = other === place.name ? place : places.find(({ name, year }) => name === other && year === place.year);
    if (!from) return undefined;
    const table = this.table(from);
    const sample = firstRow(table, prefixes[level] ?? "");
    const field = rest.split(" | ").find((name) => sample && name in sample);
    return field === undefined ? undefined : { table, field };
  }

  #field(place: Place, names: string, { level, codes, counted, asThen = false }: Asked): Cells {
    const cells = blank(codes.length);
    const found = this.#find(place, names, level);
    if (!found) throw new Error(`${place.name} ${place.year} has no ${names}`);
    const { table, field } = found;
    const police = place.name === "police" && table === this.table(place) && level === "buurt";
    const division = asThen ? undefined : place.division;
    const added = counted && division !== undefined && division === this.oldest;
    for (const [at, code] of codes.entries()) {
      const then = this.#then(level, code, division);
      const row = then && table.get(then.code);
      if (row) {
        const [value, status] = meaning(row[field]);
        cells.value[at] = value;
        cells.status[at] = status === "ok" && !then.sure ? "estimated" : status;
      } else if (!then) cells.status[at] = this.#withoutArea(level, code, { table, field, division, added });
      if (added) addUp(cells, at, this.#relations[0]?.levels[level as LevelName]?.[code], table, field);
      if (police && this.#mixedIn(place).has(`GM${code.slice(2, 6)}`)) {
        cells.value[at] = Number.NaN;
        cells.status[at] = "withheldByUs";
      }
    }
    return cells;
  }

  /** The file has a figure under this code, or of older areas that this one is a mix of: it may be another area. */
  #withoutArea(level: string, code: string, { table, field, division, added }: Older): StatusName {
    const says = (area: string) => isFigure(meaning(table.get(area)?.[field])[1]);
    if (says(code)) return "otherArea";
    const kin = this.#relations.find(({ from }) => from === division)?.levels[level as LevelName]?.[code];
    // Where we know whose people these are, it is the figures of those that are missing.
    if (added && (kin?.uncertain ?? 0) <= mostUncertain) return "missing";
    return kin?.parts?.some((part) => says(part.code)) ? "otherArea" : "missing";
  }

  /** Gemeenten of which the buurt codes of the police point at other areas. */
  #mixedIn(place: Place): Set<string> {
    const known = this.#mixed.get(place);
    if (known) return known;
    const crimes = (row: RawRow | undefined) => Number(row?.GeregistreerdeMisdrijven ?? 0);
    const sums = new Map<string, number>();
    for (const [code, row] of this.table(place)) {
      const gemeente = `GM${code.slice(2, 6)}`;
      if (code.startsWith("BU")) sums.set(gemeente, (sums.get(gemeente) ?? 0) + crimes(row));
    }
    const mixed = [...this.table(place)].filter(
      ([code, row]) => code.startsWith("GM") && (sums.get(code) ?? 0) < leastOfGemeente * crimes(row),
    );
    const codes = new Set(mixed.map(([code]) => code));
    this.#mixed.set(place, codes);
    return codes;
  }

  /** Code that an area of today had in the files on another division; `sure` by borders, else by evidence. */
  #then(level: string, code: string, division: number | undefined): { code: string; sure: boolean } | undefined {
    if (division === undefined) return { code, sure: true };
    const kinOf = ({ levels }: BoundaryRelation): Kin | undefined => levels[level as LevelName]?.[code];
    const exact = this.#relations.find(({ from }) => from === division);
    const kin = exact && kinOf(exact);
    if (kin?.kind === "same") return { code: kin.code ?? code, sure: true };
    if (exact && exact.from === this.oldest) return undefined;
    const unchanged = (kin: Kin | undefined) => kin?.kind === "same" && kin.code === code;
    if (this.#relations.some((one) => one.from < division && unchanged(kinOf(one)))) return { code, sure: true };
    const verdict = this.#evidence.find(({ from }) => from === division)?.levels[level as LevelName]?.[code] ?? "";
    return supporting.has(verdict) ? { code, sure: false } : undefined;
  }
}

function firstRow(table: RawTable, prefix: string): RawRow | undefined {
  for (const [code, row] of table) if (code.startsWith(prefix)) return row;
  return undefined;
}

/** Counts of the buurten of then that the people of an area lived in. */
function addUp(cells: Cells, at: number, kin: Kin | undefined, table: RawTable, field: string): void {
  const parts = kin?.kind === "none" ? [] : (kin?.parts ?? []);
  const uncertain = kin?.uncertain ?? 0;
  if (parts.length === 0 || uncertain > mostUncertain) return;
  let [sum, all, there, counted] = [0, 0, 0, 0];
  for (const { code, share } of parts) {
    const row = table.get(code);
    const [people, lives] = meaning(row?.AANT_INW);
    const [value, status] = meaning(row?.[field]);
    const living = isFigure(lives) ? people * share : 0;
    all += living;
    if (!isFigure(status)) continue;
    sum += value * share;
    there += living;
    counted += 1;
  }
  const known = all > 0 ? there / all : counted / parts.length;
  const own = cells.value[at] ?? Number.NaN;
  if (known < leastKnown || Math.abs(own - sum) <= nearOwn * Math.abs(own)) return;
  cells.part ??= new Float64Array(cells.value.length).fill(1);
  cells.value[at] = sum;
  cells.status[at] = "estimated";
  cells.part[at] = Math.max(0, known - uncertain);
}
