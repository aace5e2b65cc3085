/**
 * Do the tests find what is broken? Twenty faults, one per room and kind, are put into a copy of the checkout one at a time, and the
 * tests of that part run on it: each must be found. `WIJKBLIK_MUTATIONS=3,7` tries some of them.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { out, root } from "../fixtures/once.ts";
import { published } from "../fixtures/published.ts";
import { scratchFolder } from "../fixtures/scratch.ts";
import { type Fault, faults } from "./faults.ts";
import type { BenchRow } from "./row.ts";

/** The file of the room that holds the text exactly once. */
function fileOf(fault: Fault): string {
  const files = execFileSync("git", ["ls-files", fault.room], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((name) => /\.tsx?$/.test(name));
  const held = files.flatMap(
    (file) => Array(readFileSync(join(root, file), "utf8").split(fault.from).length - 1).fill(file) as string[],
  );
  const [file, ...more] = held;
  if (file === undefined || more.length > 0)
    throw new Error(
      `"${fault.from}" stands ${held.length} times in ${fault.room}, and must once: write the fault for the code of today`,
    );
  return file;
}

/** The checkout as it is now, with what it shares in place. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(scratchFolder(), "wijkblik-mutations-"));
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  for (const file of files.split("\n").filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  cpSync(join(root, "web/paraglide"), join(copy, "web/paraglide"), { recursive: true });
  return copy;
}

type Verdict = "found" | "NOT FOUND" | "NOT RUN";

function tried(copy: string, { project, tests }: Fault, environment: NodeJS.ProcessEnv): Verdict {
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const args = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts", "--project", project, "--bail=1"];
  const { status } = spawnSync(process.execPath, [...args, "--reporter=json", `--outputFile.json=${report}`, ...tests], {
    cwd: copy,
    env: environment,
    stdio: "ignore",
  });
  if (!existsSync(report)) return "NOT RUN";
  const { numTotalTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  if (!numTotalTests) return "NOT RUN";
  return status !== 0 && numFailedTests ? "found" : "NOT FOUND";
}

export async function run(): Promise<BenchRow[]> {
  const chosen = process.env.WIJKBLIK_MUTATIONS?.split(",").map(Number);
  const files = faults.map(fileOf);
  const environment = { ...process.env, WIJKBLIK_TEST_PUBLISHED: (await published()).folder };
  const copy = copyOfCheckout();
  const rows: BenchRow[] = [];
  try {
    for (const [i, fault] of faults.entries()) {
      if (chosen && !chosen.includes(i + 1)) continue;
      // What fails without the fault proves nothing.
      if (tried(copy, fault, environment) !== "NOT FOUND")
        throw new Error(`${fault.tests.join(", ")}: not green without a fault`);
      const file = join(copy, files[i] as string);
      const whole = readFileSync(file, "utf8");
      const began = performance.now();
      writeFileSync(
        file,
        whole.replace(fault.from, () => fault.to),
      );
      const verdict = tried(copy, fault, environment);
      writeFileSync(file, whole);
      process.stdout.write(`${i + 1} ${fault.room}: ${fault.what}: ${verdict}\n`);
      const what = `${fault.room}: ${fault.what}: ${verdict}`;
      rows.push({
        bench: "mutations",
        what,
        unit: "s",
        ours: (performance.now() - began) / 1000,
        goal: "found",
        met: verdict === "found",
      });
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  writeFileSync(join(out, "mutations.json"), JSON.stringify(rows, undefined, 1));
  return rows;
}
