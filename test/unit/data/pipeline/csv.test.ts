import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSourceCsv } from "#data/pipeline/readers/source-files.ts";
import { mirrorFolder } from "../../../fixtures/mirror.ts";

const mirror = mirrorFolder();
const encode = (text: string) => new TextEncoder().encode(text);

describe("CSV", () => {
  it("skips the byte order mark and keeps quoted delimiters", () => {
    const table = readSourceCsv(encode('\uFEFF"Naam";"Aantal"\r\n"Nuenen; Gerwen";5\r\n'), "t.csv", ";");
    expect(table).toEqual({ header: ["Naam", "Aantal"], rows: [["Nuenen; Gerwen", "5"]] });
  });

  it("names the line of a row with too many cells", () => {
    expect(() => readSourceCsv(encode("a,b\n1,2\n1,2,3\n"), "t.csv", ",")).toThrow(/^t\.csv: line 3: /);
  });

  it("names the file that ends before its first row", () => {
    expect(() => readSourceCsv(encode("a,b\n"), "t.csv", ",")).toThrow("t.csv: has no rows");
  });

  it.skipIf(!mirror)("reads a real StatLine export: 300 rows, padded codes, a point for no figure", () => {
    const name = "cbs_statline_85984NED_bevolking_2024_300rijen.csv";
    const { header, rows } = readSourceCsv(readFileSync(join(mirror ?? "", "samples", name)), name, ";");
    expect(rows).toHaveLength(300);
    const code = header.findIndex((title) => title.includes("Codering"));
    expect(rows[0]?.[code]?.trim()).toBe("NL00");
    expect(rows[0]?.[header.findIndex((title) => title.includes("Aantal inwoners"))]).toBe("17942942");
  });

  it.skipIf(!mirror)("refuses the real export with broken quoting instead of guessing", () => {
    const name = "cbs_statline_inkomen_huishoudens_regio_2024.csv";
    const read = () => readSourceCsv(readFileSync(join(mirror ?? "", "samples", name)), name, ";");
    expect(read).toThrow(/cbs_statline_inkomen_huishoudens_regio_2024\.csv: line 1/);
  });
});
