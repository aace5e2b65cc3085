/** F17 of the safety list, shortened: no request owns the event loop. `npm run bench -- loop` measures the same with ten times as much. */
import { expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { fillPlace } from "../fixtures/filled-place.ts";
import { startMeasuredServer } from "../fixtures/loop-delay.ts";
import { broken, isOver, leastOf, loopTable, nothingAsked, operations } from "../fixtures/loop-table.ts";
import { published } from "../fixtures/published.ts";
import { worstInputs } from "../fixtures/worst-inputs.ts";

const sizes = { entries: 6_000, imported: 2_000, versions: 500, large: 500, people: 500 };
/** Milliseconds above an idle server. */
const most = 300;

onEveryEngine((engine) => {
  test("every operation and every reader of files leaves the event loop to others", { timeout: 600_000, retry: 0 }, async () => {
    const { url } = await engine.migratedPlace();
    const place = await fillPlace(await published(), url, sizes);
    const server = await startMeasuredServer(place.environment);
    try {
      const idle = await leastOf(server, place, nothingAsked, { block: 50, p99: Number.POSITIVE_INFINITY });
      const limits = { block: idle.computed + most, p99: Number.POSITIVE_INFINITY };
      const over: string[] = [];
      for await (const { route, words, worst, computed, statuses } of loopTable(server, place, limits)) {
        const failed = statuses.filter((status) => status === broken || (status >= 500 && status !== 503));
        if (failed.length > 0) over.push(`${route} (${words}): answered ${failed.join(", ")}`);
        if (isOver({ computed, p99: 0 }, limits))
          over.push(`${route} (${words}): ${Math.round(worst)} ms, computed ${Math.round(computed)}`);
      }
      expect(over).toEqual([]);
      // An input for an operation that is gone is a mistake as well; those that a setting adds stay.
      const known = [...(await operations(server.url)), "beginAtProvider"];
      expect(Object.keys(worstInputs).filter((name) => !known.includes(name))).toEqual([]);
    } finally {
      await server.stop();
      await place.remove();
    }
  });
});
