/** What the catalogue claims about the real figures: class limits follow from the scores, and roll-ups meet the published gemeenten. */

import { beforeAll, describe, expect, test } from "vitest";
import { catalog } from "#data/indicators/catalog.ts";
import { addClasses, readScores } from "#data/pipeline/readers/leefbaarometer.ts";
import { odataPages } from "#data/pipeline/readers/source-files.ts";
import { newTable, type SourceTable } from "#data/pipeline/readers/table.ts";
import { addODataRows } from "#data/pipeline/readers/table-rows.ts";
import * as addresses from "#data/pipeline/sources/addresses.ts";
import { openSources, sourceOptions } from "#data/pipeline/sources/sources.ts";
import { orderedClass } from "#data/stats/classify.ts";
import { rollUp } from "#data/stats/stats.ts";
import { mirrorFolder } from "../../../fixtures/mirror.ts";

const entryOf = (id: string) => {
  const entry = catalog.find((one) => one.id === id);
  if (!entry) throw new RangeError(`no indicator ${id}`);
  return entry;
};
const fieldOf = (id: string, year: number) => {
  const figure = entryOf(id).from.find(({ years }) => years.includes(year))?.figure;
  return figure?.kind === "field" ? figure.field : "";
};

describe.skipIf(!mirrorFolder())("the real figures", () => {
  const kwb = newTable("85984NED", 2024);
  const classes = newTable("lbm-klasse", 2024);
  let scores: SourceTable;

  beforeAll(async () => {
    const sources = openSources(sourceOptions(process.env));
    for await (const { file, rows } of odataPages(sources, addresses.kwb2024Url)) addODataRows(kwb, rows, file.name);
    for (const level of ["buurt", "gemeente"] as const) {
      addClasses(classes, await sources.read(addresses.leefbaarometerClasses(level)));
    }
    const [found] = readScores(await sources.read(addresses.leefbaarometerUrl));
    scores = found ?? newTable("lbm", 2024);
  });

  const cell = (table: SourceTable, code: string, field: string) => {
    const row = table.rows.get(code);
    return row === undefined ? Number.NaN : (table.fields.get(field)?.values[row] ?? Number.NaN);
  };

  test.each(catalog.filter(({ classOf, source }) => classOf && source === "leefbaarometer-2024").map(({ id }) => id))(
    "%s follows from its score in every buurt and gemeente but a handful on a limit",
    (id) => {
      const { classOf } = entryOf(id);
      const off = [...classes.rows.keys()].filter((code) => {
        const score = cell(scores, code, fieldOf(classOf?.indicator ?? "", 2024));
        return orderedClass(classOf?.limits ?? [], score) !== cell(classes, code, fieldOf(id, 2024));
      });
      expect(classes.rows.size).toBe(12_489);
      expect(off.length).toBeLessThanOrEqual(id === "leefbaarometer-klasse" ? 0 : 25);
    },
  );

  const buurten = new Map<string, number[]>();
  const buurtenOf = (gemeente: string): number[] => {
    if (buurten.size === 0) {
      for (const [code, row] of kwb.rows) {
        const of = `GM${code.slice(2, 6)}`;
        if (code.startsWith("BU")) buurten.set(of, [...(buurten.get(of) ?? []), row]);
      }
    }
    return buurten.get(gemeente) ?? [];
  };
  const gemeenten = () => [...kwb.rows.keys()].filter((code) => code.startsWith("GM"));
  const column = (id: string) => kwb.fields.get(fieldOf(id, 2024)) ?? { values: [], status: [] };

  /** Mean difference between our roll-up of all buurten and the figure that CBS publishes of the gemeente. */
  function difference(id: string): number {
    const { aggregation } = entryOf(id);
    if (aggregation.rule !== "mean") throw new RangeError(`${id} is not a mean`);
    const weights = column(aggregation.weight);
    const gaps = gemeenten().flatMap((code) => {
      const { value } = rollUp({ rule: aggregation, members: buurtenOf(code), figures: column(id), weights });
      const gap = Math.abs(value - cell(kwb, code, fieldOf(id, 2024)));
      return Number.isNaN(gap) ? [] : [gap];
    });
    expect(gaps.length).toBeGreaterThan(330);
    return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  }

  test.each([
    ["woz-waarde", 2.5],
    ["eengezinswoningen", 0.8],
    ["koopwoningen", 0.6],
    ["huishoudensgrootte", 0.03],
    ["afstand-huisarts", 0.03],
    ["afstand-supermarkt", 0.03],
    ["afstand-basisschool", 0.03],
    ["basisscholen-binnen-3-km", 0.05],
    ["omgevingsadressendichtheid", 25],
  ])("%s of all buurten, weighted by its rule, meets the published gemeente within %d on average", (id, within) => {
    expect(difference(id)).toBeLessThan(within);
  });

  test("inhabitants of all buurten add up to each gemeente within the rounding of its buurten", () => {
    const off = gemeenten().filter((code) => {
      const members = buurtenOf(code);
      const { value } = rollUp({ rule: { rule: "sum" }, members, figures: column("inwoners") });
      // Each buurt is rounded to five: at most two and a half off.
      return Math.abs(value - cell(kwb, code, "AantalInwoners_5")) > 2.5 * members.length;
    });
    expect(off).toEqual([]);
  });

  test("gemeenten add up to 17,942,942 inhabitants, as CBS publishes for the Netherlands", () => {
    const rows = gemeenten().map((code) => kwb.rows.get(code) ?? -1);
    expect(rollUp({ rule: { rule: "sum" }, members: rows, figures: column("inwoners") }).value).toBe(17_942_942);
    expect(cell(kwb, "NL00", "AantalInwoners_5")).toBe(17_942_942);
  });

  test("no share of a whole passes a hundred percent in any area", () => {
    const shares = catalog.flatMap(({ from }) =>
      from.flatMap(({ figure }) =>
        figure.kind === "ratio" && figure.denominator.length > 1 && figure.denominator[0]?.table === "85984NED" ? [figure] : [],
      ),
    );
    const wholes = new Map(shares.map(({ denominator }) => [denominator.map(({ field }) => field).join(), denominator]));
    expect(wholes.size).toBe(3);
    for (const whole of wholes.values()) {
      const highest = [...kwb.rows.keys()].map((code) => {
        const groups = whole.map(({ field }) => cell(kwb, code, field));
        const total = groups.reduce((sum, group) => sum + group, 0);
        return total >= 50 ? Math.max(...groups) / total : 0;
      });
      expect(Math.max(...highest)).toBeLessThanOrEqual(1);
    }
  });
});
