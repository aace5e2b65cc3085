/** The app from its parts; it knows no files, no port and no clock but the log's. */
import { type Context, Hono } from "hono";
import { apiApp } from "./api/api.ts";
import { healthRoutes } from "./api/routes/health.ts";
import { publishedRoutes } from "./api/routes/published.ts";
import { securityTxtRoutes } from "./api/routes/security-txt.ts";
import { openSite } from "./api/routes/site.ts";
import { tileRoutes } from "./api/routes/tiles.ts";
import { type Living, problemOfStore } from "./entries/living-data.ts";
import { Problem, problemResponse } from "./http/errors.ts";
import type { Log } from "./http/log.ts";
import { dataHeaders, type PageSecurity } from "./http/security.ts";
import type { WebApp } from "./http/web-app.ts";
import type { Geocoder } from "./ports/geocoder.ts";
import type { Library } from "./published/published-set.ts";
import { troubleOf } from "./store/database.ts";

export interface Parts {
  library: Library;
  web: WebApp;
  geocoder: Geocoder;
  /** Absent where only published data is served. */
  living?: Living | undefined;
  security: PageSecurity;
  /** Proxies before us whose word on the visitor's address is taken; see limits.ts. */
  proxies?: number;
  /** Where to report a leak; see security-txt.ts. */
  securityContact?: string | undefined;
  log: Log;
  /** True from the moment that the server has been asked to stop. */
  stopping?: () => boolean;
}

export function createApp({
  library,
  web,
  geocoder,
  living,
  security,
  proxies = 0,
  securityContact,
  log,
  stopping = () => false,
}: Parts): Hono {
  const app = new Hono();
  const problemOf = (error: unknown, c: Context): Problem => {
    const known = error instanceof Problem ? error : problemOfStore(error);
    const { requestId } = (c.env ?? {}) as { requestId?: string };
    // Waiting does not cure this one: somebody has to know.
    if (troubleOf(error) === "damaged")
      log.error("the database is damaged: restore a backup", { id: requestId, path: c.req.path, reason: String(error) });
    if (known) return known;
    const stack = error instanceof Error ? error.stack : undefined;
    log.error("request failed", { id: requestId, path: c.req.path, reason: String(error), stack });
    return new Problem(500, "Something went wrong on our side; it has been logged.");
  };
  const brokeOff = (error: unknown, c: Context): void => {
    const { requestId } = (c.env ?? {}) as { requestId?: string };
    const trouble = troubleOf(error);
    const stack = trouble === undefined && error instanceof Error ? error.stack : undefined;
    log.error("answer broke off", { id: requestId, path: c.req.path, reason: trouble ?? String(error), stack });
  };
  app.route("/published", publishedRoutes(library));
  app.route("/health", healthRoutes({ library, living, stopping }));
  app.route("/", tileRoutes(library, living));
  app.route("/api", apiApp({ library, geocoder, living, security, problemOf, brokeOff, proxies, contact: securityContact }));
  app.route("/", securityTxtRoutes({ contact: securityContact, address: living?.address }));
  const site = openSite({ web, library, living, security });
  app.route("/", site.routes);

  app.onError((error, c) => problemResponse(problemOf(error, c), dataHeaders(security)));
  app.notFound(site.fallback);
  return app;
}
