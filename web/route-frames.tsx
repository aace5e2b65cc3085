/** What pages stand in: the root, which reads the view once, and the frame of every page that is no map. */
import { createRootRoute, createRoute, Outlet } from "@tanstack/react-router";
import { lazyFrame } from "./route-parts.tsx";
import { View } from "./state/view.ts";

export const root = createRootRoute({
  validateSearch: (search) => View.parse(search),
  component: Outlet,
  notFoundComponent: lazyFrame(() => import("./shell/not-found-route.tsx"), "NotFoundRoute"),
});

export const page = createRoute({
  getParentRoute: () => root,
  id: "page",
  component: lazyFrame(() => import("./shell/page-frame.tsx"), "PageFrame"),
});
