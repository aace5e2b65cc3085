import { expect, test } from "vitest";
import { mapInSlices, runInSlices, timeSlices } from "#server/scheduling/yielding.ts";

/** Work of a millisecond. */
function work(): void {
  const until = performance.now() + 1;
  while (performance.now() < until);
}

test("ten pieces of long work together take one slice an iteration of the loop, and all come to their end", async () => {
  const begun: number[] = [];
  let iteration = 0;
  let going = true;
  const count = () => {
    iteration++;
    if (going) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      const slice = timeSlices();
      for (let i = 0; i < 40; i++) {
        work();
        const turn = slice();
        if (!turn) continue;
        await turn;
        begun.push(iteration);
      }
    }),
  );
  going = false;
  expect(begun.length).toBeGreaterThan(20);
  expect(new Set(begun).size).toBe(begun.length);
});

test("what is made in slices is whole and in order, and a timer is not held up by it", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const made = await mapInSlices(
    Array.from({ length: 100 }, (_, i) => i),
    (item, i) => {
      work();
      return [item, i];
    },
  );
  const sum = await runInSlices(
    (function* () {
      let total = 0;
      for (const [item = 0] of made) {
        work();
        total += item;
        yield;
      }
      return total;
    })(),
  );
  clearInterval(timer);
  expect(made).toEqual(Array.from({ length: 100 }, (_, i) => [i, i]));
  expect(sum).toBe(4950);
  expect(ticks).toBeGreaterThan(10);
});

test("what goes wrong in a slice comes out", async () => {
  await expect(
    mapInSlices([1], () => {
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
});
