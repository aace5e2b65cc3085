/**
 * Sessions by better-auth on the same database: invitation only, no passwords, no sign-up. A link holds its token behind #,
 * which browsers do not send, and is used up by a POST of our page: a mail scanner that opens it uses up nothing.
 */
import { createHash } from "node:crypto";
import { isAPIError } from "better-auth/api";
import { type MagicLinkOptions, magicLink } from "better-auth/plugins/magic-link";
import type { Actor } from "#data/schema/permission.ts";
import { type AccountSettings, authOf } from "./auth.ts";
import { databaseAway } from "./errors.ts";
import type { Identify } from "./identity.ts";
import { grantsOf } from "./store/people.ts";

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

const linkPlugin = (links: Pick<MagicLinkOptions, "expiresIn" | "sendMagicLink">) =>
  magicLink({ disableSignUp: true, storeToken: { type: "custom-hasher", hash: async (token) => kept(token) }, ...links });

export function openAccounts(settings: AccountSettings): Accounts {
  const { db, address } = settings;
  const make = () => authOf(settings, [linkPlugin({ sendMagicLink: () => {} })]);
  let opened: ReturnType<typeof make> | undefined;
  const auth = () => {
    opened ??= make();
    return opened;
  };
  /** better-auth has one lifetime of links for each instance, and hands a token over by "sending" it. */
  const minting = (expiresIn: number) => async (email: string) => {
    let token = "";
    const minter = authOf(settings, [
      linkPlugin({
        expiresIn,
        sendMagicLink: (made) => {
          token = made.token;
        },
      }),
    ]);
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
