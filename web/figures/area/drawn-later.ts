import { startTransition, useEffect, useState } from "react";

/** What is behind folds is a hundred small charts: they are made when the first screen stands, in pieces, and then are there for paper too. */
export function useDrawnLater(): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => startTransition(() => setDrawn(true)), []);
  return drawn;
}
