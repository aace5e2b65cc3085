/** Passkeys of people who have signed in, and coming in with one. The challenge lives in the database and in a signed cookie. */

import { databaseAway } from "../http/errors.ts";
import { readiness } from "../store/migrations/migrate.ts";
import { type AccountSettings, authOf } from "./auth.ts";

export interface Passkeys {
  /** What a browser needs to make a passkey for who is signed in; undefined without a session. */
  offer(request: Request): Promise<Challenge | undefined>;
  /** Keeps what the browser made; false when it is not the answer to our challenge. */
  keep(request: Request, made: { response: unknown; name: string }): Promise<boolean>;
  /** What a browser needs to sign in with a passkey, of whomever. */
  challenge(request: Request): Promise<Challenge | undefined>;
  /** Headers with a session; undefined when it is no answer to our challenge by a passkey that we know. */
  enter(request: Request, response: Record<string, unknown>): Promise<Headers | undefined>;
}

export interface Challenge {
  options: unknown;
  headers: Headers;
}

export function openPasskeys(settings: AccountSettings): Passkeys {
  const make = async () => {
    // A quarter of all modules of the server: read when somebody first uses a passkey, not at every start.
    const { passkey } = await import("@better-auth/passkey");
    const origin = settings.address();
    return authOf(settings, [passkey({ rpID: new URL(origin).hostname, rpName: "Wijkblik", origin })], { rolesOnly: true }).api;
  };
  let opened: ReturnType<typeof make> | undefined;
  const api = () => {
    opened ??= make();
    return opened;
  };
  /** What a database that is away makes of it looks like a refusal. */
  const judged = async (answer: Promise<Response>): Promise<Response> => {
    const response = await answer;
    if (response.status >= 500 || (!response.ok && (await readiness(settings.db)) !== "ready")) throw databaseAway();
    return response;
  };
  const challengeOf = async (answer: Promise<Response>): Promise<Challenge | undefined> => {
    const response = await judged(answer);
    return response.ok ? { options: await response.json(), headers: response.headers } : undefined;
  };
  return {
    offer: async ({ headers }) =>
      challengeOf((await api()).generatePasskeyRegistrationOptions({ headers, query: {}, asResponse: true })),
    async keep({ headers }, body) {
      return (await judged((await api()).verifyPasskeyRegistration({ headers, body, asResponse: true }))).ok;
    },
    challenge: async ({ headers }) =>
      challengeOf((await api()).generatePasskeyAuthenticationOptions({ headers, asResponse: true })),
    async enter({ headers }, response) {
      // What is in it is for the plugin to judge.
      const body = { response: response as never };
      const answer = await judged((await api()).verifyPasskeyAuthentication({ headers, body, asResponse: true }));
      return answer.ok ? answer.headers : undefined;
    },
  };
}
