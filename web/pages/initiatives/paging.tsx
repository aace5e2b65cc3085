/** From one page of a list to the next, with the focus at its top. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { afterOf } from "../../api/initiative-filter.ts";
import * as m from "../../paraglide/messages.js";

/** Who turned the page goes on reading at its top, with a keyboard too. */
export function useFocusOnTurn(after: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(after);
  useEffect(() => {
    if (shown.current === after) return;
    shown.current = after;
    heading.current?.focus();
  }, [after]);
  return heading;
}

interface PagingProps {
  /** Address of the list. */
  to: "/initiatieven" | "/kennis";
  /** Address of the page before; absent on the first. */
  previous: string | undefined;
  /** Where the next page begins after; absent on the last. */
  next: string | undefined;
}

export function Paging({ to, previous, next }: PagingProps) {
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="page-actions" aria-label={m.initiatives_paging()}>
      {previous === undefined ? null : (
        <>
          <PageLink to={to} after={undefined}>
            {m.initiatives_first()}
          </PageLink>
          <PageLink to={to} after={afterOf(previous)}>
            {m.layer_previous_page()}
          </PageLink>
        </>
      )}
      {next === undefined ? null : (
        <PageLink to={to} after={next}>
          {m.initiatives_next()}
        </PageLink>
      )}
    </nav>
  );
}

const PageLink = ({ to, after, children }: Pick<PagingProps, "to"> & { after: string | undefined; children: string }) => (
  <Link to={to} search={(view) => ({ ...view, after })} resetScroll={false} className="nl-link">
    {children}
  </Link>
);
