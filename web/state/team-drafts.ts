/** What of the own team stands on the map and is not public: the same for map, legend and list, narrowed by the same filter. */
import { useQuery } from "@tanstack/react-query";
import { draftsQuery } from "../api/drafts.ts";
import { filterOfView, inMonth } from "../api/initiative-filter.ts";
import { sessionQuery } from "../api/session.ts";
import { useMapWindow } from "./map-store.ts";
import { useView } from "./view.ts";

export function useTeamDrafts() {
  const view = useView();
  const { data: session } = useQuery(sessionQuery);
  const window = useMapWindow();
  const wanted = (session?.grants.length ?? 0) > 0 && window !== undefined && view.initiatives !== "uit";
  return useQuery({ ...draftsQuery(inMonth(filterOfView(view), view.time), window), enabled: wanted });
}
