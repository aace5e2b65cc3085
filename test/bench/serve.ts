/**
 * Requests a second at 32 connections, for single tiles and for ranges of the archive: ours beside nginx on the same files, a Hono
 * server with the pmtiles library and tileserver-gl-light. Load comes from wrk, so that the client is not what is measured.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readArchive } from "#tiles/archive.ts";
import { endsWithUs } from "../fixtures/children.ts";
import { root } from "../fixtures/once.ts";
import { published } from "../fixtures/published.ts";
import { startServer } from "../fixtures/server.ts";
import { webBuild } from "../fixtures/web-build.ts";
import { tileserver } from "./peer-tileserver.ts";
import { type BenchRow, median, msGoal, type Pace } from "./row.ts";
import { steady } from "./steady.ts";

const connections = 32;
const seconds = 3;
const times = 3;

interface Tile {
  z: number;
  x: number;
  y: number;
  bytes: Uint8Array;
  first: number;
}

interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
}

/** Tiles as a reader of the national and of the city map asks them, cut out of the archive. */
function someTiles(archiveBytes: Uint8Array, file: string): Tile[] {
  const archive = readArchive(archiveBytes, file);
  const tiles: Tile[] = [];
  for (let z = 5; z <= 10; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) {
        const bytes = archive.tile(z, x, y);
        if (bytes) tiles.push({ z, x, y, bytes, first: bytes.byteOffset - archiveBytes.byteOffset });
      }
    }
  }
  return tiles;
}

/** A wrk script that asks the lines of a file one after the other, each thread from another place. */
const script = (list: string) => `
local asked = {}
for line in io.lines("${list}") do asked[#asked + 1] = line end
local at = 0
local started = 0
function setup(thread) thread:set("at", started); started = started + 977 end
request = function()
  at = at + 1
  local path, range = asked[at % #asked + 1]:match("^(%S+)%s*(%S*)$")
  local headers = { ["Accept-Encoding"] = "gzip" }
  if range ~= "" then headers["Range"] = "bytes=" .. range end
  return wrk.format("GET", path, headers)
end
`;

interface Target {
  url: string;
  /** Path, or path and range. */
  lines: string[];
}

async function load({ url, lines }: Target, scratch: string): Promise<Measured> {
  const [list, lua] = [join(scratch, "lines"), join(scratch, "ask.lua")];
  await writeFile(list, `${lines.join("\n")}\n`);
  await writeFile(lua, script(list));
  const args = ["-t2", `-c${connections}`, `-d${seconds}s`, "--latency", "-s", lua, url];
  const said = execFileSync("wrk", args, { encoding: "utf8", cwd: scratch });
  // A timeout of a slow peer is no wrong answer; it counts against its figure by itself.
  if (/Non-2xx|(connect|read|write) [1-9]/.test(said)) throw new Error(`${url} did not answer everything:\n${said}`);
  const [, value = "", unit = ""] = /99%\s+([\d.]+)(us|ms|s)/.exec(said) ?? [];
  const ms = { us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN;
  return { perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]), p99: Number(value) * ms };
}

/** All targets in turn, a few times over: what else the machine does falls on all of them alike. Absent targets stay absent. */
async function compare<Name extends string>(targets: Record<Name, Target | undefined>, scratch: string) {
  const measured = {} as Record<Name, Measured[]>;
  for (let i = 0; i < times; i++) {
    for (const name of Object.keys(targets) as Name[]) {
      const target = targets[name];
      measured[name] ??= [];
      if (target) measured[name].push(await steady(() => load(target, scratch)));
    }
  }
  return (name: Name): Measured | undefined =>
    measured[name].length === 0
      ? undefined
      : { perSecond: median(measured[name].map((r) => r.perSecond)), p99: median(measured[name].map((r) => r.p99)) };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address ? address.port : 0;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (child.exitCode !== null) throw new Error(`the server for ${url} ended with ${child.exitCode}`);
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} does not answer`);
}

/** As root its workers would become another user, who may not read a scratch folder. */
const sameUser = process.getuid?.() === 0 ? "user root;" : "";

const nginxConfiguration = (port: number, folder: string, scratch: string) => `
${sameUser} daemon off; worker_processes auto; pid ${scratch}/nginx.pid; error_log ${scratch}/error.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=20000 inactive=1h; open_file_cache_valid 1h;
  types { application/vnd.mapbox-vector-tile mvt; application/vnd.pmtiles pmtiles; }
  client_body_temp_path ${scratch}/a; proxy_temp_path ${scratch}/b; fastcgi_temp_path ${scratch}/c; uwsgi_temp_path ${scratch}/d; scgi_temp_path ${scratch}/e;
  server { listen 127.0.0.1:${port}; root ${folder}; location /tiles/ { add_header Content-Encoding gzip; } }
}
`;

async function nginx(folder: string, scratch: string): Promise<{ url: string; child: ChildProcess } | undefined> {
  const program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find((file) => existsSync(file));
  if (!program) return undefined;
  const port = await freePort();
  const file = join(scratch, "nginx.conf");
  await writeFile(file, nginxConfiguration(port, folder, scratch));
  const child = spawn(program, ["-e", join(scratch, "error.log"), "-c", file], { stdio: "ignore" });
  endsWithUs(child, "SIGTERM");
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return { url, child };
}

async function honoPmtiles(archive: string): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const environment = { ...process.env, PORT: String(port), ARCHIVE: archive };
  const child = spawn(process.execPath, [join(root, "test/bench/peer-pmtiles.ts")], { env: environment, stdio: "ignore" });
  endsWithUs(child, "SIGTERM");
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child);
  return { url, child };
}

interface Goal {
  peerName: string;
  atLeast: number;
}

function row(what: string, ours: Measured, peer: Measured | undefined, { peerName, atLeast }: Goal): BenchRow {
  const base: BenchRow = {
    bench: "serve",
    what,
    unit: "requests/s",
    ours: ours.perSecond,
    goal: `ratio >= ${atLeast}`,
    peerName,
  };
  if (!peer) return base;
  const ratio = ours.perSecond / peer.perSecond;
  return { ...base, peer: peer.perSecond, ratio, met: ratio >= atLeast };
}

/** What nginx served of tile files where the goals were set. */
const nginxThen = 67_500;

const slowest = (what: string, { p99 }: Measured, pace: Pace, peer: Measured | undefined): BenchRow => ({
  bench: "serve",
  what: `${what}, slowest hundredth`,
  unit: "ms",
  ours: p99,
  ...msGoal(p99, 5, pace, "p99 <="),
  ...(peer && { peerName: "nginx", peer: peer.p99, ratio: p99 / peer.p99 }),
});

export async function run(): Promise<BenchRow[]> {
  const set = await published();
  const scratch = await mkdtemp(join(tmpdir(), "wijkblik-serve-"));
  const archiveFile = join(set.folder, set.manifest.tiles);
  const bytes = await readFile(archiveFile);
  const tiles = someTiles(bytes, set.manifest.tiles);
  const files = join(scratch, "root");
  for (const { z, x, y, bytes: tile } of tiles) {
    await mkdir(dirname(join(files, `tiles/${z}/${x}/${y}`)), { recursive: true });
    await writeFile(join(files, `tiles/${z}/${x}/${y}.mvt`), tile);
  }
  await mkdir(join(files, "published"));
  await writeFile(join(files, "published", set.manifest.tiles), bytes);
  const byTile = tiles.map(({ z, x, y }) => `/tiles/${z}/${x}/${y}.mvt`);
  const byRange = tiles.map(({ first, bytes: tile }) => `/published/${set.manifest.tiles} ${first}-${first + tile.length - 1}`);
  const children: ChildProcess[] = [];
  // As many processes as nginx has workers with `auto`.
  const PROCESSES = String(availableParallelism());
  const ours = await startServer({ PROCESSES, WIJKBLIK_PUBLISHED: set.folder, WIJKBLIK_WEB: await webBuild() });
  children.push(ours.process);
  try {
    const web = await nginx(files, scratch);
    if (web) children.push(web.child);
    const library = await honoPmtiles(archiveFile);
    children.push(library.child);
    const renderer = await tileserver(archiveFile, await freePort());
    if (renderer) children.push(renderer.child);
    const found = await compare(
      {
        tiles: { url: ours.url, lines: byTile },
        nginxTiles: web && { url: web.url, lines: byTile },
        ranges: { url: ours.url, lines: byRange },
        nginxRanges: web && { url: web.url, lines: byRange },
        library: { url: library.url, lines: byTile },
        renderer: renderer && { url: renderer.url, lines: byTile.map(renderer.path) },
      },
      scratch,
    );
    const [tilesRun, rangesRun] = [found("tiles"), found("ranges")];
    if (!tilesRun || !rangesRun) throw new Error("our own server was not measured");
    const pace = { peerName: "nginx", factor: nginxThen / (found("nginxTiles")?.perSecond ?? nginxThen) };
    return [
      row("tiles, 32 connections", tilesRun, found("nginxTiles"), { peerName: "nginx, tile files", atLeast: 0.4 }),
      slowest("tiles", tilesRun, pace, found("nginxTiles")),
      row("ranges of the archive, 32 connections", rangesRun, found("nginxRanges"), { peerName: "nginx, range", atLeast: 0.4 }),
      slowest("ranges", rangesRun, pace, found("nginxRanges")),
      row("tiles, 32 connections", tilesRun, found("library"), { peerName: "Hono + pmtiles, file", atLeast: 4 }),
      row("tiles, 32 connections", tilesRun, found("renderer"), { peerName: "tileserver-gl-light", atLeast: 50 }),
    ];
  } finally {
    for (const child of children) child.kill();
    await rm(scratch, { recursive: true, force: true });
  }
}
