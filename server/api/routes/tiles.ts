/** Single tiles and a TileJSON, for programs that cannot read PMTiles by range. Our own map reads the archive. */
import { type Context, Hono } from "hono";
import type { Living } from "../../entries/living-data.ts";
import { hostVaries, originOf } from "../../entries/origin.ts";
import { Problem } from "../../http/errors.ts";
import { askedOf, responseOf } from "../../http/reply.ts";
import { type Library, openHeaders } from "../../published/published-set.ts";
import { tileReply } from "../../published/tile.ts";

export function tileRoutes(library: Library, site: Partial<Pick<Living, "address">> = {}): Hono {
  const routes = new Hono();

  // One handler for all methods: see the fallback of site.ts.
  routes.all("/tiles.json", (c) => {
    if (!reads(c.req.method)) return refused(c);
    const { archive, manifest } = library.current();
    const { minZoom, maxZoom, bounds, metadata } = archive;
    const origin = originOf(c, site);
    const { name, description, attribution, vector_layers } = metadata;
    const tiles = [`${origin}/tiles/{z}/{x}/{y}.mvt`];
    const version = { generation: manifest.generation, division: manifest.division };
    return c.json(
      {
        tilejson: "3.0.0",
        name,
        description,
        attribution,
        tiles,
        minzoom: minZoom,
        maxzoom: maxZoom,
        bounds,
        vector_layers,
        ...version,
      },
      200,
      { "Cache-Control": "no-cache", ...(hostVaries(site) ? { Vary: "Host" } : {}), ...openHeaders },
    );
  });

  routes.all("/tiles/*", (c) =>
    reads(c.req.method) ? responseOf(tileReply(askedOf(c.req.raw), library.current().archive, c.req.path)) : refused(c),
  );
  return routes;
}

const reads = (method: string): boolean => method === "GET" || method === "HEAD";
const Allow = "GET, HEAD, OPTIONS";

/** A page of another origin may ask first; anything else than reading is 405. */
function refused(c: Context): Response {
  if (c.req.method !== "OPTIONS") throw new Problem(405, "Tiles can only be read.", { headers: { Allow } });
  return c.body(null, 204, { Allow, "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": Allow });
}
