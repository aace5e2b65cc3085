/**
 * Shared machines run at a third of their speed for seconds at a time. A fixed loop tells when: what was measured then is measured
 * again, and the try that met the least of it counts.
 */
import { median } from "./row.ts";

const most = 6;
/** Slower than the fastest loop of this run by more than this is not the machine's own pace. */
const allowed = 1.35;

/** Milliseconds of a loop that fits in any cache and takes no memory. */
function loop(): number {
  const started = performance.now();
  let sum = 0;
  for (let i = 0; i < 2e7; i++) sum = (sum + i * 7) | 0;
  return performance.now() - started + (sum === 1 ? 1e-9 : 0);
}

let fastest = Number.POSITIVE_INFINITY;

/** `work` calls `pause` now and then, between what it measures. */
export async function steady<T>(work: (pause: () => void) => Promise<T>): Promise<T> {
  for (let i = 0; i < 5; i++) fastest = Math.min(fastest, loop());
  let best: { result: T; pace: number } | undefined;
  for (let i = 0; i < most && !(best && best.pace <= fastest * allowed); i++) {
    const loops = [loop()];
    const result = await work(() => loops.push(loop()));
    loops.push(loop());
    fastest = Math.min(fastest, ...loops);
    const pace = median(loops);
    if (!best || pace < best.pace) best = { result, pace };
  }
  if (!best) throw new Error("nothing was measured");
  process.stdout.write(`    pace ${(best.pace / fastest).toFixed(2)}\n`);
  return best.result;
}
