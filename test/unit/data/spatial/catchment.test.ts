import { describe, expect, test } from "vitest";
import { targetGroups } from "#data/schema/initiative.ts";
import { type Offers, openCatchment } from "#data/spatial/catchment.ts";
import type { ReachAreas } from "#data/spatial/gap-results.ts";
import { randomIntegers } from "#data/spatial/random.ts";

type Group = (typeof targetGroups)[number];
type People = Partial<Record<Group, number[]>> & { iedereen: number[] };

/** Areas at places in metres; the people of a group that is not named are everybody. */
function areasAt(places: readonly (readonly [number, number])[], people: People): Omit<ReachAreas, "areaOf"> {
  const none = () => new Uint8Array(places.length);
  return {
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    people: Object.fromEntries(
      targetGroups.map((group) => [group, Float64Array.from(people[group] ?? people.iedereen)]),
    ) as ReachAreas["people"],
    ...{ complete: none(), account: none(), withheld: none() },
  };
}

interface Offer {
  amount: number;
  at?: readonly [number, number];
  sigma?: number;
  for?: readonly Group[];
  /** Numbers of areas with the share of each that is covered; none is the whole country. */
  areas?: readonly (readonly [row: number, share: number])[];
  unconfirmed?: boolean;
}

function offersOf(offers: readonly Offer[]): Offers {
  const start = [0];
  for (const { areas = [] } of offers) start.push((start.at(-1) ?? 0) + areas.length);
  return {
    amount: Float64Array.from(offers, ({ amount }) => amount),
    groups: Uint32Array.from(offers, (offer) =>
      (offer.for ?? []).reduce((bits, group) => bits | (1 << targetGroups.indexOf(group)), 0),
    ),
    confirmed: Uint8Array.from(offers, ({ unconfirmed }) => Number(!unconfirmed)),
    x: Float64Array.from(offers, ({ at }) => at?.[0] ?? 0),
    y: Float64Array.from(offers, ({ at }) => at?.[1] ?? 0),
    sigma: Float64Array.from(offers, ({ sigma = 1000 }) => sigma),
    byArea: Uint8Array.from(offers, ({ at }) => Number(at === undefined)),
    start: Uint32Array.from(start),
    rows: Uint32Array.from(offers.flatMap(({ areas = [] }) => areas.map(([row]) => row))),
    shares: Float64Array.from(offers.flatMap(({ areas = [] }) => areas.map(([, share]) => share))),
  };
}

const spreadOf = (areas: Omit<ReachAreas, "areaOf">, offers: readonly Offer[], asked: Group = "iedereen", factor = 1) =>
  openCatchment(areas, offersOf(offers), asked).spread(factor);
const sum = (values: Iterable<number>) => [...values].reduce((all, one) => all + one, 0);

/** As many people in each, in a row of a kilometre apart. */
const row = (people: People) =>
  areasAt(
    [...people.iedereen.keys()].map((at) => [1000 * at, 0] as const),
    people,
  );

describe("the worked example of a catchment", () => {
  const areas = row({ iedereen: [100, 100, 100] });
  const offers = [
    { amount: 10, at: [0, 0] },
    { amount: 10, at: [2000, 0] },
  ] as const;

  test("gives the figures of sdc-catchment, and keeps the sum of 20", () => {
    const { confirmed } = spreadOf(areas, offers);
    expect(Array.from(confirmed, (reached) => (reached / 100).toFixed(6))).toEqual(["0.065179", "0.069641", "0.065179"]);
    expect(sum(confirmed)).toBeCloseTo(20, 12);
  });

  test("a catchment over everything gives supply by demand everywhere", () => {
    const { confirmed } = spreadOf(
      row({ iedereen: [100, 300, 50] }),
      offers.map((offer) => ({ ...offer, sigma: 1e12 })),
    );
    for (const [at, people] of [100, 300, 50].entries()) expect((confirmed[at] ?? 0) / people).toBeCloseTo(20 / 450, 12);
  });

  test("one below the nearest distance gives the nearest alone, past areas where nobody lives", () => {
    const near = [{ amount: 7, at: [1400, 0], sigma: 1 }] as const;
    expect([...spreadOf(areas, near).confirmed]).toEqual([0, 7, 0]);
    expect([...spreadOf(row({ iedereen: [100, 0, 100] }), near).confirmed]).toEqual([0, 0, 7]);
  });

  test("a larger factor reaches further", () => {
    const far = (factor: number) => spreadOf(areas, [{ amount: 10, at: [0, 0] }], "iedereen", factor).confirmed[2] ?? 0;
    expect(far(1.25)).toBeGreaterThan(far(1));
    expect(far(0.75)).toBeLessThan(far(1));
  });
});

describe("who it is for", () => {
  const people = { iedereen: [100, 200, 100], ouderen: [20, 20, 60], kinderen: [10, 40, 10] };
  const areas = row(people);
  const around = { amount: 100, at: [1000, 0], sigma: 1e12 } as const;

  test("what is for a group is divided over that group, and asked for another there is none of it", () => {
    expect([...spreadOf(areas, [{ ...around, for: ["ouderen"] }], "ouderen").confirmed].map(Math.round)).toEqual([20, 20, 60]);
    expect([...spreadOf(areas, [{ ...around, for: ["ouderen"] }]).confirmed].map(Math.round)).toEqual([20, 20, 60]);
  });

  test("of what is for two groups each is asked for its part, and the parts are the whole", () => {
    const both = [{ ...around, for: ["ouderen", "kinderen"] }] as const;
    const [old, young, all] = (["ouderen", "kinderen", "iedereen"] as const).map(
      (asked) => spreadOf(areas, both, asked).confirmed,
    );
    for (const at of [0, 1, 2]) expect((old?.[at] ?? 0) + (young?.[at] ?? 0)).toBeCloseTo(all?.[at] ?? 0, 12);
    expect(sum(all ?? [])).toBeCloseTo(100, 12);
  });

  test("of what is for everybody a group has its share of the inhabitants", () => {
    const { confirmed } = spreadOf(areas, [around], "ouderen");
    expect(sum(confirmed)).toBeCloseTo((100 * 100) / 400, 12);
    expect([...spreadOf(areas, [{ ...around, for: ["iedereen", "ouderen"] }], "ouderen").confirmed]).toEqual([...confirmed]);
  });

  test("groups that overlap are never more people than live there", () => {
    const full = row({ iedereen: [100, 100], ouderen: [80, 10], volwassenen: [70, 10] });
    const { confirmed } = spreadOf(full, [{ ...around, amount: 120, for: ["ouderen", "volwassenen"] }]);
    expect([...confirmed].map((one) => one.toFixed(6))).toEqual(["100.000000", "20.000000"]);
  });

  test("where it is not known how many live, nobody is counted, and the rest gets all", () => {
    const { confirmed } = spreadOf(row({ iedereen: [Number.NaN, 100, 100] }), [around]);
    expect([...confirmed]).toEqual([0, 50, 50]);
    expect([...spreadOf(row({ iedereen: [Number.NaN, Number.NaN] }), [around]).confirmed]).toEqual([0, 0]);
  });
});

describe("what works by area", () => {
  const areas = row({ iedereen: [100, 300, 100] });

  test("is divided by people and by the share that is covered", () => {
    const { confirmed } = spreadOf(areas, [
      {
        amount: 50,
        areas: [
          [0, 1],
          [1, 0.5],
        ],
      },
    ]);
    expect([...confirmed]).toEqual([20, 30, 0]);
  });

  test("in areas where nobody lives it reaches nobody", () => {
    const { confirmed } = spreadOf(row({ iedereen: [0, 300, Number.NaN] }), [
      {
        amount: 50,
        areas: [
          [0, 1],
          [2, 1],
        ],
      },
    ]);
    expect([...confirmed]).toEqual([0, 0, 0]);
  });

  test("in the whole country it reaches everybody alike", () => {
    const { confirmed, unconfirmed } = spreadOf(areas, [{ amount: 50 }, { amount: 5, unconfirmed: true }]);
    expect([...confirmed]).toEqual([10, 30, 10]);
    expect([...unconfirmed]).toEqual([1, 3, 1]);
  });

  test("an area without a place gets what is for it, and nothing of what lies somewhere", () => {
    const placeless = areasAt(
      [
        [0, 0],
        [Number.NaN, Number.NaN],
      ],
      { iedereen: [100, 100] },
    );
    const { confirmed } = spreadOf(placeless, [
      { amount: 10, at: [0, 0] },
      {
        amount: 6,
        areas: [
          [0, 1],
          [1, 1],
        ],
      },
    ]);
    expect([...confirmed]).toEqual([13, 3]);
  });
});

test("the sum is kept to 1e-12 over thousands of initiatives of every kind, and their order does not show", () => {
  const draw = randomIntegers(7);
  const upTo = (most: number) => draw() % most;
  const places = Array.from({ length: 1500 }, () => [upTo(150_000), upTo(150_000)] as const);
  const iedereen = places.map(() => upTo(5000));
  const ouderen = iedereen.map((all) => Math.floor((all * upTo(40)) / 100));
  const areas = areasAt(places, { iedereen, ouderen });
  const offers = Array.from({ length: 4000 }, (_, at): Offer => {
    const what = { amount: 1 + upTo(20_000), for: upTo(3) === 0 ? (["ouderen"] as const) : [], unconfirmed: upTo(2) === 0 };
    if (at % 10 === 0)
      return {
        ...what,
        areas: [
          [upTo(1500), 1],
          [upTo(1500), 0.25],
        ],
      };
    return at % 97 === 0 ? what : { ...what, at: [upTo(150_000), upTo(150_000)], sigma: 100 + upTo(5000) };
  });
  // Listed areas where nobody of the group lives take nothing, and the sum is of what has somewhere to go.
  const lives = (offer: Offer) =>
    !offer.areas || offer.areas.some(([at]) => ((offer.for?.length ? ouderen : iedereen)[at] ?? 0) > 0);
  const { confirmed, unconfirmed } = spreadOf(areas, offers);
  const total = sum(offers.filter(lives).map(({ amount }) => amount));
  expect(Math.abs(sum(confirmed) + sum(unconfirmed) - total) / total).toBeLessThan(1e-12);
  const backwards = spreadOf(areas, offers.toReversed());
  expect(backwards.confirmed.every((one, at) => Math.abs(one - (confirmed[at] ?? 0)) <= 1e-13 * one)).toBe(true);
});
