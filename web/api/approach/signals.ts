/** What needs attention in an area, and in the own areas of who is signed in. */
import { queryOptions } from "@tanstack/react-query";
import { OwnSignals, type SignalKind, SignalList } from "#data/approach/signals.ts";
import { api, ask } from "../client.ts";
import { differsBySession, needsSession } from "../session.ts";

/** Of each kind at first, and of one kind when somebody wants to see all. */
const [few, many] = ["5", "100"];

const askFor = async (path: string, asked: Record<string, string>, signal: AbortSignal): Promise<unknown> =>
  (await ask(api(`${path}?${new URLSearchParams(asked)}`), { signal })).json();

export const signalsQuery = (area: string) =>
  queryOptions({
    queryKey: ["signals", area],
    meta: differsBySession,
    queryFn: async ({ signal }) => SignalList.parse(await askFor("signals", { area, limit: few }, signal)),
  });

export const ownSignalsQuery = queryOptions({
  queryKey: ["own-signals"],
  meta: needsSession,
  queryFn: async ({ signal }) => OwnSignals.parse(await askFor("account/signals", { limit: few }, signal)),
});

/** All of one kind, in an area or in the own ones. */
export const signalsOfKindQuery = (area: string | undefined, kind: SignalKind) =>
  queryOptions({
    queryKey: area === undefined ? ["own-signals", kind] : ["signals", area, kind],
    meta: area === undefined ? needsSession : differsBySession,
    queryFn: async ({ signal }) => {
      const asked = { kind, limit: many, ...(area === undefined ? {} : { area }) };
      const found = SignalList.parse(await askFor(area === undefined ? "account/signals" : "signals", asked, signal));
      return found.kinds.flatMap(({ signals }) => signals);
    },
  });
