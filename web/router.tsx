/** The routes. The view is validated once, at the root, so every page knows which indicator and group list the reader had. */
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { isolated } from "./api/device.ts";
import { m } from "./paraglide/messages.js";
import { gapsPath, parseSearch, stringifySearch, View, viewOfAddress } from "./state/view.ts";
import { Button } from "./ui/button.tsx";
import { lazyPart } from "./ui/lazy-part.tsx";

/**
 * A page that cannot be fetched says so where it would have stood. The router's own way loads everything anew, and without a network
 * nothing is left then.
 */
const lazyRoute = <N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) =>
  lazyPart(async () => (await load())[name]);

/** What stands in no frame is a page of its own when it fails. */
const lazyFrame = <N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) =>
  lazyPart(async () => (await load())[name], { failed: (retry) => <Failed onRetry={retry} /> });

const root = createRootRoute({
  validateSearch: (search) => View.parse(search),
  component: Outlet,
  notFoundComponent: lazyFrame(() => import("./shell/not-found-route.tsx"), "NotFoundRoute"),
});

/**
 * A page where somebody signs in, writes or judges is loaded from the server when it is reached within a frame: the server forbids to
 * show it there, and a page that only changes its contents would get round that.
 */
const neverFramed = ({ location, preload }: { location: { href: string }; preload: boolean }) => {
  if (!preload && window.top !== window.self) window.location.assign(location.href);
};

/** One page for both, so that the map stays when the reader goes from one to the other. */
const maps = createRoute({
  getParentRoute: () => root,
  id: "maps",
  component: lazyFrame(() => import("./shell/map-page.tsx"), "MapPage"),
});
const map = createRoute({ getParentRoute: () => maps, path: "/" });
const gaps = createRoute({ getParentRoute: () => maps, path: gapsPath });

const page = createRoute({
  getParentRoute: () => root,
  id: "page",
  component: lazyFrame(() => import("./shell/page-frame.tsx"), "PageFrame"),
});

const area = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code",
  component: lazyRoute(() => import("./pages/area/area.tsx"), "AreaPage"),
});
const initiatives = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven",
  component: lazyRoute(() => import("./pages/initiatives/initiatives.tsx"), "InitiativesPage"),
});
const initiative = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven/$id",
  component: lazyRoute(() => import("./pages/initiatives/initiative.tsx"), "InitiativePage"),
});
const newInitiative = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven/nieuw",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/initiatives/initiative-edit.tsx"), "NewInitiativePage"),
});
const editInitiative = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven/$id/bewerken",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/initiatives/initiative-edit.tsx"), "EditInitiativePage"),
});
const signIn = createRoute({
  getParentRoute: () => page,
  path: "/aanmelden",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/sign-in.tsx"), "SignInPage"),
});
const work = createRoute({
  getParentRoute: () => page,
  path: "/werk",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/work/work.tsx"), "WorkPage"),
});
const inbox = createRoute({
  getParentRoute: () => page,
  path: "/berichten",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/work/inbox.tsx"), "InboxPage"),
});
const queue = createRoute({
  getParentRoute: () => page,
  path: "/beheer",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/queue.tsx"), "ModerationQueuePage"),
});
const entry = createRoute({
  getParentRoute: () => page,
  path: "/beheer/$id",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/entry.tsx"), "EntryPage"),
});
const imports = createRoute({
  getParentRoute: () => page,
  path: "/beheer/import",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/import/import-page.tsx"), "ImportPage"),
});
const people = createRoute({
  getParentRoute: () => page,
  path: "/beheer/mensen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/people.tsx"), "PeoplePage"),
});
const organisations = createRoute({
  getParentRoute: () => page,
  path: "/beheer/organisaties",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/organisations.tsx"), "OrganisationsPage"),
});
const confirm = createRoute({
  getParentRoute: () => page,
  path: "/bevestigen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/confirm.tsx"), "ConfirmPage"),
});
const mailStop = createRoute({
  getParentRoute: () => page,
  path: "/post-stoppen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/mail-stop.tsx"), "MailStopPage"),
});
const confirmEmail = createRoute({
  getParentRoute: () => page,
  path: "/adres",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/confirm-email.tsx"), "ConfirmEmailPage"),
});
const welcome = createRoute({
  getParentRoute: () => page,
  path: "/welkom",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/welcome.tsx"), "WelcomePage"),
});
const follow = createRoute({
  getParentRoute: () => page,
  path: "/volgen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/follow/follow.tsx"), "FollowPage"),
});
const sources = createRoute({
  getParentRoute: () => page,
  path: "/bronnen",
  component: lazyRoute(() => import("./pages/about/sources.tsx"), "SourcesPage"),
});
const about = createRoute({
  getParentRoute: () => page,
  path: "/over",
  component: lazyRoute(() => import("./pages/about/about.tsx"), "AboutPage"),
});
const approach = createRoute({
  getParentRoute: () => page,
  path: "/wijkaanpak",
  component: lazyRoute(() => import("./pages/about/approach.tsx"), "ApproachPage"),
});
const method = createRoute({
  getParentRoute: () => page,
  path: "/methode",
  component: lazyRoute(() => import("./pages/about/method.tsx"), "MethodPage"),
});
const accessibility = createRoute({
  getParentRoute: () => page,
  path: "/toegankelijkheid",
  component: lazyRoute(() => import("./pages/about/about.tsx"), "AccessibilityPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    maps.addChildren([map, gaps]),
    page.addChildren([
      area,
      initiatives,
      initiative,
      newInitiative,
      editInitiative,
      signIn,
      confirm,
      confirmEmail,
      welcome,
      follow,
      work,
      inbox,
      mailStop,
      queue,
      entry,
      imports,
      people,
      organisations,
      sources,
      about,
      approach,
      method,
      accessibility,
    ]),
  ]),
  // Without an origin the browser refuses new addresses: the view then lives in this page.
  ...(isolated
    ? { history: createMemoryHistory({ initialEntries: [location.pathname + location.search + location.hash] }) }
    : {}),
  parseSearch,
  stringifySearch,
  rewrite: viewOfAddress,
  // The map keeps its own camera; scrolling belongs to the pages.
  scrollRestoration: false,
  defaultPreload: "intent",
  defaultErrorComponent: RouteError,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

function Failed({ onRetry }: { onRetry: () => void }) {
  return (
    <main className="page-content" role="alert">
      <h1>{m.page_failed()}</h1>
      <p>{m.map_failed_more()}</p>
      <Button variant="primary" onClick={onRetry}>
        {m.map_retry()}
      </Button>
    </main>
  );
}

/** A page that broke while it was drawn. */
function RouteError() {
  return <Failed onRetry={() => location.reload()} />;
}
