/** A second start by the command of `npm start`, its looks at sources and build included: how long until the first answer. */
import { published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { webBuild } from "../fixtures/web-build.ts";
import { type BenchRow, medianOf } from "./row.ts";

export async function run(): Promise<BenchRow[]> {
  const environment = { WIJKBLIK_PUBLISHED: (await published()).folder, WIJKBLIK_WEB: await webBuild() };
  const start = () => startServer(environment, "server/start.js");
  // The first start: it marks the build and keeps the compiled code.
  await (await start()).stop();
  const seconds = await medianOf(5, async () => {
    const started = performance.now();
    const server = await start();
    const response = await fetch(`${server.url}/health/ready`);
    const took = (performance.now() - started) / 1000;
    await server.stop();
    if (!response.ok) throw new Error(`/health/ready answered ${response.status}`);
    return took;
  });
  return [{ bench: "start", what: "second start until ready", unit: "s", ours: seconds, goal: "<= 2 s", met: seconds <= 2 }];
}
