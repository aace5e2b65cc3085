/** maplibre with its worker and the pmtiles protocol, set up once for the page. */
import * as library from "maplibre-gl";
// The worker is one self-contained module: emitted as it is, under a hashed name of our own origin.
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { PMTiles, Protocol, ResolvedValueCache } from "pmtiles";
import { createTileRanges } from "./base/tile-ranges.ts";
import { initiativeProtocol, loadDrawn } from "./entries/initiative-layers.ts";

const archives = new Protocol();

/** An archive of our own making for every address: the one of the protocol would keep a failure for as long as the page lives. */
const tile: library.AddProtocolAction = async (request, controller) => {
  const url = request.url.replace(/^pmtiles:\/\//, "").replace(/\/\d+\/\d+\/\d+$/, "");
  if (!archives.get(url)) archives.add(new PMTiles(createTileRanges(url), new ResolvedValueCache()));
  const { data } = await archives.tilev4(request, controller);
  return { data: data as library.AddProtocolResponseData };
};

library.setWorkerUrl(workerUrl);
library.addProtocol("pmtiles", tile);
library.addProtocol(initiativeProtocol, loadDrawn);

export { library };
