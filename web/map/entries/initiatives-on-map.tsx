/** Initiatives on the map: points and clusters, drafts of one's own team, and what is known of the one that is picked. */
import { useQuery } from "@tanstack/react-query";
import type { Map as MapLibre } from "maplibre-gl";
import { useState } from "react";
import type { Manifest } from "#data/schema/manifest.ts";
import { around, type Box, readSpot } from "#data/geometry/spot.ts";
import { filterOf } from "../../api/initiative-filter.ts";
import { initiativesInQuery } from "../../api/initiatives.ts";
import { useSetView, useView } from "../../state/use-view.ts";
import { DraftPopup } from "./draft-popup.tsx";
import { InitiativePopup } from "./initiative-popup.tsx";
import { MarkTooltip } from "./mark-tooltip.tsx";
import type { Picked } from "./picked.ts";
import { useDrafts } from "./use-drafts.ts";
import { useClicking, useRestingOn } from "./use-picking.ts";
import { usePoints } from "./use-points.ts";
import { useShape } from "./use-shape.ts";
import "./initiatives-on-map.css";

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
  return useQuery(initiativesInQuery(filterOf(useView()), spot && around(spot)));
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
  const near = boxOf(resting) && !pointed.isPlaceholderData ? pointed.data?.initiatives : undefined;
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
