/** One runner, three projects: unit (pure code and the import), api (the server through its door), e2e (a real browser). */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Two workers at most: tests share a machine with the import, the tile build and a browser. */
const shared = {
  pool: "forks" as const,
  setupFiles: [fileURLToPath(new URL("fixtures/console.ts", import.meta.url))],
  unstubEnvs: true,
  // A busy machine starts processes and draws slowly; waiting costs nothing when it does not.
  expect: { poll: { timeout: 20_000, interval: 100 } },
  // What servers of tests are told to keep does not land in the checkout.
  env: { WIJKBLIK_LIVING: fileURLToPath(new URL(".out/living", import.meta.url)) },
};

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
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
