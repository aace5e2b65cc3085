/**
 * The frame of every map that is not the view: a page scrolls past it with one finger, two move the map, and it keeps its own
 * camera. Where there is no WebGL maplibre refuses to start; that is thrown on, so that the page around it says so and works on.
 */
import type { StyleSpecification } from "maplibre-gl";
import { type ComponentProps, type Ref, useCallback, useMemo, useState } from "react";
import { Map as MapComponent, type MapRef } from "react-map-gl/maplibre";
import { publishedUrl } from "../../api/client.ts";
import { ink } from "../../labels/theme.ts";
import * as m from "../../paraglide/messages.js";
import { useDark } from "../../ui/media.ts";
import { roam } from "../base/camera.ts";
import { idleMark } from "../base/map-events.ts";
import { library } from "../library.ts";
import { mapStyle } from "../style.ts";
import { framingIn } from "./draw-camera.tsx";
import "./draw-map.css";

/** Borders without figures: over streets only lines, else a plain map with names. */
function useBorderStyle(tiles: string, level: "buurt" | "gemeente", basemap: StyleSpecification | undefined) {
  const dark = useDark();
  return useMemo(() => {
    const plain = ink[dark ? "dark" : "light"];
    return mapStyle({
      tiles: publishedUrl(tiles),
      basemap,
      ink: { ...plain, border: plain.gemeenteBorder },
      level,
      ready: [],
      opacity: basemap ? 0 : 1,
      hatch: "none",
      group: "geen",
      names: basemap === undefined,
    });
  }, [tiles, dark, basemap, level]);
}

/** For `onError` of a map. A tile that fails later is requested again by maplibre. */
function useStartFailure(): (event: { target: unknown; error: Error }) => void {
  const [failure, setFailure] = useState<Error>();
  if (failure) throw failure;
  return useCallback(({ target, error }) => {
    if (!target) setFailure(error);
  }, []);
}

export interface MapFrameProps extends Pick<ComponentProps<typeof MapComponent>, "initialViewState" | "children"> {
  ref?: Ref<MapRef>;
  minZoom?: number;
  maxZoom?: number;
  /** Name of the map for readers who cannot see it. */
  label: string;
  /** Name of the tile archive in the manifest. */
  tiles: string;
  /** Whose borders are drawn. */
  level: "buurt" | "gemeente";
  basemap: StyleSpecification | undefined;
}

export function MapFrame(props: MapFrameProps) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  return (
    <div ref={setFrame} className="map-frame">
      {frame ? <FramedMap frame={frame} {...props} /> : null}
    </div>
  );
}

/** Once its frame is there: how much room lies around what is framed depends on it. */
function FramedMap({ frame, label, tiles, level, basemap, initialViewState, ...map }: MapFrameProps & { frame: HTMLElement }) {
  const style = useBorderStyle(tiles, level, basemap);
  const onError = useStartFailure();
  const bounds = initialViewState && "bounds" in initialViewState ? initialViewState : undefined;
  const { padding: most } = framingIn(frame);
  const asked = bounds?.fitBoundsOptions?.padding;
  const padding = typeof asked === "number" ? Math.min(asked, most) : most;
  const first = bounds ? { ...bounds, fitBoundsOptions: { ...bounds.fitBoundsOptions, padding } } : initialViewState;
  return (
    <MapComponent
      initialViewState={first}
      mapLib={library}
      {...idleMark}
      mapStyle={style}
      maxBounds={roam}
      dragRotate={false}
      touchPitch={false}
      rollEnabled={false}
      cooperativeGestures
      attributionControl={false}
      fadeDuration={0}
      locale={{
        "Map.Title": label,
        "CooperativeGesturesHandler.WindowsHelpText": m.form_draw_ctrl(),
        "CooperativeGesturesHandler.MacHelpText": m.form_draw_cmd(),
        "CooperativeGesturesHandler.MobileHelpText": m.form_draw_two_fingers(),
      }}
      onError={onError}
      {...map}
    />
  );
}
