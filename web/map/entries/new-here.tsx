/** The pressed place, and the one thing to do there: begin an initiative. */
import * as m from "../../paraglide/messages.js";
import "./new-here.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { choroplethLevels } from "#data/schema/area.ts";
import type { Manifest } from "#data/schema/manifest.ts";
import { areasQuery } from "../../api/published.ts";
import { levelWord } from "../../labels/format.ts";
import { useCreates } from "../../state/reader.ts";
import { fillLayer } from "../areas/layers.ts";
import { Popup } from "../base/popup.tsx";

export interface NewHereProps {
  map: MapLibre;
  manifest: Manifest;
  place: readonly [longitude: number, latitude: number];
  onClose: () => void;
}

export function NewHere({ map, manifest, place: [longitude, latitude], onClose }: NewHereProps) {
  const creates = useCreates();
  const area = useAreaAt(map, manifest, [longitude, latitude]);
  const point = [longitude, latitude].map((degrees) => Number(degrees.toFixed(6))).join();
  return (
    <>
      <Mark map={map} place={[longitude, latitude]} />
      <Popup map={map} at={[longitude, latitude]} label={m.layer_new_popup()} onClose={onClose}>
        <p className="new-here__where wb-small wb-soft">{area.words}</p>
        {area.none ? null : (
          <Link
            to="/initiatieven/nieuw"
            search={(view) => ({ ...view, spot: undefined, initiative: undefined, point })}
            className="nl-link"
          >
            {creates ? m.layer_new_here() : m.layer_suggest_here()}
          </Link>
        )}
      </Popup>
    </>
  );
}

/** The smallest area that is drawn there, in words. At sea and abroad there is none, and no place for an initiative. */
function useAreaAt(map: MapLibre, manifest: Manifest, place: [number, number]): { words: string; none?: boolean } {
  const [found] = useState(() => {
    const layers = choroplethLevels.map(fillLayer).filter((id) => map.getLayer(id));
    const features = map.queryRenderedFeatures(map.project(place), { layers });
    const level = choroplethLevels.findLast((one) => features.some(({ layer }) => layer.id === fillLayer(one)));
    const feature = features.find(({ layer }) => level !== undefined && layer.id === fillLayer(level));
    return level === undefined ? undefined : { level, row: Number(feature?.id) };
  });
  const { data: index } = useQuery({ ...areasQuery(manifest, found?.level ?? "gemeente"), enabled: found !== undefined });
  const name = found && index?.names[found.row];
  const [loaded] = useState(() => map.areTilesLoaded());
  if (!found && loaded) return { words: m.layer_new_nowhere(), none: true };
  return { words: found && name !== undefined ? m.layer_new_in({ level: levelWord(found.level), name }) : m.layer_new_place() };
}

/** A ring around the place, so that it stays clear what "here" is while the map moves under the card. */
function Mark({ map, place: [longitude, latitude] }: Pick<NewHereProps, "map" | "place">) {
  const ring = useRef<HTMLElement>(null);
  useEffect(() => {
    const put = () => {
      const { x, y } = map.project([longitude, latitude]);
      ring.current?.style.setProperty("transform", `translate(${x}px, ${y}px)`);
    };
    put();
    map.on("move", put);
    return () => {
      map.off("move", put);
    };
  }, [map, longitude, latitude]);
  return <i ref={ring} className="new-here__mark" aria-hidden="true" />;
}
