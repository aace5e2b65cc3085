/** A map that is only looked at: what is on it stands beside it in words too. */

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Manifest } from "#data/schema/manifest.ts";
import { manifestQuery } from "../../api/published.ts";
import * as m from "../../paraglide/messages.js";
import { useDark } from "../../ui/media.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { Attribution, useBasemap } from "../base/basemap.tsx";
import { framing } from "./draw-camera.tsx";
import { MapFrame } from "./map-frame.tsx";

export interface LookMapProps {
  /** Name of the map for readers who cannot see it. */
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
  const { basemap } = useBasemap(streets);
  return (
    <div className="draw-map__frame">
      <MapFrame
        label={label}
        tiles={manifest.tiles}
        level={streets ? "buurt" : "gemeente"}
        basemap={streets ? basemap : undefined}
        initialViewState={{ bounds: box, fitBoundsOptions: { ...framing, maxZoom } }}
      >
        {children}
      </MapFrame>
      <Attribution always={streets} />
    </div>
  );
}
