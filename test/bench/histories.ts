/** Who hears of what, over long generated histories on each engine: the test of `npm test` with more tries. */
import type { BenchRow } from "./row.ts";
import { runTestFile } from "./test-file.ts";

const tries = 20_000;

export async function run(): Promise<BenchRow[]> {
  return runTestFile("test/api/heard.test.ts", { WIJKBLIK_HISTORIES: String(tries) }).map(({ fullName, status, duration }) => ({
    bench: "histories",
    what: `${fullName}: ${status}`,
    unit: "s",
    ours: (duration ?? 0) / 1000,
    goal: "each heard once, nobody else",
    met: status === "passed",
  }));
}
