/** Whether the reader is still at a part of the page: who has gone on while something was saved is not called back to it. */
import { type RefObject, useEffect, useRef } from "react";

export function useIsHere(): RefObject<boolean> {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return isHere;
}
