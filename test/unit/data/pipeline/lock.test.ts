import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alone } from "#data/pipeline/lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("two imports into one folder", () => {
  it("work one after the other, and the second is told that it waits", async () => {
    const seen: string[] = [];
    const first = alone(
      folder,
      () => seen.push("first waits"),
      async () => {
        seen.push("first begins");
        await wait(50);
        seen.push("first ends");
      },
    );
    await alone(
      folder,
      () => seen.push("second waits"),
      async () => void seen.push("second"),
    );
    await first;
    expect(seen).toEqual(["first begins", "second waits", "first ends", "second"]);
  });

  it("leave no lock behind, also after a failure", async () => {
    await expect(
      alone(
        folder,
        () => undefined,
        () => Promise.reject(new Error("broken source")),
      ),
    ).rejects.toThrow("broken source");
    expect(existsSync(join(folder, "import.lock"))).toBe(false);
  });

  it("do not wait for one that was killed", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    mkdirSync(join(folder, "import.lock"));
    writeFileSync(join(folder, "import.lock/owner"), JSON.stringify({ host: hostname(), pid }));
    expect(
      await alone(
        folder,
        () => undefined,
        async () => "done",
      ),
    ).toBe("done");
  });
});
