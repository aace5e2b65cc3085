import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync, gzipSync } from "node:zlib";
import { unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { output } from "#data/pipeline/output.ts";
import { readSources } from "#data/pipeline/readers/read-sources.ts";
import { importFigures } from "#data/pipeline/run-import.ts";
import * as addresses from "#data/pipeline/sources/addresses.ts";
import { defaultLimits } from "#data/pipeline/sources/network.ts";
import { openSources } from "#data/pipeline/sources/sources.ts";
import { sampleGroups } from "#data/sample/groups.ts";
import { writeSampleMirror } from "#data/sample/write.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "damaged-"));
  writeSampleMirror(join(folder, "mirror"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  url: string;
  file: string;
  bytes: number;
  sha256: string;
  contentEncoding?: string;
}

/** Changes the content behind an address and makes the index agree, so that only its reader can notice. */
function change(url: string, edit: (content: Buffer) => Uint8Array): void {
  const path = join(folder, "mirror/index.json");
  const index: Entry[] = JSON.parse(readFileSync(path, "utf8"));
  const entry = index.find((one) => new URL(one.url).href === new URL(url).href);
  if (!entry) throw new Error(`${url} is not in the sample`);
  const stored = readFileSync(join(folder, "mirror", entry.file));
  const packed = entry.contentEncoding === "gzip";
  const changed = edit(packed ? gunzipSync(stored) : stored);
  const bytes = packed ? gzipSync(changed) : changed;
  writeFileSync(join(folder, "mirror", entry.file), bytes);
  Object.assign(entry, { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  writeFileSync(path, JSON.stringify(index));
}

const changeText = (url: string, edit: (text: string) => string) =>
  change(url, (content) => Buffer.from(edit(content.toString())));

const changeMember = (url: string, name: RegExp, edit: (bytes: Uint8Array) => Uint8Array) =>
  change(url, (content) =>
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(content)).map(([path, bytes]) => [path, name.test(path) ? edit(bytes) : bytes]),
      ),
    ),
  );

const changeGeoPackage = (sql: string) =>
  changeMember(addresses.map2024, /\.gpkg$/, (bytes) => {
    const path = join(folder, "changed.gpkg");
    writeFileSync(path, bytes);
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
    return readFileSync(path);
  });

const sources = () =>
  openSources({ cache: join(folder, "cache"), mirror: join(folder, "mirror"), refresh: false, limits: defaultLimits });
const read = () => readSources(sources(), { work: join(folder, "work"), step: () => undefined });

describe("a source that changed stops the import with a sentence that names file, row and field", () => {
  it("reads the sample as it is", async () => {
    expect((await read()).tables.length).toBeGreaterThan(15);
  });

  it.each([
    [
      "a column that is gone",
      "ALTER TABLE buurten RENAME COLUMN buurtcode TO code",
      /WijkBuurtkaart_2024.*layer "buurten" has no column "buurtcode"/,
    ],
    ["a layer that is gone", "DELETE FROM gpkg_geometry_columns WHERE table_name = 'wijken'", /there is no layer "wijken"/],
    [
      "another coordinate system",
      "UPDATE gpkg_geometry_columns SET srs_id = 4326 WHERE table_name = 'buurten'",
      /layer "buurten" is in EPSG:4326, not in EPSG:28992/,
    ],
    [
      "a geometry that is cut short",
      "UPDATE buurten SET geom = substr(geom, 1, 60) WHERE buurtcode = 'BU99990301'",
      /layer "buurten", row BU99990301: geometry is cut short/,
    ],
    [
      "a geometry that is none",
      "UPDATE buurten SET geom = x'00' WHERE buurtcode = 'BU99990301'",
      /row BU99990301: geometry does not start with the letters GP/,
    ],
    [
      "an unknown sentinel",
      "UPDATE buurten SET aantal_inwoners = -99990 WHERE buurtcode = 'BU99990301'",
      /row BU99990301, field aantal_inwoners: -99990 is below every possible figure/,
    ],
  ])("GeoPackage: %s", async (_, sql, message) => {
    changeGeoPackage(sql);
    await expect(read()).rejects.toThrow(message);
  });

  it("leaves out water in the GeoPackage", async () => {
    changeGeoPackage("UPDATE buurten SET water = 'JA' WHERE buurtcode = 'BU99990301'");
    expect((await read()).map2024.buurt.codes).not.toContain("BU99990301");
  });

  it("names a truncated zip", async () => {
    change(addresses.map2015, (content) => content.subarray(0, content.length - 300));
    await expect(read()).rejects.toThrow(/WijkBuurtkaart_2015.* is not a whole zip file/);
  });

  it.each([
    [/buurt_2015\.dbf$/, /buurt_2015: the table is cut short/],
    [/buurt_2015\.shp$/, /buurt_2015: the shapes have \d+ bytes, their header says \d+/],
  ])("names a shapefile part that is cut short: %s", async (member, message) => {
    changeMember(addresses.map2015, member, (bytes) => bytes.subarray(0, bytes.length - 500));
    await expect(read()).rejects.toThrow(message);
  });

  it("names the cell of a table that holds text instead of a figure", async () => {
    changeText(addresses.crime(2023), (text) =>
      text.replace(/("WijkenEnBuurten":"BU99990101".*?"GeregistreerdeMisdrijven_1":)\d+/, '$1"veel"'),
    );
    await expect(read()).rejects.toThrow(/row BU99990101, field GeregistreerdeMisdrijven_1: "veel" is not a number/);
  });

  it("notices that the filter on kinds of crime did not work, before totals double", async () => {
    changeText(addresses.crime(2023), (text) => text.replace('"SoortMisdrijf":"0.0.0 "', '"SoortMisdrijf":"1.1.1 "'));
    await expect(read()).rejects.toThrow(/row 1, field SoortMisdrijf: "1\.1\.1 " where the filter asks "0\.0\.0 "/);
  });

  it("refuses a table that has an area twice", async () => {
    changeText(addresses.kwb2024Url, (text) => text.replaceAll("GM9998    ", "GM9999    "));
    await expect(read()).rejects.toThrow(/row \d+: GM9999 is there twice/);
  });

  it("refuses pages that link to each other in a circle", async () => {
    changeText(addresses.kwb2024Url, (text) => JSON.stringify({ ...JSON.parse(text), "odata.nextLink": addresses.kwb2024Url }));
    await expect(read()).rejects.toThrow(/already read: the pages of this table link to each other in a circle/);
  });

  it("refuses a page that is half there", async () => {
    changeText(addresses.kwb2024Url, (text) => text.slice(0, -20));
    await expect(read()).rejects.toThrow(/TypedDataSet.* is not whole JSON/);
  });

  it("refuses a service answer that was cut off", async () => {
    changeText(addresses.leefbaarometerClasses("buurt"), (text) =>
      JSON.stringify({ ...JSON.parse(text), numberMatched: 12_147 }),
    );
    await expect(read()).rejects.toThrow(/holds \d+ features of 12147: the service cut its answer off/);
  });

  it("refuses a table without its code column", async () => {
    changeText(addresses.wijken2022, (text) => text.replace("level,code,", "level,kode,"));
    await expect(read()).rejects.toThrow(/there is no column "code"/);
  });
});

describe("a failed import", () => {
  it("leaves what was published byte for byte as it was", { timeout: 120_000 }, async () => {
    const published = join(folder, "published");
    const quiet = { ...output(process.stdout, process.stderr), step: () => undefined };
    const run = () =>
      importFigures({
        sources: sources(),
        published,
        work: join(folder, "work"),
        fictional: true,
        groups: sampleGroups,
        output: quiet,
      });
    await run();
    const state = () =>
      readdirSync(published)
        .sort()
        .map((name) => [
          name,
          createHash("sha256")
            .update(readFileSync(join(published, name)))
            .digest("hex"),
        ]);
    const before = state();
    expect(before.length).toBeGreaterThan(100);
    changeText(addresses.wijken2022, (text) => text.replace(/,\d+\n/, ",kapot\n"));
    await expect(run()).rejects.toThrow(/"kapot" is not a number/);
    expect(state()).toEqual(before);
  });
});
