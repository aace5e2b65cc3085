import { m } from "../../paraglide/messages.js";
import { choose } from "../../state/device-choice.ts";
import { useBasemap } from "./use-basemap.ts";

/**
 * Whose borders and whose background these are; licences ask for it and it stays in sight. Where streets belong, the reader chooses
 * here whether PDOK is asked for them.
 */
export function Attribution({ always = false }: { always?: boolean }) {
  const { basemap, unreachable, choice } = useBasemap(always);
  return (
    <p className="map-attribution">
      {unreachable ? <span role="status">{m.map_basemap_unreachable()} </span> : null}
      {m.map_attribution_borders()}
      {basemap ? <> · {m.map_attribution_brt()}</> : null}
      {choice === "none" ? null : (
        <button type="button" className="map-attribution__choice" onClick={() => choose("streets", choice === "open")}>
          {choice === "open" ? m.map_streets_ask() : m.map_streets_stop()}
        </button>
      )}
    </p>
  );
}
