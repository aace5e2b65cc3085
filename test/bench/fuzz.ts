/** 20,000 odd requests on each engine, at 0 faults of ours; the test of `npm test` with more of them. */

import type { BenchRow } from "./row.ts";
import { runTestFile } from "./test-file.ts";

const requests = 20_000;

export async function run(): Promise<BenchRow[]> {
  return runTestFile("test/api/fuzz.test.ts", { WIJKBLIK_FUZZ: String(requests) }).map(({ fullName, status, duration }) => ({
    bench: "fuzz",
    what: `${fullName.split(" ")[0]}: ${requests} odd requests, ${status === "passed" ? "no fault of ours" : status}`,
    unit: "s",
    ours: (duration ?? 0) / 1000,
    goal: "0 faults",
    met: status === "passed",
  }));
}
