/** A second start: the published set and the built web app are there, how long until the first answer. */
import { published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { webBuild } from "../fixtures/web-build.ts";
import { type BenchRow, medianOf } from "./row.ts";

export async function run(): Promise<BenchRow[]> {
  const environment = { WIJKBLIK_PUBLISHED: (await published()).folder, WIJKBLIK_WEB: await webBuild() };
  const seconds = await medianOf(5, async () => {
    const started = performance.now();
    const server = await startServer(environment);
    const response = await fetch(`${server.url}/health/ready`);
    const took = (performance.now() - started) / 1000;
    await server.stop();
    if (!response.ok) throw new Error(`/health/ready answered ${response.status}`);
    return took;
  });
  return [{ bench: "start", what: "second start until ready", unit: "s", ours: seconds, goal: "<= 2 s", met: seconds <= 2 }];
}
