/** One runner, three projects: unit (pure code and the import), api (the server through its door), e2e (a real browser). */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { scratchFolder } from "./fixtures/scratch.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Two workers at most: tests share a machine with the import, the tile build and a browser. */
const shared = {
  pool: "forks" as const,
  setupFiles: [here("fixtures/console.ts")],
  unstubEnvs: true,
  // A busy machine starts processes and draws slowly; waiting costs nothing when it does not.
  expect: { poll: { timeout: 20_000, interval: 100 } },
  env: {
    // What servers of tests are told to keep does not land in the checkout.
    WIJKBLIK_LIVING: here(".out/living"),
    TMPDIR: scratchFolder(),
    // Hundreds of servers are started: each reads what the first one compiled.
    NODE_COMPILE_CACHE: here(".out/compiled"),
  },
};

export default defineConfig({
  root: here(".."),
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["test/unit/**/*.test.{ts,tsx}"],
          testTimeout: 30_000,
          // A first hook may run the whole import.
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...shared,
          name: "api",
          include: ["test/api/**/*.test.ts"],
          globalSetup: [here("fixtures/shared-postgres.ts")],
          fileParallelism: false,
          testTimeout: 90_000,
          // Real servers, signals and clocks on a busy machine: the second try is printed beside the test.
          retry: 1,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          // A browser that draws in software on a busy machine may miss a moment: the second try is printed beside the test.
          retry: 1,
          hookTimeout: 420_000,
        },
      },
    ],
  },
});
