/** The parts of a dossier in an address, its map on a scale, and its Word file read back. */
import { deflateSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { mapFrame, roundLength } from "#web/pages/dossier/map-frame.ts";
import { comparisonParts, dossierParts, readParts, writeParts } from "#web/pages/dossier/parts.ts";
import { wordFile } from "#web/pages/dossier/word-file.ts";

describe("the parts in an address", () => {
  test("are all of them without a choice, and what is no part is passed over", () => {
    expect(readParts("")).toEqual([...dossierParts]);
    expect(readParts("delen=cijfers,kaart,onzin")).toEqual(["kaart", "cijfers"]);
    expect(readParts("delen=")).toEqual([]);
  });

  test("come back as they were chosen", () => {
    for (const parts of [[...dossierParts], [], ["verloop"] as const]) expect(readParts(writeParts(parts))).toEqual([...parts]);
    expect(writeParts(dossierParts)).toBe("");
  });

  test("of areas side by side are those that areas side by side have", () => {
    expect(comparisonParts).not.toContain("vergelijking");
    expect(readParts("", comparisonParts)).toEqual([...comparisonParts]);
    expect(readParts("delen=vergelijking,cijfers", comparisonParts)).toEqual(["cijfers"]);
    expect(writeParts(comparisonParts, comparisonParts)).toBe("");
    expect(writeParts(["cijfers"], comparisonParts)).toBe("delen=cijfers");
  });
});

describe("the map", () => {
  const square = (west: number, south: number, side: number) => ({
    properties: { code: "WK000000" },
    geometry: {
      coordinates: [
        [
          [
            [west, south],
            [west + side, south],
            [west + side, south + side],
            [west, south],
          ],
        ],
      ],
    },
  });

  test("has the area in its middle, and a bar as long as it says", () => {
    const frame = mapFrame(square(5, 52, 0.02), 560, 300);
    if (!frame) throw new Error("no frame");
    expect((frame.box[0] + frame.box[2]) / 2).toBeCloseTo(5.01, 6);
    expect((frame.box[1] + frame.box[3]) / 2).toBeCloseTo(52.01, 6);
    const metresHigh = (frame.box[3] - frame.box[1]) * 111_320;
    expect((frame.bar.length / 300) * metresHigh).toBeCloseTo(frame.bar.metres, 3);
    expect(frame.path(square(5, 52, 0.02))).toMatch(/^M\d+\.\d \d+\.\d(L-?\d+\.\d -?\d+\.\d)+Z$/);
  });

  test("has a bar of 1, 2 or 5 times a power of ten, never longer than was asked", () => {
    expect([999, 1000, 1999, 2400, 4999, 5100, 70].map(roundLength)).toEqual([500, 1000, 1000, 2000, 2000, 5000, 50]);
  });

  test("is not there for an area without a border", () => {
    expect(mapFrame({ properties: { code: "x" }, geometry: null }, 560, 300)).toBeUndefined();
  });
});

test("the Word file has real headings, lists and tables with a repeated head, and pictures with alternative text", async () => {
  const png = Uint8Array.from(deflateSync(new Uint8Array(20)));
  const blob = await wordFile("Dossier Noord & Zuid", [
    { kind: "heading", level: 1, text: "Dossier Noord & Zuid" },
    { kind: "heading", level: 2, text: "Cijfers" },
    { kind: "paragraph", text: "Hier wonen 12 mensen." },
    { kind: "list", ordered: true, items: ["een", "twee"] },
    {
      kind: "table",
      head: 1,
      rows: [
        [
          { text: "Cijfer", isHead: true, across: 1 },
          { text: "Hier", isHead: true, across: 1 },
        ],
        [{ text: "Wonen", isHead: true, across: 2 }],
      ],
    },
    { kind: "picture", alt: "Lijn van 1 naar 2.", png, width: 1200, height: 600 },
  ]);
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const document = strFromU8(files["word/document.xml"] ?? new Uint8Array());
  expect(document.match(/w:val="Heading\d"/g)).toEqual(['w:val="Heading1"', 'w:val="Heading2"']);
  expect(document).toContain("Dossier Noord &amp; Zuid");
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(2);
  expect(document).toContain('<w:gridSpan w:val="2"/>');
  expect(document).toContain('descr="Lijn van 1 naar 2."');
  // No wider than the sheet: 600 pixels of 9,525 units.
  expect(document).toContain('cx="5715000" cy="2857500"');
  expect(Object.keys(files).filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
  expect(strFromU8(files["word/footer1.xml"] ?? new Uint8Array())).toContain("NUMPAGES");
});
