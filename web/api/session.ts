/** Who is signed in, and the ways in and out. */
import { queryOptions } from "@tanstack/react-query";
import { DeviceList, ProviderAddress, Session, SignInWays } from "#data/schema/account.ts";
import { AnswerError, api, ask, sendJson } from "./client.ts";
import { dropMark, hasMark, sayChanged } from "./session-mark.ts";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: { needsSession?: true; differsBySession?: true };
  }
}

/** Of every query that the server refuses to a visitor. */
export const needsSession = { needsSession: true } as const;

/** Of every query that a visitor may ask too, and who is signed in gets another answer to. */
export const differsBySession = { differsBySession: true } as const;

/** Null for a visitor; a session that has ended is a visitor again. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    if (!hasMark()) return null;
    try {
      return Session.parse(await (await ask(api("session"), { signal })).json());
    } catch (error) {
      if (!(error instanceof AnswerError) || error.status !== 401) throw error;
      dropMark();
      return null;
    }
  },
  staleTime: 60_000,
});

/** How somebody can sign in here, besides with a link that was handed over. */
export const waysQuery = queryOptions({
  queryKey: ["session", "ways"],
  queryFn: async ({ signal }) => SignInWays.parse(await (await ask(api("session/ways"), { signal })).json()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Browsers in which the person is signed in, the one that was used last first. */
export const devicesQuery = queryOptions({
  queryKey: ["devices"],
  meta: needsSession,
  queryFn: async ({ signal }) => DeviceList.parse(await (await ask(api("sessions"), { signal })).json()).devices,
});

export async function endDevice(id: string): Promise<void> {
  await ask(api(`sessions/${encodeURIComponent(id)}`), { method: "DELETE" });
}

/** Throws an AnswerError 400 for what is no address, 429 when it is asked too often. */
export async function mailLink(email: string): Promise<void> {
  await sendJson("POST", "session/links", { email });
}

/** Where the browser goes to sign in with the account of an organisation; it comes back to /aanmelden. */
export async function beginAtProvider(): Promise<string> {
  return ProviderAddress.parse(await sendJson("POST", "session/provider", {})).url;
}

/** Uses up the link. Throws an AnswerError 400 when it was used already, is too old or never was. */
export async function startSession(token: string): Promise<void> {
  await sendJson("POST", "session", { token });
  sayChanged();
}

export async function endSession(): Promise<void> {
  await ask(api("session"), { method: "DELETE" });
  sayChanged();
}

/** On every device. */
export async function endOwnSessions(): Promise<void> {
  await ask(api("sessions"), { method: "DELETE" });
  sayChanged();
}
