/**
 * What the reader may do, and what they allowed on this device: requests to another organisation. None is made before, and a
 * shared link allows nothing. A browser that keeps nothing remembers it until the page goes.
 */

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { z } from "zod";
import type { Session } from "#data/schema/account.ts";
import { mayEver } from "#data/schema/permission.ts";
import { keep, readKept } from "../api/device.ts";
import { sessionQuery } from "../api/session.ts";

/** `addresses`: what is typed goes to PDOK. `streets`: the background map comes from PDOK. */
export type DeviceChoice = "addresses" | "streets";

const keyOf = (choice: DeviceChoice) => `wijkblik-pdok-${choice}`;
/** Of this page; goes before what the device kept. */
const here = new Map<DeviceChoice, boolean>();
const listeners = new Set<() => void>();

function isChosen(choice: DeviceChoice): boolean {
  const chosen = here.get(choice);
  if (chosen !== undefined) return chosen;
  return readKept(keyOf(choice)) === "1";
}

export function choose(choice: DeviceChoice, chosen: boolean): void {
  here.set(choice, chosen);
  // Where the device keeps nothing it holds for this page.
  keep(keyOf(choice), chosen ? "1" : null);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  // Another page on this device chose; without a key everything that was kept is gone.
  const onStorage = ({ key }: StorageEvent) => {
    for (const choice of here.keys()) if (key === null || key === keyOf(choice)) here.delete(choice);
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStorage);
  };
}

export const useDeviceChoice = (choice: DeviceChoice): boolean => useSyncExternalStore(subscribe, () => isChosen(choice));

/** Whether what the reader enters becomes an entry of their own; everybody else proposes one. */
export function useCreates(): boolean {
  const { data: session } = useQuery(sessionQuery);
  return session ? mayEver({ id: session.person, grants: session.grants }, "entry.create") : false;
}

/**
 * "Mijn gebied": the areas that the roles of the reader are limited to; of who has none, what they chose in this browser. With its box
 * it is kept on the device, so that a first view begins there without waiting for anything. What came with a role goes with the session.
 */
const Kept = z.object({
  /** With commas between them. */
  codes: z.string().min(1).max(2_000),
  /** West, south, east, north; absent until it is known. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  ofRole: z.boolean(),
});
type Kept = z.infer<typeof Kept>;

const ownAreaKey = "wijkblik-mijn-gebied";
let text: string | null | undefined;
let parsed: Kept | undefined;
const ownAreaListeners = new Set<() => void>();

/** The same object as long as the device keeps the same. */
function readOwnArea(): Kept | undefined {
  const now = readKept(ownAreaKey);
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
  keep(ownAreaKey, kept ? JSON.stringify(kept) : null);
  for (const listener of ownAreaListeners) listener();
}

function subscribeOwnArea(listener: () => void): () => void {
  ownAreaListeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    ownAreaListeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Where a map begins that was asked for no place; undefined where that is the whole country. */
export const ownBox = (): Kept["box"] => readOwnArea()?.box;

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
  const kept = useSyncExternalStore(subscribeOwnArea, readOwnArea);
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
