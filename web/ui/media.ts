/** What the device asks for, followed live. */
import { useSyncExternalStore } from "react";

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

export const useDark = () => useMedia("(prefers-color-scheme: dark)");
/** A phone: lists lose what is beside them. */
export const usePhone = () => useMedia("(max-width: 639px)");
/** Under 1024 px the panels of the map are bottom sheets, one at a time. */
export const useSheets = () => useMedia("(max-width: 1023px)");
/** Room for something beside what is read. */
export const useWide = () => useMedia("(min-width: 1000px)");
export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
