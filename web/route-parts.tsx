/** What routes are made with: pages that are fetched when they are asked for, and pages that stand in no frame. */
import type { ComponentType } from "react";
import { lazyPart } from "./ui/lazy-part.tsx";
import { PageFailed } from "./ui/page-failed.tsx";

/**
 * A page that cannot be fetched says so where it would have stood. The router's own way loads everything anew, and without a network
 * nothing is left then.
 */
export const lazyRoute = <N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) =>
  lazyPart(async () => (await load())[name]);

/** What stands in no frame is a page of its own when it fails. */
export const lazyFrame = <N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) =>
  lazyPart(async () => (await load())[name], { failed: (retry) => <PageFailed onRetry={retry} /> });

/**
 * A page where somebody signs in, writes or judges is loaded from the server when it is reached within a frame: the server forbids to
 * show it there, and a page that only changes its contents would get round that.
 */
export const neverFramed = ({ location, preload }: { location: { href: string }; preload: boolean }) => {
  if (!preload && window.top !== window.self) window.location.assign(location.href);
};
