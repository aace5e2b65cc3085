import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";
import { readTable } from "#server/bulk-import/read-rows.ts";
import { FileRefused } from "#server/bulk-import/table.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(text, encoding));
const refusal = async (file: Uint8Array) => {
  const error: unknown = await readTable(file).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FileRefused);
  return (error as FileRefused).said.nl;
};

describe("CSV", () => {
  test.each([
    ["comma", 'naam,plaats\n"Thuis, of niet",Ede\n', ","],
    ["semicolon", "naam;plaats\r\nThuis, of niet;Ede\r\n", ";"],
    ["tab", "naam\tplaats\nThuis, of niet\tEde", "\t"],
    ["what Excel says of itself", "sep=;\r\nnaam;plaats\r\nThuis, of niet;Ede\r\n", ";"],
  ])("%s is found out", async (_what, text, delimiter) => {
    const table = await readTable(bytes(text));
    expect([table.delimiter, table.rows[0]?.cells]).toEqual([delimiter, { naam: "Thuis, of niet", plaats: "Ede" }]);
  });

  test.each([
    ["utf-8", bytes("\uFEFFnaam;straat\nCafé;Coöperatie\n")],
    ["windows-1252", bytes("naam;straat\nCafé;Coöperatie\n", "latin1")],
    ["utf-16le", bytes("\uFEFFnaam;straat\nCafé;Coöperatie\n", "utf16le")],
  ])("letters with accents in %s", async (encoding, file) => {
    const table = await readTable(file);
    expect([table.encoding, table.columns, table.rows[0]?.cells]).toEqual([
      encoding,
      ["naam", "straat"],
      { naam: "Café", straat: "Coöperatie" },
    ]);
  });

  test("lines are numbered as an editor does: over line breaks in cells, blank lines and lines of separators", async () => {
    const text = 'a;b\n1;2\n"een\ntwee\ndrie";x\n\n;;\n3;4\n';
    expect((await readTable(bytes(text))).rows.map(({ line, cells }) => [line, cells.a])).toEqual([
      [2, "1"],
      [3, "een\ntwee\ndrie"],
      [8, "3"],
    ]);
  });

  test("columns without a name or with one twice keep apart, and a shifted row is marked", async () => {
    const { columns, rows } = await readTable(bytes("naam;;naam\na;b;c\na;b;c;d\na\n"));
    expect(columns).toEqual(["naam", "Kolom 2", "naam (2)"]);
    expect(rows.map(({ shifted }) => shifted ?? false)).toEqual([false, true, false]);
    expect(rows[2]?.cells).toEqual({ naam: "a", "Kolom 2": "", "naam (2)": "" });
  });

  test("a column that is called as a second one would be keeps apart from it", async () => {
    const { columns, rows } = await readTable(bytes("naam;naam (2);naam\na;b;c\n"));
    expect(Object.values(rows[0]?.cells ?? {})).toEqual(["a", "b", "c"]);
    expect(new Set(columns).size).toBe(3);
  });

  test("what we escaped in an export comes back as it was", async () => {
    expect((await readTable(bytes("a;b\n'=1+1;'t Hof\n"))).rows[0]?.cells).toEqual({ a: "=1+1", b: "'t Hof" });
  });

  test.each([
    ["nothing", "", "leeg"],
    ["only a heading", "naam;plaats\n", "geen regels"],
    ["broken quotes", 'naam;plaats\n"Thuis;Ede\n', "aanhalingstekens"],
    ["a web page", "<!doctype html><p>", "webpagina"],
    ["too many rows", `a\n${"x\n".repeat(25_001)}`, "meer dan 25.000 regels"],
    ["too many columns", `${"a;".repeat(300)}\n1\n`, "meer dan 200 kolommen"],
  ])("%s is refused with a reason", async (_what, text, reason) => {
    expect(await refusal(bytes(text))).toContain(reason);
  });
});

describe("Excel", () => {
  const workbook = async (rows: unknown[][]) =>
    new Uint8Array(
      await writeExcel(
        rows.map((row) =>
          row.map((value) => (value instanceof Date ? { value, type: Date, format: "dd-mm-yyyy" } : { value })),
        ) as never,
      ).toBuffer(),
    );
  const sheet = (rows: string) =>
    zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "xl/workbook.xml": strToU8('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    });

  test("numbers, days, yes and no become text; rows keep their number", async () => {
    const file = await workbook([
      ["Naam", "Bereik", "Begin", "Regulier"],
      ["Buurthuis", 120.5, new Date("2026-03-31T00:00:00Z"), true],
      [null, null, null, null],
      ["Tuin", 7, null, false],
    ]);
    const { form, rows } = await readTable(file);
    expect(form).toBe("excel");
    expect(rows.map(({ line, cells }) => [line, ...Object.values(cells)])).toEqual([
      [2, "Buurthuis", "120.5", "2026-03-31", "ja"],
      [4, "Tuin", "7", "", "nee"],
    ]);
  });

  test.each([
    ["9007199254740993", "9007199254740993"],
    ["12345678901234567890", "12345678901234567890"],
    ["1.0E+15", "1000000000000000"],
    ["9.007199254740993E+15", "9007199254740993"],
    ["120.50", "120.5"],
    ["0.30000000000000004", "0.30000000000000004"],
    ["1E-7", "1e-7"],
  ])("the number %s keeps every digit: %s", async (written, read) => {
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const file = zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "xl/workbook.xml": strToU8('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      "xl/_rels/workbook.xml.rels": strToU8(
        `<Relationships><Relationship Id="rId1" Type="${type}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      "xl/worksheets/sheet1.xml": strToU8(
        `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Id</v></c></row><row r="2"><c r="A2"><v>${written}</v></c></row></sheetData></worksheet>`,
      ),
    });
    expect((await readTable(file)).rows[0]?.cells).toEqual({ Id: read });
  });

  test("a cell at the end of the world takes no memory", async () => {
    for (const row of [
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
      '<row r="&#57;&#57;9999"><c r="A1"/></row>',
      '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
    ])
      expect(await refusal(sheet(row))).toContain("ver daarbuiten");
  });

  test("a bomb is refused by what its directory says, and one that lies by what comes out", async () => {
    const started = performance.now();
    const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(70_000_000) }, { level: 9 });
    const measured = performance.now();
    expect(await refusal(bomb)).toContain("te groot of beschadigd");
    expect(performance.now() - measured).toBeLessThan(Math.max(200, measured - started));
    const packed = deflateRawSync(new Uint8Array(5_000_000));
    const lying = zipSync({ "xl/workbook.xml": [strToU8("x".repeat(100)), { level: 9 }] });
    const end = lying.length - 22;
    const view = new DataView(lying.buffer);
    const directory = view.getUint32(end + 16, true);
    const start = 30 + view.getUint16(26, true);
    const forged = new Uint8Array(start + packed.length + (lying.length - directory));
    forged.set(lying.subarray(0, start));
    forged.set(packed, start);
    forged.set(lying.subarray(directory), start + packed.length);
    const changed = new DataView(forged.buffer);
    changed.setUint32(start + packed.length + 20, packed.length, true);
    changed.setUint32(forged.length - 22 + 16, start + packed.length, true);
    expect(await refusal(forged)).toContain("te groot of beschadigd");
  });

  test("an entity, a zip without a workbook, a cut off file and the Excel of before 2007 are refused", async () => {
    expect(await refusal(sheet('<!DOCTYPE a [<!ENTITY b "c">]>'))).toContain("niet te vertrouwen");
    expect(await refusal(zipSync({ "a.txt": strToU8("b") }))).toContain("geen Excel-bestand");
    const whole = await workbook([["a"], ["b"]]);
    expect(await refusal(whole.subarray(0, whole.length - 40))).toContain("beschadigd");
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toContain(".xls");
  });

  test.each([
    ["a PDF", [0x25, 0x50, 0x44, 0x46]],
    ["a picture", [0x89, 0x50, 0x4e, 0x47]],
    ["gzip", [0x1f, 0x8b, 8, 0]],
    ["bytes", [1, 0, 2, 0]],
  ])("%s is no table, whatever its name", async (_what, marks) => {
    expect(await refusal(new Uint8Array([...marks, 10, 10]))).toContain("geen tabel");
  });
});

describe("GeoJSON", () => {
  const collection = (features: unknown[], more = {}) => bytes(JSON.stringify({ type: "FeatureCollection", features, ...more }));

  test("properties are columns, also those that only some features have", async () => {
    const { columns, rows } = await readTable(
      collection([
        {
          type: "Feature",
          id: 7,
          geometry: { type: "Point", coordinates: [5, 52] },
          properties: { naam: "A", themas: ["werk", "wonen"] },
        },
        { type: "Feature", geometry: null, properties: { naam: "B", bereik: 12, open: true, meer: { a: 1 } } },
      ]),
    );
    expect(columns).toEqual(["naam", "themas", "id", "bereik", "open", "meer"]);
    expect(rows[0]).toEqual({
      line: 1,
      cells: { naam: "A", themas: "werk, wonen", id: "7", bereik: "", open: "", meer: "" },
      geometry: { type: "Point", coordinates: [5, 52] },
    });
    expect(rows[1]?.cells).toMatchObject({ bereik: "12", open: "ja", meer: '{"a":1}' });
  });

  test("a collection that says it is in RD comes in degrees, one that GDAL wrote is welcome, and another system is not", async () => {
    const feature = { type: "Feature", geometry: null, properties: { a: 1 } };
    const crs = (name: string) => ({ crs: { type: "name", properties: { name } } });
    const rd = {
      ...feature,
      geometry: {
        type: "LineString",
        coordinates: [
          [155_000, 463_000],
          [155_001, 463_000],
          ["x", 1],
        ],
      },
    };
    const { rows } = await readTable(collection([rd], crs("urn:ogc:def:crs:EPSG::28992")));
    expect(rows[0]?.geometry).toMatchObject({
      coordinates: [
        [5.387206, 52.155174],
        [5.387221, 52.155174],
        ["x", 1],
      ],
    });
    expect(await refusal(collection([feature], crs("urn:ogc:def:crs:EPSG::3857")))).toContain("WGS 84");
    expect((await readTable(collection([feature], crs("urn:ogc:def:crs:OGC:1.3:CRS84")))).rows).toHaveLength(1);
  });

  test.each([
    ["no collection", '{"type":"Topology"}', "geen GeoJSON"],
    ["half", '{"type":"FeatureCollection","features":[', "niet heel"],
    ["20,000 levels", "[".repeat(20_000), "te diep"],
  ])("%s is refused", async (_what, text, reason) => {
    expect(await refusal(bytes(text))).toContain(reason);
  });
});
