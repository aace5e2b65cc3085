/**
 * The peer tileserver-gl-light, which serves the same archive. It is no dependency of ours: it is installed once into test/.out
 * where a registry can be reached, and left out of the bench where it cannot.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { endsWithUs } from "../fixtures/children.ts";
import { out } from "../fixtures/once.ts";

const version = "5.6.0";

export interface Renderer {
  url: string;
  child: ChildProcess;
  /** Its own address of one of our tiles. */
  path(ours: string): string;
}

/** Undefined where it cannot be installed or does not start. */
export async function tileserver(archive: string, port: number): Promise<Renderer | undefined> {
  const folder = join(out, "tileserver");
  const program = join(folder, "node_modules/tileserver-gl-light/src/main.js");
  await mkdir(folder, { recursive: true });
  if (!existsSync(program)) {
    await writeFile(join(folder, "package.json"), '{"private":true}');
    spawnSync("npm", ["i", "--no-audit", "--no-fund", "--ignore-scripts", `tileserver-gl-light@${version}`], {
      cwd: folder,
      timeout: 180_000,
      stdio: "ignore",
    });
    if (!existsSync(program)) return undefined;
    // It loads SQLite for MBTiles, which needs a compiler to install; for PMTiles an empty module will do.
    const nothing = "module.exports = { verbose: () => module.exports, Database: class {} };\n";
    await writeFile(join(folder, "node_modules/sqlite3/lib/sqlite3.js"), nothing);
  }
  const configuration = join(folder, "config.json");
  const options = { paths: { root: folder, pmtiles: dirname(archive) } };
  await writeFile(configuration, JSON.stringify({ options, styles: {}, data: { areas: { pmtiles: basename(archive) } } }));
  const args = [program, "--config", configuration, "--port", String(port), "--bind", "127.0.0.1", "--silent"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
  endsWithUs(child, "SIGTERM");
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 200 && child.exitCode === null; i++) {
    const ready = await fetch(`${url}/data/areas.json`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { url, child, path: (ours) => ours.replace("/tiles/", "/data/areas/").replace(".mvt", ".pbf") };
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill();
  return undefined;
}
