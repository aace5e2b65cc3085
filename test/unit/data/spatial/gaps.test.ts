import { describe, expect, test } from "vitest";
import { reachStates } from "#data/schema/gap.ts";
import type { GapRequest, GapVariants } from "#data/spatial/gap-results.ts";
import { gapVariants } from "#data/spatial/gap-variants.ts";
import { findGaps, openGaps } from "#data/spatial/gaps.ts";
import { randomIntegers } from "#data/spatial/random.ts";
import { type PlainBuurt, type PlainOffer, plainRequest } from "../../../fixtures/gap-plain.ts";

const found = (request: GapRequest) => findGaps(request);
const statesOf = ({ state }: { state: Uint8Array }) => Array.from(state, (one) => reachStates[one]);
const rowsOf = (marks: Uint8Array) => [...marks.keys()].filter((row) => marks[row] === 1);

/** Far apart: what lies in one does not reach another. */
const apart = (many: readonly Partial<PlainBuurt>[]): PlainBuurt[] =>
  many.map((buurt, at) => ({ x: 100_000 + 20_000 * (at % 10), y: 400_000 + 20_000 * Math.floor(at / 10), ...buurt }));

function variantsOf(request: GapRequest): GapVariants {
  const open = openGaps(request);
  let last: GapVariants | undefined;
  for (const so of gapVariants(open, findGaps(request, open))) last = so;
  if (!last) throw new Error("no variant was run");
  return last;
}

describe("what is known of the reach", () => {
  const needs = [[9, 8, 7, 6, 5, 4, 3]];

  test("by the first that holds: withheld, no people, complete, known, unknown, nobody", () => {
    const buurten = apart([
      { withheld: true, complete: true },
      { people: 0, complete: true },
      { complete: true },
      {},
      { account: true },
      {},
      { people: Number.NaN },
    ]);
    const result = found(plainRequest(buurten, [{ reach: 10, at: 3 }, { reach: 10, at: 0 }, { at: 5 }], needs));
    expect(statesOf(result)).toEqual(["withheld", "no-people", "complete", "known", "unknown", "nobody", "no-people"]);
    expect(Array.from(result.rate, (rate) => Number(rate.toFixed(6)))).toEqual([NaN, NaN, 0, 100, NaN, NaN, NaN]);
    expect([...result.initiatives]).toEqual([1, 0, 0, 1, 0, 1, 0]);
    expect([...result.reachUnknown]).toEqual([0, 0, 0, 0, 0, 1, 0]);
  });

  test("a larger area is complete when all of it where people live is, known by any initiative, withheld as its gemeente", () => {
    const buurten = apart([
      { area: 0, complete: true },
      { area: 0, people: 0 },
      { area: 1, complete: true },
      { area: 1 },
      { area: 2 },
      { area: 2, account: true },
      { area: 3, withheld: true },
    ]);
    const result = found(plainRequest(buurten, [{ reach: 50, areas: [3, 4] }], [[4, 3, 2, 1]], { level: "wijk" }));
    expect(statesOf(result)).toEqual(["complete", "known", "known", "withheld"]);
    expect([...result.reached]).toEqual([0, 25, 25, 0]);
    expect([...result.initiatives]).toEqual([0, 1, 1, 0]);
    expect([...result.people]).toEqual([100, 200, 200, 100]);
  });

  test("what works in the whole country reaches everybody, and says nothing of what is entered somewhere", () => {
    const result = found(plainRequest(apart([{}, { complete: true }]), [{ reach: 50 }], [[1, 2]]));
    expect(statesOf(result)).toEqual(["nobody", "complete"]);
    expect([...result.reached]).toEqual([25, 25]);
    expect([...result.rate]).toEqual([Number.NaN, 250]);
    expect(result.totals).toEqual({ initiatives: 1, reachKnown: 1, unconfirmed: 0, reached: 50 });
  });

  test("counts what is of the theme and for the group, confirmed unless asked otherwise", () => {
    const offers: PlainOffer[] = [
      { reach: 10, at: 0, for: ["ouderen"] },
      { reach: 20, at: 0, for: ["kinderen"] },
      { reach: 40, at: 0, themes: ["werk"] },
      { reach: 5, at: 0, unconfirmed: true },
    ];
    const reached = (asked: object) => found(plainRequest(apart([{ complete: true }]), offers, [[1]], asked)).reached[0];
    expect(reached({})).toBeCloseTo(70, 10);
    expect(reached({ theme: "werk" })).toBeCloseTo(40, 10);
    expect(reached({ unconfirmed: true })).toBeCloseTo(75, 10);
    // A fifth of all is old: of what is for everybody they have their part.
    expect(reached({ targetGroup: "ouderen" })).toBeCloseTo(10 + 40 / 5, 10);
  });

  test("euros go by the same formula, per person", () => {
    const offers: PlainOffer[] = [
      { reach: 10, euros: 5000, at: 0 },
      { reach: 10, at: 1 },
    ];
    const result = found(plainRequest(apart([{ complete: true }, {}]), offers, [[1, 2]], { measure: "euros" }));
    expect(result.rate[0]).toBeCloseTo(50, 10);
    expect(statesOf(result)).toEqual(["complete", "nobody"]);
    expect(result.totals.reachKnown).toBe(1);
  });
});

describe("a gap", () => {
  const nine = Array.from({ length: 9 }, (_, at) => ({ complete: true, people: 100 + at }));
  const reaching = (rows: readonly number[]): PlainOffer[] => rows.map((at) => ({ reach: 10 + at, at }));
  const need = [[9, 8, 7, 6, 5, 4, 3, 2, 1]];

  test("is where need is in the highest third and reach in the lowest, within what was named", () => {
    const request = plainRequest(apart(nine), reaching([2, 3, 4, 5, 6, 7, 8]), need);
    const result = found(request);
    expect(rowsOf(result.isGap)).toEqual([0, 1, 2]);
    expect(result.first).toBe(3);
    request.within.fill(0);
    request.within[1] = 1;
    expect([rowsOf(found(request).isGap), found(request).first]).toEqual([[1], 1]);
  });

  test("asked the other way is where both are on the other side", () => {
    const request = plainRequest(apart(nine), reaching([2, 3, 4, 5, 6, 7, 8]), need, { needIs: "low", reachIs: "high" });
    expect(rowsOf(found(request).isGap)).toEqual([6, 7, 8]);
  });

  test("with fewer than five known areas is only where nobody is reached, and none is high", () => {
    const few = nine.map((buurt, at) => ({ ...buurt, complete: at < 4 }));
    const request = plainRequest(apart(few), reaching([1, 2, 3]), need);
    expect(rowsOf(found(request).isGap)).toEqual([0]);
    expect(rowsOf(found({ ...request, question: { ...request.question, reachIs: "high" } }).isGap)).toEqual([]);
  });

  test("is never where nothing is entered: that has a list of its own", () => {
    const unknown = nine.map((buurt, at) => ({ ...buurt, complete: at > 1, account: at === 0 }));
    const result = found(plainRequest(apart(unknown), reaching([3, 4, 5, 6, 7, 8]), need));
    expect(rowsOf(result.isGap)).toEqual([2]);
    expect(rowsOf(result.isUnseen)).toEqual([0, 1]);
  });

  test("where nothing at all is entered the need is still there", () => {
    const result = found(plainRequest(apart(Array.from({ length: 9 }, () => ({}))), [], need));
    expect(Array.from(result.need, (one) => one.toFixed(1))).toEqual(
      Array.from({ length: 9 }, (_, at) => ((100 * (8.5 - at)) / 9).toFixed(1)),
    );
    expect([rowsOf(result.isGap), rowsOf(result.isUnseen), result.first]).toEqual([[], [0, 1, 2], 1]);
  });
});

describe("variants", () => {
  const nine = Array.from({ length: 9 }, (_, at) => ({ complete: true, people: 100 + at }));
  const need = [[9, 8, 7, 6, 5, 4, 3, 2, 1]];
  const reaching = [2, 3, 4, 5, 6, 7, 8].map((at): PlainOffer => ({ reach: 10 + at, at }));

  test("name what holds in all of them a hundred times, and are the same each time", () => {
    const request = plainRequest(apart(nine), reaching, need);
    const { times, run } = variantsOf(request);
    expect([run, ...times]).toEqual([100, 100, 100, 100, 0, 0, 0, 0, 0, 0]);
    expect([...variantsOf(request).times]).toEqual([...times]);
  });

  test("with what nobody confirmed in every second one, whatever the question says", () => {
    const late = [...reaching, { reach: 90, at: 0, unconfirmed: true }];
    expect(variantsOf(plainRequest(apart(nine), late, need)).times[0]).toBe(50);
    // With it the first area is no gap in the question itself, and still is in half of the variants.
    const asked = plainRequest(apart(nine), late, need, { unconfirmed: true });
    expect(found(asked).isGap[0]).toBe(0);
    expect(variantsOf(asked).times[0]).toBe(50);
  });

  test("never count an area that is known by unconfirmed entries alone while these do not count", () => {
    const buurten = nine.map((buurt, at) => ({ ...buurt, complete: at !== 0 }));
    const late = [...reaching, { reach: 1, at: 0, unconfirmed: true }];
    expect(variantsOf(plainRequest(apart(buurten), late, need)).times[0]).toBe(0);
    expect(variantsOf(plainRequest(apart(buurten), late, need, { unconfirmed: true })).times[0]).toBe(50);
  });

  test("with other weights another area is the first: it is named less often", () => {
    const two = [
      [9, 8.9, 7, 6, 5, 4, 3, 2, 1],
      [8, 9, 7, 6, 5, 4, 3, 2, 1],
    ];
    const one = plainRequest(apart(nine), reaching, two, {
      need: [
        { indicator: "a", year: 2024, weight: 1 },
        { indicator: "b", year: 2024, weight: 1 },
      ],
    });
    const few = { ...one, within: Uint8Array.from(one.within, (_, row) => Number(row < 2)) };
    const { times } = variantsOf(few);
    expect(found(few).first).toBe(1);
    expect((times[0] ?? 0) + (times[1] ?? 0)).toBe(100);
    expect(Math.min(times[0] ?? 0, times[1] ?? 0)).toBeGreaterThan(20);
  });
});

describe("planted gaps in a random country of 2,000 buurten", () => {
  const planted = 30;

  /** Everywhere people are reached but around the planted ones, where need is high too; of some nothing is known. */
  function country(seed: number) {
    const draw = randomIntegers(seed);
    const upTo = (most: number) => draw() % most;
    const buurten = Array.from({ length: 2000 }, (_, row): PlainBuurt => {
      const x = 60_000 + upTo(150_000);
      const y = 370_000 + upTo(180_000);
      const isUnknown = row >= planted && upTo(5) === 0;
      return { x, y, people: 200 + upTo(4000), complete: !isUnknown, account: isUnknown && upTo(2) === 0 };
    });
    const isNear = ({ x, y }: PlainBuurt) => buurten.slice(0, planted).some((one) => Math.hypot(one.x - x, one.y - y) < 4000);
    const offers: PlainOffer[] = [];
    for (const [row, buurt] of buurten.entries()) {
      // What lies in an area makes it known: of the unknown ones nothing is entered.
      if (!buurt.complete || isNear(buurt)) continue;
      for (let nth = 0; nth < 2; nth++)
        offers.push({ reach: Math.round(((buurt.people ?? 0) * (20 + upTo(80))) / 1000), at: row, unconfirmed: upTo(5) === 0 });
    }
    const figure = () => buurten.map((_, row) => (row < planted ? 900 + upTo(300) : upTo(1000)));
    return { buurten, request: plainRequest(buurten, offers, [figure(), figure(), figure()]) };
  }

  test.each([1, 2, 3, 4, 5])("of seed %i at least nine of the first ten are planted, and none is unknown", (seed) => {
    const { buurten, request } = country(seed);
    const open = openGaps(request);
    const result = findGaps(request, open);
    const { times } = variantsOf(request);
    const order = [...times.keys()].sort(
      (a, b) => times[b] - times[a] || result.need[b] - result.reach[b] - (result.need[a] - result.reach[a]),
    );
    expect(order.slice(0, 10).filter((row) => row < planted).length).toBeGreaterThanOrEqual(9);
    const listed = [...times.keys()].filter((row) => times[row] > 0 || result.isGap[row] === 1);
    expect(listed.filter((row) => !buurten[row]?.complete)).toEqual([]);
    expect(rowsOf(result.isUnseen).every((row) => !buurten[row]?.complete)).toBe(true);
  });
});
