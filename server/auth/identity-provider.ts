/**
 * The account that people have at their own organisation, by OpenID Connect: code flow with PKCE, state in a cookie and in the
 * database, nonce, and an ID token that is signed for us. It lets in who was invited under that mailbox, and makes nobody.
 * It stands apart from our own sessions: when the provider is slow or away, nothing else is.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { Problem } from "../http/errors.ts";
import { type AccountSettings, authOf } from "./auth.ts";

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** As people know it. */
  name: string;
}

export interface IdentityProvider {
  name: string;
  /** Where the browser goes, and the cookie for its way back. Throws a Problem 503 when the provider does not answer. */
  begin(): Promise<{ url: string; headers: Headers }>;
  /** The way back: headers with a session, or undefined for whoever is not let in. */
  finish(request: Request): Promise<Headers | undefined>;
}

export const providerId = "gemeente";
/** For everything that is asked of the provider in one step of a person. */
const patienceMs = 3_000;
/** Seconds. An ID token is fetched where it is made; clocks differ a little, and one of long ago was not made for this. */
const [clockSkew, oldestToken] = [30, 300];

interface Discovered {
  issuer: string;
  userinfo_endpoint?: string;
}

const away = () => new Problem(503, "The identity provider does not answer now.", { headers: { "Retry-After": "10" } });

/** What goes on in this step of a person; see `inTime`. */
const step = new AsyncLocalStorage<AbortSignal>();

/** Rejects with a Problem 503 when it takes too long; what goes on behind our back then lets nobody in any more. */
async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      late.abort();
      reject(away());
    }, patienceMs);
  });
  return Promise.race([step.run(late.signal, work), ended]).finally(() => clearTimeout(timer));
}

async function discover({ issuer }: ProviderSettings): Promise<{ url: string; found: Discovered }> {
  const url = `${issuer}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
  const found = response?.ok ? ((await response.json().catch(() => undefined)) as Discovered | undefined) : undefined;
  // OpenID Connect Discovery 1.0 section 4.3: it must speak for itself and for nobody else.
  if (found?.issuer.replace(/\/$/, "") !== issuer) throw away();
  return { url, found };
}

interface Tokens {
  idToken?: string | undefined;
  accessToken?: string | undefined;
}

interface Claims {
  aud: string | string[];
  azp?: unknown;
  iat: number;
}

/** What better-auth leaves to us of OpenID Connect Core 3.1.3.7: made for this client (4 and 5), and now (10). */
function meantForUs({ aud, azp, iat }: Claims, clientId: string): boolean {
  const party = azp === undefined ? !Array.isArray(aud) || aud.length === 1 : azp === clientId;
  const now = Date.now() / 1000;
  return party && Number.isFinite(iat) && iat <= now + clockSkew && iat >= now - oldestToken;
}

/** The person behind tokens whose ID token was verified; null without one, or for a mailbox that was not verified. */
async function personOf(clientId: string, { userinfo_endpoint }: Discovered, { idToken, accessToken }: Tokens) {
  if (!idToken) return null;
  const claims = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString());
  if (!meantForUs(claims, clientId)) return null;
  const stated =
    claims.email === undefined && userinfo_endpoint
      ? await fetch(userinfo_endpoint, {
          headers: { Authorization: `Bearer ${accessToken}` },
          signal: AbortSignal.timeout(patienceMs),
        }).then((response) => response.json())
      : claims;
  if (step.getStore()?.aborted) return null;
  if (stated.sub !== claims.sub || stated.email_verified !== true || typeof stated.email !== "string") return null;
  return { id: claims.sub as string, sub: claims.sub as string, email: stated.email as string, emailVerified: true, name: "" };
}

async function open(settings: AccountSettings, provider: ProviderSettings) {
  const { url: discoveryUrl, found } = await discover(provider);
  const { clientId, clientSecret } = provider;
  const auth = authOf(
    settings,
    [
      genericOAuth({
        config: [
          {
            providerId,
            discoveryUrl,
            clientId,
            clientSecret,
            scopes: ["openid", "email"],
            pkce: true,
            disableSignUp: true,
            requireIdTokenVerification: true,
            getUserInfo: (tokens) => personOf(clientId, found, tokens),
          },
        ],
      }),
    ],
    { rolesOnly: true, stopped: () => step.getStore()?.aborted === true },
  );
  // With a time of its own: the next who asks begins anew, and does not wait for a first answer that never comes.
  await inTime(() => auth.$context);
  return auth;
}

export function openProvider(settings: AccountSettings, provider: ProviderSettings): IdentityProvider {
  let opened: ReturnType<typeof open> | undefined;
  const auth = () => {
    opened ??= open(settings, provider).catch((error: unknown) => {
      // The next one who asks finds out anew.
      opened = undefined;
      throw error instanceof Problem ? error : away();
    });
    return opened;
  };
  return {
    name: provider.name,
    begin: () =>
      inTime(async () => {
        const { api } = await auth();
        const body = { provider: providerId, disableRedirect: true, callbackURL: "/aanmelden", errorCallbackURL: "/aanmelden" };
        const response = await api.signInSocial({ body, headers: new Headers(), asResponse: true });
        const { url } = (await response.json()) as { url?: string };
        if (!response.ok || !url) throw away();
        return { url, headers: response.headers };
      }),
    async finish(request) {
      const url = `${settings.address()}/api/auth/callback/${providerId}${new URL(request.url).search}`;
      const response = await inTime(async () => (await auth()).handler(new Request(url, { headers: request.headers })));
      const to = response.headers.get("Location");
      const refused = to === null || new URL(to, settings.address()).searchParams.has("error");
      return refused ? undefined : response.headers;
    },
  };
}
