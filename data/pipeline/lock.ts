/** One import at a time in a published folder: a second one would clear away the files that the first is still writing. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** An import on another machine cannot be asked whether it lives: after this many milliseconds it does not. */
const longest = 15 * 60_000;
const between = 250;

/** Runs the task when no other import is at work in the folder; `waiting` is called once when there is one. */
export async function alone<T>(folder: string, waiting: () => void, task: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, "import.lock");
  for (let hasSaid = false; !take(lock); await wait(between)) {
    if (isDead(lock)) rmSync(lock, { recursive: true, force: true });
    else if (!hasSaid) {
      waiting();
      hasSaid = true;
    }
  }
  try {
    return await task();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Making a folder either succeeds for one process or fails: that is the lock. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(lock, "owner"), JSON.stringify({ host: hostname(), pid: process.pid }));
  return true;
}

function isDead(lock: string): boolean {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const { host, pid } = JSON.parse(readFileSync(join(lock, "owner"), "utf8"));
    if (host !== hostname() || pid === process.pid) return age > longest;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // ESRCH: the owner ended. No owner yet, or the lock is just gone: look again.
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
