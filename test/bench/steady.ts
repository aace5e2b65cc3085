/**
 * Shared machines run at a third of their speed for seconds at a time. Fixed work tells when: what was measured then is measured
 * again, and the try that met the least of it counts.
 */
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { median } from "./row.ts";

const most = 4;
/** Slower than the fastest of this run by more than this is not the machine's own pace. */
const allowed = 1.35;

const sample = randomBytes(1 << 20).map((byte) => byte & 63);

/** Milliseconds of a fixed piece of work in native code: a loop of our own runs as fast as its compiler happened to be. */
function fixed(): number {
  const started = performance.now();
  for (let i = 0; i < 3; i++) gzipSync(sample, { level: 5 });
  return performance.now() - started;
}

let fastest = Number.POSITIVE_INFINITY;

/** `work` calls `pause` now and then, between what it measures. */
export async function steady<T>(work: (pause: () => void) => Promise<T>): Promise<T> {
  for (let i = 0; i < 5; i++) fastest = Math.min(fastest, fixed());
  let best: { result: T; pace: number } | undefined;
  for (let i = 0; i < most && !(best && best.pace <= fastest * allowed); i++) {
    const paces = [fixed()];
    const result = await work(() => paces.push(fixed()));
    paces.push(fixed());
    fastest = Math.min(fastest, ...paces);
    const pace = median(paces);
    if (!best || pace < best.pace) best = { result, pace };
  }
  if (!best) throw new Error("nothing was measured");
  process.stdout.write(`    pace ${(best.pace / fastest).toFixed(2)}\n`);
  return best.result;
}
