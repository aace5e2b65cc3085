/** What is said of a figure wherever the API gives it: marks, coverage, margin by rounding, and why there is none. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { encodeColumn } from "#data/codecs/columns.ts";
import type { Level } from "#data/schema/area.ts";
import type { PublishedIndicator } from "#data/schema/catalog.ts";
import { figureMarks, type Status, statuses } from "#data/schema/status.ts";
import { markWords, statusWords } from "#server/published/figure-words.ts";
import { figureAt, valuesCsv, valuesOf } from "#server/published/indicator-values.ts";
import type { PublishedSet } from "#server/published/published-set.ts";
import { smallCatalog } from "../../../fixtures/small-catalog.ts";

type Cell = readonly [value: number, status: Status, coverage?: number];

const codes = ["BU00010000", "BU00010001", "BU00010002"];

/** A set of these columns, over three areas. */
function setOf(
  columns: { id: string; level: Level; year: number; computed?: boolean; cells: readonly Cell[] }[],
  more: object,
): PublishedSet {
  const base = smallCatalog([], [], []);
  const files = new Map<string, { identity: { bytes: Uint8Array } }>();
  const indicators = [...new Set(columns.map(({ id }) => id))].map((id) => ({
    ...(base.indicators[0] as PublishedIndicator),
    ...(id === "druk" ? more : {}),
    id,
    columns: columns
      .filter((one) => one.id === id)
      .map(({ level, year, computed = false, cells }) => {
        const file = `${id}-${year}-${level}.col`;
        const bytes = encodeColumn({
          values: Float64Array.from(cells, ([value]) => value),
          status: Uint8Array.from(cells, ([, status]) => statuses.indexOf(status)),
          coverage: Uint8Array.from(cells, ([, , coverage = 100]) => coverage),
          decimals: 0,
          indexHash: "0123456789abcdef",
        });
        files.set(file, { identity: { bytes } });
        return { level, year, file, bytes: bytes.length, counts: [cells.length], computed };
      }),
  }));
  const areas = { codes, names: codes, parents: codes.map(() => 0) };
  return {
    catalog: { ...base, indicators },
    areas: { gemeente: areas, wijk: areas, buurt: areas, group: areas },
    files,
  } as unknown as PublishedSet;
}

const at = (set: PublishedSet, row: number, level: Level = "buurt") => {
  const indicator = set.catalog.indicators.find(({ id }) => id === "druk") as PublishedIndicator;
  const entry = indicator.columns.find((one) => one.level === level);
  if (!entry) throw new Error("no column");
  return figureAt(set, indicator, entry, row);
};

test("a rate of rounded counts has the margin that its own base of the same year allows", () => {
  const rate = {
    rounding: { to: 10, of: "numerator" },
    aggregation: { rule: "ratio", numerator: "uitkeringen", denominator: "inwoners", scale: 1000 },
  };
  const cells: Cell[] = [
    [33, "ok"],
    [33, "ok"],
    [Number.NaN, "tooSmallThen"],
  ];
  const people: Cell[] = [
    [300, "ok"],
    [Number.NaN, "missing"],
    [40, "ok"],
  ];
  const set = setOf(
    [
      { id: "druk", level: "buurt", year: 2020, cells },
      { id: "druk", level: "gemeente", year: 2020, cells },
      { id: "inwoners", level: "buurt", year: 2020, cells: people },
      {
        id: "inwoners",
        level: "buurt",
        year: 2024,
        cells: [
          [3000, "ok"],
          [3000, "ok"],
          [3000, "ok"],
        ],
      },
      { id: "inwoners", level: "gemeente", year: 2020, cells: people },
    ],
    rate,
  );
  // Benefits rounded to ten, in a buurt of 300 people: five more or fewer are 17 per 1,000.
  expect(at(set, 0).margin).toBe(17);
  expect(at(set, 1)).not.toHaveProperty("margin");
  expect(at(set, 2)).not.toHaveProperty("margin");
  // Gemeenten are not rounded.
  expect(at(set, 0, "gemeente")).not.toHaveProperty("margin");
});

test("marks say how a figure came about, and coverage stands with what was made of parts", async () => {
  const cells: Cell[] = [
    [12, "ok", 100],
    [8, "estimated", 93],
    [Number.NaN, "otherArea", 0],
  ];
  const set = setOf([{ id: "druk", level: "buurt", year: 2015, cells }], {
    method: "modelled",
    rounding: { to: 5, of: "value" },
  });
  expect(at(set, 0)).toMatchObject({ status: "ok", marks: ["modelled"], margin: 2.5 });
  expect(at(set, 0)).not.toHaveProperty("coverage");
  expect(at(set, 1)).toMatchObject({ status: "estimated", marks: ["estimated", "modelled"], coverage: 93 });
  // Made of parts that were each rounded: how far that is off nobody can tell.
  expect(at(set, 1)).not.toHaveProperty("margin");
  expect(at(set, 2)).toMatchObject({ value: null, status: "otherArea" });
  expect(at(set, 2)).not.toHaveProperty("marks");

  const answer = await valuesOf(set, "druk", "buurt", undefined);
  expect(answer.statuses.map(({ status }) => status)).toEqual(["ok", "estimated", "otherArea"]);
  const lines = (await valuesCsv(answer)).slice(1).split("\r\n");
  expect(lines[2]).toContain(";estimated;93;");
  expect(lines[2]).toContain(";geschat, model van de bron;");
  expect(lines[3]).toMatch(/;otherArea;.*;toen een ander gebied;.*we kunnen niet zeggen dat het om dit gebied gaat\.;;$/);
});

test("a margin below the last digit is none", () => {
  const share = {
    rounding: { to: 5, of: "numerator" },
    aggregation: { rule: "mean", weight: "inwoners" },
    denominator: "inwoners",
    unit: { label: { nl: "%", en: "%" }, decimals: 0 },
  };
  const cells: Cell[] = [
    [48, "ok"],
    [50, "ok"],
    [47, "ok"],
  ];
  const people: Cell[] = [
    [5000, "ok"],
    [100, "ok"],
    [250, "ok"],
  ];
  const set = setOf(
    [
      { id: "druk", level: "wijk", year: 2024, cells },
      { id: "inwoners", level: "wijk", year: 2024, cells: people },
    ],
    share,
  );
  expect([0, 1, 2].map((row) => at(set, row, "wijk").margin)).toEqual([undefined, 2.5, undefined]);
});

test("what we rolled up from rounded figures has no margin that could be told", () => {
  const set = setOf(
    [
      {
        id: "druk",
        level: "wijk",
        year: 2024,
        computed: true,
        cells: [
          [12, "ok"],
          [9, "ok", 80],
          [7, "ok"],
        ],
      },
    ],
    {
      rounding: { to: 5, of: "value" },
    },
  );
  expect(at(set, 1, "wijk")).toMatchObject({ marks: ["computed"], coverage: 80 });
  expect(at(set, 1, "wijk")).not.toHaveProperty("margin");
});

test("a file says the words of the page", () => {
  const page = JSON.parse(readFileSync(new URL("../../../../web/messages/nl.json", import.meta.url), "utf8")) as Record<
    string,
    string
  >;
  for (const status of statuses) {
    const { word, reason } = statusWords[status];
    expect(word).toBe(page[`status_${status}_long`] ?? page[`status_${status}`]);
    expect(reason).toBe(page[`status_${status}_why`]);
  }
  for (const mark of figureMarks) expect(markWords[mark]).toBe(page[`mark_${mark}`] ?? page[`status_${mark}`]);
});
