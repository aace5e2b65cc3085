/** The area that it is for: areas by name or code, a radius around the place, or a polygon of own. */

import { lazy, Suspense } from "react";
import type { Geometry } from "#data/schema/geometry.ts";
import * as m from "../../paraglide/messages.js";
import { type Typed, valueAt } from "../../state/draft.ts";
import { Choices } from "../../ui/choices.tsx";
import { MapGuard } from "../../ui/map-guard.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { AreaChips } from "./fields/areas-field.tsx";
import { DraftTextField, FieldError, useField, useForm } from "./fields/draft-fields.tsx";
import { TypedCoordinates } from "./typed-coordinates.tsx";
import { shapeWords } from "./value-words.ts";

const DrawMap = lazy(async () => ({ default: (await import("../../map/draw/draw-map.tsx")).DrawMap }));

type Kind = "none" | "areas" | "radius" | "polygon";
const start: Record<Kind, Typed> = {
  none: undefined,
  areas: { kind: "areas", codes: [] },
  radius: { kind: "radius", metres: "500" },
  polygon: { kind: "polygon" },
};

interface WorkingAreaFieldProps {
  hasPlace: boolean;
  /** Its place is a point: without a working area reach is counted around it. */
  isPoint: boolean;
}

export function WorkingAreaField({ hasPlace, isPoint }: WorkingAreaFieldProps) {
  const { id, value, set, faults } = useField<{ readonly [field: string]: Typed }>("workingArea");
  const kind = (value?.kind ?? "none") as Kind;
  const options = [
    { value: "none" as const, label: m.form_working_none() },
    { value: "areas" as const, label: m.form_working_areas() },
    ...(hasPlace || kind === "radius" ? [{ value: "radius" as const, label: m.form_working_radius() }] : []),
    { value: "polygon" as const, label: m.form_working_polygon() },
  ];
  return (
    <div className="form-field" id={id} tabIndex={-1} data-wrong={faults.length > 0 || undefined}>
      <Choices label={m.form_working_question()} options={options} value={kind} onChange={(next) => set(start[next])} />
      {kind === "none" && isPoint ? (
        <p className="form-hint" role="status">
          {m.form_working_point()}
        </p>
      ) : null}
      {kind === "radius" ? (
        <DraftTextField path="workingArea.metres" label={m.form_working_metres()} inputMode="numeric" width="short" />
      ) : (
        <FieldError id={id} faults={faults} />
      )}
      {kind === "areas" ? (
        <AreaChips path="workingArea.codes" label={m.form_working_add()} hint={m.form_working_add_hint()} />
      ) : null}
      {kind === "polygon" ? <Drawn id={id} /> : null}
    </div>
  );
}

function Drawn({ id }: { id: string }) {
  const { value, set } = useField<Typed>("workingArea.geometry");
  const { draft } = useForm();
  const geometry = value as Geometry | undefined;
  const take = (shape: Geometry) => set(shape as unknown as Typed);
  return (
    <>
      <MapGuard words={m.form_draw_failed()}>
        <Suspense fallback={<Waiting>{m.loading()}</Waiting>}>
          <DrawMap
            label={m.form_working_polygon()}
            shapes={["Polygon"]}
            geometry={geometry}
            beside={valueAt(draft, "place.geometry") as Geometry | undefined}
            onDraw={take}
          />
        </Suspense>
      </MapGuard>
      <p className="form-hint" role="status">
        {geometry ? shapeWords(geometry) : m.form_working_draw()}
      </p>
      <TypedCoordinates id={`${id}-getypt`} only="Polygon" onShape={take} />
    </>
  );
}
