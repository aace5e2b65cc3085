/** The traps of the real sources, on the real sources: read once, as the import reads them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { todaysDivision } from "#data/pipeline/compute/division.ts";
import type { Indexes } from "#data/pipeline/crosswalk/groups.ts";
import { isUnchanged, type Relation, relate } from "#data/pipeline/crosswalk/relation.ts";
import { withholdMixedDivisions } from "#data/pipeline/readers/police.ts";
import { readSources, type SourceData } from "#data/pipeline/readers/read-sources.ts";
import { figureOf, type SourceTable } from "#data/pipeline/readers/table.ts";
import { defaultLimits } from "#data/pipeline/sources/network.ts";
import { openSources } from "#data/pipeline/sources/sources.ts";
import { hasValue, statuses } from "#data/schema/status.ts";
import { mirrorFolder } from "../../../fixtures/mirror.ts";

const mirror = mirrorFolder();

describe.skipIf(!mirror)("the official sources", () => {
  let data: SourceData;
  let indexes: Indexes;
  const work = mkdtempSync(join(tmpdir(), "mirror-"));

  beforeAll(async () => {
    const sources = openSources({ cache: join(work, "cache"), mirror: mirror ?? "", refresh: false, limits: defaultLimits });
    data = await readSources(sources, { work, step: () => undefined, borders: () => undefined });
    indexes = todaysDivision(data, 2024).indexes;
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const table = (id: string, year: number): SourceTable => {
    const found = data.tables.find((one) => one.id === id && one.year === year);
    if (!found) throw new Error(`${id} ${year} was not read`);
    return found;
  };
  const cell = (from: SourceTable, code: string, field: string) => {
    const row = from.rows.get(code) ?? -1;
    const figures = from.fields.get(field);
    return { value: figures?.values[row], status: statuses[figures?.status[row] ?? -1] };
  };

  it("hold 14,565 buurten, 3,393 wijken and 342 gemeenten in 2024, and 12,229, 2,796 and 393 in 2015", () => {
    const counts = (map: Record<"buurt" | "wijk" | "gemeente", { codes: string[] }>) =>
      [map.buurt, map.wijk, map.gemeente].map(({ codes }) => codes.length);
    expect(counts(data.map2024)).toEqual([14_565, 3_393, 342]);
    expect(counts(data.map2015)).toEqual([12_229, 2_796, 393]);
  });

  it("give every area once, in the order of its code", () => {
    for (const { codes } of [data.map2024.buurt, data.map2024.wijk, data.map2024.gemeente]) {
      expect(codes).toEqual([...new Set(codes)].sort());
    }
  });

  it("keep codes with letters as text, without the spaces around them", () => {
    expect(data.map2024.wijk.codes).toContain("WK0363AA");
    expect(cell(table("85984NED", 2024), "WK0363AA", "AantalInwoners_5").status).toBe("ok");
    expect(data.names.get("BU00140000")).toBe("Binnenstad-Noord");
  });

  it("follow the next link to the last page of every table", () => {
    expect(table("85984NED", 2024).rows.size).toBe(18_310);
    expect(table("47018NED", 2023).rows.size).toBe(14_811);
    expect(table("50150NED", 2024).rows.size).toBe(14_917);
    expect(table("50090NED", 2020).rows.size).toBe(17_341);
  });

  it("call the country NL00 in every table, also where RIVM says NL01", () => {
    expect(cell(table("85984NED", 2024), "NL00", "AantalInwoners_5").value).toBe(17_942_942);
    expect(cell(table("50150NED", 2024), "NL00", "GoedErvarenGezondheid_4").value).toBe(72.8);
    expect(table("50090NED", 2020).rows.has("NL01")).toBe(false);
  });

  it("join StatLine 2024 completely: every row is an area, every area has a row", () => {
    const codes = new Set(["NL00", ...indexes.gemeente.codes, ...indexes.wijk.codes, ...indexes.buurt.codes]);
    expect([...table("85984NED", 2024).rows.keys()].filter((code) => !codes.has(code))).toEqual([]);
    expect([...codes].filter((code) => !table("85984NED", 2024).rows.has(code))).toEqual([]);
  });

  it("have nine buurten with figures and no border, which come last and lie in their wijk", () => {
    const { buurt, wijk } = indexes;
    const last = buurt.codes.slice(buurt.bordered);
    expect(last).toEqual([
      "BU00880009",
      "BU00960009",
      "BU02770009",
      "BU0363MK03",
      "BU06380006",
      "BU16690604",
      "BU19040216",
      "BU19780608",
      "BU19781103",
    ]);
    expect(wijk.codes[buurt.parents[buurt.codes.indexOf("BU0363MK03")] ?? -1]).toBe("WK0363MK");
    expect(buurt.parents.every((row) => row >= 0) && buurt.gemeenten.every((row) => row >= 0)).toBe(true);
  });

  it("hold no number that is a sentinel, and no empty cell that became zero", () => {
    for (const { id, year, fields } of data.tables) {
      for (const [field, { values, status }] of fields) {
        const wrong = status.findIndex(
          (code, row) => hasValue(statuses[code] ?? "missing") !== Number.isFinite(values[row]) || (values[row] ?? 0) < -9_999,
        );
        expect(wrong, `${id} ${year} ${field}`).toBe(-1);
      }
    }
    // De Steiger in Almere has 80 inhabitants and no employment rate.
    expect(cell(table("wijken2022", 2022), "WK003414", "employment_rate").status).toBe("missing");
    expect(cell(table("kwb2024", 2024), "BU00140000", "woningvoorraad").status).toBe("missing");
  });

  it("say of every area whether it changed since the year before", () => {
    const flagged = (id: string, year: number) => [...table(id, year).changed];
    expect(flagged("85984NED", 2024)).toHaveLength(963);
    expect(flagged("kwb", 2021)).toHaveLength(161);
    expect(flagged("kwb", 2020)).toHaveLength(155);
    expect(flagged("50090NED", 2020)).toEqual([]);
  });

  it("point the police's buurt codes at other areas in four gemeenten, where buurt figures are withheld", () => {
    const crimes = table("47018NED", 2024);
    const copy: SourceTable = {
      ...crimes,
      rows: new Map(crimes.rows),
      fields: new Map(
        [...crimes.fields].map(([name, { values, status }]) => [name, { values: values.slice(), status: status.slice() }]),
      ),
    };
    const mixed = withholdMixedDivisions(copy, data.map2024.buurt.codes);
    // Best, Heeze-Leende, Voorst and Zoetermeer.
    expect(mixed).toEqual(["GM0285", "GM0637", "GM0753", "GM1658"]);
    expect(cell(copy, "GM0637", "GeregistreerdeMisdrijven_1").status).toBe("ok");
    const inZoetermeer = data.map2024.buurt.codes.filter((code) => code.startsWith("BU0637"));
    expect(inZoetermeer.every((code) => cell(copy, code, "GeregistreerdeMisdrijven_1").status === "withheldByUs")).toBe(true);
  });

  describe("the boundary relation 2015-2024", () => {
    let relation: Relation;
    beforeAll(() => {
      const none = { gemeente: [], wijk: [], buurt: [] };
      relation = relate(
        { year: 2015, levels: data.map2015, inhabitants: (code) => figureOf(table("kwb2015", 2015), "AANT_INW", code) },
        { year: 2024, levels: data.map2024, inhabitants: (code) => figureOf(table("85984NED", 2024), "AantalInwoners_5", code) },
        none,
      );
    });

    it("has for every area of todaysDivision the same area, its parts, or the reason why there is none", () => {
      for (const level of ["gemeente", "wijk", "buurt"] as const) {
        expect(Object.keys(relation.levels[level] ?? {}).sort()).toEqual(data.map2024[level].codes);
      }
    });

    it("does not believe codes: thousands that exist in both years are another area now", () => {
      const old = new Set(data.map2015.buurt.codes);
      const reused = data.map2024.buurt.codes.filter((code) => old.has(code));
      expect(reused).toHaveLength(8_924);
      const unchanged = reused.filter((code) => isUnchanged(relation, "buurt", code)).length;
      expect(unchanged).toBeGreaterThan(5_500);
      expect(unchanged).toBeLessThan(7_811);
    });

    it("finds gemeenten that merged, by their shapes", () => {
      // Maashorst (2022) is Landerd and Uden.
      const parts = relation.levels.gemeente?.GM1991;
      expect(parts).toMatchObject({ kind: "parts" });
      const from = new Set(parts?.kind === "parts" ? parts.parts.map(({ code }) => code.slice(2, 6)) : []);
      expect([...from].sort()).toEqual(["0856", "1685"]);
      expect(isUnchanged(relation, "gemeente", "GM0344")).toBe(true);
    });

    const people = () => (code: string) => figureOf(table("kwb2015", 2015), "AANT_INW", code) ?? 0;

    it("counts everybody once at every level, and covers add up from the other side", () => {
      for (const level of ["gemeente", "wijk", "buurt"] as const) {
        const shared = new Map<string, number>();
        let all = 0;
        for (const [today, kin] of Object.entries(relation.levels[level] ?? {})) {
          if (kin.kind === "none") continue;
          const own = data.map2015.buurt.codes.filter(
            (code) => kin.kind === "same" && code.slice(2).startsWith(kin.code.slice(2)),
          );
          const parts = kin.parts ?? own.map((code) => ({ code, share: 1, cover: 1 / own.length }));
          for (const { code, share } of parts) {
            shared.set(code, (shared.get(code) ?? 0) + share);
            all += share * people()(code);
          }
          const cover = parts.reduce((sum, part) => sum + part.cover, 0);
          expect(Math.abs(cover - 1), `${level} ${today}`).toBeLessThan(1e-4);
        }
        const lived = data.map2015.buurt.codes.filter((code) => people()(code) > 0);
        for (const code of lived) expect(Math.abs((shared.get(code) ?? 0) - 1), `${level} ${code}`).toBeLessThan(1e-4);
        expect(Math.abs(all - 16_877_160), level).toBeLessThan(1);
      }
    });

    it("tries its rules where the truth is known, and uses none that is more than a tenth off in the middle", () => {
      expect(relation.backTest.map(({ rule, used }) => [rule, used])).toEqual([
        ["whole", true],
        ["people", true],
        ["land", false],
      ]);
      for (const { used, median, areas } of relation.backTest) {
        expect(used).toBe(median <= 0.1);
        expect(areas).toBeGreaterThan(2_000);
      }
    });
  });
});
