/** Areas of the real country in divisions without borders: what may be taken of them. */
import { beforeAll, describe, expect, it } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { Evidence, isEvident } from "#data/pipeline/crosswalk/evidence.ts";
import { isUnchanged, Relation } from "#data/pipeline/crosswalk/relation.ts";
import { AreaIndex } from "#data/schema/area.ts";
import { statuses } from "#data/schema/status.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

describe("evidence in the whole country", () => {
  let set: Published;
  let relation: Relation;
  let buurten: AreaIndex;
  let of2020: Evidence;
  beforeAll(async () => {
    set = await published();
    const json = (file = "") => JSON.parse(readPublished(set, file).toString());
    relation = Relation.parse(json(set.manifest.relations[0]?.file));
    buurten = AreaIndex.parse(json(set.manifest.areas.buurt));
    of2020 = Evidence.parse(json(set.manifest.evidence?.find(({ from }) => from === 2020)?.file));
  });

  it("codes that got another area after 2020 stay without a figure, also where their name or place would pass", () => {
    if (!set.real) return;
    // Almere drew all its buurten anew and Schiedam split them.
    for (const code of ["BU00340204", "BU00340303", "BU06060706"]) expect(of2020.levels.buurt?.[code], code).toBe("codesChanged");
    // In Tilburg and Terneuzen the wijk kept its codes and the figures of one year are 15 to 31 percentage points apart.
    for (const code of ["BU08553302", "BU08553706", "BU07151301"])
      expect(of2020.levels.buurt?.[code], code).toBe("figuresDiffer");
  });

  it("gives six gemeenten back that lost their health figures by the codes of their buurten", () => {
    if (!set.real) return;
    const catalog = readCatalog(set);
    const gemeenten = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas.gemeente).toString())).codes;
    // Groningen, Edam-Volendam, Haarlemmermeer, Noordwijk, Vijfheerenlanden and Het Hogeland merged before 2020, and not since.
    const rows = ["GM0014", "GM0385", "GM0394", "GM0575", "GM1961", "GM1966"].map((code) => gemeenten.indexOf(code));
    // Amsterdam, Purmerend, Boxtel, Oisterwijk, Tilburg and Vught did: a part of another gemeente came to each.
    const others = ["GM0363", "GM0439", "GM0757", "GM0824", "GM0855", "GM0865"].map((code) => gemeenten.indexOf(code));
    const health = catalog.indicators.filter(({ source }) => source === "rivm-50090");
    expect(health).toHaveLength(31);
    for (const { id, columns } of health) {
      const newest = columns.find(({ level, year }) => level === "gemeente" && year === 2020);
      const { values, status } = decodeColumn(readPublished(set, newest?.file ?? ""));
      for (const row of rows)
        expect([values[row], statuses[status[row] ?? -1]], `${id} ${row}`).toEqual([expect.any(Number), "ok"]);
      for (const row of others) expect(statuses[status[row] ?? -1], `${id} ${row}`).toBe("otherArea");
    }
  });

  it("wins over half of the buurten that the borders alone leave out", () => {
    if (!set.real) return;
    const proven = buurten.codes.filter((code) => isUnchanged(relation, "buurt", code)).length;
    const evident = buurten.codes.filter((code) => isEvident(of2020, "buurt", code)).length;
    expect([proven, evident]).toEqual([6134, expect.any(Number)]);
    expect(evident).toBeGreaterThan(4000);
    expect(evident).toBeLessThan(4500);
  });

  it("the rule holds where it can be measured: a gemeente with the codes of 2015 has the buurten of 2015", () => {
    if (!set.real) return;
    const kin = relation.levels.buurt ?? {};
    const older = new Set(Object.keys(relation.lost.buurt ?? {}));
    for (const one of Object.values(kin)) {
      if (one.kind === "same") older.add(one.code);
      if (one.kind !== "none") for (const { code } of one.parts ?? []) older.add(code);
    }
    const codesOf = (codes: Iterable<string>) => Map.groupBy(codes, (code) => code.slice(2, 6));
    const [before, today] = [codesOf(older), codesOf(buurten.codes)];
    const kept = buurten.codes.filter((code) => {
      const gemeente = code.slice(2, 6);
      const codes = new Set(before.get(gemeente));
      return codes.size === today.get(gemeente)?.length && today.get(gemeente)?.every((one) => codes.has(one));
    });
    expect(kept.length).toBeGreaterThan(5000);
    const overlap = (code: string): number => {
      const one = kin[code];
      if (one?.kind === "same") return one.code === code ? 1 : 0;
      return one?.kind === "parts" ? (one.own ?? 0) : 0;
    };
    const measured = kept.filter((code) => kin[code]?.kind !== "none").map(overlap);
    expect(measured.filter((part) => part >= 0.8).length / measured.length).toBeGreaterThan(0.99);
    expect(measured.filter((part) => part === 0)).toEqual([]);
  });
});
