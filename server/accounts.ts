/**
 * Sessions by better-auth on the same database: invitation only, no passwords, no sign-up. A link holds its token behind #,
 * which browsers do not send, and is used up by a POST of our page: a mail scanner that opens it uses up nothing.
 */
import { createHash } from "node:crypto";
import { betterAuth } from "better-auth";
import { isAPIError } from "better-auth/api";
import { type MagicLinkOptions, magicLink } from "better-auth/plugins/magic-link";
import type { Actor } from "#data/schema/permission.ts";
import { databaseAway } from "./errors.ts";
import type { Identify } from "./identity.ts";
import type { Opened } from "./store/database.ts";
import { grantsOf } from "./store/people.ts";

export interface AccountSettings extends Pick<Opened, "db" | "engine"> {
  /** Signs the cookies; at least 32 characters, the same on every server. */
  secret: string;
  /** Where browsers find us, without a slash at the end; asked when it is first needed, because a free port is known late. */
  address: () => string;
}

/** Seconds. */
export const lifetimes = { link: 15 * 60, invitation: 7 * 24 * 3600, session: 12 * 3600 };

export interface Accounts {
  identify: Identify;
  /** The name by which a person was invited; undefined without a session. */
  nameOf(request: Request): Promise<string | undefined>;
  /** A new person; throws a duplicate (see `troubleOf`) when the address is known. */
  create(person: { name: string; email: string }): Promise<{ id: string }>;
  /** An address that lets the owner of this mailbox in, once. */
  linkFor(email: string, seconds: number): Promise<string>;
  /** The answer of better-auth with the cookie of a new session; undefined when the token was used, is too old or never was. */
  enter(token: string, request: Request): Promise<Headers | undefined>;
  /** Ends the session; the headers take the cookie away. */
  leave(request: Request): Promise<Headers>;
}

/** What is kept of a token: who reads the database cannot sign in with it. */
const kept = (token: string) => createHash("sha256").update(token).digest("hex");

function authOf(settings: AccountSettings, links: Pick<MagicLinkOptions, "expiresIn" | "sendMagicLink">) {
  const { db, engine, secret } = settings;
  const baseURL = settings.address();
  const tls = baseURL.startsWith("https:");
  return betterAuth({
    baseURL,
    basePath: "/api/auth",
    secret,
    database: { db, type: engine },
    user: { modelName: "person" },
    account: { modelName: "login" },
    session: { expiresIn: lifetimes.session, updateAge: lifetimes.session / 4 },
    emailAndPassword: { enabled: false },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: { type: "custom-hasher", hash: async (token) => kept(token) },
        ...links,
      }),
    ],
    advanced: {
      // __Host- binds the cookie to this host and to https; browsers refuse the name without TLS.
      useSecureCookies: false,
      cookies: {
        session_token: { name: tls ? "__Host-wijkblik" : "wijkblik", attributes: { secure: tls, sameSite: "lax", path: "/" } },
      },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export function openAccounts(settings: AccountSettings): Accounts {
  const { db, address } = settings;
  let opened: ReturnType<typeof authOf> | undefined;
  const auth = () => {
    opened ??= authOf(settings, { sendMagicLink: () => {} });
    return opened;
  };
  /** better-auth has one lifetime of links for each instance, and hands a token over by "sending" it. */
  const minting = (expiresIn: number) => async (email: string) => {
    let token = "";
    const minter = authOf(settings, {
      expiresIn,
      sendMagicLink: (made) => {
        token = made.token;
      },
    });
    await minter.api.signInMagicLink({ body: { email }, headers: new Headers() });
    return token;
  };
  const personOf = async ({ headers }: Request) => {
    if (!headers.has("Cookie")) return undefined;
    try {
      return (await auth().api.getSession({ headers }))?.user;
    } catch (error) {
      // better-auth hides what the database said, and has no other reason to fail here.
      throw isAPIError(error) && error.statusCode >= 500 ? databaseAway() : error;
    }
  };
  return {
    async identify(request): Promise<Actor | undefined> {
      const found = await personOf(request);
      return found && { id: found.id, grants: await grantsOf(db, found.id) };
    },
    nameOf: async (request) => (await personOf(request))?.name,
    async create({ name, email }) {
      const { internalAdapter } = await auth().$context;
      const { id } = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: false },
        { method: "admin" },
      );
      return { id };
    },
    async linkFor(email, seconds) {
      const token = await minting(seconds)(email.toLowerCase());
      return `${address()}/aanmelden#${token}`;
    },
    async enter(token, request) {
      // better-auth answers a used link by a redirect with an error: without a callback there is a body and a cookie.
      const response = await auth().api.magicLinkVerify({ query: { token }, headers: request.headers, asResponse: true });
      if (response.status >= 500) throw databaseAway();
      return response.ok && response.headers.has("Set-Cookie") ? response.headers : undefined;
    },
    async leave(request) {
      const response = await auth().api.signOut({ headers: request.headers, asResponse: true });
      if (response.status >= 500) throw databaseAway();
      return response.headers;
    },
  };
}
