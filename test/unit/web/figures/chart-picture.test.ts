/** What is written on a chart that is taken along. */
import { describe, expect, test } from "vitest";
import { wrapped } from "#web/figures/chart-picture.ts";
import { chartLines } from "#web/labels/chart-words.ts";
import { smallCatalog } from "../../../fixtures/small-catalog.ts";

describe("lines of words", () => {
  test("break between words, and hold every word once and in order", () => {
    const text = "Bron: RIVM, GGD’en en CBS, RIVM: gezondheid per wijk en buurt";
    const lines = wrapped(text, 20);
    expect(lines.join(" ")).toBe(text);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
  });

  test("keep a word whole that is longer than a line", () => {
    expect(wrapped("arbeidsongeschiktheidsuitkering per jaar", 10)).toEqual(["arbeidsongeschiktheidsuitkering", "per jaar"]);
  });
});

test("unit and years stand above, the signs and each source once below; what there is none of makes no line", () => {
  const catalog = smallCatalog([], []);
  const [source] = catalog.sources;
  if (!source) throw new Error("a catalogue without sources");
  const about = { unit: "%", years: "2012–2024", keys: "Doorgetrokken lijn: hier.", sources: [source.id, source.id, "onbekend"] };
  expect(chartLines(about, catalog)).toEqual({
    above: ["%, 2012–2024"],
    below: ["Doorgetrokken lijn: hier.", `Bron: ${source.publisher}, ${source.title}; onbekend`],
  });
  expect(chartLines({ unit: "", years: "2024", sources: [source.id] }, catalog).above).toEqual(["2024"]);
  expect(chartLines({ unit: "", years: "", sources: [source.id] }, catalog).above).toEqual([]);
});
