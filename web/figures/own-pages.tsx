/** Pages of a list that stands beside something else: where each begins is no part of the address. */
import { useEffect, useState } from "react";
import { afterOf } from "../api/initiative-filter.ts";
import * as m from "../paraglide/messages.js";
import { Button } from "../ui/button.tsx";
import "./own-pages.css";

/** Where each page begins; the last is the one that is read. Another question begins at the first. */
export function usePages(question: string) {
  const [pages, setPages] = useState<(string | undefined)[]>([undefined]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what starts it anew.
  useEffect(() => setPages([undefined]), [question]);
  return {
    after: pages.at(-1),
    turn: (after: string) => setPages([...pages, after]),
    ...(pages.length > 1 ? { back: () => setPages(pages.slice(0, -1)) } : {}),
  };
}

interface PageButtonsProps {
  label: string;
  pages: ReturnType<typeof usePages>;
  /** Address of the next page; absent on the last. */
  next: string | undefined;
  /** What stands there is of another page. */
  busy: boolean;
}

export function PageButtons({ label, pages: { back, turn }, next, busy }: PageButtonsProps) {
  const after = afterOf(next);
  if (!back && after === undefined) return null;
  return (
    <nav className="own-pages" aria-label={label}>
      {back ? <Button onClick={back}>{m.layer_previous()}</Button> : null}
      {/* It keeps the focus; what follows on the page of before does not follow on this one. */}
      {after === undefined ? null : <Button onClick={() => (busy ? undefined : turn(after))}>{m.layer_next()}</Button>}
    </nav>
  );
}
