/** The BRT basemap of PDOK, when the reader asks for it and it answers in time. */
import { useQuery } from "@tanstack/react-query";
import type { StyleSpecification } from "maplibre-gl";
import { useView } from "../state/use-view.ts";

const address = "https://api.pdok.nl/kadaster/brt-achtergrondkaart/ogc/v1/styles/standaard__webmercatorquad?f=mapbox";

/** `unreachable` is true when it was asked for and did not come; the plain basemap then stays. */
export function useBasemap(): { basemap: StyleSpecification | undefined; unreachable: boolean } {
  const { basemap } = useView();
  const wanted = basemap === "brt";
  const { data, isError } = useQuery({
    queryKey: ["basemap", address],
    enabled: wanted,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<StyleSpecification> => {
      const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(3000)]) });
      if (!response.ok) throw new Error(`PDOK answered ${response.status}`);
      return (await response.json()) as StyleSpecification;
    },
  });
  return { basemap: wanted ? data : undefined, unreachable: wanted && isError };
}
