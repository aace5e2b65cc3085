/** Where it was and where it is now: how far apart in words, and the way to the map. */
import { Link } from "@tanstack/react-router";
import { metresFrom } from "#data/geometry/metres.ts";
import type { Place } from "#data/schema/initiative.ts";
import { formatNumber } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { middleOfGeometry } from "../../state/where.ts";

type Point = readonly [number, number];

/** Zoom at which streets can be told apart. */
const zoom = 16;

const pointOf = (place: Place | undefined): Point | undefined =>
  place?.kind === "geometry" ? middleOfGeometry(place.geometry) : undefined;

const quarters = [
  m.beheer_north,
  m.beheer_north_east,
  m.beheer_east,
  m.beheer_south_east,
  m.beheer_south,
  m.beheer_south_west,
  m.beheer_west,
  m.beheer_north_west,
];

/** "312 meter naar het noordoosten" */
function movedWords(from: Point, to: Point): string {
  const [east, north] = metresFrom(from, to);
  const metres = Math.round(Math.hypot(east, north));
  if (metres === 0) return m.beheer_not_moved();
  const quarter = Math.round(((Math.atan2(east, north) / Math.PI) * 4 + 8) % 8) % 8;
  return m.beheer_moved({ metres: formatNumber(metres), direction: quarters[quarter]?.() ?? "" });
}

export function PlaceSketch({ from, to }: { from: Place | undefined; to: Place | undefined }) {
  const [before, after] = [pointOf(from), pointOf(to)];
  if (!after) return null;
  return (
    <p className="beheer-place">
      {before ? `${movedWords(before, after)} ` : null}
      {before ? <OnMap point={before} words={m.beheer_old_on_map()} /> : null}
      <OnMap point={after} words={before ? m.beheer_new_on_map() : m.beheer_on_map()} />
    </p>
  );
}

const OnMap = ({ point: [longitude, latitude], words }: { point: Point; words: string }) => (
  <Link
    to="/"
    search={(view) => ({ ...view, area: undefined, at: `${longitude.toFixed(4)},${latitude.toFixed(4)},${zoom}` })}
    className="nl-link"
  >
    {words}
  </Link>
);
