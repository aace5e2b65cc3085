/** What the device asks for, followed live. */
import { useSyncExternalStore } from "react";

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}

export const useDark = () => useMedia("(prefers-color-scheme: dark)");
/** Under 640 px panels become a bottom sheet. */
export const usePhone = () => useMedia("(max-width: 639px)");
export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
