/** Draws all tiles of all zooms on worker threads that take their work from one queue. */
import { Worker } from "node:worker_threads";
import type { Country } from "./country.ts";
import { gridX, stepsPerUnit } from "./grid.ts";
import { maxZoom, minZoom, tileExtent } from "./layers.ts";
import type { EncodedTile } from "./pmtiles.ts";
import { tileBuffer } from "./slice.ts";
import type { Task } from "./worker.ts";

/** A zoom with more columns of tiles than this is divided. */
const columnsPerTask = 6;

export interface DrawOptions {
  workers: number;
  /** From west to east in degrees. */
  reach: [number, number];
  /** After each task, with the tiles so far. */
  onProgress?: (done: number, total: number, tiles: number) => void;
}

export async function drawTiles(country: Country, { workers, reach, onProgress }: DrawOptions): Promise<EncodedTile[]> {
  const queue = tasksFor(reach);
  const total = queue.length;
  const tiles: EncodedTile[] = [];
  let done = 0;
  const drain = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const next = () => {
        const task = queue.shift();
        if (task) worker.postMessage(task);
        else resolve();
      };
      worker.on("error", reject);
      worker.on("exit", (code) => reject(new Error(`a tile worker stopped with exit code ${code}`)));
      worker.on("message", (drawn: EncodedTile[]) => {
        for (const tile of drawn) tiles.push(tile);
        onProgress?.(++done, total, tiles.length);
        next();
      });
      next();
    });
  const threads = Array.from(
    { length: Math.max(1, Math.min(workers, total)) },
    () => new Worker(new URL("./worker.ts", import.meta.url), { workerData: country }),
  );
  try {
    await Promise.all(threads.map(drain));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return tiles;
}

/** The largest zoom first, so that the small ones fill the end. */
function tasksFor([west, east]: [number, number]): Task[] {
  const tasks: Task[] = [];
  for (let zoom = maxZoom; zoom >= minZoom; zoom--) {
    const column = (lon: number, side: number) => Math.floor((gridX(lon) / stepsPerUnit(zoom) + side * tileBuffer) / tileExtent);
    const last = Math.min(2 ** zoom - 1, column(east, 1));
    for (let first = Math.max(0, column(west, -1)); first <= last; first += columnsPerTask) {
      tasks.push({ zoom, columns: { first, last: Math.min(last, first + columnsPerTask - 1) } });
    }
  }
  return tasks;
}
