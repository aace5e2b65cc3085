/** Keeps the draft on this device at every change; `works` is false when the device does not. */
import { useEffect, useRef, useState } from "react";
import type { Draft } from "../../state/draft.ts";
import { dropLocal, type LocalDraft, writeLocal } from "../../state/local-draft.ts";

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
