/** Buttons over the map: nearer, farther, the whole country, and where the reader is. */
import type { Map as MapLibre } from "maplibre-gl";
import { useState } from "react";
import type { Manifest } from "#data/schema/manifest.ts";
import { m } from "../paraglide/messages.js";
import { useSetView, useView } from "../state/view.ts";
import { IconButton } from "../ui/button.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { requested } from "./base/camera.ts";

const OwnPlace = lazyPart(async () => (await import("./own-place.tsx")).OwnPlace, {
  waiting: () => null,
  failed: () => null,
});

export function MapButtons({ map, manifest }: { map: MapLibre | undefined; manifest: Manifest }) {
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
      {map && locating > 0 ? <OwnPlace key={locating} map={map} manifest={manifest} onClose={() => setLocating(0)} /> : null}
    </>
  );
}
