/** A request body of at most so many bytes, counted while it comes in: what it says of itself is not believed. */
import type { Context } from "hono";
import { Problem } from "./errors.ts";

/** Throws a Problem 413 as soon as there is too much, and 415 for a body that is compressed. */
export async function readBounded(c: Context, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Problem(413, `A file has at most ${Math.floor(most / 1e6)} MB.`);
  if (!/^(identity)?$/i.test(c.req.header("Content-Encoding") ?? ""))
    throw new Problem(415, "Send the body without compression.");
  if (Number(c.req.header("Content-Length") ?? 0) > most) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of c.req.raw.body ?? []) {
    length += part.length;
    if (length > most) throw tooLarge();
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
