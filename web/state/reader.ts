/**
 * What the reader may do, and what they allowed on this device: requests to another organisation. None is made before, and a
 * shared link allows nothing. A browser that keeps nothing remembers it until the page goes.
 */

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
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
  return session ? mayEver({ id: session.person, grants: session.grants }, "initiative.create") : false;
}
