/**
 * Port to where the bytes of files are kept: a folder beside the living data by default, or S3-compatible storage. Names are ours
 * (letters, digits, dashes, dots); what is in them is for whoever asks. It may be full, read-only, slow or away: that is a BlobError,
 * and everything else goes on.
 */
import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AwsClient } from "aws4fetch";

export interface Blobs {
  /** Whole or not at all, and on the disk when it resolves. */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Undefined when there is none. */
  get(name: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** What is not there is no trouble; what a killed `put` left goes as well. */
  remove(name: string): Promise<void>;
}

/** `full`: there is no room. `away`: try again later. */
export class BlobError extends Error {
  override name = "BlobError";
  readonly trouble: "full" | "away";
  constructor(trouble: "full" | "away", reason: string) {
    super(reason);
    this.trouble = trouble;
  }
}

const codeOf = (error: unknown) => String((error as { code?: unknown }).code);

function fileTrouble(error: unknown): BlobError {
  const code = codeOf(error);
  // Never the path: it says how the machine is laid out.
  return new BlobError(/^(ENOSPC|EDQUOT|EFBIG)$/.test(code) ? "full" : "away", `the folder of files refused: ${code}`);
}

/** A folder holds some hundreds, whatever the names have in common. */
const placeOf = (folder: string, name: string) => join(folder, createHash("sha256").update(name).digest("hex").slice(0, 2), name);
/** Of a file that is not whole yet: a name is put once, so two never share it. */
const partOf = (path: string) => `${path}.part`;

function folderBlobs(folder: string): Blobs {
  const put = async (path: string, bytes: Uint8Array) => {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(partOf(path), "w", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partOf(path), path);
    const directory = await open(dirname(path), "r");
    await directory.sync().finally(() => directory.close());
  };
  return {
    async put(name, bytes) {
      const path = placeOf(folder, name);
      try {
        await put(path, bytes);
      } catch (error) {
        await rm(partOf(path), { force: true }).catch(() => {});
        throw fileTrouble(error);
      }
    },
    async get(name) {
      try {
        return (await open(placeOf(folder, name), "r")).createReadStream();
      } catch (error) {
        if (codeOf(error) === "ENOENT") return undefined;
        throw fileTrouble(error);
      }
    },
    async remove(name) {
      const path = placeOf(folder, name);
      try {
        for (const one of [path, partOf(path)]) await rm(one, { force: true });
      } catch (error) {
        throw fileTrouble(error);
      }
    },
  };
}

export interface BucketOptions {
  /** Of the bucket, with a prefix if there is one: https://storage.example.org/bucket. */
  url: string;
  key: string;
  secret: string;
  region?: string;
  /** Until an answer begins, and between two pieces of it. */
  timeoutMs?: number;
}

/** S3-compatible storage, addressed by path. An object is there whole or not at all: that is what S3 promises. */
function bucketBlobs({ url, key, secret, region = "us-east-1", timeoutMs = 10_000 }: BucketOptions): Blobs {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, service: "s3", region, retries: 1 });
  const ask = async (name: string, init: RequestInit, signal = AbortSignal.timeout(timeoutMs)): Promise<Response> => {
    let response: Response;
    try {
      response = await client.fetch(`${url}/${encodeURIComponent(name)}`, { ...init, redirect: "error", signal });
    } catch (error) {
      throw new BlobError("away", `the storage of files did not answer: ${String(error)}`);
    }
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    throw new BlobError(response.status === 507 ? "full" : "away", `the storage of files answered with ${response.status}`);
  };
  return {
    async put(name, bytes) {
      // Twenty megabytes over a slow line take longer than a word.
      const response = await ask(name, { method: "PUT", body: bytes }, AbortSignal.timeout(6 * timeoutMs));
      await response.body?.cancel();
      if (!response.ok) throw new BlobError("away", "the storage of files has no such bucket");
    },
    async get(name) {
      const stall = new AbortController();
      const stalls = () => setTimeout(() => stall.abort(), timeoutMs).unref();
      let timer = stalls();
      const response = await ask(name, { method: "GET" }, stall.signal).finally(() => clearTimeout(timer));
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        return undefined;
      }
      const { body } = response;
      return (async function* () {
        try {
          timer = stalls();
          for await (const part of body) {
            clearTimeout(timer);
            yield part;
            timer = stalls();
          }
        } finally {
          clearTimeout(timer);
        }
      })();
    },
    async remove(name) {
      const response = await ask(name, { method: "DELETE" });
      await response.body?.cancel();
    },
  };
}

/** A folder, or a bucket. Neither is looked at before it is used: the server starts, and serves the map, without it. */
export const openBlobs = (place: string | BucketOptions): Blobs =>
  typeof place === "string" ? folderBlobs(place) : bucketBlobs(place);
