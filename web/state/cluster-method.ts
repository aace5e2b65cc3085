/** What of clusters is on the map; apart from the analysis itself, which the first view does not load. */
import { useChosenPanel, useView, type View } from "./view.ts";

export type ClusterMethod = Exclude<View["clusters"], "selectie" | undefined>;

/** What was chosen, else the first while the panel of clusters is open. A selection of one's own is no method: nothing is computed. */
export function useClusterMethod(): ClusterMethod | undefined {
  const { clusters } = useView();
  const panel = useChosenPanel();
  if (clusters === "selectie") return undefined;
  return clusters ?? (panel === "clusters" ? "dichtheid" : undefined);
}
