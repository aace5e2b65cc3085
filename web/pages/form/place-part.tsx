/** Where it is: found by name or address, own location, pointed out on the map, typed, or a whole area; and who may see how much. */

import { lazy, Suspense, useState } from "react";
import { definitionOf } from "#data/entry-types/registry.ts";
import { type Geometry, ReadGeometry } from "#data/schema/geometry.ts";
import { lacksWorkingArea, type Place, precisions } from "#data/schema/initiative.ts";
import type { FoundPlace } from "#data/schema/place.ts";
import { askLocation } from "../../api/own-location.ts";
import { useAreaNames } from "../../api/use-area-names.ts";
import * as m from "../../paraglide/messages.js";
import { PlaceFinder } from "../../search/place-finder.tsx";
import { type Draft, readNumber, type Typed, valueAt } from "../../state/draft.ts";
import { Button } from "../../ui/button.tsx";
import { MapGuard } from "../../ui/map-guard.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { Radios, Tick } from "./fields/choice-fields.tsx";
import { FieldError, useField, useForm } from "./fields/draft-fields.tsx";
import { TypedCoordinates } from "./typed-coordinates.tsx";
import { seenWords, shapeWords } from "./value-words.ts";
import { AddressFields, typedAddress } from "./visit-fields.tsx";
import { WorkingAreaField } from "./working-area.tsx";

const DrawMap = lazy(async () => ({ default: (await import("../../map/draw/draw-map.tsx")).DrawMap }));

/** Metres that a point "in de straat" is moved at most, as the server does it. */
const streetMetres = 120;

/** The place as far as it was typed: an area or a shape. */
export function typedPlace(value: Typed): Place | undefined {
  const place = value as Partial<Place> | undefined;
  if (place?.kind === "area" && place.code) return place as Place;
  // What was kept and is not right yet may be no shape.
  return place?.kind === "geometry" && ReadGeometry.safeParse(place.geometry).success ? (place as Place) : undefined;
}

export const precisionWords = {
  exact: m.form_precision_exact,
  straat: m.form_precision_straat,
  buurt: m.form_precision_buurt,
};

export function PlaceFields() {
  const { type, draft, edit } = useForm();
  const { id, value, set, faults } = useField<Typed>("place");
  const place = typedPlace(value);
  const shape = place?.kind === "geometry" ? place.geometry : undefined;
  const open = place?.public ?? true;
  const [buurt, setBuurt] = useState<string>();
  const toShape = (geometry: Geometry) => {
    const precision = place?.kind === "geometry" ? place.precision : "exact";
    set({ kind: "geometry", geometry: geometry as unknown as Typed, precision, public: open });
  };
  const toArea = (code: string) => set({ kind: "area", code, public: open });
  const toPoint = (position: readonly [number, number]) => toShape({ type: "Point", coordinates: position });
  const toAddress = (address: FoundPlace["address"]) => {
    if (address) edit({ kind: "set", path: "address", value: address });
  };
  return (
    <>
      <div id={id} tabIndex={-1} className="form-place" data-wrong={faults.length > 0 || undefined}>
        <FieldError id={id} faults={faults} />
        <PlaceFinder
          label={m.form_find()}
          hint={m.form_find_hint()}
          onArea={toArea}
          onPoint={(position, _, address) => {
            toPoint(position);
            toAddress(address);
          }}
        />
        <MyLocation onFound={toPoint} />
        <MapGuard words={m.form_draw_failed()}>
          <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
            <DrawMap
              geometry={shape}
              area={place?.kind === "area" ? place.code : undefined}
              beside={workingShape(valueAt(draft, "workingArea"))}
              rings={ringsOf(draft, place)}
              label={m.form_draw()}
              onDraw={toShape}
              onBuurt={setBuurt}
            />
          </Suspense>
        </MapGuard>
        <TypedCoordinates id={`${id}-getypt`} onShape={toShape} />
        <Chosen place={place} buurt={shape ? buurt : undefined} onClear={() => set(undefined)} />
      </div>
      {shape ? (
        <Radios
          path="place.precision"
          label={m.form_precision()}
          options={precisions.map((one) => ({ value: one, label: precisionWords[one]() }))}
        />
      ) : null}
      {place ? <Seen place={place} /> : null}
      <AddressFields
        place={place}
        onFound={({ point, address }) => {
          toPoint(point);
          // What somebody typed stays; what they did not know comes with it.
          toAddress({ ...address, ...typedAddress(draft) });
        }}
      />
      {"workingArea" in definitionOf(type).schema.shape ? (
        <WorkingAreaField hasPlace={shape !== undefined} isPoint={lacksWorkingArea({ place })} />
      ) : null}
    </>
  );
}

function workingShape(value: Typed): Geometry | undefined {
  const area = value as { kind?: string; geometry?: Geometry } | undefined;
  return area?.kind === "polygon" ? area.geometry : undefined;
}

/** Where the public point may come to lie, and how far the initiative reaches. */
function ringsOf(draft: Draft, place: Place | undefined): number[] {
  const metres = valueAt(draft, "workingArea.kind") === "radius" ? valueAt(draft, "workingArea.metres") : undefined;
  const reach = typeof metres === "string" ? readNumber(metres) : Number.NaN;
  const blurred = place?.kind === "geometry" && place.public && place.precision === "straat";
  return [...(blurred ? [streetMetres] : []), ...(typeof reach === "number" && reach <= 50_000 ? [reach] : [])];
}

interface ChosenProps {
  place: Place | undefined;
  buurt: string | undefined;
  onClear: () => void;
}

function Chosen({ place, buurt, onClear }: ChosenProps) {
  const { nameOf } = useAreaNames();
  const area = nameOf(buurt);
  const said = !place
    ? m.form_place_none()
    : place.kind === "area"
      ? m.form_place_area({ name: nameOf(place.code) ?? place.code })
      : area
        ? m.form_place_in({ place: shapeWords(place.geometry), area })
        : shapeWords(place.geometry);
  return (
    <div className="form-chosen">
      <p role="status">
        <strong>{m.form_place_chosen()}:</strong> {said}
      </p>
      {place ? (
        <Button icon="close" onClick={onClear}>
          {m.form_place_clear()}
        </Button>
      ) : null}
    </div>
  );
}

function Seen({ place }: { place: Place }) {
  const { draft } = useForm();
  const radius = valueAt(draft, "workingArea.kind") === "radius";
  const hidden = !place.public || place.kind !== "geometry" || place.precision !== "exact";
  return (
    <>
      <Tick path="place.public" label={m.form_place_public()} />
      <div className="form-seen" role="status">
        <strong>{m.form_preview()}</strong>
        <p>{seenWords(place)}</p>
        {radius && hidden ? <p>{m.form_preview_radius()}</p> : null}
      </div>
    </>
  );
}

/** The place where somebody stands, for who is in the street with a phone. */

interface MyLocationProps {
  label?: string;
  onFound: (position: readonly [number, number]) => void;
}

export function MyLocation({ label = m.form_here(), onFound }: MyLocationProps) {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  if (!("geolocation" in navigator)) return null;
  const ask = async () => {
    setBusy(true);
    setSaid(m.form_here_busy());
    const found = await askLocation();
    setBusy(false);
    setSaid(typeof found !== "string" ? "" : found === "outside" ? m.form_here_outside() : m.form_here_denied());
    if (typeof found === "string") return;
    const [longitude, latitude] = found.position;
    // Six decimals are a tenth of a metre.
    onFound([Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6]);
  };
  return (
    <div className="form-here">
      <Button icon="here" disabled={busy} onClick={() => void ask()}>
        {label}
      </Button>
      <span role="status" className="form-hint">
        {said}
      </span>
    </div>
  );
}
