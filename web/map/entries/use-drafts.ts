/** Working versions that are not published, for those who may read them: the server decides who that is. */
import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { initiativeThemes } from "#data/schema/initiative.ts";
import { type Draft, draftsQuery } from "../../api/drafts.ts";
import { sessionQuery } from "../../api/session.ts";
import { useMapWindow } from "../../state/map-window.ts";
import { middleOf } from "../../state/where.ts";
import { useDark } from "../../ui/media.ts";
import { draw, type Feature } from "./drawn.ts";
import { draftIcon } from "./mark-images.ts";

function featureOf({ id, content, geometry }: Draft, dark: boolean): Feature[] {
  if (!geometry) return [];
  const theme = (initiativeThemes as string[]).indexOf(content.themes?.[0] ?? "");
  const properties = { draft: id, icon: draftIcon(theme, dark), order: 0, count: 1, cluster: -1 };
  return [{ type: "Feature", geometry: { type: "Point", coordinates: middleOf(geometry) }, properties }];
}

export function useDrafts(map: MapLibre): Draft[] {
  const dark = useDark();
  const { data: session } = useQuery(sessionQuery);
  const window = useMapWindow();
  const { data } = useQuery({ ...draftsQuery(window), enabled: window !== undefined && (session?.grants.length ?? 0) > 0 });
  useEffect(() => {
    draw(
      map,
      "concepten",
      (data ?? []).flatMap((one) => featureOf(one, dark)),
    );
    return () => draw(map, "concepten", []);
  }, [map, data, dark]);
  return data ?? [];
}
