/** To the buurt that the reader is in. It is looked up in the tiles of the map: the location itself goes nowhere, not into the address either. */
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { sideOf } from "#data/geometry/segments.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import { askLocation, type NoLocation, type OwnLocation } from "../api/own-location.ts";
import { areasQuery } from "../api/published.ts";
import { formatNumber } from "../labels/format.ts";
import * as m from "../paraglide/messages.js";
import { focusWanted } from "../state/map-store.ts";
import { showArea, useSetView, useView } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";
import "./own-place.css";
import { useQueryClient } from "@tanstack/react-query";

/** Zoom at which a buurt and its neighbours are in the window. */
const near = 13;
/** Metres from which another buurt may as well be the right one. */
const rough = 500;
/** Milliseconds for the tiles there. */
const patience = 15_000;

type Said = NoLocation | "busy" | "failed" | { accuracy: number } | undefined;

function wordsOf(said: NonNullable<Said>): string {
  if (typeof said === "object") return m.locate_rough({ metres: formatNumber(Math.round(said.accuracy / 100) * 100) });
  return {
    busy: m.locate_busy,
    denied: m.locate_denied,
    unavailable: m.locate_unavailable,
    timeout: m.locate_timeout,
    outside: m.locate_outside,
    failed: m.locate_failed,
  }[said]();
}

/** Row of the buurt that is drawn at a place; undefined where there is none. Throws an Error when the tiles do not come. */
async function buurtAt(map: MapLibre, [longitude, latitude]: OwnLocation["position"]): Promise<number | undefined> {
  let failed = false;
  const fail = () => {
    failed = true;
  };
  map.on("error", fail);
  map.jumpTo({ center: [longitude, latitude], zoom: near });
  await Promise.race([map.once("idle"), new Promise((late) => setTimeout(late, patience))]);
  map.off("error", fail);
  for (const { id, geometry } of map.querySourceFeatures(tileSource, { sourceLayer: layerOf.buurt })) {
    const polygons =
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
    if (polygons.some((rings) => sideOf([longitude, latitude], rings as [number, number][][]) !== "outside")) return Number(id);
  }
  if (failed || !map.areTilesLoaded()) throw new Error("the tiles around this place did not come; try again");
  return undefined;
}

interface OwnPlaceProps {
  map: MapLibre;
  manifest: Manifest;
  onClose: () => void;
}

/** Mounted by the press. What the reader chooses meanwhile goes before it. */
export function OwnPlace({ map, manifest, onClose }: OwnPlaceProps) {
  const [said, setSaid] = useState<Said>("busy");
  const client = useQueryClient();
  const setView = useSetView();
  const { area } = useView();
  const latest = useRef({ area, onClose });
  latest.current = { area, onClose };
  useEffect(() => {
    let current = true;
    const before = latest.current.area;
    const isCurrent = () => current && latest.current.area === before;
    const go = async (): Promise<Said> => {
      const found = await askLocation();
      if (typeof found === "string" || !isCurrent()) return typeof found === "string" ? found : undefined;
      const [row, { codes }] = await Promise.all([
        buurtAt(map, found.position),
        client.fetchQuery(areasQuery(manifest, "buurt")),
      ]);
      if (!isCurrent()) return undefined;
      const code = codes[row ?? -1];
      if (code === undefined) return "outside";
      focusWanted.set(code);
      setView({ ...showArea(code), spot: undefined, initiative: undefined });
      return found.accuracy > rough ? { accuracy: found.accuracy } : undefined;
    };
    go()
      .catch((): Said => "failed")
      .then((outcome) => {
        if (!current) return;
        if (outcome === undefined) latest.current.onClose();
        else setSaid(outcome);
      });
    return () => {
      current = false;
    };
  }, [map, manifest, client, setView]);
  if (said === undefined) return null;
  return (
    <div className="own-place card">
      <p role="status">{wordsOf(said)}</p>
      {said === "busy" ? null : <IconButton icon="close" label={m.layer_close()} onClick={onClose} />}
    </div>
  );
}
