/** The BRT basemap of PDOK, when the reader chose it on this device and it comes in time: a shared link alone requests nothing. */
import { useQuery } from "@tanstack/react-query";
import type { StyleSpecification } from "maplibre-gl";
import { m } from "../../paraglide/messages.js";
import { choose, useDeviceChoice } from "../../state/reader.ts";
import { useView } from "../../state/view.ts";

const address = "https://api.pdok.nl/kadaster/brt-achtergrondkaart/ogc/v1/styles/standaard__webmercatorquad?f=mapbox";

export interface Basemap {
  basemap: StyleSpecification | undefined;
  /** It was requested and did not come; the plain basemap then stays. */
  unreachable: boolean;
  /** It is known whether it comes. */
  settled: boolean;
  /** Streets belong here, and the reader has not chosen them; or has. */
  choice: "none" | "open" | "taken";
}

/** As the reader chose; `always` where streets are needed to point something out. */
export function useBasemap(always = false): Basemap {
  const { basemap } = useView();
  const allowed = useDeviceChoice("streets");
  const fits = always || basemap === "brt";
  const wanted = fits && allowed;
  const { data, isError } = useQuery({
    queryKey: ["basemap", address],
    enabled: wanted,
    retry: false,
    // Several parts of a page want it: what did not come is not requested again by the next of them.
    retryOnMount: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<StyleSpecification> => {
      const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(3000)]) });
      if (!response.ok) throw new Error(`PDOK answered ${response.status}`);
      return (await response.json()) as StyleSpecification;
    },
  });
  return {
    basemap: wanted ? data : undefined,
    unreachable: wanted && isError,
    settled: !wanted || isError || data !== undefined,
    choice: !fits ? "none" : allowed ? "taken" : "open",
  };
}

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
