import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { ImportRefused, importFile } from "#server/bulk-import/run.ts";
import { openLibrary, type PublishedSet } from "#server/published/published-set.ts";
import type { Db } from "#server/store/database.ts";
import { undoBatch } from "#server/store/entries/batches.ts";
import { takeStep } from "#server/store/entries/entries.ts";
import { listPublicEntries } from "#server/store/entries/public-list.ts";
import { listEntries } from "#server/store/entries/queue.ts";
import { onEveryEngine } from "../fixtures/databases.ts";
import { facilitiesFile } from "../fixtures/facilities.ts";
import { published } from "../fixtures/published.ts";

const facilities = facilitiesFile();
const at = "2026-11-21T10:00:00.000Z";

interface File {
  features: { geometry: { coordinates: number[] }; properties: { MVZN_ID: string; Naam: string } }[];
}

describe.skipIf(!facilities)("the facilities of Amsterdam", () => {
  let set: PublishedSet;
  let file: File;
  beforeAll(async () => {
    set = (await openLibrary((await published()).folder)).current();
    file = JSON.parse(readFileSync(facilities ?? "", "utf8"));
  });

  const importAll = (db: Db, facilities: File) =>
    importFile(Buffer.from(JSON.stringify(facilities)), {}, { db, set, at, file: "voorzieningen.geojson" });

  onEveryEngine((engine) => {
    test("are imported whole, all 1,462 placed in Amsterdam with their source, once, and can be taken away", async () => {
      const { db } = await engine.open();
      const { id: batch, made } = await importAll(db, file);
      expect(made).toBe(1462);
      expect(await importAll(db, file)).toMatchObject({ made: 0, skipped: 1462 });
      expect((await listPublicEntries(db, { kind: ["voorziening"], area: ["GM0363"] }, { limit: 1 })).matched).toBe(1462);
      const { items } = await listPublicEntries(db, { q: "Buurtboederij Ons Genoegen" }, { limit: 9 });
      expect(items[0]).toMatchObject({
        geometry: { type: "Point", coordinates: [4.860541, 52.390909] },
        content: { source: "Gemeente Amsterdam, maatschappelijke voorzieningen, MV1135-1", themes: ["samenhang"] },
      });
      const [touched] = (await listEntries(db, [{}], {}, { limit: 1 })).items;
      if (touched) await takeStep(db, touched, "archive", { actor: "anna", at });
      expect(await undoBatch(db, batch)).toBe(1461);
      expect((await listPublicEntries(db, {}, { limit: 1 })).matched).toBe(0);
    });

    test("with two faults are not imported at all, and both are named", async () => {
      const { db } = await engine.open();
      const broken = structuredClone(file);
      (broken.features[3] as File["features"][number]).geometry.coordinates = [121_000, 487_000];
      (broken.features[9] as File["features"][number]).properties.Naam = "a\u0000b";
      const refused = await importAll(db, broken).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ImportRefused);
      const { faults } = refused as ImportRefused;
      expect(faults.map((fault) => fault.split(" ")[1])).toEqual(["4", "10"]);
      expect(faults[0]).toContain("Rijksdriehoek");
      expect((await listEntries(db, [{}], {}, { limit: 1 })).matched).toBe(0);
    });
  });
});
