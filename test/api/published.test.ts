/** Published files over HTTP: B1, B3 and B4 of the safety list, and what caches and readers of ranges count on. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SmallApp, smallApp } from "../fixtures/small-app.ts";

let small: SmallApp;
beforeAll(async () => {
  small = await smallApp();
});
afterAll(() => small.remove());

const get = (file: string, headers: Record<string, string> = {}, method = "GET") =>
  small.app.request(`http://localhost/published/${file}`, { method, headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const onDisk = (file: string) => readFile(join(small.folder, file));

describe("a file with a hash in its name", () => {
  test("is kept for a year and never asked for again", async () => {
    const response = await get(small.manifest.catalog);
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(await bytesOf(response)).toEqual(await onDisk(small.manifest.catalog));
  });

  test("has another strong tag in every coding, and each coding unpacks to the same bytes", async () => {
    const plain = await onDisk(small.manifest.catalog);
    const tags = new Set<string>();
    const codings = [
      ["identity", (bytes: Buffer) => bytes],
      ["br", (bytes: Buffer) => brotliDecompressSync(bytes)],
      ["gzip", (bytes: Buffer) => gunzipSync(bytes)],
    ] as const;
    for (const [coding, unpack] of codings) {
      const response = await get(small.manifest.catalog, { "Accept-Encoding": coding });
      expect(response.headers.get("Content-Encoding")).toBe(coding === "identity" ? null : coding);
      expect(response.headers.get("Vary")).toBe("Accept-Encoding");
      const bytes = await bytesOf(response);
      expect(Number(response.headers.get("Content-Length"))).toBe(bytes.length);
      const tag = response.headers.get("ETag") ?? "";
      expect(tag).toBe(`"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`);
      expect(unpack(bytes)).toEqual(plain);
      tags.add(tag);
    }
    expect(tags.size).toBe(3);
  });

  test.each([
    ["br, gzip", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["*;q=0", null],
    ["identity", null],
    ["x-gzip", "gzip"],
    ["BR", "br"],
    ["brotli", null],
    ["", null],
  ])("Accept-Encoding %s is answered with %s", async (accept, coding) => {
    const response = await get(small.manifest.catalog, { "Accept-Encoding": accept });
    expect(response.headers.get("Content-Encoding")).toBe(coding);
  });

  test("answers 304 to its own tag, with what a cache needs to go on", async () => {
    const first = await get(small.manifest.catalog, { "Accept-Encoding": "br" });
    const tag = first.headers.get("ETag") ?? "";
    const again = await get(small.manifest.catalog, { "Accept-Encoding": "br", "If-None-Match": tag });
    expect(again.status).toBe(304);
    expect(again.headers.get("ETag")).toBe(tag);
    expect(again.headers.get("Vary")).toBe("Accept-Encoding");
    expect(again.headers.get("Cache-Control")).toBe(first.headers.get("Cache-Control"));
    expect(await again.text()).toBe("");
    const other = await get(small.manifest.catalog, { "Accept-Encoding": "gzip", "If-None-Match": tag });
    expect(other.status).toBe(200);
  });
});

test("the manifest is asked for every time and answered with 304 when it is the same", async () => {
  const response = await get("manifest.json");
  expect(response.headers.get("Cache-Control")).toBe("no-cache");
  const tag = response.headers.get("ETag") ?? "";
  expect((await get("manifest.json", { "If-None-Match": tag })).status).toBe(304);
});

test("pages of other origins may read, by range too", async () => {
  const response = await get(small.manifest.tiles, { Range: "bytes=0-6", Origin: "https://elders.example" });
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(response.headers.get("Access-Control-Expose-Headers")).toContain("Content-Range");
  const asked = await get(small.manifest.tiles, {}, "OPTIONS");
  expect(asked.status).toBe(204);
  expect(asked.headers.get("Access-Control-Allow-Headers")).toContain("If-Match");
});

describe("B3: ranges", () => {
  test("one range is cut from the file and says where it lies", async () => {
    const whole = await onDisk(small.manifest.tiles);
    const response = await get(small.manifest.tiles, { Range: "bytes=7-20" });
    expect(response.status).toBe(206);
    expect(response.headers.get("Content-Range")).toBe(`bytes 7-20/${whole.length}`);
    expect(response.headers.get("Content-Length")).toBe("14");
    expect(await bytesOf(response)).toEqual(whole.subarray(7, 21));
  });

  test("several ranges come as multipart/byteranges that reads back to the same bytes", async () => {
    const whole = await onDisk(small.manifest.tiles);
    const response = await get(small.manifest.tiles, { Range: "bytes=0-6,100-109,-5" });
    expect(response.status).toBe(206);
    const type = response.headers.get("Content-Type") ?? "";
    expect(type).toMatch(/^multipart\/byteranges; boundary=/);
    const body = await bytesOf(response);
    expect(response.headers.get("Content-Length")).toBe(String(body.length));
    const boundary = type.split("boundary=")[1] ?? "";
    const parts = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
    const read = parts.map((part) => {
      const [head = "", ...rest] = part.replace(/^\r\n/, "").split("\r\n\r\n");
      const [, first, last] = /Content-Range: bytes (\d+)-(\d+)\/\d+/.exec(head) ?? [];
      expect(head).toContain("Content-Type: application/vnd.pmtiles");
      expect(Buffer.from(rest.join("\r\n\r\n").replace(/\r\n$/, ""), "latin1")).toEqual(
        whole.subarray(Number(first), Number(last) + 1),
      );
      return [Number(first), Number(last)];
    });
    expect(read).toEqual([
      [0, 6],
      [100, 109],
      [whole.length - 5, whole.length - 1],
    ]);
  });

  test("a range outside is 416 and says how long the file is", async () => {
    const whole = await onDisk(small.manifest.tiles);
    const response = await get(small.manifest.tiles, { Range: `bytes=${whole.length}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get("Content-Range")).toBe(`bytes */${whole.length}`);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
  });

  test("what is no range is ignored", async () => {
    for (const range of ["bytes=5-2", "bytes=abc", "lines=1-2", "bytes=", "bytes=0-1,0-1"]) {
      expect((await get(small.manifest.tiles, { Range: range })).status, range).toBe(200);
    }
  });

  test("HEAD tells the length of the whole file and sends nothing", async () => {
    const whole = await onDisk(small.manifest.tiles);
    const response = await get(small.manifest.tiles, { Range: "bytes=0-1" }, "HEAD");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Length")).toBe(String(whole.length));
    expect((await bytesOf(response)).length).toBe(0);
  });

  test("another generation than If-Match asks for is 412", async () => {
    const response = await get(small.manifest.tiles, { Range: "bytes=0-6", "If-Match": '"of-before"' });
    expect(response.status).toBe(412);
  });
});

describe("B4: compressed and by range", () => {
  test("a range is cut from the uncompressed bytes, whatever codings are welcome", async () => {
    const whole = await onDisk(small.manifest.catalog);
    const response = await get(small.manifest.catalog, { Range: "bytes=10-19", "Accept-Encoding": "br, gzip" });
    expect(response.status).toBe(206);
    expect(response.headers.get("Content-Encoding")).toBeNull();
    expect(response.headers.get("Vary")).toBe("Accept-Encoding");
    expect(await bytesOf(response)).toEqual(whole.subarray(10, 20));
  });

  test("the tag of a compressed form never validates a range", async () => {
    const packed = (await get(small.manifest.catalog, { "Accept-Encoding": "br" })).headers.get("ETag") ?? "";
    const response = await get(small.manifest.catalog, { Range: "bytes=10-19", "If-Range": packed, "Accept-Encoding": "br" });
    expect(response.status).toBe(200);
    expect(await bytesOf(response)).toEqual(await onDisk(small.manifest.catalog));
  });

  test("the archive is never compressed", async () => {
    const response = await get(small.manifest.tiles, { "Accept-Encoding": "br, gzip" });
    expect(response.headers.get("Content-Encoding")).toBeNull();
  });
});

describe("B1: nothing outside the list of files exists", () => {
  const escapes = [
    "../package.json",
    "..%2fpackage.json",
    "%2e%2e/package.json",
    "%2e%2e%2fpackage.json",
    "%252e%252e%252fpackage.json",
    "..%5cpackage.json",
    "..\\package.json",
    "....//package.json",
    "areas/../../package.json",
    "areas/..%2f..%2fpackage.json",
    "/etc/passwd",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "..%c0%afpackage.json",
    "..%u2215package.json",
    "manifest.json%00.png",
    "manifest.json/",
    "manifest.json/..",
    ".",
    "",
    "__proto__",
    "constructor",
    "MANIFEST.JSON",
    "catalog",
  ];
  test.each(escapes)("%s", async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/root:|devDependencies|\/tmp|published\//);
  });

  test("the siblings are no files of their own, and the folder is no list", async () => {
    expect((await get(`${small.manifest.catalog}.br`)).status).toBe(404);
    expect((await get("columns/")).status).toBe(404);
  });
});

test("published files can only be read", async () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
    const response = await get(small.manifest.catalog, {}, method);
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  }
});
