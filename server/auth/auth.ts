/** better-auth on our tables: what every instance of it shares. Each way in has the plugins it needs and no more. */
import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import type { Opened } from "../store/database.ts";
import { grantsOf } from "../store/people.ts";
import { noteSeen } from "../store/people-pages.ts";
import { endServedLinks } from "../store/sign-in.ts";
import { faultOfSecret } from "./weak-secret.ts";

export interface AccountSettings extends Pick<Opened, "db" | "engine"> {
  /** Signs the cookies; at least 32 characters, the same on every server. */
  secret: string;
  /** Where browsers find us, without a slash at the end; asked when it is first needed, because a free port is known late. */
  address: () => string;
}

const day = 24 * 3600;
/** Seconds. A session goes on for as long again on every day that it is used. */
export const lifetimes = {
  link: 15 * 60,
  slowLink: 2 * 3600,
  invitation: 7 * day,
  email: 3600,
  handedOver: day,
  session: 30 * day,
  slide: day,
};

export function authOf<const Plugins extends BetterAuthPlugin[]>(
  { db, engine, secret, address }: AccountSettings,
  plugins: Plugins,
  /** `rolesOnly`: who has no role gets no session, and no login is linked to them. `stopped`: nobody waits for the answer any more. */
  { rolesOnly = false, stopped = () => false }: { rolesOnly?: boolean; stopped?: () => boolean } = {},
) {
  // Without one better-auth takes a word that everybody can read, or what the environment happens to hold.
  const fault = faultOfSecret(secret);
  if (fault) throw new Error(`the secret that signs sessions cannot be used: het ${fault}`);
  const admit = async (person: string) => {
    if (rolesOnly && (await grantsOf(db, person)).length === 0) throw new APIError("FORBIDDEN", { message: "no role" });
    if (stopped()) throw new APIError("SERVICE_UNAVAILABLE", { message: "too late" });
  };
  const baseURL = address();
  const tls = baseURL.startsWith("https:");
  return betterAuth({
    baseURL,
    basePath: "/api/auth",
    secret,
    secrets: [{ version: 1, value: secret }],
    database: { db, type: engine },
    user: { modelName: "person" },
    account: {
      modelName: "login",
      updateAccountOnSignIn: false,
      // An invitation is to a mailbox: who proves to have it is the one invited, also before the first link was used.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    session: { expiresIn: lifetimes.session, updateAge: lifetimes.slide },
    emailAndPassword: { enabled: false },
    plugins,
    advanced: {
      // __Host- binds the cookie to this host and to https; browsers refuse the name without TLS.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: tls, sameSite: "lax", path: "/" },
      cookies: { session_token: { name: tls ? "__Host-wijkblik" : "wijkblik" } },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            await admit(userId);
            await endServedLinks(db, userId);
            await noteSeen(db, userId, new Date().toISOString());
          },
        },
      },
      account: {
        create: {
          before: async (account) => {
            await admit(account.userId);
            // We ask who somebody is, once: a key to their account there has no business in our database.
            return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } };
          },
        },
      },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

/** Cookies of a session as they go to a browser, with a mark beside them that scripts can read: it says "signed in" and no more. */
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
