/** PUBLISHED_URL: the same files from another server (here nginx, as an object store or CDN would), whole and by range. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { PMTiles } from "pmtiles";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeColumn } from "#data/codecs/columns.ts";
import { Catalog } from "#data/schema/catalog.ts";
import { Manifest } from "#data/schema/manifest.ts";
import { type RunningServer, startServer } from "../fixtures/server.ts";
import { smallFolders } from "../fixtures/small-app.ts";

const nginx = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"].find((file) => existsSync(file));
if (!nginx && process.env.CI) throw new Error("nginx is missing: in CI this test may not be skipped");

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address ? address.port : 0;
}

/** One location that serves a folder with CORS, as in the manual of an object store. */
const configuration = (port: number, folder: string, scratch: string) => `
daemon off; master_process off; worker_processes 1; pid ${scratch}/nginx.pid; error_log ${scratch}/error.log;
events { worker_connections 256; }
http {
  access_log off; types { application/json json; } default_type application/octet-stream;
  client_body_temp_path ${scratch}/a; proxy_temp_path ${scratch}/b; fastcgi_temp_path ${scratch}/c; uwsgi_temp_path ${scratch}/d; scgi_temp_path ${scratch}/e;
  server {
    listen 127.0.0.1:${port}; root ${folder};
    location / {
      if ($request_method = OPTIONS) {
        add_header Access-Control-Allow-Origin *; add_header Access-Control-Allow-Headers "Range, If-Match, If-None-Match, If-Range"; return 204;
      }
      add_header Access-Control-Allow-Origin *; add_header Access-Control-Expose-Headers "ETag, Content-Range";
      gzip_static on; add_header Cache-Control "public, max-age=31536000, immutable";
    }
    location = /manifest.json { add_header Access-Control-Allow-Origin *; add_header Cache-Control no-cache; }
  }
}
`;

let folders: Awaited<ReturnType<typeof smallFolders>>;
let server: RunningServer | undefined;
let other: ChildProcess | undefined;
let otherUrl = "";
beforeAll(async () => {
  if (!nginx) return;
  folders = await smallFolders();
  const scratch = join(folders.folder, "../nginx");
  await mkdir(scratch);
  const port = await freePort();
  otherUrl = `http://127.0.0.1:${port}`;
  await writeFile(join(scratch, "nginx.conf"), configuration(port, folders.folder, scratch));
  other = spawn(nginx, ["-p", scratch, "-e", join(scratch, "error.log"), "-c", join(scratch, "nginx.conf")], { stdio: "ignore" });
  server = await startServer({ WIJKBLIK_PUBLISHED: folders.folder, WIJKBLIK_WEB: folders.web, PUBLISHED_URL: `${otherUrl}/` });
  for (let i = 0; i < 50 && !(await fetch(otherUrl).catch(() => undefined)); i++)
    await new Promise((done) => setTimeout(done, 50));
});
afterAll(async () => {
  await server?.stop();
  other?.kill();
  await folders?.remove();
});

test.runIf(nginx)("the page names the other server, and its policy lets a browser go there", async () => {
  const response = await fetch(`${server?.url}/`);
  expect(await response.text()).toContain(`<meta name="published-url" content="${otherUrl}" />`);
  expect(response.headers.get("Content-Security-Policy")).toContain(`connect-src 'self' ${otherUrl} `);
});

test.runIf(nginx)("manifest, catalogue and a column come from there as they were published", async () => {
  const read = async (file: string) => {
    const response = await fetch(`${otherUrl}/${file}`, { headers: { Origin: server?.url ?? "" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    return new Uint8Array(await response.arrayBuffer());
  };
  const text = async (file: string) => JSON.parse(new TextDecoder().decode(await read(file)));
  const manifest = Manifest.parse(await text("manifest.json"));
  const catalog = Catalog.parse(await text(manifest.catalog));
  const entry = catalog.indicators[0]?.columns[0];
  const bytes = await read(entry?.file ?? "");
  expect(decodeColumn(bytes).values.length).toBe(3);
  const ours = new Uint8Array(await (await fetch(`${server?.url}/published/${entry?.file}`)).arrayBuffer());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(createHash("sha256").update(ours).digest("hex"));
});

test.runIf(nginx)("the archive is read by range from there by the PMTiles library", async () => {
  const part = await fetch(`${otherUrl}/${folders.manifest.tiles}`, { headers: { Range: "bytes=0-6" } });
  expect([part.status, await part.text()]).toEqual([206, "PMTiles"]);
  const there = await new PMTiles(`${otherUrl}/${folders.manifest.tiles}`).getZxy(0, 0, 0);
  const here = await new PMTiles(`${server?.url}/published/${folders.manifest.tiles}`).getZxy(0, 0, 0);
  expect(there?.data.byteLength).toBeGreaterThan(0);
  expect(new Uint8Array(there?.data ?? new ArrayBuffer(0))).toEqual(new Uint8Array(here?.data ?? new ArrayBuffer(1)));
  expect((await readFile(join(folders.folder, folders.manifest.tiles))).length).toBeGreaterThan(127);
});
