/** What of clusters is on the map; apart from the analysis itself, which the first view does not load. */
import { useChosenPanel, useView, type View } from "./view.ts";

export type ClusterMethod = NonNullable<View["clusters"]>;

/** What was chosen, else the first while the panel of clusters is open. */
export function useClusterMethod(): ClusterMethod | undefined {
  const { clusters } = useView();
  const panel = useChosenPanel();
  return clusters ?? (panel === "clusters" ? "dichtheid" : undefined);
}
