/**
 * "Mijn gebied": the areas that the roles of the reader are limited to; of who has none, what they chose in this browser. With its box
 * it is kept on the device, so that a first view begins there without waiting for anything. What came with a role goes with the session.
 */
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { z } from "zod";
import type { Session } from "#data/schema/account.ts";
import { keep, readKept } from "../api/device.ts";
import { sessionQuery } from "../api/session.ts";

const Kept = z.object({
  /** With commas between them. */
  codes: z.string().min(1).max(2_000),
  /** West, south, east, north; absent until it is known. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  ofRole: z.boolean(),
});
type Kept = z.infer<typeof Kept>;

const key = "wijkblik-mijn-gebied";
let text: string | null | undefined;
let parsed: Kept | undefined;
const listeners = new Set<() => void>();

/** The same object as long as the device keeps the same. */
function read(): Kept | undefined {
  const now = readKept(key);
  if (now === text) return parsed;
  text = now;
  try {
    parsed = Kept.safeParse(JSON.parse(now ?? "null")).data;
  } catch {
    parsed = undefined;
  }
  return parsed;
}

export function keepOwnArea(kept: Kept | undefined): void {
  keep(key, kept ? JSON.stringify(kept) : null);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Where a map begins that was asked for no place; undefined where that is the whole country. */
export const ownBox = (): Kept["box"] => read()?.box;

const areasOfRoles = (session: Session): string | undefined =>
  [...new Set(session.grants.flatMap(({ areas = [] }) => areas))].join() || undefined;

interface OwnArea {
  /** With commas between them; undefined where there is none, or while it is not known. */
  codes: string | undefined;
  isOfRole: boolean;
  /** The box that is known of them. */
  box: Kept["box"];
  choose: (codes: string | undefined) => void;
}

export function useOwnArea(): OwnArea {
  const { data: session } = useQuery(sessionQuery);
  const kept = useSyncExternalStore(subscribe, read);
  const ofRoles = session ? areasOfRoles(session) : undefined;
  // While it is not known who is here, what the device keeps counts; of who signed out nothing that came with a role.
  const own = kept?.ofRole && session !== undefined && ofRoles === undefined ? undefined : kept;
  const codes = ofRoles ?? own?.codes;
  return {
    codes,
    isOfRole: ofRoles !== undefined,
    box: kept?.codes === codes ? kept?.box : undefined,
    choose: (chosen) => keepOwnArea(chosen === undefined ? undefined : { codes: chosen, ofRole: false }),
  };
}
