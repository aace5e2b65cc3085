/** Cookies of a session as they go to a browser, with a mark beside them that scripts can read: it says "signed in" and no more. */
import { lifetimes } from "./auth.ts";

const mark = "wijkblik-in";

/** From the headers of better-auth to those of our answer. `__Host-` in the name tells that there is TLS. */
export function sessionCookies(headers: Headers): [string, string][] {
  const cookies = headers.getSetCookie();
  const session = cookies.find((cookie) => /^(__Host-)?wijkblik=/.test(cookie));
  if (session === undefined) return cookies.map((cookie) => ["Set-Cookie", cookie]);
  const ended = /^[^=]+=;/.test(session) || /Max-Age=0/i.test(session);
  const secure = session.startsWith("__Host-") ? "; Secure" : "";
  const beside = `${mark}=${ended ? "" : 1}; Path=/; Max-Age=${ended ? 0 : lifetimes.session}; SameSite=Lax${secure}`;
  // The session first: the mark without it would be a lie.
  return [session, ...cookies.filter((cookie) => cookie !== session), beside].map((cookie) => ["Set-Cookie", cookie]);
}
