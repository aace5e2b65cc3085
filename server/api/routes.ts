/** Every operation of the API, in the order of its description. What is living is there only where living data is kept. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Living } from "../entries/living-data.ts";
import { openPoints } from "../entries/points.ts";
import { openSupply } from "../entries/supply.ts";
import type { Problem } from "../http/errors.ts";
import type { Limits } from "../http/limits.ts";
import type { Geocoder } from "../ports/geocoder.ts";
import type { Library } from "../published/published-set.ts";
import { analysisRoutes } from "./routes/analyses.ts";
import { agreementRoutes } from "./routes/approach/agreements.ts";
import { approachRoutes } from "./routes/approach/approaches.ts";
import { editionRoutes } from "./routes/approach/editions.ts";
import { moneyRoutes } from "./routes/approach/money.ts";
import { programmeRoutes } from "./routes/approach/programme.ts";
import { signalRoutes } from "./routes/approach/signals.ts";
import { themeMatrixRoutes } from "./routes/approach/theme-matrix.ts";
import { areaFeatureRoutes } from "./routes/area-features.ts";
import { areaRoutes, groupRoutes } from "./routes/areas.ts";
import { comparableRoutes } from "./routes/comparable.ts";
import { comparisonRoutes } from "./routes/comparison.ts";
import { completenessRoutes } from "./routes/completeness.ts";
import { confirmationRoutes } from "./routes/confirmations.ts";
import { alikeRoutes } from "./routes/entries/alike.ts";
import { areaExampleRoutes } from "./routes/entries/area-examples.ts";
import { askingRoutes } from "./routes/entries/askings.ts";
import { assignmentRoutes } from "./routes/entries/assignments.ts";
import { commentRoutes } from "./routes/entries/comments.ts";
import { fileRoutes } from "./routes/entries/files.ts";
import { guideRoutes } from "./routes/entries/guides.ts";
import { learningRoutes } from "./routes/entries/learning.ts";
import { notificationRoutes } from "./routes/entries/notifications.ts";
import { publicEntryRoutes } from "./routes/entries/public-entries.ts";
import { registrationRoutes } from "./routes/entries/registrations.ts";
import { relatedRoutes } from "./routes/entries/related.ts";
import { retractionRoutes } from "./routes/entries/retractions.ts";
import { searchRoutes } from "./routes/entries/search.ts";
import { submissionRoutes } from "./routes/entries/submissions.ts";
import { subscriptionRoutes } from "./routes/entries/subscriptions.ts";
import { exportRoutes } from "./routes/exports.ts";
import { featureRoutes } from "./routes/features.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { geocodeRoutes } from "./routes/geocode.ts";
import { historyRoutes } from "./routes/history.ts";
import { importRoutes } from "./routes/imports.ts";
import { indicatorRoutes, sourceRoutes } from "./routes/indicators.ts";
import { initiativePointRoutes } from "./routes/initiative-points.ts";
import { initiativeRoutes } from "./routes/initiatives.ts";
import { mergeRoutes } from "./routes/merge.ts";
import { accountRoutes } from "./routes/people/account.ts";
import { organisationRoutes } from "./routes/people/organisations.ts";
import { passkeyRoutes } from "./routes/people/passkeys.ts";
import { peopleRoutes } from "./routes/people/people.ts";
import { providerRoutes } from "./routes/people/provider.ts";
import { savedRegionRoutes } from "./routes/people/saved-regions.ts";
import { sessionRoutes } from "./routes/people/session.ts";
import { profileRoutes } from "./routes/profile.ts";
import { proposalRoutes } from "./routes/proposals.ts";
import { queueRoutes } from "./routes/queue.ts";
import { regionRoutes } from "./routes/regions.ts";
import { stepRoutes } from "./routes/steps.ts";
import { workingVersionRoutes } from "./routes/working-versions.ts";

export interface RouteParts {
  library: Library;
  geocoder: Geocoder;
  /** Absent where only published data is served. */
  living?: Living | undefined;
  /** What an error is for whoever asked; see app.ts. */
  problemOf: (error: unknown, c: Context) => Problem;
  /** Is told why an answer ended before it was whole. */
  brokeOff: (error: unknown, c: Context) => void;
  limits: Limits;
}

/** `headers` go with answers that are sent past the app. */
export const routesOf = (
  { library, geocoder, living, problemOf, brokeOff, limits }: RouteParts,
  headers: Record<string, string>,
): OpenAPIHono[] => {
  const tagged = { ...headers, "Cache-Control": "no-cache" };
  const points = living && openPoints(living.db, tagged);
  const supply = living && openSupply(living.db, tagged);
  return [
    areaRoutes(library, limits),
    profileRoutes(library, limits),
    regionRoutes(limits),
    comparableRoutes(library, limits),
    comparisonRoutes(library, limits, tagged),
    indicatorRoutes(library, limits),
    groupRoutes(library),
    sourceRoutes(library, living, limits),
    geocodeRoutes(geocoder),
    analysisRoutes({ library, living, points, supply, limits, headers }),
    ...(living && points && supply
      ? [
          // Before the initiatives, where "points", "counts" and "supply" would be ids.
          initiativePointRoutes({ living, points, supply, library, limits }),
          initiativeRoutes(living, library, limits),
          publicEntryRoutes(living, library, limits),
          areaExampleRoutes(living, library),
          completenessRoutes(living, library, limits),
          exportRoutes({ living, library, limits, brokeOff }),
          feedRoutes(living, library, limits, headers),
          importRoutes(living, library, geocoder, problemOf),
          featureRoutes(living, library, limits),
          areaFeatureRoutes(library, living, limits),
          workingVersionRoutes(living, library),
          stepRoutes(living, library),
          historyRoutes(living, library),
          mergeRoutes(living),
          alikeRoutes(living, library),
          searchRoutes(living, library),
          queueRoutes(living, library),
          commentRoutes(living, limits),
          assignmentRoutes(living, limits),
          organisationRoutes(living),
          fileRoutes({ living, limits, brokeOff }),
          proposalRoutes(living, library, limits),
          submissionRoutes(living, limits),
          retractionRoutes(living, limits),
          registrationRoutes(living, library, limits),
          subscriptionRoutes(living, library, limits),
          askingRoutes(living, library, limits),
          guideRoutes(living, library),
          learningRoutes(living),
          approachRoutes(living, library),
          editionRoutes(living),
          moneyRoutes({ living, library, limits, brokeOff }),
          themeMatrixRoutes(living, library, limits),
          programmeRoutes(living, library, limits),
          relatedRoutes(living),
          signalRoutes(living, library, limits),
          agreementRoutes({ living, library, limits, brokeOff }),
          confirmationRoutes(living, limits),
          notificationRoutes(living, limits),
          sessionRoutes(living, limits),
          accountRoutes(living, limits),
          savedRegionRoutes(living),
          providerRoutes(living, limits),
          ...(living.passkeys ? [passkeyRoutes(living, living.passkeys, limits)] : []),
          peopleRoutes(living, living.accounts),
        ]
      : []),
  ];
};
