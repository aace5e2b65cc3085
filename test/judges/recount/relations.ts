/** What the recount takes as given, looked into by itself: the areas by the raw table, the boundary relation by its own sums. */
import type { Given } from "./given.ts";
import { feed, type Mirror, map2015, type RawTable } from "./raw-files.ts";

const levels = ["gemeente", "wijk", "buurt"] as const;
const prefix = { gemeente: "GM", wijk: "WK", buurt: "BU" } as const;

/** Every area of the raw table once, with its people, in the area that its code begins with; nothing else. */
export function faultsOfAreas({ areas }: Given, mirror: Mirror): string[] {
  const table = feed(mirror, ["//opendata.cbs.nl", "/85984NED/TypedDataSet"]);
  return levels.flatMap((level) => {
    const { codes, parents, gemeenten, inhabitants } = areas[level];
    const faults = [...table.keys()]
      .filter((code) => code.startsWith(prefix[level]) && !codes.includes(code))
      .map((code) => `${code} is in the table and not published`);
    for (const [row, code] of codes.entries()) {
      const [wijk, gemeente] = [areas.wijk.codes[parents[row] ?? -1], areas.gemeente.codes[gemeenten[row] ?? -1]];
      if (!table.has(code)) faults.push(`${code} is published and not in the table`);
      if (inhabitants[row] !== (table.get(code)?.AantalInwoners ?? -1))
        faults.push(`${code} has ${inhabitants[row]} inhabitants`);
      if (level === "buurt" && wijk !== `WK${code.slice(2, 8)}`) faults.push(`${code} lies in ${wijk}`);
      if (level !== "gemeente" && gemeente !== `GM${code.slice(2, 6)}`) faults.push(`${code} lies in ${gemeente}`);
    }
    return faults;
  });
}

/** Everybody of 2015 counted once at every level, and every area of today covered once. */
export function faultsOfRelation({ relations }: Given, mirror: Mirror): string[] {
  const [oldest] = relations;
  const then = map2015(mirror);
  const people = (code: string) => Math.max(0, Number(then.get(code)?.AANT_INW ?? 0));
  const buurten = [...then.keys()].filter((code) => code.startsWith("BU"));
  return levels.flatMap((level) => {
    const faults: string[] = [];
    const shared = new Map<string, number>();
    for (const [today, kin] of Object.entries(oldest?.levels[level] ?? {})) {
      if (kin.kind === "none") continue;
      const whole = kin.kind === "same" ? buurtenIn(then, buurten, kin.code ?? "") : [];
      const parts = kin.parts ?? whole.map((code) => ({ code, share: 1, cover: 1 / whole.length }));
      for (const { code, share } of parts) shared.set(code, (shared.get(code) ?? 0) + share);
      const cover = parts.reduce((sum, part) => sum + part.cover, 0);
      if (Math.abs(cover - 1) > 1e-3) faults.push(`${level} ${today} is covered for ${cover}`);
    }
    const lost = buurten.filter((code) => people(code) > 0 && Math.abs((shared.get(code) ?? 0) - 1) > 1e-3);
    faults.push(
      ...lost.map((code) => `${level}: the ${people(code)} people of ${code} are counted ${shared.get(code) ?? 0} times`),
    );
    return faults;
  });
}

const buurtenIn = (then: RawTable, buurten: readonly string[], code: string): string[] => {
  if (code.startsWith("BU")) return [code];
  return buurten.filter((buurt) => {
    const { WK_CODE, GM_CODE } = then.get(buurt) ?? {};
    return WK_CODE === code || GM_CODE === code;
  });
};

/** Classes of the Leefbaarometer that its own score does not have by the limits that the rules state. */
export function faultsOfClasses(
  classes: RawTable,
  scores: RawTable,
  { field, of, limits }: { field: string; of: string; limits: number[] },
): string[] {
  return Array.from(classes).flatMap(([code, row]) => {
    const score = Number(scores.get(code)?.[of] ?? row[of]);
    const under = limits.findIndex((limit) => score < limit);
    const expected = under < 0 ? limits.length + 1 : under + 1;
    return Number(row[field]) === expected
      ? []
      : [`${code} with ${of} ${score} has ${field} ${row[field]}, by the limits ${expected}`];
  });
}
