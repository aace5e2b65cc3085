/** Worker thread: reads one file, and gives its rows in pieces, each when the one before has been taken in. */
import { parentPort, workerData } from "node:worker_threads";
import type { RegionOfFile } from "#data/region/answer.ts";
import type { Text } from "#data/schema/indicator.ts";
import { type FileHead, type FileToRead, readRows } from "./read-rows.ts";
import { regionInFile } from "./region-in-file.ts";
import { FileRefused } from "./table.ts";

/** Rows go as JSON: its length says what taking them in will cost. */
export type FromThread = { region: RegionOfFile } | { head: FileHead } | { rows: string } | { refused: Text } | { done: true };

/** Letters in a piece: some milliseconds to take in. */
const piece = 150_000;

const port = parentPort;
if (!port) throw new Error("reading-thread.ts runs as a worker thread only");
const say = (message: FromThread) => port.postMessage(message);

const tooMuch: Text = {
  nl: "Dit bestand is te ingewikkeld om te lezen. Sla het opnieuw op, of verdeel het over meer bestanden.",
  en: "This file is too complex to read. Save it again, or split it into more files.",
};

async function read(): Promise<void> {
  const file = workerData as FileToRead;
  if (file.as === "region") return say({ region: await regionInFile(file.bytes) });
  const { head, rows } = await readRows(file);
  say({ head });
  const next = () => {
    const texts: string[] = [];
    let length = 0;
    for (let row = rows.next(); ; row = rows.next()) {
      if (row.done) break;
      const text = JSON.stringify(row.value);
      texts.push(text);
      length += text.length;
      if (length >= piece) break;
    }
    say(texts.length > 0 ? { rows: `[${texts.join(",")}]` } : { done: true });
  };
  port?.on("message", () => {
    try {
      next();
    } catch (error) {
      refuse(error);
    }
  });
}

function refuse(error: unknown): void {
  // A RangeError is a text, list or stack longer than the engine has.
  if (error instanceof FileRefused || error instanceof RangeError)
    say({ refused: error instanceof FileRefused ? error.said : tooMuch });
  else throw error;
}

read().catch(refuse);
