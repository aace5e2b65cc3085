/** Who is signed in. */
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { Organisation } from "#data/schema/organisation.ts";
import { Grant } from "#data/schema/permission.ts";
import { AnswerError, api, ask } from "./client.ts";
import { dropMark, hasMark, sayChanged } from "./session-mark.ts";

const Session = z.object({ person: z.string(), name: z.string(), grants: z.array(Grant) });
export type Session = z.infer<typeof Session>;

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

const Ways = z.object({ mail: z.boolean(), provider: z.string().optional() });
export type Ways = z.infer<typeof Ways>;

/** How somebody can sign in here, besides with a link that was handed over. */
export const waysQuery = queryOptions({
  queryKey: ["session", "ways"],
  queryFn: async ({ signal }) => Ways.parse(await (await ask(api("session/ways"), { signal })).json()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Throws an AnswerError 400 for what is no address, 429 when it is asked too often. */
export async function mailLink(email: string): Promise<void> {
  const body = JSON.stringify({ email });
  await ask(api("session/links"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
}

/** Where the browser goes to sign in with the account of an organisation; it comes back to /aanmelden. */
export async function beginAtProvider(): Promise<string> {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" };
  return z.object({ url: z.url() }).parse(await (await ask(api("session/provider"), options)).json()).url;
}

/** Uses up the link. Throws an AnswerError 400 when it was used already, is too old or never was. */
export async function startSession(token: string): Promise<void> {
  const body = JSON.stringify({ token });
  await ask(api("session"), { method: "POST", headers: { "Content-Type": "application/json" }, body });
  sayChanged();
}

export async function endSession(): Promise<void> {
  await ask(api("session"), { method: "DELETE" });
  sayChanged();
}

/** On every device. */
export async function endSessions(): Promise<void> {
  await ask(api("sessions"), { method: "DELETE" });
  sayChanged();
}

const Organisations = z.object({
  organisations: z.array(
    z.object({ ...Organisation.shape, website: z.string().optional(), id: z.string(), version: z.number().int() }),
  ),
});

export const organisationsQuery = queryOptions({
  queryKey: ["organisations"],
  queryFn: async ({ signal }) => Organisations.parse(await (await ask(api("organisations"), { signal })).json()).organisations,
  staleTime: 60_000,
});
