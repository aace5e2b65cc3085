/**
 * An answer that says how far it is while it is being made: lines of JSON, the last with the answer or the problem. It goes with
 * the request, so it asks nothing of a database that is busy and of no other process.
 */
import { type ImportProgress, type ProgressLine, progressType } from "#data/schema/import-answer.ts";
import type { Problem } from "../http/errors.ts";

export type Tell = (progress: ImportProgress) => void;

/** What long work is given. */
export interface Asking {
  tell: Tell;
  /** Aborted when whoever asked has gone: what was not kept yet is not kept any more. */
  signal: AbortSignal;
}

/** Milliseconds between two lines of one stage; a connection on which nothing moves would be cut. */
const pauseMs = 100;

export const wantsProgress = (request: Request): boolean => request.headers.get("Accept")?.includes(progressType) ?? false;

/** `problemOf` judges what `work` throws; it never throws itself. */
export function withProgress(work: (asking: Asking) => Promise<unknown>, problemOf: (error: unknown) => Problem): Response {
  const left = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (line: ProgressLine) => {
        if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        say({ answer: await work({ tell: nowAndThen((progress) => say({ progress })), signal: left.signal }) });
      } catch (error) {
        if (left.signal.aborted) return;
        const { status, message, errors = [] } = problemOf(error);
        say({ problem: { status, detail: message, errors } });
      }
      if (!left.signal.aborted) controller.close();
    },
    cancel() {
      left.abort();
    },
  });
  // Proxies that collect an answer before they pass it on are asked not to.
  return new Response(body, { headers: { "Content-Type": progressType, "X-Accel-Buffering": "no" } });
}

/** The first and the last of every stage, and in between no more than somebody can see. */
function nowAndThen(tell: Tell): Tell {
  let before = { stage: "", at: 0 };
  return (progress) => {
    const at = performance.now();
    const { stage, done, total } = progress;
    if (stage === before.stage && done < total && at - before.at < pauseMs) return;
    before = { stage, at };
    tell(progress);
  };
}
