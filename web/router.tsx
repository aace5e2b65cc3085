/** The routes. The view is validated once, at the root, so every page knows which indicator and group list the reader had. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { View } from "./state/view.ts";

const root = createRootRoute({
  validateSearch: (search) => View.parse(search),
  component: Outlet,
  notFoundComponent: lazyRouteComponent(() => import("./shell/not-found-route.tsx"), "NotFoundRoute"),
});

const map = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./shell/map-page.tsx"), "MapPage"),
});

const page = createRoute({
  getParentRoute: () => root,
  id: "page",
  component: lazyRouteComponent(() => import("./shell/page-frame.tsx"), "PageFrame"),
});

const area = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code",
  component: lazyRouteComponent(() => import("./pages/area.tsx"), "AreaPage"),
});
const sources = createRoute({
  getParentRoute: () => page,
  path: "/bronnen",
  component: lazyRouteComponent(() => import("./pages/sources.tsx"), "SourcesPage"),
});
const about = createRoute({
  getParentRoute: () => page,
  path: "/over",
  component: lazyRouteComponent(() => import("./pages/about.tsx"), "AboutPage"),
});
const accessibility = createRoute({
  getParentRoute: () => page,
  path: "/toegankelijkheid",
  component: lazyRouteComponent(() => import("./pages/accessibility.tsx"), "AccessibilityPage"),
});

/** Plain `a=b` pairs: the router's own JSON notation would turn codes and years into quoted or numeric values. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}
export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
  const text = pairs
    .map(([key, value]) =>
      value === "" || value === true ? key : `${key}=${encodeURIComponent(String(value)).replaceAll("%2C", ",")}`,
    )
    .join("&");
  return text === "" ? "" : `?${text}`;
}

export const router = createRouter({
  routeTree: root.addChildren([map, page.addChildren([area, sources, about, accessibility])]),
  parseSearch,
  stringifySearch,
  // The map keeps its own camera; scrolling belongs to the pages.
  scrollRestoration: false,
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
