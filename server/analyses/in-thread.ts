/**
 * An analysis computes for seconds, in a thread of its own with an end to its time and memory: the event loop serves others meanwhile.
 * How many there are at once is for http/concurrency.ts.
 */
import { Worker } from "node:worker_threads";
import { Problem } from "../http/errors.ts";
import type { PackedAnswer, ThreadTask } from "./thread-task.ts";

export interface ThreadLimits {
  ms: number;
  /** Of the thread's own heap. */
  memoryMb: number;
}

/** The slowest question that a panel can ask takes some seconds on a slow machine. */
const usual: ThreadLimits = { ms: 20_000, memoryMb: 1_024 };

const tooHeavy = (what: string) =>
  new Problem(503, `${what}: ask about fewer initiatives or a shorter distance, or try again later.`, {
    headers: { "Retry-After": "60" },
  });

/** Throws a Problem: 400 for what no thread would answer, 503 for what takes too long or too much. */
export function inThread(task: ThreadTask, limits: ThreadLimits = usual): Promise<Exclude<PackedAnswer, { refused: string }>> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./analysis-thread.ts", import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64 },
    });
    const end = (finish: () => void) => {
      clearTimeout(timer);
      thread.removeAllListeners();
      // What is still on its way when the thread is ended is nobody's fault.
      thread.on("error", () => {});
      void thread.terminate();
      finish();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const timer = setTimeout(() => fail(tooHeavy(`This takes longer than ${Math.ceil(limits.ms / 1000)} seconds`)), limits.ms);
    thread.on("message", (answer: PackedAnswer) =>
      "refused" in answer ? fail(new Problem(400, `${answer.refused}.`)) : end(() => resolve(answer)),
    );
    thread.on("error", (error: NodeJS.ErrnoException) =>
      fail(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooHeavy("This takes more memory than there is for it") : error),
    );
    thread.on("exit", (code) => fail(new Error(`the thread of an analysis stopped with exit code ${code}`)));
  });
}
