/** Initiatives on the map: points and clusters, drafts of one's own team, and what is known of the one that is picked. */
import "./initiatives-on-map.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useState } from "react";
import { around, type Box, middleOfBox, readSpot } from "#data/geometry/box.ts";
import { initiativeThemes } from "#data/schema/initiative-filter.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import type { PublicInitiative } from "#data/schema/public-initiative.ts";
import { layerOf, tileSource } from "#tiles/layers.ts";
import type { TeamDraft } from "../../api/drafts.ts";
import { filterOfView } from "../../api/initiative-filter.ts";
import { initiativesInQuery } from "../../api/initiatives.ts";
import { areasQuery } from "../../api/published.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { useTeamDrafts } from "../../state/team-drafts.ts";
import { useSetView, useView } from "../../state/view.ts";
import { middleOfGeometry } from "../../state/where.ts";
import { useDark } from "../../ui/media.ts";
import { outlineOfPieces, type TilePiece } from "../areas/outline.ts";
import { draw, type MapFeature, type Picked } from "./initiative-layers.ts";
import { DraftPopup, InitiativePopup, MarkTooltip } from "./initiative-popup.tsx";
import { draftIcon } from "./mark-images.ts";
import { useClicking, useRestingOn } from "./picking.ts";
import { usePoints } from "./points.ts";
import { outlineFeature, shapeOf, spotFeature } from "./shape.ts";

export interface OnMapProps {
  map: MapLibre;
  manifest: Manifest;
  /** Something else is open on the map: what is picked waits. */
  covered: boolean;
}

/** Of one point; a cluster has no place to ask by. */
const boxOf = (picked: Picked | undefined): Box | undefined =>
  picked && picked.cluster < 0 && picked.draft === undefined
    ? [picked.longitude, picked.latitude, picked.longitude, picked.latitude]
    : undefined;

function useAt(spot: Box | undefined) {
  // What lay at another spot is not what lies here: no data stands in for it.
  const { placeholderData: _, ...query } = initiativesInQuery(filterOfView(useView()), spot && around(spot));
  return useQuery(query);
}

export function InitiativesOnMap({ map, manifest, covered }: OnMapProps) {
  const { spot: text, initiative: id } = useView();
  const setView = useSetView();
  const [draft, setDraft] = useState<string>();
  const points = usePoints(map);
  const drafts = useDrafts(map);
  const resting = useRestingOn(map);
  useClicking(map, points, setDraft);
  const spot = readSpot(text);
  const picked = useAt(spot);
  const pointed = useAt(boxOf(resting));
  const at = spot ? (picked.data?.initiatives ?? []) : [];
  const shown = at.length === 1 ? at[0] : at.find((one) => one.id === id);
  const near = boxOf(resting) ? pointed.data?.initiatives : undefined;
  useShape(map, manifest, { spot, initiative: near?.length === 1 ? near[0] : shown });
  const chosenDraft = drafts.find((one) => one.id === draft);
  return (
    <>
      {resting ? <MarkTooltip map={map} picked={resting} initiatives={near} drafts={drafts} /> : null}
      {spot && !covered ? (
        <InitiativePopup
          key={text}
          map={map}
          spot={spot}
          answer={picked}
          shown={shown}
          onClose={() => setView({ spot: undefined, initiative: undefined })}
        />
      ) : null}
      {chosenDraft && !spot && !covered ? <DraftPopup map={map} draft={chosenDraft} onClose={() => setDraft(undefined)} /> : null}
    </>
  );
}

/** Working versions that are not published, for those who may read them: the server decides who that is. */
function featureOf({ id, content, geometry }: TeamDraft, dark: boolean): MapFeature[] {
  if (!geometry) return [];
  const theme = (initiativeThemes as string[]).indexOf(content.themes?.[0] ?? "");
  const properties = { draft: id, icon: draftIcon(theme, dark), order: 0, count: 1, cluster: -1 };
  return [{ type: "Feature", geometry: { type: "Point", coordinates: middleOfGeometry(geometry) }, properties }];
}

function useDrafts(map: MapLibre): TeamDraft[] {
  const dark = useDark();
  const { data } = useTeamDrafts();
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

/** Draws what the picked initiative, or the one under the pointer, covers. */
interface Shown {
  /** Ring around it; absent for what is only pointed at. */
  spot: Box | undefined;
  initiative: PublicInitiative | undefined;
}

function useShape(map: MapLibre, manifest: Manifest, { spot, initiative }: Shown): void {
  const client = useQueryClient();
  const [longitude, latitude] = spot ? middleOfBox(spot) : [];
  useEffect(() => {
    const ring = longitude === undefined || latitude === undefined ? [] : [spotFeature([longitude, latitude])];
    const own = [...(initiative ? shapeOf(initiative) : []), ...ring];
    draw(map, "vorm", own);
    const area = initiative?.content.workingArea;
    if (area?.kind !== "areas") return;
    let current = true;
    const outlines = async () => {
      const features: MapFeature[] = [];
      for (const code of area.codes) {
        const level = levelOf(code);
        const row = rowOf(await client.fetchQuery(areasQuery(manifest, level)), code);
        if (!current || row === undefined || !map.getSource(tileSource)) continue;
        // The tiles that are here know its border; on another part of the map it is not in sight.
        const pieces = map.querySourceFeatures(tileSource, { sourceLayer: layerOf[level], filter: ["==", ["id"], row] });
        features.push(outlineFeature(outlineOfPieces(pieces as unknown as TilePiece[])));
      }
      if (current) draw(map, "vorm", [...features, ...own]);
    };
    const again = () => void outlines();
    void outlines();
    map.on("moveend", again);
    return () => {
      current = false;
      map.off("moveend", again);
    };
  }, [map, manifest, client, initiative, longitude, latitude]);
}
