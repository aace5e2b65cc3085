/** The published boundary relation 2015-2024, from both sides: nobody is dropped and nobody counted twice. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OlderPart, Relation } from "#data/pipeline/crosswalk/relation.ts";
import { readDbf } from "#data/pipeline/readers/shapefile.ts";
import { unzip } from "#data/pipeline/readers/source-files.ts";
import { map2015 } from "#data/pipeline/sources/addresses.ts";
import { defaultLimits } from "#data/pipeline/sources/network.ts";
import { openSources } from "#data/pipeline/sources/sources.ts";
import { AreaIndex } from "#data/schema/area.ts";
import { mirrorFolder } from "../../../fixtures/mirror.ts";
import { type Published, published, readCatalog, readPublished } from "../../../fixtures/published.ts";

const mirror = mirrorFolder();
const levels = ["gemeente", "wijk", "buurt"] as const;
/** How much of the code of a buurt says in which it lies. */
const lengths: Record<string, number> = { gemeente: 6, wijk: 8, buurt: 10 };
/** Shares are written to six digits: over all 17 million people that is this many. */
const rounding = 2;

describe.skipIf(!mirror)("the boundary relation 2015-2024", () => {
  const work = mkdtempSync(join(tmpdir(), "topology-"));
  let set: Published;
  let relation: Relation;
  let people: Map<string, number>;
  beforeAll(async () => {
    set = await published();
    relation = Relation.parse(JSON.parse(readPublished(set, set.manifest.relations[0]?.file ?? "").toString()));
    const sources = openSources({ cache: join(work, "cache"), mirror: mirror ?? "", refresh: false, limits: defaultLimits });
    const [dbf] = unzip(await sources.read(map2015), /buurt_2015\.dbf$/).values();
    const { fields } = readDbf(dbf ?? new Uint8Array());
    const lived = fields.get("AANT_INW") ?? [];
    people = new Map((fields.get("BU_CODE") ?? []).map((code, row) => [code, Math.max(0, Number(lived[row]))]));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  /** Of every area of a level the older buurten that its counts are made of. */
  const partsOf = (level: string): Map<string, OlderPart[]> => {
    const within = Map.groupBy(people.keys(), (code) => code.slice(2, lengths[level] ?? 0));
    return new Map(
      Object.entries(relation.levels[level] ?? {}).flatMap(([today, kin]): [string, OlderPart[]][] => {
        if (kin.kind === "none") return [];
        // The same area, made of exactly its own buurten: those that its code begins.
        const own = kin.kind === "same" ? (within.get(kin.code.slice(2)) ?? []) : [];
        return [[today, kin.parts ?? own.map((code) => ({ code, share: 1, cover: 1 / own.length }))]];
      }),
    );
  };
  const sharesOf = (parts: Iterable<readonly OlderPart[]>): Map<string, number> => {
    const shares = new Map<string, number>();
    for (const list of parts) for (const { code, share } of list) shares.set(code, (shares.get(code) ?? 0) + share);
    return shares;
  };
  const sum = (of: (code: string, lived: number) => number) =>
    Math.round([...people].reduce((total, [code, lived]) => total + of(code, lived), 0));

  it.each(levels)("drops nobody and counts nobody twice over the areas of level %s", (level) => {
    if (!set.real) return;
    const parts = partsOf(level);
    const shares = sharesOf(parts.values());
    const dropped = sum((code, lived) => lived * Math.max(0, 1 - (shares.get(code) ?? 0)));
    const doubled = sum((code, lived) => lived * Math.max(0, (shares.get(code) ?? 0) - 1));
    expect(sum((_, lived) => lived)).toBe(16_877_160);
    console.log(`${level}: of 16,877,160 people ${dropped} are dropped and ${doubled} counted twice`);
    expect([dropped, doubled].filter((people) => people > rounding)).toEqual([]);
    // From the other side: what older buurten cover of an area of today adds up to all of it.
    for (const [today, list] of parts) {
      const cover = list.reduce((total, part) => total + part.cover, 0);
      expect(Math.abs(cover - 1), today).toBeLessThan(1e-4);
    }
  });

  it("counts everybody of a group once, as its buurten do, and over the areas of a list nobody twice", () => {
    if (!set.real) return;
    const index = AreaIndex.parse(JSON.parse(readPublished(set, set.manifest.areas.buurt).toString()));
    const [ofGroups, ofBuurten] = [partsOf("group"), partsOf("buurt")];
    for (const { id: list, areas } of readCatalog(set).groups) {
      const shares = sharesOf(areas.map(({ id }) => ofGroups.get(id) ?? []));
      const doubled = sum((code, lived) => lived * Math.max(0, (shares.get(code) ?? 0) - 1));
      let [all, dropped, added] = [0, 0, 0];
      for (const { id, members } of areas) {
        const parts = ofGroups.get(id);
        if (!parts) continue;
        const within = index.codes.filter((code) =>
          members.some((member) => member.code === code || member.code === `WK${code.slice(2, 8)}`),
        );
        const [group, buurten] = [sharesOf([parts]), sharesOf(within.map((code) => ofBuurten.get(code) ?? []))];
        all += sum((code, lived) => lived * (group.get(code) ?? 0));
        dropped += sum((code, lived) => lived * Math.max(0, (buurten.get(code) ?? 0) - (group.get(code) ?? 0)));
        added += sum((code, lived) => lived * Math.max(0, (group.get(code) ?? 0) - (buurten.get(code) ?? 0)));
      }
      console.log(
        `${list}: ${doubled} of ${all} people are counted twice; their buurten have ${dropped} more and ${added} fewer`,
      );
      expect(doubled, list).toBeLessThanOrEqual(rounding);
      // Simplified borders: a buurt of which a sliver lies in the group is in it wholly, or not at all.
      expect(Math.max(dropped, added) / all, list).toBeLessThan(0.005);
    }
  });
});
