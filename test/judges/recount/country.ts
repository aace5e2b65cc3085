/** The figure of the Netherlands: of the source itself, by definition, of all gemeenten that the file of that year has, or of those of today. */
import { isFigure, type StatusName } from "./column-file.ts";
import { places } from "./places.ts";
import { type Columns, classAt, placesOf, type Recount, type Worked } from "./recount.ts";
import { rows } from "./rules.ts";

export interface CountryFigure {
  value: number;
  status: StatusName;
  computed: boolean;
}

export function country(recount: Recount, id: string, year: number): CountryFigure | undefined {
  const { in: found = {}, classOf, country: fixed } = rows[id] ?? {};
  for (const place of places.filter((one) => one.year === year && one.name in found)) {
    const asked = { level: "land", codes: ["NL00"], counted: false, asThen: true } as const;
    const cells = recount.files.table(place).has("NL00") ? recount.files.read(place, found[place.name] ?? "", asked) : undefined;
    const figure = cells && said(recount, id, { ...cells, computed: false });
    if (figure && isFigure(figure.status)) return figure;
  }
  if (fixed !== undefined) return { value: fixed, status: "ok", computed: false };
  if (classOf) {
    const score = country(recount, classOf.id, year);
    return score && { ...score, value: classAt(classOf.limits, score.value, classOf.down), computed: true };
  }
  const then = ofAllThen(recount, id, year);
  const figure = then && said(recount, id, then);
  if (figure && isFigure(figure.status)) return figure;
  const all = [recount.given.areas.gemeente.codes.map((_, row) => ({ row, share: 1 }))];
  const columns: Columns = { of: (part, of) => recount.column(part, "gemeente", of), kept: "gemeente" };
  const now = recount.rolledUp(id, year, all, columns);
  return now && said(recount, id, now);
}

function said(
  recount: Recount,
  id: string,
  { value, status, computed }: Pick<Worked, "value" | "status" | "computed">,
): CountryFigure {
  const scale = 10 ** recount.decimals(id);
  return { value: Math.round((value[0] ?? Number.NaN) * scale) / scale, status: status[0] ?? "missing", computed };
}

/** Those that are no more included; undefined where the file of that year has not what the rule needs. */
function ofAllThen(recount: Recount, id: string, year: number): Worked | undefined {
  const placeOf = (part: string) =>
    placesOf(part, year, "gemeente").find((place) => recount.files.has(place, rows[part]?.in[place.name] ?? "", "gemeente"));
  const place = placeOf(id);
  if (place?.division === undefined) return undefined;
  const codes = [...recount.files.table(place).keys()].filter((code) => code.startsWith("GM"));
  const of = (part: string, partYear: number): Worked | undefined =>
    partYear === year && placeOf(part)?.division === place.division
      ? recount.own(part, year, { level: "gemeente", codes, asThen: true })
      : undefined;
  const all = [codes.map((_, row) => ({ row, share: 1 }))];
  const rule = recount.rule(id);
  // What was worked out from counts weighs by those.
  if (rule.rule === "mean" && !of(id, year)?.counts) {
    const weight = [rule.weight, rows[id]?.weightInstead].find((one) => one !== undefined && of(one, year));
    return weight === undefined ? undefined : recount.rolledUp(id, year, all, { of }, { rule: "mean", weight });
  }
  return recount.rolledUp(id, year, all, { of }, rule);
}
