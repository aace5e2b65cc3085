/** A map that is only looked at: what is on it stands beside it in words too. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { Map as MapComponent } from "react-map-gl/maplibre";
import type { Manifest } from "#data/schema/manifest.ts";
import { publishedUrl } from "../../api/client.ts";
import { manifestQuery } from "../../api/published.ts";
import { ink } from "../../labels/theme.ts";
import * as m from "../../paraglide/messages.js";
import { useDark } from "../../ui/media.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { Attribution } from "../base/attribution.tsx";
import { roam } from "../base/camera.ts";
import { useBasemap } from "../base/use-basemap.ts";
import { framing } from "../base/use-draw-camera.ts";
import { idleMark } from "../base/use-map-events.ts";
import { useStartFailure } from "../base/use-start-failure.ts";
import { library } from "../library.ts";
import { mapStyle } from "../style.ts";
import "./draw-map.css";

export interface LookMapProps {
  /** Name of the map for who cannot see it. */
  label: string;
  /** West, south, east, north of what must be in sight. */
  box: [number, number, number, number];
  maxZoom: number;
  /** With streets under it, when they can be had; without, a plain map of borders that is there at once. */
  streets?: boolean;
  children: ReactNode;
}

export function LookMap(props: LookMapProps) {
  const { data: manifest } = useQuery(manifestQuery);
  const { settled, basemap } = useBasemap(props.streets);
  const dark = useDark();
  if (!manifest || (props.streets && !settled)) return <Waiting>{m.loading()}</Waiting>;
  return (
    <Looking key={`${props.box} ${dark} ${props.streets === true && basemap !== undefined}`} {...props} manifest={manifest} />
  );
}

function Looking({ label, box, maxZoom, streets = false, children, manifest }: LookMapProps & { manifest: Manifest }) {
  const dark = useDark();
  const { basemap: answered } = useBasemap(streets);
  const basemap = streets ? answered : undefined;
  const tiles = publishedUrl(manifest.tiles);
  const style = useMemo(() => {
    const plain = ink[dark ? "dark" : "light"];
    const level = streets ? ("buurt" as const) : ("gemeente" as const);
    const choices = { level, ready: [], opacity: basemap ? 0 : 1, group: "geen", names: !basemap, hatch: "none" } as const;
    return mapStyle({ tiles, basemap, ink: { ...plain, border: plain.gemeenteBorder }, ...choices });
  }, [tiles, dark, basemap, streets]);
  const onError = useStartFailure();
  return (
    <div className="draw-map__frame">
      <MapComponent
        mapLib={library}
        {...idleMark}
        mapStyle={style}
        initialViewState={{ bounds: box, fitBoundsOptions: { ...framing, maxZoom } }}
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
      >
        {children}
      </MapComponent>
      <Attribution always={streets} />
    </div>
  );
}
