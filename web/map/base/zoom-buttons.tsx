import type { Map as MapLibre } from "maplibre-gl";
import { m } from "../../paraglide/messages.js";
import { useSetView } from "../../state/use-view.ts";
import { IconButton } from "../../ui/button.tsx";
import { asked } from "./camera.ts";

export function ZoomButtons({ map }: { map: MapLibre | undefined }) {
  const setView = useSetView();
  return (
    <div className="zoom-buttons card">
      <IconButton icon="plus" label={m.map_zoom_in()} onClick={() => map?.zoomIn({}, asked)} />
      <IconButton icon="minus" label={m.map_zoom_out()} onClick={() => map?.zoomOut({}, asked)} />
      <IconButton icon="home" label={m.map_whole_country()} onClick={() => setView({ at: undefined, area: undefined })} />
    </div>
  );
}
