/** Starts the tile build on the work folder and waits for its archive. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Progress = z.object({ step: z.literal("tiles"), done: z.number(), total: z.number() });
/** Started, never imported: the tile build is a room of its own. */
const command = join(fileURLToPath(new URL("../..", import.meta.url)), "tiles", "build.ts");

/** Bytes of the PMTiles archive. Throws an Error with what the build said when it fails. */
export async function buildTiles(work: string, progress: (done: number, total: number) => void): Promise<Uint8Array> {
  const out = join(work, "areas.pmtiles");
  const child = spawn(process.execPath, [command, "--in", work, "--out", out], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const closed = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = Progress.safeParse(readJson(line));
    if (parsed.success) progress(parsed.data.done, parsed.data.total);
  }
  const code = await closed;
  if (code !== 0) throw new Error(`the tile build stopped with code ${code}: ${said.trim()}`);
  return readFileSync(out);
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
