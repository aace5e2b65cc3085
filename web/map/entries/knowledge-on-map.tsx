/** Knowledge on the map, when the reader switches it on: marks, what a click opens, and what lies at the spot that was picked. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { GeoJSONSource, LayerSpecification, Map as MapLibre, MapMouseEvent, SourceSpecification } from "maplibre-gl";
import { useEffect, useMemo } from "react";
import { middleOfBox, readSpot, writeSpot } from "#data/geometry/box.ts";
import { entryPointsQuery, knowledgeOfView } from "../../api/entries.ts";
import { pageOfEntry } from "../../labels/entry-pages.ts";
import { typeWord } from "../../labels/entry-words.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { selectionTool } from "../../state/map-store.ts";
import { useSetView, useView } from "../../state/view.ts";
import { EntryGlyph } from "../../ui/entry-glyph.tsx";
import { reducedMotion, useDark } from "../../ui/media.ts";
import { cameraOf, requested } from "../base/camera.ts";
import { Popup } from "../base/popup.tsx";
import { draw, sourceId } from "./initiative-layers.ts";
import { knowledgeAt } from "./knowledge-at.ts";
import { giveKnowledgeImages, knowledgeFeatures, knowledgeLayers, knowledgeSources } from "./knowledge-layers.ts";

interface KnowledgeOnMapProps {
  map: MapLibre;
  onLayers: (added: { sources: Record<string, SourceSpecification>; layers: LayerSpecification[] } | undefined) => void;
}

export function KnowledgeOnMap({ map, onLayers }: KnowledgeOnMapProps) {
  const view = useView();
  const setView = useSetView();
  const dark = useDark();
  const { data } = useQuery(entryPointsQuery(knowledgeOfView(view)));
  const types = useMemo(() => [...new Set(data?.points.map(({ type }) => type))].sort(), [data]);
  useEffect(() => giveKnowledgeImages(map, types, dark), [map, types, dark]);
  useEffect(() => {
    onLayers({ sources: knowledgeSources, layers: knowledgeLayers(dark) });
    return () => onLayers(undefined);
  }, [dark, onLayers]);
  useEffect(() => {
    draw(map, "kennis", data ? knowledgeFeatures(data, dark) : []);
    return () => draw(map, "kennis", []);
  }, [map, data, dark]);
  useClicking(map);
  const spot = readSpot(view.knowledgespot);
  const here = view.knowledgespot === undefined ? [] : (data?.points ?? []).filter(({ at }) => spotOf(at) === view.knowledgespot);
  if (!spot || !data) return null;
  return (
    <Popup
      key={view.knowledgespot}
      map={map}
      at={middleOfBox(spot)}
      label={m.knowledge_popup()}
      onClose={() => setView({ knowledgespot: undefined })}
    >
      <h2>{here.length > 1 ? m.knowledge_popup_several({ count: formatNumber(here.length) }) : m.knowledge_popup()}</h2>
      {here.length === 0 ? <p>{m.knowledge_layer_none()}</p> : null}
      <ul className="pick-list">
        {here.map(({ id, type, title }) => {
          const { to, params } = pageOfEntry({ type, id });
          return (
            <li key={id} className="knowledge-pick">
              <EntryGlyph type={type} />
              <span>
                <Link to={to} params={params} search={true} className="nl-link">
                  {title}
                </Link>{" "}
                <span className="wb-small wb-soft">{typeWord(type)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Popup>
  );
}

const spotOf = ([x, y]: readonly [number, number]): string => writeSpot([x, y, x, y]);

/** So many are looked at to see whether all of a group lie at one spot. */
const mostLeaves = 500;

/** A click on a mark picks its spot, on a group goes nearer; where all of a group lie at one spot it picks that. */
function useClicking(map: MapLibre): void {
  const setView = useSetView();
  useEffect(() => {
    const pick = (spot: string) => setView({ knowledgespot: spot, spot: undefined, initiative: undefined, at: cameraOf(map) });
    const click = async ({ point }: MapMouseEvent) => {
      if (selectionTool.get()) return;
      const found = knowledgeAt(map, point);
      if (found?.geometry.type !== "Point") return;
      const { cluster_id: group, x, y } = found.properties as { cluster_id?: number; x?: number; y?: number };
      if (group === undefined) return x === undefined || y === undefined ? undefined : pick(spotOf([x, y]));
      const source = map.getSource<GeoJSONSource>(sourceId("kennis"));
      const leaves = (await source?.getClusterLeaves(group, mostLeaves, 0)) ?? [];
      const spots = new Set(leaves.map(({ properties }) => spotOf([Number(properties?.x), Number(properties?.y)])));
      const [only] = spots;
      if (only !== undefined && spots.size === 1) return pick(only);
      const zoom = await source?.getClusterExpansionZoom(group);
      const [longitude = 0, latitude = 0] = found.geometry.coordinates;
      map.easeTo(
        { center: [longitude, latitude], zoom: zoom ?? map.getZoom() + 2, duration: reducedMotion() ? 0 : 500 },
        requested,
      );
    };
    map.on("click", click);
    return () => {
      map.off("click", click);
    };
  }, [map, setView]);
}
