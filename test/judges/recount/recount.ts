/** Every published column worked out once more, from the raw files alone, by the rules that data/SOURCES.md states. */
import { blank, type Cells, few, fill, stackedCounts } from "./cells.ts";
import { isFigure } from "./column-file.ts";
import { FileCells } from "./file-cells.ts";
import type { Given, PublishedIndicator, Rule } from "./given.ts";
import { type PartsByLevel, partsOf } from "./parts.ts";
import { type LevelName, type Place, places } from "./places.ts";
import type { Mirror } from "./raw-files.ts";
import { rows } from "./rules.ts";
import { type Part, rollUp } from "./together.ts";

export interface Worked extends Cells {
  /** Rolled up by us. */
  computed: boolean;
  source: string;
  division?: number;
}

/** The column of another indicator, or year, that a roll-up needs. */
export interface Columns {
  of: (id: string, year: number) => Worked | undefined;
  /** Names what `of` gives, where weights may be kept for the next indicator. */
  kept?: string;
}

export class Recount {
  readonly files: FileCells;
  readonly given: Given;
  readonly #byId: Map<string, PublishedIndicator>;
  readonly #columns = new Map<string, Worked | undefined>();
  readonly #weights = new Map<string, Cells | undefined>();
  readonly #parts: PartsByLevel;

  constructor(given: Given, mirror: Mirror) {
    this.given = given;
    this.files = new FileCells(given, mirror);
    this.#byId = new Map(given.indicators.map((one) => [one.id, one]));
    this.#parts = partsOf(given);
  }

  rule = (id: string): Rule => this.#byId.get(id)?.aggregation ?? { rule: "none" };
  decimals = (id: string): number => this.#byId.get(id)?.unit.decimals ?? 0;

  /** Years that the files have something of, by the rows of the rules. */
  years(id: string): number[] {
    const found = rows[id]?.in ?? {};
    return [...new Set(places.filter(({ name }) => name in found).map(({ year }) => year))].sort((a, b) => a - b);
  }

  /** Undefined where no area has a figure. */
  column(id: string, level: LevelName, year: number): Worked | undefined {
    const key = `${id} ${level} ${year}`;
    if (!this.#columns.has(key)) {
      const worked = this.#work(id, level, year);
      const found = worked?.status.some(isFigure) ? rounded(worked, this.decimals(id)) : undefined;
      this.#columns.set(key, found);
      if (found) this.#reason(found, id, level, year);
    }
    return this.#columns.get(key);
  }

  #work(id: string, level: LevelName, year: number): Worked | undefined {
    const row = rows[id];
    if (!row) return undefined;
    const ofBuurten: Columns = { of: (part, of) => this.column(part, "buurt", of), kept: "buurt" };
    if (level !== "group") {
      const given = this.own(id, year, { level, codes: this.given.areas[level].codes });
      const rolled = () => (level === "buurt" ? undefined : this.rolledUp(id, year, this.#parts[level], ofBuurten));
      const own = given && level === "wijk" ? this.#restingOnParts(id, given, rolled) : given;
      return own && row.ofPlace ? this.#placed(id, level, year, own) : (own ?? rolled());
    }
    // A group rests on what files say of whole wijken, else on buurten.
    const ofMembers: Columns = { of: (part, of) => this.#stacked(part, of), kept: "members" };
    const ofWijken = places.some((place) => place.year === year && place.name in row.in && place.levels.includes("wijk"));
    const rolled = ofWijken
      ? this.rolledUp(id, year, this.#parts.members, ofMembers)
      : this.rolledUp(id, year, this.#parts.group, ofBuurten);
    if (row.ofPlace) return rolled && this.#placed(id, level, year, rolled);
    const added = this.#addedUp(id, level, year);
    if (!added || !rolled) return added ?? rolled;
    for (const [at, status] of added.status.entries()) if (!isFigure(status)) fill(added, rolled, at);
    return added;
  }

  /** Land does not move with people: what was added up over the buurten of then stands where it is the land of today, within a twentieth. */
  #placed(id: string, level: LevelName, year: number, found: Worked): Worked {
    const added = this.#addedUp(id, level, year);
    if (!added) return found;
    const [then, today] = [
      id === "oppervlakte-land" ? added : this.column("oppervlakte-land", level, year),
      this.column("oppervlakte-land", level, this.given.division),
    ];
    for (const [at, status] of added.status.entries()) {
      const [before = Number.NaN, size = Number.NaN] = [then?.value[at], today?.value[at]];
      const isSame = Math.abs(before - size) <= 0.05 * size;
      if (isFigure(status) && !isFigure(found.status[at] ?? "missing") && isSame) fill(found, added, at);
    }
    return found;
  }

  /** A wijk that the file knows as another one has the figure of its buurten: no count, no mean of whole percentages, no own rate. */
  #restingOnParts(id: string, own: Worked, rolled: () => Worked | undefined): Worked {
    const { rule } = this.rule(id);
    const { label, decimals } = this.#byId.get(id)?.unit ?? {};
    const ofWholes = rule === "mean" && label?.nl === "%" && decimals === 0;
    const parts = own.division === undefined || own.counts || ofWholes || rule === "sum" ? undefined : rolled();
    for (const [at, status] of own.status.entries()) {
      if (status !== "otherArea" || !parts || !isFigure(parts.status[at] ?? "missing")) continue;
      fill(own, parts, at);
      own.status[at] = "estimated";
    }
    return own;
  }

  /** What other columns tell of an area without a figure: there is nothing that it is about, or there is more of it today. */
  #reason({ status }: Worked, id: string, level: LevelName, year: number): void {
    const about = this.#about(id);
    const bases = [...new Set(about === "huishoudens" ? [about, "inwoners"] : [about])];
    const columns = bases.flatMap((base) => (base && base !== id ? (this.column(base, level, year) ?? []) : []));
    // Of what there were too few then: of households in a rate on them, else of people.
    const perHousehold = (place: Place) => / \/ HuishoudensTotaal/.test(rows[id]?.in[place.name] ?? "");
    const at = level === "group" ? "wijk" : level;
    const used = placesOf(id, year, at).find((place) => this.files.has(place, rows[id]?.in[place.name] ?? "", at));
    const fewOf = used && perHousehold(used) ? "huishoudens" : "inwoners";
    const today = this.column(fewOf, level, this.given.division);
    for (const [at, one] of status.entries()) {
      const isZero = columns.some((column) => isFigure(column.status[at] ?? "missing") && column.value[at] === 0);
      if ((one === "missing" || one === "suppressed") && isZero) status[at] = "notApplicable";
      if (one === "tooSmall" && year !== this.given.division && (today?.value[at] ?? 0) >= few) status[at] = "tooSmallThen";
    }
  }

  /** What a rate or mean is about: where there is none of it the figure cannot exist. A count, and what is of the place, exist anywhere. */
  #about(id: string): string | undefined {
    const { classOf, ofPlace, weightInstead } = rows[id] ?? {};
    if (classOf) return this.#about(classOf.id);
    const rule = this.rule(id);
    if (rule.rule === "sum" || ofPlace) return undefined;
    return weightInstead ?? this.#byId.get(id)?.denominator ?? (rule.rule === "mean" ? rule.weight : undefined);
  }

  /** What a file itself says: the first in the order of trust that has one figure at least. */
  own(id: string, year: number, asked: { level: LevelName; codes: readonly string[]; asThen?: boolean }): Worked | undefined {
    const counted = this.rule(id).rule === "sum" && !rows[id]?.ofPlace && !asked.asThen;
    for (const place of placesOf(id, year, asked.level)) {
      const cells = this.files.read(place, rows[id]?.in[place.name] ?? "", { ...asked, counted });
      if (cells?.status.some(isFigure)) return { ...cells, computed: false, ...originOf(place) };
    }
    return undefined;
  }

  /** A count of 2015 for an area as a whole: a buurt that was divided between two members of a group is in it all the same. */
  #addedUp(id: string, level: LevelName, year: number): Worked | undefined {
    const row = rows[id];
    const place = places.find((one) => one.year === year && row && one.name in row.in && one.division === this.files.oldest);
    if (!row || !place || this.rule(id).rule !== "sum") return undefined;
    const { codes } = this.given.areas[level];
    const added = this.files.read(place, row.in[place.name] ?? "", { level, codes, counted: true });
    if (!added?.status.some(isFigure)) return undefined;
    added.part ??= new Float64Array(codes.length).fill(1);
    return { ...added, computed: true, ...originOf(place) };
  }

  /** All wijken and then all buurten, as the members of groups are numbered. */
  #stacked(id: string, year: number): Worked | undefined {
    const [wijken, buurten] = [this.column(id, "wijk", year), this.column(id, "buurt", year)];
    const first = wijken ?? buurten;
    if (!first) return undefined;
    const { wijk, buurt } = this.given.areas;
    const both: Cells[] = [wijken ?? blank(wijk.codes.length), buurten ?? blank(buurt.codes.length)];
    const { part: _, counts: __, ...rest } = first;
    return {
      ...stackedCounts(both),
      ...rest,
      value: Float64Array.from(both.flatMap(({ value }) => [...value])),
      status: both.flatMap(({ status }) => status),
      ...(both.some(({ part }) => part)
        ? { part: Float64Array.from(both.flatMap(({ part, value }) => (part ? [...part] : Array.from(value, () => 1)))) }
        : {}),
    };
  }

  rolledUp(id: string, year: number, areas: Part[][], columns: Columns, rule = this.rule(id)): Worked | undefined {
    const { classOf } = rows[id] ?? {};
    if (classOf) {
      const score = this.rolledUp(classOf.id, year, areas, columns);
      return score && { ...score, value: score.value.map((value) => classAt(classOf.limits, value, classOf.down)) };
    }
    if (rule.rule === "none") return undefined;
    const figures = columns.of(rule.rule === "ratio" ? rule.numerator : id, year);
    const people = this.#nearest("inwoners", year, columns);
    const weights = {
      sum: () => people,
      mean: () => this.#nearest("weight" in rule ? rule.weight : "", year, columns),
      ratio: () => columns.of("denominator" in rule ? rule.denominator : "", year),
    };
    if (!figures) return undefined;
    // A share that was worked out from counts is added up as those counts.
    const { counts } = rule.rule === "mean" ? figures : {};
    const weight = counts ? counts.base : weights[rule.rule]();
    if (rule.rule === "ratio" && !weight) return undefined;
    const minimum = Object.values(rows[id]?.in ?? {}).some((text) => / \/ | !$/.test(text)) ? few : 0;
    const rolled = areas.map((parts) =>
      rollUp(rule, parts, { figures: counts ? { ...figures, value: counts.exact } : figures, weight, people, minimum }),
    );
    return {
      value: Float64Array.from(rolled, ({ value }) => value),
      status: rolled.map(({ status }) => status),
      part: Float64Array.from(rolled, ({ part }) => part),
      computed: true,
      source: figures.source,
      ...(figures.division === undefined ? {} : { division: figures.division }),
    };
  }

  /** A weight is no figure: where the year lacks one, the nearest year that has it, the later of two. */
  #nearest(id: string, year: number, { of, kept }: Columns): Cells | undefined {
    const key = `${id} ${year} ${kept}`;
    if (kept && this.#weights.has(key)) return this.#weights.get(key);
    const years = this.years(id).sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a);
    const [first, ...others] = years.flatMap((one) => of(id, one) ?? []);
    const cells = first && { value: first.value.slice(), status: [...first.status] };
    for (const [at, status] of (cells?.status ?? []).entries()) {
      const other = isFigure(status) ? undefined : others.find((one) => isFigure(one.status[at] ?? "missing"));
      if (!cells || !other) continue;
      cells.value[at] = other.value[at] ?? Number.NaN;
      cells.status[at] = other.status[at] ?? "missing";
    }
    if (kept) this.#weights.set(key, cells);
    return cells;
  }
}

export const placesOf = (id: string, year: number, level: LevelName): Place[] =>
  places.filter((place) => place.year === year && place.levels.includes(level) && place.name in (rows[id]?.in ?? {}));

const originOf = ({ source, division }: Place) => (division === undefined ? { source } : { source, division });

function rounded(cells: Worked, decimals: number): Worked {
  const scale = 10 ** decimals;
  return { ...cells, value: cells.value.map((value) => Math.round(value * scale) / scale) };
}

/** Class 1 is below the first limit, or with `down` from the last one up. */
export function classAt(limits: readonly number[], value: number, down = false): number {
  if (Number.isNaN(value)) return value;
  const under = limits.findIndex((limit) => value < limit);
  const from = under < 0 ? limits.length : under;
  return down ? limits.length - from + 1 : from + 1;
}
