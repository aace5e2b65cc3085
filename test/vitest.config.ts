/** One runner; projects by what their tests need. `npm test` decides what runs beside what (run.ts). */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { scratchFolder } from "./fixtures/scratch.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

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
    // A place of a test begins empty; who wants it filled says so.
    OPEN_INITIATIVES: "0",
    KNOWLEDGE: "0",
    // Hundreds of servers are started: each reads what the first one compiled.
    NODE_COMPILE_CACHE: here(".out/compiled"),
  },
};

const project = (name: string, options: { testTimeout: number; [option: string]: unknown }) => ({
  // A first hook may run the whole import, or build the web app.
  test: { ...shared, name, include: [`test/${name}/**/*.test.{ts,tsx}`], hookTimeout: 420_000, ...options },
});

const postgres = { globalSetup: [here("fixtures/shared-postgres.ts")] };

export default defineConfig({
  root: here(".."),
  test: {
    // Two at most: tests share a machine with the import, the tile build and a browser.
    maxWorkers: 2,
    projects: [
      /** Pure code, and the import. The files of a worker share what they import, here and in `api`: what keeps state is made anew. */
      project("unit", { testTimeout: 90_000, isolate: false }),
      /** Pages and parts of them in jsdom, before the server itself. */
      project("component", { testTimeout: 90_000, environment: here("fixtures/jsdom-server.ts") }),
      /** The server through its door, on both engines. */
      project("api", { testTimeout: 90_000, isolate: false, ...postgres }),
      /** The server as a process that is killed, stopped, held up, overrun and measured: one file at a time. */
      project("stress", { testTimeout: 90_000, fileParallelism: false, ...postgres }),
      /** What comes from Debian judges what we make. */
      project("judges", { testTimeout: 90_000, fileParallelism: false }),
      /** A real browser. */
      project("e2e", { testTimeout: 180_000 }),
    ],
  },
});
