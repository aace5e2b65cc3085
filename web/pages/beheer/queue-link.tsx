/** A part of the list of /beheer. The router's own link counts as current by its path alone; here the search decides. */
import { useNavigate, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { View, ViewChange } from "../../state/view.ts";

interface QueueLinkProps {
  change: ViewChange;
  current: boolean;
  children: ReactNode;
}

export function QueueLink({ change, current, children }: QueueLinkProps) {
  const navigate = useNavigate();
  const router = useRouter();
  const to = { to: "/beheer" as const, search: (view: View) => ({ ...view, ...change, after: undefined }) as View };
  return (
    <a
      href={router.buildLocation(to).href}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        // A new tab or window is the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void navigate({ ...to, resetScroll: false });
      }}
    >
      {children}
    </a>
  );
}
