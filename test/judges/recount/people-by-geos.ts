/**
 * Who lived in areas of today in 2015, from the pieces that GEOS cuts and the two raw tables, by the rule in data/SOURCES.md: a buurt
 * that lies for 95 % in an area is counted there, one that was divided as the people of today live over its pieces, where about as many do.
 */
import type { Overlap } from "./geos.ts";
import type { RawTable } from "./raw-files.ts";

interface Counted {
  people: number;
  /** Of them, that nobody can place. */
  uncertain: number;
}

const [whole, least, sliver] = [0.95, 0.5, 0.01];
const isSteady = (then: number, now: number) => Math.abs(now - then) <= 25 || (now >= 0.8 * then && now <= 1.25 * then);

/** `unit` names the area of today that a buurt of today lies in. */
export function peopleThen(
  found: readonly Overlap[],
  then: RawTable,
  now: RawTable,
  unit: (buurt: string) => string,
): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const [older, all] of Map.groupBy(found, (one) => one.older)) {
    const people = Math.max(0, Number(then.get(older)?.AANT_INW ?? 0));
    const land = all.reduce((sum, { shared }) => sum + shared, 0);
    const pieces = all
      .filter(({ shared }) => shared >= sliver * land)
      .map((one) => ({ ...one, living: (Number(now.get(one.now)?.AantalInwoners ?? 0) * one.shared) / one.nowArea }));
    const [area, living] = [pieces.reduce((sum, one) => sum + one.shared, 0), pieces.reduce((sum, one) => sum + one.living, 0)];
    const units = Array.from(
      Map.groupBy(pieces, (one) => unit(one.now)),
      ([name, list]) => {
        const byLand = list.reduce((sum, one) => sum + one.shared, 0) / area;
        return { name, byLand, byPeople: living > 0 ? list.reduce((sum, one) => sum + one.living, 0) / living : byLand };
      },
    );
    const hasTwin = pieces.some(({ shared, nowArea, olderArea }) => Math.min(shared / nowArea, shared / olderArea) >= whole);
    const steady = isSteady(people, living);
    const inOne = units.find(({ byLand }) => byLand >= whole);
    const byLand = inOne && (hasTwin || inOne.byPeople >= least);
    const how = steady && !byLand ? "byPeople" : "byLand";
    const only = units.find((one) => one[how] >= whole);
    for (const one of only ? [only] : units) {
      const share = only ? 1 : one[how];
      const sum = counted.get(one.name) ?? { people: 0, uncertain: 0 };
      counted.set(one.name, sum);
      sum.people += people * share;
      sum.uncertain += steady ? 0 : people * Math.min(share, 1 - share);
    }
  }
  return counted;
}
