import { type RefObject, useEffect } from "react";
import type { Outcome } from "./use-entry.ts";

/** A refused save brings the reader to the list of what is wrong. */
export function useFocusOnRefusal(outcome: Outcome, box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (outcome.kind !== "refused") return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "start" });
  }, [outcome, box]);
}
