/**
 * An answer that is sent while it is made: as fast as it is taken, no faster, and no longer than somebody is there to take it. What
 * goes wrong before the first bytes is a problem like any other; what goes wrong later cuts the connection, so that nobody takes the
 * half of it for the whole.
 */
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/** Bytes that are sent at a time. */
const portion = 64 * 1024;
/** Whoever has not taken it by then is cut: others wait for the place. */
const longestMs = 15 * 60_000;

export interface StreamedAnswer {
  headers: Record<string, string>;
  parts: AsyncIterable<string | Uint8Array>;
  /** Called once when it is over, in whichever way. */
  end: () => void;
  /** Is told what went wrong after the answer had begun. */
  failed: (error: unknown) => void;
}

/** Rejects with what goes wrong before there is anything to send. */
export async function streamed(c: Context, { headers, parts, end, failed }: StreamedAnswer): Promise<Response> {
  if (c.req.method === "HEAD") {
    end();
    return new Response(null, { headers });
  }
  const source = portions(parts);
  let over = false;
  const finish = () => {
    over = true;
    clearTimeout(timer);
    end();
  };
  const cut = (controller: ReadableStreamDefaultController, reason: string) => {
    finish();
    // Without a connection (a program that asks the app itself) the stream says it.
    if (!resetConnection(c)) controller.error(new Error(reason));
  };
  let timer: NodeJS.Timeout | undefined;
  let first: IteratorResult<Uint8Array, unknown> | undefined;
  try {
    first = await source.next();
  } catch (error) {
    finish();
    throw error;
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        timer = setTimeout(() => {
          cut(controller, "the answer was not taken in time");
          void source.return(undefined);
        }, longestMs).unref();
      },
      async pull(controller) {
        try {
          const { done, value } = first ?? (await source.next());
          first = undefined;
          if (over) return;
          if (!done) return controller.enqueue(value);
          finish();
          controller.close();
        } catch (error) {
          if (over) return;
          failed(error);
          cut(controller, "the answer broke off");
        }
      },
      async cancel() {
        finish();
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers });
}

/**
 * A reset and no plain end: over HTTP/1.0, as some proxies speak it, the end of the connection is the end of the file. Answers whether
 * there is a connection.
 */
function resetConnection(c: Context): boolean {
  const { incoming, outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  if (!incoming || !outgoing) return false;
  // To write to a connection that was cut is an error that nobody waits for.
  outgoing.on("error", () => {});
  if (!incoming.socket.destroyed) incoming.socket.resetAndDestroy();
  return true;
}

/** The same bytes in pieces that are worth sending. */
async function* portions(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    made.push(bytes);
    length += bytes.length;
    if (length < portion) continue;
    yield Buffer.concat(made);
    made = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(made);
}

/**
 * A large JSON object is written item by item, and not in one call that holds up everything else.
 * JSON of `about` with one more member: a list of items that are JSON already.
 */
export const withList = (about: object, member: string, items: readonly string[]): string =>
  `${JSON.stringify(about).slice(0, -1)},${JSON.stringify(member)}:[${items.join(",")}]}`;
