/** The map: React says which style and which area, effects tell the map. */
import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Map as MapComponent, type MapRef } from "react-map-gl/maplibre";
import { type ChoroplethLevel, choroplethLevels } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { polygonsFrom } from "#tiles/layers.ts";
import { publishedUrl } from "../api/client.ts";
import { manifestQuery } from "../api/published.ts";
import { ink } from "../labels/theme.ts";
import { m } from "../paraglide/messages.js";
import { useClusterMethod } from "../state/cluster-method.ts";
import { freeMap } from "../state/free-map.ts";
import { finestInTiles, retryInitiatives } from "../state/map-store.ts";
import { useShown } from "../state/shown.ts";
import { readCamera, readPin, useGroup, useIsGaps, useView, type View } from "../state/view.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { useDark } from "../ui/media.ts";
import { opacityOf, useColouring } from "./areas/colouring.ts";
import { useGroupPlaces } from "./areas/group-names.ts";
import { giveHatchImages } from "./areas/hatch.ts";
import { useOutlines } from "./areas/outlines.ts";
import { Tooltip } from "./areas/tooltip.tsx";
import { Attribution, useBasemap } from "./base/basemap.tsx";
import { countryMargin, roam, startBox, useCamera } from "./base/camera.ts";
import { helpId, idleMark, onMapError, useInViewRows, useMapSetup, useRested, useSharedPicture } from "./base/map-events.ts";
import { pointLayer } from "./entries/initiative-layers.ts";
import { library } from "./library.ts";
import { MapButtons } from "./map-buttons.tsx";
import { usePointer, usePressed } from "./pointer.ts";
import { mapStyle, type StyleChoices } from "./style.ts";

/** What shows initiatives says over the map that it did not come. */
const ofInitiatives = { waiting: () => null, failed: (retry: () => void) => <InitiativesFailed retry={retry} /> };
const InitiativesOnMap = lazyPart(async () => (await import("./entries/initiatives-on-map.tsx")).InitiativesOnMap, ofInitiatives);

const nothing = { waiting: () => null, failed: () => null };
const Pin = lazyPart(async () => (await import("./base/pin.tsx")).Pin, nothing);
const NewHere = lazyPart(async () => (await import("./entries/new-here.tsx")).NewHere, ofInitiatives);
const ClustersOnMap = lazyPart(async () => (await import("./analysis/clusters-on-map.tsx")).ClustersOnMap, ofInitiatives);
const SelectionOnMap = lazyPart(async () => (await import("./analysis/selection-on-map.tsx")).SelectionOnMap, nothing);
const KnowledgeOnMap = lazyPart(async () => (await import("./entries/knowledge-on-map.tsx")).KnowledgeOnMap, nothing);

const GapsOnMap = lazyPart(async () => (await import("./analysis/gaps-on-map.tsx")).GapsOnMap, ofInitiatives);
const TimeOnMap = lazyPart(async () => (await import("./analysis/time-on-map.tsx")).TimeOnMap, ofInitiatives);

function firstCamera(view: View) {
  const position = readCamera(view.at);
  if (position) return position;
  return { bounds: startBox(view), fitBoundsOptions: { padding: freeMap(countryMargin).padding } };
}

type FirstCamera = ReturnType<typeof firstCamera>;

export function MapView() {
  const { data: manifest } = useQuery(manifestQuery);
  const view = useView();
  // Once what covers the map stands on the page, and before it is painted.
  const [first, setFirst] = useState<FirstCamera>();
  useLayoutEffect(() => setFirst((known) => known ?? firstCamera(view)), [view]);
  return manifest && first ? <LoadedMap manifest={manifest} first={first} /> : null;
}

function useStyle(tiles: string, map: MapLibre | undefined, { added, above }: Pick<StyleChoices, "added" | "above">) {
  const view = useView();
  const dark = useDark();
  const { shown } = useShown();
  const level = shown?.level ?? "gemeente";
  const ready = useReadyLevels(map);
  const { basemap } = useBasemap();
  const isIsolated = view.only !== undefined;
  const group = useGroup();
  const places = useGroupPlaces(map, group, pointLayer);
  const method = useClusterMethod();
  const isGaps = useIsGaps();
  const isolated = isIsolated || isGaps;
  // What initiatives reach stands for them where need and reach are on the map.
  const counted = isGaps || method === "dichtheid" || method === "groepen" || view.time !== undefined;
  const style = useMemo(
    () =>
      mapStyle({
        tiles,
        basemap,
        places,
        ink: ink[dark ? "dark" : "light"],
        level,
        ready,
        opacity: basemap || isGaps ? opacityOf(view.opacity) : 1,
        // A hatch over a class has to be drawn over it.
        hatch: basemap || isGaps ? "over" : "under",
        group,
        names: basemap === undefined && view.basemap !== "geen",
        initiatives: view.initiatives !== "uit",
        isolated,
        strong: isGaps,
        counted,
        added,
        above,
      }),
    [
      tiles,
      basemap,
      places,
      dark,
      level,
      ready,
      view.opacity,
      group,
      view.basemap,
      view.initiatives,
      isolated,
      counted,
      isGaps,
      added,
      above,
    ],
  );
  return { style, level };
}

function LoadedMap({ manifest, first }: { manifest: Manifest; first: FirstCamera }) {
  const view = useView();
  const [map, setMap] = useState<MapLibre>();
  const adopt = useCallback((reference: MapRef | null) => setMap(reference?.getMap()), []);
  // Each loaded style document starts without feature-state; its identity tells the hooks below to write it again.
  const [document, setDocument] = useState<MapLibre["style"]>();
  const [added, setAdded] = useState<StyleChoices["added"]>();
  const [above, setAbove] = useState<StyleChoices["above"]>();
  const { style, level } = useStyle(publishedUrl(manifest.tiles), map, { added, above });
  const isGaps = useIsGaps();
  // Another style before the first one is loaded would make the map load everything anew.
  const firstStyle = useRef(style);
  useColouring(map, document);
  useCamera(map, manifest);
  usePointer(map, manifest, level);
  const outlines = useOutlines(map, manifest);
  useInViewRows(map, manifest, level);
  useFarOut(map);
  useSharedPicture(map);
  useMapSetup(map);
  const initiatives = useInitiativesWanted(map);
  const pin = readPin(view.pin);
  const method = useClusterMethod();
  const months = view.time !== undefined && view.initiatives !== "uit";
  const [pressed, forget] = usePressed(view.embed === undefined ? map : undefined);
  return (
    <>
      <MapComponent
        ref={adopt}
        mapLib={library}
        {...idleMark}
        mapStyle={document === undefined ? firstStyle.current : style}
        initialViewState={first}
        maxBounds={roam}
        minZoom={4}
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
        <g className="selected">
          <path ref={outlines.selected} id="gekozen-omtrek" />
          <use href="#gekozen-omtrek" />
        </g>
      </svg>
      {pressed ? null : <Tooltip />}
      {map && initiatives ? <InitiativesOnMap map={map} manifest={manifest} covered={pressed !== undefined} /> : null}
      {map && pressed ? <NewHere key={pressed.join()} map={map} manifest={manifest} place={pressed} onClose={forget} /> : null}
      {map && pin ? <Pin map={map} address={pin} /> : null}
      {map && method !== undefined && !(months && method === "dichtheid") ? <ClustersOnMap map={map} /> : null}
      {map && months ? <TimeOnMap map={map} /> : null}
      {map && view.knowledge === "aan" ? <KnowledgeOnMap map={map} onLayers={setAbove} /> : null}
      {map && isGaps ? <GapsOnMap map={map} manifest={manifest} onLayers={setAdded} /> : null}
      {map && view.clusters === "selectie" ? <SelectionOnMap map={map} manifest={manifest} level={level} /> : null}
      <MapButtons map={map} manifest={manifest} />
      <Attribution />
    </>
  );
}

/** Says it beside the map, with a way to try again. */
function InitiativesFailed({ retry }: { retry: () => void }) {
  useEffect(() => {
    retryInitiatives.set(retry);
    return () => retryInitiatives.set(undefined);
  }, [retry]);
  return null;
}

/** Initiatives come after the first picture, so that it is not waited for longer; at once where the address is about them. */
function useInitiativesWanted(map: MapLibre | undefined): boolean {
  const { initiatives, spot, panel, time } = useView();
  const rested = useRested(map, 1_000);
  return initiatives !== "uit" && (rested || spot !== undefined || time !== undefined || panel === "initiatieven");
}

const finestAt = (zoom: number): ChoroplethLevel =>
  choroplethLevels.findLast((level) => zoom >= polygonsFrom[level]) ?? "gemeente";

/** Says which levels the tiles of this zoom have. */
function useFarOut(map: MapLibre | undefined): void {
  useEffect(() => {
    if (!map) return;
    const say = () => finestInTiles.set(finestAt(map.getZoom()));
    say();
    map.on("zoomend", say);
    return () => {
      map.off("zoomend", say);
      finestInTiles.set("buurt");
    };
  }, [map]);
}

/** Levels that are laid out though not drawn: none until the first view stands, then all, so that changing level is one frame. */
const none: readonly ChoroplethLevel[] = [];

function useReadyLevels(map: MapLibre | undefined): readonly ChoroplethLevel[] {
  return useRested(map, 2_500) ? choroplethLevels : none;
}
