/** What the device asks for, followed live. */
import { useSyncExternalStore } from "react";
import { flushSync } from "react-dom";

const lists = new Map<string, MediaQueryList>();

/** The browser makes a new object at every call: one per question is enough. */
function listOf(query: string): MediaQueryList {
  const known = lists.get(query) ?? matchMedia(query);
  lists.set(query, known);
  return known;
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = listOf(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => listOf(query).matches,
  );
}

/** Paper is white: while the page prints nothing on it is dark, also what is drawn by script. */
let printing = false;
const printListeners = new Set<() => void>();

export function setPrinting(now: boolean): void {
  printing = now;
  flushSync(() => {
    for (const listener of printListeners) listener();
  });
}

export function usePrinting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      printListeners.add(listener);
      return () => printListeners.delete(listener);
    },
    () => printing,
  );
}

export function useDark(): boolean {
  const dark = useMedia("(prefers-color-scheme: dark)");
  return !usePrinting() && dark;
}
/** A phone: lists lose what is beside them. */
export const usePhone = () => useMedia("(max-width: 639px)");
/** Under 1024 px the panels of the map are bottom sheets, one at a time. */
export const useSheets = () => useMedia("(max-width: 1023px)");
/** Room for something beside what is read. */
export const useWide = () => useMedia("(min-width: 1000px)");
export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
