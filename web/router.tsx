/** The routes. The view is validated once, at the root, so every page knows which indicator and group list the reader had. */
import { createMemoryHistory, createRoute, createRouter } from "@tanstack/react-router";
import { isolated } from "./api/device.ts";
import { signInRoutes, takingPartRoutes, workRoutes } from "./personal-routes.tsx";
import { page, root } from "./route-frames.tsx";
import { lazyFrame, lazyRoute, neverFramed } from "./route-parts.tsx";
import { gapsPath, parseSearch, stringifySearch, viewOfAddress } from "./state/view.ts";
import { PageFailed } from "./ui/page-failed.tsx";

/** One page for both, so that the map stays when the reader goes from one to the other. */
const maps = createRoute({
  getParentRoute: () => root,
  id: "maps",
  component: lazyFrame(() => import("./shell/map-page.tsx"), "MapPage"),
});
const map = createRoute({ getParentRoute: () => maps, path: "/" });
const gaps = createRoute({ getParentRoute: () => maps, path: gapsPath });

const area = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code",
  component: lazyRoute(() => import("./pages/area/area.tsx"), "AreaPage"),
});
const ownRegion = createRoute({
  getParentRoute: () => page,
  path: "/gebied/eigen",
  component: lazyRoute(() => import("./pages/region/region-page.tsx"), "RegionPage"),
});
const dossier = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code/dossier",
  component: lazyRoute(() => import("./pages/dossier/dossier.tsx"), "DossierPage"),
});
const atRisk = createRoute({
  getParentRoute: () => page,
  path: "/achteruit",
  component: lazyRoute(() => import("./pages/area/at-risk.tsx"), "AtRiskPage"),
});
const compare = createRoute({
  getParentRoute: () => page,
  path: "/vergelijk",
  component: lazyRoute(() => import("./pages/compare/compare.tsx"), "ComparePage"),
});
const comparisonDossier = createRoute({
  getParentRoute: () => page,
  path: "/vergelijk/dossier",
  component: lazyRoute(() => import("./pages/dossier/comparison-dossier.tsx"), "ComparisonDossierPage"),
});
const initiatives = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven",
  component: lazyRoute(() => import("./pages/initiatives/initiatives.tsx"), "InitiativesPage"),
});
const knowledge = createRoute({
  getParentRoute: () => page,
  path: "/kennis",
  component: lazyRoute(() => import("./pages/knowledge/knowledge.tsx"), "KnowledgePage"),
});
const newKnowledgePage = lazyRoute(() => import("./pages/initiatives/entry-edit.tsx"), "NewKnowledgePage");
const knowledgeEntryPage = lazyRoute(() => import("./pages/entries/entry-page.tsx"), "KnowledgeEntryPage");
const editEntryPage = lazyRoute(() => import("./pages/initiatives/entry-edit.tsx"), "EditEntryPage");
const initiative = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven/$id",
  component: lazyRoute(() => import("./pages/initiatives/initiative.tsx"), "InitiativePage"),
});
const newInitiative = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven/nieuw",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/initiatives/entry-edit.tsx"), "NewInitiativePage"),
});
const editInitiative = createRoute({
  getParentRoute: () => page,
  path: "/initiatieven/$id/bewerken",
  beforeLoad: neverFramed,
  component: editEntryPage,
});
const newKnowledge = createRoute({
  getParentRoute: () => page,
  path: "/kennis/nieuw/$type",
  beforeLoad: neverFramed,
  component: newKnowledgePage,
});
const knowledgeEntry = createRoute({
  getParentRoute: () => page,
  path: "/kennis/$collection/$id",
  component: knowledgeEntryPage,
});
const editKnowledge = createRoute({
  getParentRoute: () => page,
  path: "/kennis/$collection/$id/bewerken",
  beforeLoad: neverFramed,
  component: editEntryPage,
});
const newInstrument = createRoute({
  getParentRoute: () => page,
  path: "/aanpak/nieuw/$type",
  beforeLoad: neverFramed,
  component: newKnowledgePage,
});
const instrumentEntry = createRoute({
  getParentRoute: () => page,
  path: "/aanpak/$collection/$id",
  component: knowledgeEntryPage,
});
const editInstrument = createRoute({
  getParentRoute: () => page,
  path: "/aanpak/$collection/$id/bewerken",
  beforeLoad: neverFramed,
  component: editEntryPage,
});
const approaches = createRoute({
  getParentRoute: () => page,
  path: "/aanpak",
  component: lazyRoute(() => import("./pages/approach/overview.tsx"), "ApproachesPage"),
});
const matrix = createRoute({
  getParentRoute: () => page,
  path: "/aanpak/matrix",
  component: lazyRoute(() => import("./pages/approach/matrix-page.tsx"), "MatrixPage"),
});
const programme = createRoute({
  getParentRoute: () => page,
  path: "/aanpak/programma",
  component: lazyRoute(() => import("./pages/programme/programme-page.tsx"), "ProgrammePage"),
});
const whoCan = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code/aanpak/wie",
  component: lazyRoute(() => import("./pages/approach/who-can.tsx"), "WhoCanPage"),
});
const areaApproach = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code/aanpak",
  component: lazyRoute(() => import("./pages/approach/area-approach.tsx"), "AreaApproachPage"),
});
const areaAgreements = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code/aanpak/afspraken",
  component: lazyRoute(() => import("./pages/approach/agreements-page.tsx"), "AreaAgreementsPage"),
});
const areaMoney = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code/aanpak/geld",
  component: lazyRoute(() => import("./pages/approach/money-page.tsx"), "AreaMoneyPage"),
});
const checklists = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code/aanpak/checklists",
  component: lazyRoute(() => import("./pages/approach/checklists-page.tsx"), "ChecklistsPage"),
});
const assessments = createRoute({
  getParentRoute: () => page,
  path: "/gebied/$code/aanpak/afweging",
  component: lazyRoute(() => import("./pages/approach/assessment-page.tsx"), "AssessmentPage"),
});
const everything = createRoute({
  getParentRoute: () => page,
  path: "/zoeken",
  component: lazyRoute(() => import("./pages/search/search-page.tsx"), "SearchPage"),
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

const aboutRoutes = [everything, sources, about, approach, method, accessibility] as const;
const knowledgeRoutes = [knowledge, newKnowledge, knowledgeEntry, editKnowledge] as const;
const areaRoutes = [area, ownRegion, atRisk, compare, dossier, comparisonDossier] as const;
const approachRoutes = [
  matrix,
  programme,
  whoCan,
  approaches,
  areaApproach,
  areaAgreements,
  areaMoney,
  checklists,
  assessments,
  newInstrument,
  instrumentEntry,
  editInstrument,
] as const;
const initiativeRoutes = [initiatives, initiative, newInitiative, editInitiative] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    maps.addChildren([map, gaps]),
    page.addChildren([
      ...areaRoutes,
      ...initiativeRoutes,
      ...knowledgeRoutes,
      ...approachRoutes,
      ...takingPartRoutes,
      ...workRoutes,
      ...signInRoutes,
      ...aboutRoutes,
    ]),
  ]),
  // Without an origin the browser refuses new addresses: the view then lives in this page.
  ...(isolated
    ? { history: createMemoryHistory({ initialEntries: [location.pathname + location.search + location.hash] }) }
    : {}),
  parseSearch,
  stringifySearch,
  rewrite: viewOfAddress,
  scrollRestoration: false, // The map keeps its own camera; scrolling belongs to the pages.
  defaultPreload: "intent",
  defaultErrorComponent: () => <PageFailed onRetry={() => location.reload()} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
