/** The box of the scatter plot as four numbers: the way to it for whoever draws no box. */
import { useId, useState } from "react";
import * as m from "../../paraglide/messages.js";
import { type Brush, readBrush } from "../../state/gap-brush.ts";

interface BrushFieldsProps {
  brush: Brush;
  /** What stands beside the need. */
  up: string;
  onBrush: (brush: Brush) => void;
}

export function BrushFields({ brush, up, onBrush }: BrushFieldsProps) {
  return (
    <div className="gap-scatter__fields">
      <RangeFields label={m.gaps_need()} range={brush.need} onRange={(need) => onBrush({ ...brush, need })} />
      <RangeFields label={up} range={brush.second} onRange={(second) => onBrush({ ...brush, second })} />
    </div>
  );
}

interface RangeFieldsProps {
  label: string;
  range: Brush["need"];
  onRange: (range: Brush["need"]) => void;
}

function RangeFields({ label, range, onRange }: RangeFieldsProps) {
  const [fault, setFault] = useState<string>();
  const id = useId();
  const set = (side: 0 | 1, text: string) => {
    const next = text.trim() === "" ? (side === 0 ? 0 : 100) : Number(text);
    const [from, to] = side === 0 ? [next, range[1]] : [range[0], next];
    const isBox = Number.isInteger(next) && readBrush(`0,100,${from},${to}`) !== undefined;
    setFault(isBox ? undefined : m.gaps_brush_fault());
    if (isBox && next !== range[side]) onRange([from, to]);
    return isBox;
  };
  return (
    <fieldset aria-describedby={fault ? id : undefined}>
      <legend className="wb-label">{label}</legend>
      {fault ? (
        <p id={id} className="wb-fault" role="alert">
          {fault}
        </p>
      ) : null}
      <NumberField label={m.gaps_brush_from()} value={range[0]} onSet={(text) => set(0, text)} />
      <NumberField label={m.gaps_brush_to()} value={range[1]} onSet={(text) => set(1, text)} />
    </fieldset>
  );
}

/** What is typed counts when it is finished: with Enter, or when the field is left. */
function NumberField({ label, value, onSet }: { label: string; value: number; onSet: (text: string) => boolean }) {
  const [typed, setTyped] = useState<string>();
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(undefined);
  }
  const finish = () => {
    // What is no number stays, beside what is asked.
    if (typed !== undefined && onSet(typed)) setTyped(undefined);
  };
  return (
    <label>
      {label}
      <input
        className="wb-field"
        type="number"
        min={0}
        max={100}
        step={1}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === "Enter") finish();
        }}
      />
    </label>
  );
}
