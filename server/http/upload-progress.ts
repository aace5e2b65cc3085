/** A body may take as long as it comes in: a slow line gets its time, a client that stalls or trickles is cut. */
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

export interface ProgressLimits {
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

export interface BodyWatch {
  /** From the moment that its header is there. */
  begin(incoming: IncomingMessage): void;
  stop(): void;
}

/** `cut` gets the socket of a body that came in too slowly. */
export function watchBodies({ requestMs, bytesPerSecond }: ProgressLimits, cut: (socket: Socket) => void): BodyWatch {
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
