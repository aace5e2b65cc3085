/** better-auth on our tables: what every instance of it shares. Each way in has the plugins it needs and no more. */
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from "better-auth";
import type { Opened } from "./store/database.ts";
import { faultOfSecret } from "./weak-secret.ts";

export interface AccountSettings extends Pick<Opened, "db" | "engine"> {
  /** Signs the cookies; at least 32 characters, the same on every server. */
  secret: string;
  /** Where browsers find us, without a slash at the end; asked when it is first needed, because a free port is known late. */
  address: () => string;
}

/** Seconds. */
export const lifetimes = { link: 15 * 60, invitation: 7 * 24 * 3600, session: 12 * 3600 };

export function authOf<const Plugins extends BetterAuthPlugin[]>(
  { db, engine, secret, address }: AccountSettings,
  plugins: Plugins,
  more: Pick<BetterAuthOptions, "databaseHooks"> = {},
) {
  // Without one better-auth takes a word that everybody can read, or what the environment happens to hold.
  const fault = faultOfSecret(secret);
  if (fault) throw new Error(`the secret that signs sessions cannot be used: het ${fault}`);
  const baseURL = address();
  const tls = baseURL.startsWith("https:");
  return betterAuth({
    ...more,
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
    session: { expiresIn: lifetimes.session, updateAge: lifetimes.session / 4 },
    emailAndPassword: { enabled: false },
    plugins,
    advanced: {
      // __Host- binds the cookie to this host and to https; browsers refuse the name without TLS.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: tls, sameSite: "lax", path: "/" },
      cookies: { session_token: { name: tls ? "__Host-wijkblik" : "wijkblik" } },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
