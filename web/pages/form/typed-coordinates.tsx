/** A point, line or polygon without a map: coordinates as they are typed or pasted, in degrees or on the Dutch grid. */
import { useState } from "react";
import { faults } from "#data/schema/faults.ts";
import { type Geometry, geometryFaults } from "#data/schema/geometry.ts";
import { words } from "../../labels/format.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { FieldError } from "./fields/draft-fields.tsx";
import { typedPositions } from "./typed-positions.ts";

export type ShapeKind = "Point" | "LineString" | "Polygon";
export const shapeOptions: readonly { value: ShapeKind; label: () => string }[] = [
  { value: "Point", label: m.form_draw_point },
  { value: "LineString", label: m.form_draw_line },
  { value: "Polygon", label: m.form_draw_polygon },
];

type TypedShape = { geometry: Geometry; fromRd: boolean } | { said: string[] };

function shapeOf(text: string, shape: ShapeKind): TypedShape {
  const { positions, wrong, fromRd } = typedPositions(text);
  if (wrong.length > 0) return { said: wrong.map(({ line, code }) => m.form_typed_line({ line, fault: words(faults[code]) })) };
  const [first] = positions;
  if (!first) return { said: [words(faults.required)] };
  if (positions.length < { Point: 1, LineString: 2, Polygon: 3 }[shape]) return { said: [m.form_typed_few()] };
  const geometry: Geometry =
    shape === "Point"
      ? { type: "Point", coordinates: first }
      : shape === "LineString"
        ? { type: "LineString", coordinates: positions }
        : { type: "Polygon", coordinates: [[...positions, first]] };
  const found = geometryFaults(geometry);
  return found.length > 0 ? { said: found.map((code) => words(faults[code])) } : { geometry, fromRd };
}

export interface TypedCoordinatesProps {
  id: string;
  onShape: (geometry: Geometry) => void;
  /** Only this one can be typed. */
  only?: ShapeKind;
}

export function TypedCoordinates({ id, onShape, only }: TypedCoordinatesProps) {
  const [chosen, setChosen] = useState<ShapeKind>(only ?? "Point");
  const [text, setText] = useState("");
  const [said, setSaid] = useState<string[]>([]);
  const [rd, setRd] = useState(false);
  const take = () => {
    const outcome = shapeOf(text, chosen);
    setSaid("said" in outcome ? outcome.said : []);
    setRd("fromRd" in outcome && outcome.fromRd);
    if ("geometry" in outcome) onShape(outcome.geometry);
  };
  return (
    <details className="fold form-typed">
      <summary>{m.form_typed()}</summary>
      {only ? null : (
        <Choices
          label={m.form_draw()}
          options={shapeOptions.map(({ value, label }) => ({ value, label: label() }))}
          value={chosen}
          onChange={setChosen}
        />
      )}
      <div className="form-field" data-wrong={said.length > 0 || undefined}>
        <label className="wb-label" htmlFor={id}>
          {m.form_typed_label()}
        </label>
        <p className="form-hint" id={`${id}-uitleg`}>
          {m.form_typed_hint()}
        </p>
        <div role="status">
          <FieldError id={id} faults={said} />
          {rd ? <p className="form-hint">{m.form_typed_rd()}</p> : null}
        </div>
        <textarea
          id={id}
          className="wb-field form-area form-medium"
          rows={chosen === "Point" ? 1 : 4}
          value={text}
          spellCheck={false}
          aria-describedby={`${id}-uitleg${said.length > 0 ? ` ${id}-fout` : ""}`}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button onClick={take}>{m.form_typed_take()}</Button>
    </details>
  );
}
