/** Tries again, while something waits for it, when the device says that there is a connection. */
import { useEffect, useRef } from "react";

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
