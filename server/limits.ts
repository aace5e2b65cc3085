/**
 * How often one visitor may do what anybody may do. Counted in the memory of each process: a flood costs the database nothing,
 * and n processes allow n times as much. The address is that of the connection, or what our own proxies say it is.
 */
import { isIPv6 } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type Concurrency, createConcurrency } from "./concurrency.ts";
import { Problem } from "./errors.ts";

/** Times in so many seconds. Whole offices stand behind one address. */
export const rates = {
  /** Tries to come in that fail. */
  enter: { points: 40, duration: 600 },
  /** Mails with a link, of one visitor. */
  link: { points: 20, duration: 900 },
  /** Mails with a link, to one mailbox. */
  mailbox: { points: 4, duration: 900 },
  proposal: { points: 20, duration: 3600 },
  confirmation: { points: 60, duration: 600 },
} as const;
export type Limited = keyof typeof rates;

export interface Limits {
  /** Counts one; throws a Problem 429 when it is one too many. `whose` stands in for the visitor, for example a mailbox. */
  take(what: Limited, c: Context, whose?: string): Promise<void>;
  /** Takes back the one that was counted: it was no flood. */
  giveBack(what: Limited, c: Context): Promise<void>;
  /** What is made at the same time. */
  concurrency: Concurrency;
}

/** `proxies`: how many before us add to X-Forwarded-For; the visitor's address is the one the outermost of them wrote. */
export function createLimits(proxies = 0): Limits {
  const limiters = Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => [name, new RateLimiterMemory({ ...rate, keyPrefix: name })]),
  ) as Record<Limited, RateLimiterMemory>;
  return {
    async take(what, c, whose = visitorOf(c, proxies)) {
      try {
        await limiters[what].consume(whose);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw new Problem(429, `Too often from your place: try again in ${seconds} seconds.`, {
          headers: { "Retry-After": String(seconds) },
        });
      }
    },
    async giveBack(what, c) {
      await limiters[what].reward(visitorOf(c, proxies));
    },
    concurrency: createConcurrency((c) => visitorOf(c, proxies)),
  };
}

/** An address; of IPv6 the network, because one subscriber has all the rest of it. */
export function visitorOf(c: Context, proxies: number): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const connection = incoming?.socket?.remoteAddress ?? "";
  const told = (c.req.header("X-Forwarded-For") ?? "").split(",").map((address) => address.trim());
  // What stands before the words of our own proxies is written by the visitor.
  const address = (proxies > 0 && told.at(-proxies)) || connection;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIPv6(plain) ? networkOf(plain) : plain;
}

/** The first 64 bits. */
function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ? tail.split(":") : [])].slice(0, 4).join(":");
}
