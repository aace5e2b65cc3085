/** What is typed, once the keys rest: asking the server at every key would be asking too much. */
import { useEffect, useState } from "react";

/** Milliseconds without a key. */
const patience = 400;

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), patience);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
