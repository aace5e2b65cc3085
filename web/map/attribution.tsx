import { m } from "../paraglide/messages.js";
import { useBasemap } from "./use-basemap.ts";

/** Whose borders and whose background these are; licences ask for it and it stays in sight. */
export function Attribution({ always = false }: { always?: boolean }) {
  const { basemap, unreachable } = useBasemap(always);
  return (
    <p className="map-attribution">
      {unreachable ? <span role="status">{m.map_basemap_unreachable()} </span> : null}
      {m.map_attribution_borders()}
      {basemap ? <> · {m.map_attribution_brt()}</> : null}
    </p>
  );
}
