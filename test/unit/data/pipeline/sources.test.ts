import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { partPath } from "#data/pipeline/sources/cache.ts";
import { SourceProblem, SourceUnreachable } from "#data/pipeline/sources/source-problem.ts";
import { openSources, type SourceOptions } from "#data/pipeline/sources/sources.ts";

let folder = "";
let options: SourceOptions;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sources-"));
  options = {
    cache: join(folder, "cache"),
    refresh: false,
    limits: { connectMs: 5_000, stallMs: 5_000, leastBytes: 1, maxBytes: 10_000 },
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const address = "https://example.org/data set?$filter=a eq 'b'";

function mirrorWith(content: string, change: Record<string, unknown> = {}): void {
  const mirror = join(folder, "mirror");
  mkdirSync(mirror, { recursive: true });
  const bytes = change.contentEncoding === "gzip" ? gzipSync(content) : Buffer.from(content);
  writeFileSync(join(mirror, "table.json"), bytes);
  const entry = {
    url: address,
    file: "table.json",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    title: "Table",
    publisher: "CBS",
    licence: "CC BY 4.0",
    attribution: "CBS",
    year: 2024,
    fidelity: "reconstruction",
    note: "Nagebouwd.",
    ...change,
  };
  writeFileSync(join(mirror, "index.json"), JSON.stringify([entry]));
  options = { ...options, mirror };
}

describe("a mirror", () => {
  it("answers an address however it is spelled, and says what the copy is", async () => {
    mirrorWith("figures");
    const file = await openSources(options).read("https://example.org/data%20set?$filter=a%20eq%20%27b%27");
    expect(text(file.bytes)).toBe("figures");
    expect(file.entry).toMatchObject({ fidelity: "reconstruction", note: "Nagebouwd." });
  });

  it("unpacks a file that is stored as it was sent", async () => {
    mirrorWith("figures", { contentEncoding: "gzip" });
    expect(text((await openSources(options).read(address)).bytes)).toBe("figures");
  });

  it("refuses a truncated file and names it", async () => {
    mirrorWith("figures");
    writeFileSync(join(folder, "mirror/table.json"), "fig");
    await expect(openSources(options).read(address)).rejects.toThrow(
      "table.json has 3 bytes, index.json says 7: it is truncated or changed",
    );
  });

  it("refuses a file of the right length with other content", async () => {
    mirrorWith("figures");
    writeFileSync(join(folder, "mirror/table.json"), "fingers");
    await expect(openSources(options).read(address)).rejects.toThrow(/table\.json has sha256 .* it was changed/);
  });

  it("refuses an index that points outside its folder", () => {
    mirrorWith("figures", { file: "../secret" });
    expect(() => openSources(options)).toThrow(/must lie inside the mirror/);
  });

  it("says so when neither it nor the network can have the address", async () => {
    mirrorWith("figures");
    await expect(openSources(options).read("mirror:other.csv")).rejects.toThrow(SourceUnreachable);
  });
});

describe("the network", () => {
  let server: Server;
  let url = "";
  const asked: (string | undefined)[] = [];
  let reply: (response: ServerResponse, range: string | undefined) => void = (response) => response.end("figures");

  beforeEach(async () => {
    asked.length = 0;
    reply = (response) => void response.end("figures");
    server = createServer((request, response) => {
      asked.push(request.headers.range);
      reply(response, request.headers.range);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/table`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it("is asked once; afterwards the cache answers", async () => {
    expect(text((await openSources(options).read(url)).bytes)).toBe("figures");
    expect(text((await openSources(options).read(url)).bytes)).toBe("figures");
    expect(asked).toHaveLength(1);
  });

  it("is asked again on refresh", async () => {
    await openSources(options).read(url);
    await openSources({ ...options, refresh: true }).read(url);
    expect(asked).toHaveLength(2);
  });

  it("continues a download that broke off", async () => {
    writeFileSync(partPath(options.cache, new URL(url).href), "fig");
    reply = (response) => void response.writeHead(206, { "content-range": "bytes 3-6/7", "content-length": "4" }).end("ures");
    expect(text((await openSources(options).read(url)).bytes)).toBe("figures");
    expect(asked).toEqual(["bytes=3-"]);
  });

  it("keeps what arrived when the server falls silent, and says what to do", async () => {
    options.limits.stallMs = 400;
    reply = (response) => void response.writeHead(200, { "content-length": "7" }).write("fig");
    await expect(openSources(options).read(url)).rejects.toThrow(/no answer within 0\.4 s/);
    expect(readFileSync(partPath(options.cache, new URL(url).href), "utf8")).toBe("fig");
  });

  it("is given up at once when nobody listens, so that the start can go on with the sample", async () => {
    server.close();
    const before = performance.now();
    await expect(openSources(options).read(url)).rejects.toThrow(SourceUnreachable);
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it("is given up when the server accepts and does not answer", async () => {
    options.limits.connectMs = 400;
    reply = () => undefined;
    await expect(openSources(options).read(url)).rejects.toThrow(SourceUnreachable);
  });

  it("is stopped above the size limit", async () => {
    reply = (response) => void response.end("x".repeat(20_000));
    await expect(openSources(options).read(url)).rejects.toThrow(/more than 10000 bytes/);
  });

  it("reports an answer that is no success with its number", async () => {
    reply = (response) => void response.writeHead(503).end("busy");
    const read = openSources(options).read(url);
    await expect(read).rejects.toThrow(/answered with 503/);
    await expect(read).rejects.toThrow(SourceProblem);
  });

  it("never hands out cached bytes that were damaged", async () => {
    const { sha256 } = await openSources(options).read(url);
    writeFileSync(join(options.cache, "bytes", sha256), "fingers");
    await expect(openSources(options).read(url)).rejects.toThrow(/is damaged: remove the file and run the import again/);
  });
});
