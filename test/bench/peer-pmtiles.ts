/** The peer: tiles as one serves them with Hono and the pmtiles library from the file, with the library's own cache of directories. */
import { open } from "node:fs/promises";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { PMTiles, type Source } from "pmtiles";

const file = process.env.ARCHIVE ?? "";
const handle = await open(file);
const source: Source = {
  getKey: () => file,
  getBytes: async (offset, length) => {
    const data = new Uint8Array(length);
    await handle.read(data, 0, length, offset);
    return { data: data.buffer };
  },
};
const archive = new PMTiles(source);

const app = new Hono();
app.get("/tiles/:z/:x/:file", async (c) => {
  const { z, x, file: name } = c.req.param();
  const tile = await archive.getZxy(Number(z), Number(x), Number(name.replace(".mvt", "")));
  if (!tile) return c.body(null, 204);
  return c.body(tile.data as ArrayBuffer, 200, { "Content-Type": "application/vnd.mapbox-vector-tile" });
});
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
