/** The map: React says which style and which area, effects tell the map. */
import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Map as MapComponent, type MapRef } from "react-map-gl/maplibre";
import { type ChoroplethLevel, choroplethLevels } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { publishedUrl } from "../api/client.ts";
import { manifestQuery } from "../api/published.ts";
import { ink } from "../labels/theme.ts";
import { m } from "../paraglide/messages.js";
import { useClusterMethod } from "../state/cluster-method.ts";
import { useShown } from "../state/shown.ts";
import { readCamera, readPin, useSetView, useView, type View } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";
import { useDark } from "../ui/media.ts";
import { opacityOf, useColouring } from "./areas/colouring.ts";
import { giveHatchImages } from "./areas/hatch.ts";
import { useOutlines } from "./areas/outlines.ts";
import { Tooltip } from "./areas/tooltip.tsx";
import { Attribution, useBasemap } from "./base/basemap.tsx";
import { country, panelPadding, requested, roam, useCamera } from "./base/camera.ts";
import { helpId, idleMark, onMapError, useInViewRows, useMapSetup, useRested, useSharedPicture } from "./base/map-events.ts";
import { library } from "./library.ts";
import { usePointer, usePressed } from "./pointer.ts";
import { mapStyle } from "./style.ts";

const InitiativesOnMap = lazy(async () => ({
  default: (await import("./entries/initiatives-on-map.tsx")).InitiativesOnMap,
}));

const OwnPlace = lazy(async () => ({ default: (await import("./own-place.tsx")).OwnPlace }));
const Pin = lazy(async () => ({ default: (await import("./base/pin.tsx")).Pin }));
const ClustersOnMap = lazy(async () => ({ default: (await import("./analysis/clusters-on-map.tsx")).ClustersOnMap }));

const NewHere = lazy(async () => ({ default: (await import("./entries/new-here.tsx")).NewHere }));

/** Height of the legend that is not there yet, with the room around it. */
const legendStrip = 100;

function firstCamera({ at }: View) {
  const position = readCamera(at);
  if (position) return position;
  const stage = document.querySelector<HTMLElement>(".map-stage");
  if (!stage) return { bounds: country, fitBoundsOptions: { padding: 32 } };
  // The legend comes with the figures, after the map.
  const padding = panelPadding(stage);
  return { bounds: country, fitBoundsOptions: { padding: { ...padding, bottom: Math.max(padding.bottom ?? 0, legendStrip) } } };
}

export function MapView() {
  const { data: manifest } = useQuery(manifestQuery);
  return manifest ? <LoadedMap manifest={manifest} /> : null;
}

function useStyle(tiles: string, map: MapLibre | undefined) {
  const view = useView();
  const dark = useDark();
  const { shown } = useShown();
  const level = shown?.level ?? "gemeente";
  const ready = useReadyLevels(map);
  const { basemap } = useBasemap();
  const method = useClusterMethod();
  const style = useMemo(
    () =>
      mapStyle({
        tiles,
        basemap,
        ink: ink[dark ? "dark" : "light"],
        level,
        ready,
        opacity: basemap ? opacityOf(view.opacity) : 1,
        hatch: basemap ? "over" : "under",
        group: view.group ?? "focusgebieden",
        names: basemap === undefined && view.basemap !== "geen",
        initiatives: view.initiatives !== "uit",
        counted: method === "dichtheid" || method === "groepen",
      }),
    [tiles, basemap, dark, level, ready, view.opacity, view.group, view.basemap, view.initiatives, method],
  );
  return { style, level };
}

function LoadedMap({ manifest }: { manifest: Manifest }) {
  const view = useView();
  const [map, setMap] = useState<MapLibre>();
  const adopt = useCallback((reference: MapRef | null) => setMap(reference?.getMap()), []);
  // Each loaded style document starts without feature-state; its identity tells the hooks below to write it again.
  const [document, setDocument] = useState<MapLibre["style"]>();
  const { style, level } = useStyle(publishedUrl(manifest.tiles), map);
  const [first] = useState(() => firstCamera(view));
  useColouring(map, document);
  useCamera(map, manifest);
  usePointer(map, manifest, level);
  const outlines = useOutlines(map, manifest);
  useInViewRows(map, manifest, level);
  useSharedPicture(map);
  useMapSetup(map);
  const initiatives = useInitiativesWanted(map);
  const pin = readPin(view.pin);
  const clusters = useClusterMethod() !== undefined;
  const [pressed, forget] = usePressed(view.embed === undefined ? map : undefined);
  return (
    <>
      <MapComponent
        ref={adopt}
        mapLib={library}
        {...idleMark}
        mapStyle={style}
        initialViewState={first}
        maxBounds={roam}
        minZoom={4.5}
        maxZoom={17}
        dragRotate={false}
        touchPitch={false}
        rollEnabled={false}
        attributionControl={false}
        fadeDuration={0}
        canvasContextAttributes={{ antialias: true }}
        locale={{ "Map.Title": m.map_region() }}
        onStyleData={({ target }: { target: MapLibre }) => {
          giveHatchImages(target);
          setDocument(target.style);
        }}
        onError={onMapError}
      />
      <p id={helpId} className="visually-hidden">
        {m.map_help()}
      </p>
      <svg className="map-outlines" aria-hidden="true">
        <path ref={outlines.hovered} className="hovered" />
        <path ref={outlines.selected} className="selected" />
      </svg>
      {pressed ? null : <Tooltip />}
      {map && initiatives ? (
        <Suspense>
          <InitiativesOnMap map={map} manifest={manifest} covered={pressed !== undefined} />
        </Suspense>
      ) : null}
      {map && clusters ? (
        <Suspense>
          <ClustersOnMap map={map} />
        </Suspense>
      ) : null}
      {map && pressed ? (
        <Suspense>
          <NewHere key={pressed.join()} map={map} manifest={manifest} place={pressed} onClose={forget} />
        </Suspense>
      ) : null}
      {map && pin ? (
        <Suspense>
          <Pin map={map} address={pin} />
        </Suspense>
      ) : null}
      <MapButtons map={map} manifest={manifest} />
      <Attribution />
    </>
  );
}

/** Initiatives come after the first picture, so that it is not waited for longer; at once where the address is about them. */
function useInitiativesWanted(map: MapLibre | undefined): boolean {
  const { initiatives, spot, panel } = useView();
  const rested = useRested(map, 1_000);
  return initiatives !== "uit" && (rested || spot !== undefined || panel === "initiatieven");
}

/** Levels that are laid out though not drawn: none until the first view stands, then all, so that changing level is one frame. */
const none: readonly ChoroplethLevel[] = [];

function useReadyLevels(map: MapLibre | undefined): readonly ChoroplethLevel[] {
  return useRested(map, 2_500) ? choroplethLevels : none;
}

function MapButtons({ map, manifest }: { map: MapLibre | undefined; manifest: Manifest }) {
  const { embed } = useView();
  const setView = useSetView();
  /** How many times the reader wanted to go there; 0 while nothing is to be said of it. */
  const [locating, setLocating] = useState(0);
  return (
    <>
      <div className="zoom-buttons card">
        <IconButton icon="plus" label={m.map_zoom_in()} onClick={() => map?.zoomIn({}, requested)} />
        <IconButton icon="minus" label={m.map_zoom_out()} onClick={() => map?.zoomOut({}, requested)} />
        <IconButton icon="home" label={m.map_whole_country()} onClick={() => setView({ at: undefined, area: undefined })} />
        {embed === undefined ? (
          <IconButton icon="here" label={m.locate_button()} onClick={() => setLocating(locating + 1)} />
        ) : null}
      </div>
      {map && locating > 0 ? (
        <Suspense>
          <OwnPlace key={locating} map={map} manifest={manifest} onClose={() => setLocating(0)} />
        </Suspense>
      ) : null}
    </>
  );
}
