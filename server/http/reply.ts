/**
 * An answer before it is one of Hono or one of node:http. What never changes is answered many thousand times a second, so it may go
 * straight to the socket; what is answered is decided in one place for both roads.
 */
import type { ServerResponse } from "node:http";

export interface Asked {
  method: string;
  /** Undefined when it was not sent. Names in lower case. */
  header(name: string): string | undefined;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string | null;
}

/** What is answered before the app is asked; undefined for what the app answers. */
export type Early = (url: string, asked: Asked) => Reply | undefined;

export const askedOf = (request: Request): Asked => ({
  method: request.method,
  header: (name) => request.headers.get(name) ?? undefined,
});

/** `BodyInit` wants to know that the bytes are not shared between threads; they are read from files. */
export const responseOf = ({ status, headers, body }: Reply): Response =>
  new Response(body as Uint8Array<ArrayBuffer> | string | null, { status, headers });

/** Header and body in one write. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  // To write to a connection that was cut is an error that nobody waits for.
  if (response.destroyed) return;
  response.writeHead(status, typeof body === "string" ? { ...headers, "Content-Length": Buffer.byteLength(body) } : headers);
  response.end(body ?? undefined);
}
