/** The thread of the points as functions that answer later. */
import type { Box } from "#data/geometry/box.ts";
import type { InitiativeTally } from "../../state/initiative-tally.ts";
import type { Drawn, NumberFilter, PointIndex } from "./point-index.ts";
import type { PointQuestion } from "./point-worker.ts";

export interface PointClient {
  /** With bytes these are the points from now on. */
  narrow(filter: NumberFilter, bytes?: ArrayBuffer): Promise<InitiativeTally | undefined>;
  /** Undefined before the first points. */
  drawn(window: Box, zoom: number): Promise<Drawn[] | undefined>;
  /** Rejects for a cluster that is no more. */
  opened(cluster: number): Promise<ReturnType<PointIndex["opened"]>>;
  close(): void;
}

interface Waiting {
  done(answer: unknown): void;
  failed(error: Error): void;
}

export function openPoints(): PointClient {
  const worker = new Worker(new URL("./point-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; answer?: unknown; error?: string }>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) one?.done(data.answer);
    else one?.failed(new Error(data.error));
  });
  const ask = <T>(question: PointQuestion): Promise<T> =>
    new Promise<T>((done, failed) => {
      const id = ++last;
      waiting.set(id, { done: done as (answer: unknown) => void, failed });
      worker.postMessage({ id, question });
    });
  return {
    narrow: (filter, bytes) => ask({ ask: "narrow", filter, ...(bytes ? { bytes } : {}) }),
    drawn: (window, zoom) => ask({ ask: "drawn", window, zoom }),
    opened: (cluster) => ask({ ask: "opened", cluster }),
    close: () => worker.terminate(),
  };
}
