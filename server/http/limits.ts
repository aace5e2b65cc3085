/**
 * How often one visitor may do what anybody may do. Counted in the memory of each process: a flood costs the database nothing,
 * and n processes allow n times as much (what may reach one mailbox is counted in the database: jobs/letters.ts). The address is that of the connection, or what our own proxies say it is.
 */
import { isIPv4, isIPv6, SocketAddress } from "node:net";
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
  proposal: { points: 20, duration: 3600 },
  /** Mail programs of a whole country stop mail from a few addresses. */
  mailStop: { points: 300, duration: 600 },
  /** Photos without an account, and files of people who have one. */
  photo: { points: 20, duration: 3600 },
  file: { points: 300, duration: 3600 },
  /** Files with the border of an own region, of anybody. */
  region: { points: 60, duration: 3600 },
  report: { points: 20, duration: 3600 },
  /** Each is a mail to an address that somebody typed. */
  registration: { points: 30, duration: 3600 },
  subscription: { points: 20, duration: 3600 },
  confirmation: { points: 60, duration: 600 },
  /** Of people with an account: each may be a mail to a colleague. */
  comment: { points: 300, duration: 3600 },
} as const;
export type Limited = keyof typeof rates;

export interface Limits {
  /** Counts one; throws a Problem 429 when it is one too many. */
  take(what: Limited, c: Context): Promise<void>;
  /** Does `work`, and counts it where whoever asks got it wrong: not what succeeds, and not what fails on our side. */
  countRefused<T>(what: Limited, c: Context, work: () => Promise<T>): Promise<T>;
  /** Does `work`, and counts it unless it fails on our side. */
  countDone<T>(what: Limited, c: Context, work: () => Promise<T>): Promise<T>;
  /** What is made at the same time. */
  concurrency: Concurrency;
}

/** `proxies`: how many before us add to X-Forwarded-For; the visitor's address is the one the outermost of them wrote. */
export function createLimits(proxies = 0): Limits {
  const limiters = Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => [name, new RateLimiterMemory({ ...rate, keyPrefix: name })]),
  ) as Record<Limited, RateLimiterMemory>;
  const take = async (what: Limited, c: Context) => {
    try {
      await limiters[what].consume(visitorOf(c, proxies));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new Problem(429, `Too often from your place: try again in ${seconds} seconds.`, {
        headers: { "Retry-After": String(seconds) },
      });
    }
  };
  const giveBack = (what: Limited, c: Context) => limiters[what].reward(visitorOf(c, proxies));
  /** Takes first: of many at once none slips through while it is judged. */
  const counted = async <T>(what: Limited, c: Context, work: () => Promise<T>, successToo: boolean) => {
    await take(what, c);
    try {
      const done = await work();
      if (!successToo) await giveBack(what, c);
      return done;
    } catch (error) {
      const theirs = error instanceof Problem && error.status < 500;
      if (!theirs) await giveBack(what, c);
      throw error;
    }
  };
  return {
    take,
    countRefused: (what, c, work) => counted(what, c, work, false),
    countDone: (what, c, work) => counted(what, c, work, true),
    concurrency: createConcurrency((c) => visitorOf(c, proxies)),
  };
}

/** An address, however it is written; of IPv6 the network, because one subscriber has all the rest of it. */
export function visitorOf(c: Context, proxies: number): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const forwarded = (c.req.header("X-Forwarded-For") ?? "").split(",");
  // What stands before the words of our own proxies is written by the visitor; what is no address there is nobody's in particular.
  const address = (proxies > 0 && addressOf(forwarded.at(-proxies) ?? "")) || addressOf(incoming?.socket?.remoteAddress ?? "");
  return address && isIPv6(address) ? networkOf(address) : (address ?? "");
}

/**
 * The address in one spelling, without quotes, brackets, port and zone (RFC 7239 section 6, RFC 4007 section 11); an IPv4 within IPv6
 * is that IPv4. Undefined for what is no address.
 */
function addressOf(text: string): string | undefined {
  const bare = text.trim().replace(/^"(.*)"$/, "$1");
  const [, within] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(bare) ?? [];
  const plain = (within ?? bare.replace(/^([\d.]+):\d{1,5}$/, "$1")).replace(/%.*$/s, "");
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return undefined;
  const { address } = new SocketAddress({ address: plain, family: "ipv6" });
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}

/** The first 64 bits of an address as `addressOf` spells it. */
function networkOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const last = tail ? tail.split(":") : [];
  // An IPv4 at the end stands for two groups.
  const length = groups.length + last.length + (address.includes(".") ? 1 : 0);
  const zeros = tail === undefined ? 0 : 8 - length;
  return [...groups, ...Array<string>(zeros).fill("0"), ...last].slice(0, 4).join(":");
}
