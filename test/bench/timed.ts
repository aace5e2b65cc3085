/** A command as a whole: wall time and memory. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { endsWithUs } from "../fixtures/children.ts";
import { root } from "../fixtures/once.ts";
import { median } from "./row.ts";

export interface Run {
  seconds: number;
  mb: number;
}

/** Wall time, and the highest resident memory that /proc shows of the process (threads share it). */
export async function timed(command: string, args: string[], environment: Record<string, string> = {}): Promise<Run> {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...environment },
  });
  endsWithUs(child, "SIGTERM");
  let mb = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      mb = Math.max(mb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It ended between two looks, or this is no Linux.
    }
  }, 50);
  const code = await new Promise((done) => child.once("close", done));
  clearInterval(look);
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, mb };
}

export interface Command {
  command: string;
  args: string[];
  environment?: Record<string, string>;
}

/** Medians of five runs of each, in turn: what else the machine does falls on all of them alike. */
export async function inTurn(commands: readonly Command[]): Promise<Run[]> {
  const runs: Run[][] = commands.map(() => []);
  for (let i = 0; i < 5; i++) {
    for (const [at, { command, args, environment }] of commands.entries())
      runs[at]?.push(await timed(command, args, environment));
  }
  return runs.map((all) => ({ seconds: median(all.map((run) => run.seconds)), mb: median(all.map((run) => run.mb)) }));
}
