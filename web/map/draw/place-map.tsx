/** Where an entry lies: the place that it gets as a full dot and a whole line, the one that it had as a ring and a broken line. */
import * as m from "../../paraglide/messages.js";
import "./place-map.css";
import { useQuery } from "@tanstack/react-query";
import { Layer, Source } from "react-map-gl/maplibre";
import { middleOfBox } from "#data/geometry/box.ts";
import { circleAround } from "#data/geometry/metres.ts";
import type { Geometry } from "#data/schema/geometry.ts";
import type { Initiative, Place } from "#data/schema/initiative.ts";
import { areasQuery, manifestQuery, placesQuery } from "../../api/published.ts";
import { drawInk } from "../../labels/theme.ts";
import { levelOf, rowOf } from "../../state/area-rows.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { boxOfRow } from "../base/camera.ts";
import { AreaShape, boxAround, type DegreeBox } from "./draw-camera.tsx";
import { LookMap } from "./look-map.tsx";

export interface PlaceMapProps {
  /** The place that it had; absent where it did not move. */
  from?: Place | undefined;
  to: Place;
  /** In which it works: a broken line around it. Only of what is looked at, and did not move. */
  workingArea?: WorkingArea | undefined;
}

type WorkingArea = NonNullable<Initiative["workingArea"]>;

/** Close enough to see the streets around, far enough to know which ones. */
const maxZoom = 15;

/** Undefined while it is not known; null where there is nothing to look at: no place, or an area without a border. */
function usePlaceBox(place: Place | undefined): DegreeBox | null | undefined {
  const { data: manifest } = useQuery(manifestQuery);
  const code = place?.kind === "area" ? place.code : undefined;
  const level = code === undefined ? "gemeente" : levelOf(code);
  const asked = manifest !== undefined && code !== undefined;
  const index = useQuery({ ...areasQuery(manifest, level), enabled: asked });
  const boxes = useQuery({ ...placesQuery(manifest, level), enabled: asked });
  if (place?.kind === "geometry") return boxAround(place.geometry);
  if (code === undefined || index.error || boxes.error) return null;
  if (!index.data || !boxes.data) return undefined;
  const row = rowOf(index.data, code);
  return row === undefined ? null : (boxOfRow(boxes.data, row) ?? null);
}

/** A working area as a place: the first of areas that were named; others are in the words beside the map. */
function placeOfWork(area: WorkingArea | undefined, to: Place): Place | undefined {
  const shape = (geometry: Geometry): Place => ({ kind: "geometry", geometry, precision: "exact", public: true });
  if (area?.kind === "polygon") return shape(area.geometry);
  if (area?.kind === "areas")
    return area.codes[0] === undefined ? undefined : { kind: "area", code: area.codes[0], public: true };
  if (area === undefined || to.kind === "area") return undefined;
  return shape({ type: "Polygon", coordinates: [circleAround(middleOfBox(boxAround(to.geometry)), area.metres)] });
}

export function PlaceMap({ from: was, to, workingArea }: PlaceMapProps) {
  const work = placeOfWork(workingArea, to);
  const from = was ?? work;
  const before = usePlaceBox(from);
  const after = usePlaceBox(to);
  if (after === null) return null;
  if (!after || before === undefined) return <Waiting>{m.loading()}</Waiting>;
  const moved = from !== undefined && before !== null;
  return (
    <figure className="place-map">
      <LookMap label={m.beheer_place_map()} box={before ? around(before, after) : after} maxZoom={maxZoom} streets>
        {moved ? <Shape place={from} id="was" was /> : null}
        <Shape place={to} id="wordt" />
      </LookMap>
      <figcaption className="wb-small">
        {moved ? (
          <>
            <Key was words={work && !was ? m.initiative_working_area() : m.beheer_place_was()} />
            <Key words={work && !was ? m.beheer_place_is() : m.beheer_place_becomes()} />
          </>
        ) : (
          <Key words={m.beheer_place_is()} />
        )}
      </figcaption>
    </figure>
  );
}

const around = (a: DegreeBox, b: DegreeBox): DegreeBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

interface ShapeProps {
  place: Place;
  id: string;
  was?: boolean;
}

function Shape({ place, id, was = false }: ShapeProps) {
  const colour = was ? drawInk.beside : drawInk.line;
  if (place.kind === "area") return <AreaShape code={place.code} id={id} colour={colour} dashed={was} />;
  return <Drawing geometry={place.geometry} id={id} colour={colour} was={was} />;
}

interface DrawingProps {
  geometry: Geometry;
  id: string;
  colour: string;
  was: boolean;
}

function Drawing({ geometry, id, colour, was }: DrawingProps) {
  const dot = was ? { fill: drawInk.edge, edge: colour, radius: 7 } : { fill: colour, edge: drawInk.edge, radius: 8 };
  const dashes = was ? { "line-dasharray": [2, 2] } : {};
  return (
    <Source id={id} type="geojson" data={geometry as unknown as GeoJSON.Geometry}>
      {was ? null : (
        <Layer
          id={`${id}-vlak`}
          type="fill"
          filter={["==", ["geometry-type"], "Polygon"]}
          paint={{ "fill-color": colour, "fill-opacity": 0.2 }}
        />
      )}
      <Layer id={`${id}-rand`} type="line" paint={{ "line-color": colour, "line-width": 3, ...dashes }} />
      <Layer
        id={`${id}-stip`}
        type="circle"
        filter={["==", ["geometry-type"], "Point"]}
        paint={{
          "circle-color": dot.fill,
          "circle-radius": dot.radius,
          "circle-stroke-color": dot.edge,
          "circle-stroke-width": 3,
        }}
      />
    </Source>
  );
}

/** The same mark as on the map, with what it means. */
function Key({ was = false, words }: { was?: boolean; words: string }) {
  const colour = was ? drawInk.beside : drawInk.line;
  return (
    <span className="place-map__key">
      <svg viewBox="0 0 44 16" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="5.5" fill={was ? drawInk.edge : colour} stroke={colour} strokeWidth="3" />
        <path d="M20 8H44" stroke={colour} strokeWidth="3" strokeDasharray={was ? "6 3" : undefined} />
      </svg>
      {words}
    </span>
  );
}
