/** maplibre with its worker and the pmtiles protocol, set up once for the page. */
import * as library from "maplibre-gl";
// The worker is one self-contained module: emitted as it is, under a hashed name of our own origin.
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { Protocol } from "pmtiles";
import { initiativeProtocol, loadDrawn } from "./entries/initiative-layers.ts";

library.setWorkerUrl(workerUrl);
library.addProtocol("pmtiles", new Protocol().tile);
library.addProtocol(initiativeProtocol, loadDrawn);

export { library };
