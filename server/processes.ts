/** Several processes behind one port, so that a machine of more cores is used whole. Each holds the published set in memory. */
import cluster, { type Worker } from "node:cluster";
import { join } from "node:path";

/** Taken when this is loaded: whoever started us may be gone before we serve. */
const startedBy = process.ppid;
let watching = false;

/**
 * A signal to `npm` alone may end npm, or the shell between us, and never reach us: under npm the end of the parent counts as SIGTERM.
 * Without npm it does not: who starts a server in the background may leave.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined || watching) return;
  watching = true;
  const look = setInterval(() => {
    if (process.ppid === startedBy) return;
    clearInterval(look);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  look.unref();
}

/** True in the process that speaks for all: the only one, or the first. */
export const speaks = (): boolean => cluster.isPrimary || cluster.worker?.id === 1;

/** Does this process only watch over others that serve? */
export const watches = (processes: number): boolean => processes > 1 && cluster.isPrimary;

/**
 * Starts the processes and keeps their number: one that dies while serving is replaced, one that cannot start ends all.
 * SIGTERM and SIGINT are passed on; ends with 0 when every process did. `environment` is what each of them is given besides ours.
 */
export function watchProcesses(processes: number, environment: Record<string, string> = {}): void {
  cluster.setupPrimary({ exec: join(import.meta.dirname, "main.ts"), args: [] });
  const serving = new Set<Worker>();
  let worst = 0;
  let stopping = false;

  const stop = () => {
    stopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  cluster.on("listening", (worker) => serving.add(worker));
  cluster.on("exit", (worker, code) => {
    // One that was still starting knows no graceful stop: the signal that ends it is no failure.
    if (stopping) worst = Math.max(worst, serving.has(worker) ? (code ?? 1) : 0);
    else if (serving.delete(worker)) cluster.fork(environment);
    else {
      worst = 1;
      stop();
    }
    if (stopping && Object.keys(cluster.workers ?? {}).length === 0) process.exit(worst);
  });
  for (let i = 0; i < processes; i++) cluster.fork(environment);
}
