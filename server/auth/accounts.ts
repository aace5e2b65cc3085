/**
 * Sessions by better-auth on the same database: invitation only, no passwords, no sign-up. A link holds its token behind #,
 * which browsers do not send, and is used up by a POST of our page: a mail scanner that opens it uses up nothing.
 */
import { randomBytes } from "node:crypto";
import { isAPIError } from "better-auth/api";
import { type MagicLinkOptions, magicLink } from "better-auth/plugins/magic-link";
import type { Device } from "#data/schema/account.ts";
import { today } from "#data/schema/day.ts";
import type { Actor } from "#data/schema/permission.ts";
import { databaseAway } from "../http/errors.ts";
import { hashOfToken, linkToken } from "../store/link-token.ts";
import { readiness } from "../store/migrations/migrate.ts";
import { grantsOf } from "../store/people.ts";
import { endOlderLinks } from "../store/sign-in.ts";
import { type AccountSettings, authOf } from "./auth.ts";
import type { Identify } from "./identity.ts";

export interface Accounts {
  identify: Identify;
  /** Who has this session, with the headers that make it last longer where it is due; undefined without one. */
  look(request: Request): Promise<{ name: string; headers: Headers } | undefined>;
  /** The sessions of whoever has this one, the one that was used last first; none without a session. */
  devices(request: Request): Promise<Device[]>;
  /** Ends one of them; false where it is none of theirs. */
  endDevice(request: Request, id: string): Promise<boolean>;
  /** A new person; throws a duplicate (see `troubleOf`) when the address is known. */
  create(person: { name: string; email: string }): Promise<{ id: string }>;
  /**
   * An address that lets the owner of this mailbox in, once. It ends the links that were made before, but for one that stays "beside"
   * them: what anybody can ask for, or a start prints, must not end what somebody else was given.
   */
  linkFor(email: string, seconds: number, others?: "beside"): Promise<string>;
  /** An address that confirms a mailbox, once, with what is kept of it; the same token for the same seed, for a letter that is tried again. */
  emailLink(at: string, seconds: number, seed?: string): { link: string; token_hash: string; expires_at: string };
  /** The answer of better-auth with the cookie of a new session; undefined when the token was used, is too old or never was. */
  enter(token: string, request: Request): Promise<Headers | undefined>;
  /** Ends the session; the headers take the cookie away. Throws a Problem 503 while the session may go on. */
  leave(request: Request): Promise<Headers>;
}

const browsers: [pattern: RegExp, name: string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [pattern: RegExp, name: string][] = [
  [/\b(?:iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** By what a browser calls itself: enough for its owner to know it by. */
function programOf(userAgent: string): Pick<Device, "browser" | "system"> {
  const named = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  return { ...(browser ? { browser } : {}), ...(system ? { system } : {}) };
}

/** Under which better-auth keeps a link of `linkFor`. */
export const identifierOf = (link: string): string => `magic-link:${hashOfToken(new URL(link).hash.slice(1))}`;

const seeded = (secret: string, seed: string) => linkToken(secret, "mailbox link", seed);

const linkPlugin = (links: Pick<MagicLinkOptions, "expiresIn" | "sendMagicLink">) =>
  magicLink({ disableSignUp: true, storeToken: { type: "custom-hasher", hash: async (token) => hashOfToken(token) }, ...links });

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
  /** Only who looks at the session itself makes it last longer: the cookie has to hear of it too. */
  const sessionOf = async ({ headers }: Request, slide = false) => {
    if (!headers.has("Cookie")) return undefined;
    try {
      return await auth().api.getSession({ headers, query: { disableRefresh: !slide }, returnHeaders: true });
    } catch (error) {
      // better-auth hides what the database said, and has no other reason to fail here.
      throw isAPIError(error) && error.statusCode >= 500 ? databaseAway() : error;
    }
  };
  const personOf = async (request: Request) => (await sessionOf(request))?.response?.user;
  const sessionsOf = async (request: Request) => {
    const current = (await sessionOf(request))?.response?.session;
    const { internalAdapter } = await auth().$context;
    const all = current ? await internalAdapter.listSessions(current.userId) : [];
    return { current, internalAdapter, all };
  };
  return {
    async identify(request): Promise<Actor | undefined> {
      const found = await personOf(request);
      return found && { id: found.id, grants: await grantsOf(db, found.id) };
    },
    async look(request) {
      const found = await sessionOf(request, true);
      return found?.response ? { name: found.response.user.name, headers: found.headers } : undefined;
    },
    async devices(request) {
      const { current, all } = await sessionsOf(request);
      const devices = all.map(({ id, createdAt, updatedAt, userAgent }) => ({
        id,
        current: id === current?.id,
        since: new Date(createdAt).toISOString(),
        usedOn: today(new Date(updatedAt)),
        ...programOf(userAgent ?? ""),
      }));
      return devices.sort((a, b) => b.usedOn.localeCompare(a.usedOn) || b.since.localeCompare(a.since));
    },
    async endDevice(request, id) {
      const { internalAdapter, all } = await sessionsOf(request);
      const found = all.find((one) => one.id === id);
      if (found) await internalAdapter.deleteSession(found.token);
      return found !== undefined;
    },
    async create({ name, email }) {
      const { internalAdapter } = await auth().$context;
      const { id } = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: false },
        { method: "admin" },
      );
      return { id };
    },
    async linkFor(email, seconds, others) {
      const token = await minting(seconds)(email.toLowerCase());
      const link = `${address()}/aanmelden#${token}`;
      if (others !== "beside") await endOlderLinks(db, email, identifierOf(link));
      return link;
    },
    emailLink(at, seconds, seed) {
      const token = seed === undefined ? randomBytes(32).toString("base64url") : seeded(settings.secret, seed);
      const expires_at = new Date(Date.parse(at) + seconds * 1000).toISOString();
      return { link: `${address()}/adres#${token}`, token_hash: hashOfToken(token), expires_at };
    },
    async enter(token, request) {
      // better-auth answers a used link by a redirect with an error: without a callback there is a body and a cookie.
      const response = await auth().api.magicLinkVerify({ query: { token }, headers: request.headers, asResponse: true });
      // What a database that fails half-way makes of a good link looks like a refusal.
      if (response.status >= 500 || (!response.ok && (await readiness(db)) !== "ready")) throw databaseAway();
      return response.ok && response.headers.has("Set-Cookie") ? response.headers : undefined;
    },
    async leave(request) {
      // A database that is away is found out once, and not by every step of the way.
      await personOf(request);
      const response = await auth().api.signOut({ headers: request.headers, asResponse: true });
      // better-auth says "success" whatever the database did: only a session that cannot be found is gone.
      if (response.status >= 500 || (await personOf(request))) throw databaseAway();
      return response.headers;
    },
  };
}
