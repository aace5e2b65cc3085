/** Single tiles and a TileJSON, for programs that cannot read PMTiles by range. Our own map reads the archive. */
import { Hono } from "hono";
import type { Library } from "../library.ts";
import type { Living } from "../living.ts";
import { hostVaries, originOf } from "../origin.ts";
import { openHeaders } from "../published.ts";
import { askedOf, responseOf } from "../reply.ts";
import { tileReply } from "../tile.ts";

export function tileRoutes(library: Library, site: Partial<Pick<Living, "address">> = {}): Hono {
  const routes = new Hono();

  routes.get("/tiles.json", (c) => {
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

  routes.get("/tiles/*", (c) => responseOf(tileReply(askedOf(c.req.raw), library.current().archive, c.req.path)));
  return routes;
}
