/** F1 whole: the server is killed 200 times on each engine while eight clients write; the test of `npm test` with more kills. */
import type { BenchRow } from "./row.ts";
import { runTestFile } from "./test-file.ts";

const kills = 200;

export async function run(): Promise<BenchRow[]> {
  return runTestFile("test/stress/kill.test.ts", { WIJKBLIK_KILLS: String(kills) }).map(({ fullName, status, duration }) => ({
    bench: "kills",
    what: `${fullName.split(" ")[0]}: ${kills} kills, ${status === "passed" ? "nothing lost, nothing twice" : status}`,
    unit: "s",
    ours: (duration ?? 0) / 1000,
    goal: "nothing lost",
    met: status === "passed",
  }));
}
