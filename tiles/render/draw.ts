/**
 * Draws all tiles on worker threads that take a zoom each from one queue. The threads start before there is anything to draw,
 * so that they have read their code while the borders are read, and each zoom is drawn while the simplifier goes on with the next.
 * A zoom is not divided: two threads would both have to round all its borders, which takes a third of its time.
 */
import { Worker } from "node:worker_threads";
import { maxZoom, minZoom } from "../layers.ts";
import type { EncodedTile } from "../pmtiles/pmtiles.ts";
import type { Country } from "../topology/country.ts";
import type { Task } from "./worker.ts";

export interface TileDrawing {
  /** To be called once, before the first zoom. */
  begin(country: Country): void;
  /** Puts the zoom in the queue; it may be called from work that never yields. */
  draw(zoom: number): void;
  /** The tiles of all zooms, in no order; the threads have ended by then. */
  finish(): Promise<EncodedTile[]>;
}

export interface DrawOptions {
  workers: number;
  /** After each zoom, with the tiles so far. */
  onProgress?: (done: number, total: number, tiles: number) => void;
}

export function startDrawing({ workers, onProgress }: DrawOptions): TileDrawing {
  const total = maxZoom - minZoom + 1;
  const queue: number[] = [];
  const tiles: EncodedTile[] = [];
  const threads = Array.from(
    { length: Math.max(1, Math.min(workers, total)) },
    () => new Worker(new URL("./worker.ts", import.meta.url)),
  );
  const idle = [...threads];
  const send = (thread: Worker, task: Task) => thread.postMessage(task);
  const { promise: whole, resolve, reject } = Promise.withResolvers<void>();
  let done = 0;
  for (const thread of threads) {
    thread.on("error", reject);
    thread.on("exit", (code) => reject(new Error(`a tile worker stopped with exit code ${code}`)));
    thread.on("message", (drawn: EncodedTile[]) => {
      for (const tile of drawn) tiles.push(tile);
      onProgress?.(++done, total, tiles.length);
      if (done === total) resolve();
      const zoom = queue.shift();
      if (zoom === undefined) idle.push(thread);
      else send(thread, { zoom });
    });
  }
  return {
    begin(country) {
      for (const thread of threads) send(thread, { country });
    },
    draw(zoom) {
      const thread = idle.shift();
      if (thread) send(thread, { zoom });
      else queue.push(zoom);
    },
    async finish() {
      try {
        await whole;
      } finally {
        await Promise.all(threads.map((thread) => thread.terminate()));
      }
      return tiles;
    },
  };
}
