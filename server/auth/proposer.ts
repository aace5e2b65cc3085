/**
 * The browser from which somebody proposes without an account: a mark in a cookie, of which the server keeps a hash beside the
 * proposal. Who signs in from that browser later does not judge that proposal alone.
 */
import { createHash, randomBytes } from "node:crypto";

const name = "wijkblik-voorstel";
/** Seconds: longer than a proposal waits. */
const lifetime = 365 * 24 * 3600;
const pattern = new RegExp(`(?:^|;\\s*)(?:__Host-)?${name}=([\\w-]{32})(?:;|$)`);

const hashed = (mark: string) => createHash("sha256").update(mark).digest("base64url");

/** What is kept of the mark that came with a request; undefined where there is none. */
export function browserOf({ headers }: Request): string | undefined {
  const mark = pattern.exec(headers.get("Cookie") ?? "")?.[1];
  return mark === undefined ? undefined : hashed(mark);
}

/** A mark for a browser that has none: the cookie, and what is kept of it. */
export function newBrowser(secure: boolean): { cookie: string; browser: string } {
  const mark = randomBytes(24).toString("base64url");
  const [prefix, tls] = secure ? ["__Host-", "; Secure"] : ["", ""];
  return {
    cookie: `${prefix}${name}=${mark}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Lax${tls}`,
    browser: hashed(mark),
  };
}
