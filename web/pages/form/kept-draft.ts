/** A draft that is kept on this device at every change, and what waits for a connection. */
import { useEffect, useRef, useState } from "react";
import { type Draft, dropLocal, type LocalDraft, writeLocal } from "../../state/draft.ts";

/** Tries again, while something waits for it, when the device says that there is a connection. */
export function useWhenOnline(waiting: boolean, again: () => void) {
  const call = useRef(again);
  call.current = again;
  useEffect(() => {
    if (!waiting) return;
    const onOnline = () => call.current();
    addEventListener("online", onOnline);
    return () => removeEventListener("online", onOnline);
  }, [waiting]);
}

/** Keeps the draft on this device at every change; `works` is false when the device does not. */
export function useKept(slot: string, draft: Draft, dirty: boolean, local: () => LocalDraft) {
  const [works, setWorks] = useState(true);
  const latest = useRef({ draft, local });
  latest.current = { draft, local };
  const first = useRef(draft);
  useEffect(() => {
    // What was opened and not touched is not a draft, and what was put back is kept already.
    if (draft === first.current) return;
    if (dirty) setWorks(writeLocal(slot, latest.current.local()));
    else dropLocal(slot);
  }, [slot, draft, dirty]);
  return {
    works,
    now: () => setWorks(writeLocal(slot, latest.current.local())),
    latest: () => latest.current.local(),
    typedSince: (sent: Draft) => latest.current.draft !== sent,
  };
}
