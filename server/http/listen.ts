/** Sockets: limits against slow and oversized clients, one log line a request, and a stop that loses nothing. */
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, Server as NetServer, type Socket } from "node:net";
import { getRequestListener, type HttpBindings, RequestError } from "@hono/node-server";
import type { Hono } from "hono";
import { Problem, problemResponse } from "./errors.ts";
import type { Log } from "./log.ts";
import { type Early, send } from "./reply.ts";

export interface ConnectionLimits {
  /** A client that has not sent its header by then is cut. */
  headersMs: number;
  /** The same for a body that does not bring `bytesPerSecond` in every such span; see upload-progress.ts. */
  requestMs: number;
  bytesPerSecond: number;
  /** A connection on which nothing moves, for example of a client that does not read, is cut. */
  idleMs: number;
  /** Between two requests of one connection. */
  keepAliveMs: number;
  headerBytes: number;
  connections: number;
  /** After a stop signal: how long a client may still use its open connection, and when everything is cut. */
  lingerMs: number;
  stopMs: number;
}

const defaults: ConnectionLimits = {
  headersMs: 8_000,
  requestMs: 20_000,
  bytesPerSecond: 8_000,
  idleMs: 30_000,
  keepAliveMs: 15_000,
  headerBytes: 16_384,
  connections: 8_192,
  lingerMs: 250,
  stopMs: 8_000,
};

export interface Listening {
  address: AddressInfo;
  /** Takes no new connections, finishes what was asked, cuts what is too slow. */
  stop(): Promise<void>;
}

/** Rejects with the error of `listen`, for example EADDRINUSE. */
export async function listen(
  app: Hono,
  { host, port, log, limits, early }: { host: string; port: number; log: Log; limits?: Partial<ConnectionLimits>; early?: Early },
): Promise<Listening> {
  const limit = { ...defaults, ...limits };
  let stopping = false;
  let served = 0;
  const process = crypto.randomUUID().slice(0, 8);

  const sockets = new Set<Socket>();
  const waiting = new Set<Socket>();

  const logged = (method: string, path: string, started: number) => {
    const id = `${process}-${++served}`;
    return {
      id,
      done: (status: number) => {
        const ms = Math.round((performance.now() - started) * 100) / 100;
        log.request({ id, method, path, status, ms });
      },
    };
  };

  const throughApp = getRequestListener(
    (request, env) => {
      const { incoming } = env as HttpBindings;
      const { id, done } = logged(request.method, pathOf(request.url), performance.now());
      const finished = (response: Response) => {
        done(response.status);
        return response;
      };
      const response = app.fetch(request, Object.assign(env, { requestId: id }));
      if (!(response instanceof Promise)) return finished(response);
      waiting.add(incoming.socket);
      return response.then(finished).finally(() => waiting.delete(incoming.socket));
    },
    { errorHandler: (error) => problemResponse(unread(error, log)) },
  );

  const bodies = watchBodies(limit, (socket) => {
    const slow: NodeJS.ErrnoException = Object.assign(new Error("a body came in too slowly"), {
      code: "ERR_HTTP_REQUEST_TIMEOUT",
    });
    void refuse(slow, socket);
  });
  const server = createServer(
    {
      headersTimeout: limit.headersMs,
      // Flat, it would cut a slow line in the middle of what it sends.
      requestTimeout: 0,
      keepAliveTimeout: limit.keepAliveMs,
      maxHeaderSize: limit.headerBytes,
      // Without it Node closes with a bare 400: the app says what is wrong.
      requireHostHeader: false,
      // No stream for a body that nobody sends: a tenth less work a request.
      optimizeEmptyRequests: true,
      connectionsCheckingInterval: Math.min(1_000, limit.headersMs / 2),
    },
    (incoming, outgoing) => {
      if (stopping) outgoing.shouldKeepAlive = false;
      const { method = "", url = "", headers } = incoming;
      const started = log.requests ? performance.now() : 0;
      const bare =
        headers.host !== undefined && headers["content-length"] === undefined && headers["transfer-encoding"] === undefined;
      const reply = bare ? early?.(url, { method, header: (name) => headers[name] as string | undefined }) : undefined;
      if (!bare) bodies.begin(incoming);
      if (!reply) return void throughApp(incoming, outgoing);
      send(outgoing, reply);
      if (log.requests) logged(method, url, started).done(reply.status);
    },
  );
  server.timeout = limit.idleMs;
  // Whoever waits for us is not idle, however long we take: an import of thousands is taken away again in a minute. What a slow client
  // still has to send is watched by its progress.
  server.on("timeout", (socket) => {
    if (!waiting.has(socket)) socket.destroy();
  });
  server.maxConnections = limit.connections;
  server.on("clientError", refuse);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const stop = async () => {
    stopping = true;
    // The close of net, not of http: that one cuts idle connections at once, also those whose next request is on its way.
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    const cutQuiet = cutIdle(sockets, waiting);
    // Timers come before what has arrived: after a stall a request may lie there unread.
    const linger = setInterval(() => setImmediate(cutQuiet), limit.lingerMs);
    const cut = setTimeout(() => server.closeAllConnections(), limit.stopMs);
    await closed;
    bodies.stop();
    clearInterval(linger);
    clearTimeout(cut);
  };
  return { address: server.address() as AddressInfo, stop };
}

/**
 * Closes connections on which nothing waits, nothing is left to send and nothing moved since the last look. Not
 * `closeIdleConnections`: that one also cuts an answer whose last bytes are handed over and not yet sent.
 */
function cutIdle(sockets: Set<Socket>, waiting: Set<Socket>): () => void {
  const moved = new Map<Socket, number>();
  return () => {
    for (const socket of sockets) {
      const bytes = socket.bytesRead + socket.bytesWritten;
      if (moved.get(socket) === bytes && socket.writableLength === 0 && !waiting.has(socket)) socket.destroySoon();
      else moved.set(socket, bytes);
    }
  };
}

/** Without the query: it may hold what somebody typed. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  const query = url.indexOf("?", start);
  return start === -1 ? "/" : url.slice(start, query === -1 ? undefined : query);
}

/** What did not get as far as the app: a Host or an address that is none. */
function unread(error: unknown, log: Log): Problem {
  if (error instanceof RequestError) return new Problem(400, "The address or the Host of this request cannot be read.");
  log.error("request failed", { reason: String(error), stack: error instanceof Error ? error.stack : undefined });
  return new Problem(500, "Something went wrong on our side; it has been logged.");
}

const clientFaults: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, "The header of the request is too large."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive."],
};

/** What is not HTTP enough to reach the app is answered here and cut. */
async function refuse(error: NodeJS.ErrnoException, socket: Socket): Promise<void> {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, detail] = clientFaults[error.code ?? ""] ?? [400, "This is not a request that can be read."];
  const response = problemResponse(new Problem(status, detail));
  const text = await response.text();
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(text)}\r\n${head}\r\n${text}`,
  );
  socket.destroySoon();
}

/** A body may take as long as it comes in: a slow line gets its time, a client that stalls or trickles is cut. */
interface ProgressLimits {
  /** In every span of so long a body has to end, or to bring so much. */
  requestMs: number;
  /** A twentieth of a slow line of one Mbit. */
  bytesPerSecond: number;
}

interface Watched {
  socket: Socket;
  since: number;
  bytes: number;
}

interface BodyWatch {
  /** From the moment that its header is there. */
  begin(incoming: IncomingMessage): void;
  stop(): void;
}

/** `cut` gets the socket of a body that came in too slowly. */
function watchBodies({ requestMs, bytesPerSecond }: ProgressLimits, cut: (socket: Socket) => void): BodyWatch {
  const watched = new Map<IncomingMessage, Watched>();
  const needed = (requestMs / 1000) * bytesPerSecond;
  const look = () => {
    const now = performance.now();
    for (const [incoming, one] of watched) {
      if (incoming.complete || one.socket.destroyed) watched.delete(incoming);
      else if (now - one.since >= requestMs) {
        const arrived = one.socket.bytesRead - one.bytes;
        if (arrived < needed) {
          watched.delete(incoming);
          cut(one.socket);
        } else Object.assign(one, { since: now, bytes: one.socket.bytesRead });
      }
    }
  };
  const timer = setInterval(look, Math.min(1_000, requestMs / 2));
  timer.unref();
  return {
    begin(incoming) {
      const { socket } = incoming;
      watched.set(incoming, { socket, since: performance.now(), bytes: socket.bytesRead });
      incoming.once("close", () => watched.delete(incoming));
    },
    stop: () => clearInterval(timer),
  };
}
